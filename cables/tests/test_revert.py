"""At the desk every thing has its history, and the way back to any version of it is one more event.

`EDITS=300 python3 manage.py test cables/tests/test_revert.py` takes the long way.
"""

from __future__ import annotations

import os
import random
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from cables.deciding.correcting import correct
from cables.deciding.fields import CORRECTABLE, get
from cables.deciding.reviewing import token
from cables.deciding.versions import versions
from cables.deciding.withholding import withhold
from cables.models import Act, Cable, Correction, Organization, Paragraph, Statistic
from cables.models.history import EVENTS
from proofs.pages import form_to

from . import world

pytestmark = pytest.mark.django_db
EDITS = int(os.environ.get("EDITS", "24"))
WORDS = "promised money shelters \n a\u0301 lighthouses 120 \t «of» them '' <b> ; Ünits".split(" ")


def _address(thing: Any) -> str:
    return reverse(f"admin:cables_{thing._meta.model_name}_history", args=[thing.pk])


def _again(thing: Any) -> Any:
    return type(thing).objects.get(pk=thing.pk)


def _state(thing: Any) -> dict[str, Any]:
    """All that an editor can change, and what follows from it."""
    thing = _again(thing)
    found = {field: get(thing, field) for field in CORRECTABLE[type(thing)]}
    if isinstance(thing, Paragraph):
        found |= {"section": thing.section, "public": thing.public_text}
    return found


def _revert(desk: Client, thing: Any, act: object, **more: Any) -> Any:
    seen = {"seen": _again(thing).version}
    said = {"act": str(act), "save": "1", "reason": "as it was", **seen, **more}
    return desk.post(_address(thing), said, follow=True)


def test_the_difference_is_shown_and_a_reason_asked_before_anything_is_reverted(desk: Client) -> None:
    world.load()
    thing, act = world.paragraph(2), versions(world.paragraph(2))[0].act
    correct(thing, "text", "No shelters were promised at all.", reason="misread", editor=world.editor())
    shown = _revert(desk, thing, act, save="", reason="")
    asked = desk.post(_address(thing), {"act": str(act), "seen": _again(thing).version})
    assert _again(thing).text == "No shelters were promised at all."
    page = asked.content.decode()
    assert "<ins>" in page
    assert "more money" in page
    assert "This field is required" in shown.content.decode()
    _revert(desk, thing, act, reason="the source says so")
    assert "promised more money" in _again(thing).text
    assert versions(_again(thing))[-1].said["reason"].endswith(": the source says so")


def _edit(rng: random.Random, thing: Any) -> None:
    """Any field of it to anything that fits."""
    words = " ".join(rng.choices(WORDS, k=rng.randint(0, 9)))
    asked = [
        {"year": 2007, "code": code, "start": 0, "end": 4, "kind": "answer", "basis": "editor"}
        for code in ("27D", "29A")
    ]
    choices: dict[type, dict[str, list[Any]]] = {
        Paragraph: {
            "text": [words, f"{words} {thing.pk} {words}"], "heading": [words.upper()], "mark": ["U", "C"],
            "number": [7, None], "state": ["cut", "whole"], "questions": [[], asked[:1], asked],
        },
        Cable: {
            "subject": [words], "tags": [["KCRM"], [], ["QV", "PHUM"]], "captions": [["SIPDIS"], []],
            "references": [
                [], [{"printed": words, "cable_id": "06STATE3836", "kind": "cable", "label": "A"}],
            ],
            "date": ["2007-03-08T10:00:00+00:00", None], "reporting_year": [2008],
            "replaces": ["06LISSE1", ""], "to": [[{"name": words}]], "part_number": [1, None],
        },
        Statistic: {
            "value": ["8", "8.5", None], "what": [words], "breakdown": [{"sex": "women"}, {}],
            "review": ["confirmed", "rejected", "machine"], "period": ["2005"],
        },
        Organization: {"name": [words or "A"], "kind": ["NGO", "IO"], "review": ["confirmed", "rejected"]},
    }  # fmt: skip
    field = rng.choice(sorted(choices[type(thing)]))
    correct(thing, field, rng.choice(choices[type(thing)][field]), reason="an edit", editor=world.editor())


def _things() -> list[Any]:
    return [*Paragraph.objects.all(), world.cable(), *Statistic.objects.all(), *Organization.objects.all()]


def test_random_edits_are_reverted_byte_for_byte_each_as_an_event(desk: Client) -> None:
    world.load()
    rng = random.Random(614)
    reverted = 0
    for number in range(EDITS):
        if number % 12 == 11:
            world.load(world.text(world.BODY.replace("more money", f"{number} coins")))
        thing = rng.choice(_things())
        before, act = _state(thing), versions(thing)[-1].act
        _edit(rng, thing)
        reverted += _state(thing) != before
        acts = Act.objects.count()
        if _state(thing) == before:
            continue
        assert _revert(desk, thing, act).status_code == 200
        assert _state(thing) == before, (thing, number)
        assert Act.objects.count() == acts + 1
        last = EVENTS[type(thing)]._default_manager.filter(pgh_obj=thing.pk).last()
        assert last.pgh_context.metadata["reason"].startswith("reverted to the version of ")
        assert last.pgh_context.metadata["actor"] == "vera"
    assert reverted >= EDITS // 2


def test_every_version_of_a_paragraph_can_be_gone_back_to(desk: Client) -> None:
    world.load()
    second, states = world.paragraph(2), {}
    for edit in ("One.", "Two.", ""):
        states[versions(second)[-1].act] = _state(second)
        correct(second, "text", edit, reason="-", editor=world.editor())
    world.load(world.text(world.BODY.replace("more money", "less money")))
    for act, state in reversed(states.items()):
        _revert(desk, second, act)
        assert _state(second) == state
    assert len(versions(second)) >= 7


def test_going_back_to_what_the_machine_read_withdraws_the_correction(desk: Client) -> None:
    world.load()
    second = world.paragraph(2)
    act = versions(second)[0].act
    correct(second, "text", "It promised.", reason="misread", editor=world.editor())
    _revert(desk, second, act)
    one = Correction.objects.get()
    assert one.withdrawn_at
    assert one.withdrawn_reason.startswith("reverted to the version of ")
    world.load(world.text(world.BODY.replace("more money", "less money")))
    assert "less money" in world.paragraph(2).text


def test_going_back_past_a_new_reading_is_a_correction(desk: Client) -> None:
    world.load()
    act, old = versions(world.paragraph(2))[-1].act, world.paragraph(2).text
    world.load(world.text(world.BODY.replace("more money", "less money")))
    _revert(desk, world.paragraph(2), act)
    assert world.paragraph(2).text == old
    assert "less money" in Correction.objects.get().read


def test_a_merge_is_undone_from_the_history(desk: Client) -> None:
    world.load()
    one, other = Organization.objects.order_by("pk")[:2]
    act = versions(one)[-1].act
    correct(one, "merged_into", other.pk, reason="one body", editor=world.editor())
    _revert(desk, one, act)
    assert _again(one).merged_into is None


def test_the_page_tells_who_why_when_and_what(desk: Client) -> None:
    world.load()
    correct(world.paragraph(2), "text", "It promised.", reason="misread", editor=world.editor())
    page = desk.get(_address(world.paragraph(2))).content.decode()
    assert "vera" in page
    assert "misread" in page
    assert "<ins>It promised.</ins>" in page
    assert "ingest of 07PORTLISSE612.txt by extractor" in page
    assert page.count("Revert to this") == 1


def test_withheld_words_are_for_those_who_may_change_them(desk: Client) -> None:
    world.load()
    correct(world.paragraph(3), "text", "Xanthippa.", reason="misread", editor=world.editor())
    withhold(world.paragraph(3), "victim", reason="-", editor=world.editor())
    assert "Xanthippa" in desk.get(_address(world.paragraph(3))).content.decode()
    viewer = get_user_model().objects.create_user("vito", is_staff=True)
    viewer.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    looking = Client()
    looking.force_login(viewer)
    page = looking.get(_address(world.paragraph(3))).content.decode()
    assert "misread" in page
    assert "Xanthippa" not in page
    assert "Revert to this" not in page
    assert _revert(looking, world.paragraph(3), versions(world.paragraph(3))[0].act).status_code == 403
    assert world.paragraph(3).text == "Xanthippa."
    assert Client().get(_address(world.paragraph(3))).status_code == 302


def test_nothing_is_reverted_that_somebody_else_changed_meanwhile(desk: Client) -> None:
    world.load()
    second = world.paragraph(2)
    act = versions(second)[0].act
    correct(second, "text", "One.", reason="-", editor=world.editor())
    seen = _again(second).version
    correct(second, "text", "Two.", reason="-", editor=world.editor("otto"))
    page = _revert(desk, second, act, seen=seen).content.decode()
    assert "Nothing was reverted" in page
    assert world.paragraph(2).text == "Two."


def _public_words() -> str:
    shown = Paragraph.objects.public().filter(cable=world.cable()).order_by("order")
    return " ".join(" ".join(shown.values_list("public_text", flat=True)).split())


def _divide(desk: Client, key: str, tool: str, **typed: str) -> None:
    path = reverse("desk-tool", args=[world.cable().cable_id, key, tool])
    sheet = form_to(desk.get(path).content.decode(), path)
    assert desk.post(path, sheet | typed | {"reason": "misread", "save": "1"}).status_code == 302


def _taken_back(desk: Client, correction: Correction) -> None:
    path = reverse("desk-verdict", args=[world.cable().cable_id, "correction", correction.pk])
    desk.post(path, {f"seen-correction-{correction.pk}": token(correction), "verdict": "reject"})


DIVISIONS: list[list[tuple[str, str, dict[str, str]]]] = [
    [("par3", "join", {})],
    [("par2", "split", {"words": "has promised"})],
    [("par4", "join", {}), ("par3", "join", {})],
    [("par2", "split", {"words": "has promised"}), ("par3", "join", {})],
]


@pytest.mark.parametrize("steps", DIVISIONS, ids=["joined", "divided", "joined twice", "divided and joined"])
def test_no_revert_drops_words_that_were_joined_or_divided_since(desk: Client, steps: Any) -> None:
    world.load()
    before, words = {p.pk: versions(p)[-1].act for p in Paragraph.objects.all()}, _public_words()
    for step in steps:
        key, tool, typed = step
        _divide(desk, key, tool, **typed)
    refused = 0
    for paragraph in Paragraph.objects.filter(cable=world.cable(), removed_at=None):
        if paragraph.pk in before:
            page = _revert(desk, paragraph, before[paragraph.pk]).content.decode()
            refused += "Nothing was reverted" in page
            assert "Reverted:" not in page
    assert refused == 1
    assert _public_words() == words


def test_what_was_divided_since_and_taken_back_hinders_no_revert(desk: Client) -> None:
    world.load()
    first, words = versions(world.paragraph(2))[-1].act, _public_words()
    _divide(desk, "par3", "join")
    joined = versions(world.paragraph(2))[-1].act
    _taken_back(desk, Correction.objects.get())
    assert "Nothing was reverted" in _revert(desk, world.paragraph(2), joined).content.decode()
    correct(world.paragraph(2), "heading", "MONEY", reason="-", editor=world.editor())
    assert "Reverted: heading" in _revert(desk, world.paragraph(2), first).content.decode()
    assert _public_words() == words


@pytest.mark.parametrize("sent", [{"act": "x"}, {"seen": "x"}, {"act": ""}])
def test_a_version_that_is_not_there_is_not_found(desk: Client, sent: dict[str, str]) -> None:
    world.load()
    act = versions(world.paragraph(2))[0].act
    assert desk.post(_address(world.paragraph(2)), {"act": act, "seen": 1} | sent).status_code == 404


def test_every_kind_of_row_has_its_history_at_the_desk(desk: Client) -> None:
    world.load()
    opened = 0
    for model in EVENTS:
        row = model._default_manager.first()
        if row and admin.site.is_registered(model):
            page = desk.get(_address(row))
            assert page.status_code == 200, model
            assert "Nothing is known" not in page.content.decode(), model
            opened += 1
    assert opened >= 15
