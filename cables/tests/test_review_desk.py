"""The queue and the review page: what is in doubt, in order, decided as it was seen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cables.admin.review.doubts import DOUBTS
from cables.deciding.correcting import correct
from cables.deciding.reviewing import token
from cables.deciding.withholding import lift, withhold
from cables.models import Correction, Organization, Paragraph, Problem, Statistic, Withholding
from cables.writing.acts import acting

from . import world

pytestmark = pytest.mark.django_db
CABLE = "07PORTLISSE612"
MISSED = world.BODY.replace("for shelters.", "for shelters.\nIt keeps a score of beds for them.")


def _review(desk: Client) -> str:
    page = desk.get(reverse("desk-review", args=[CABLE]))
    assert page.status_code == 200
    return page.content.decode()


def _decide(desk: Client, kind: str, thing: Any, verdict: str = "accept", **more: str) -> Any:
    seen = {f"seen-{kind}-{thing.pk}": token(thing), "row": "par1", "verdict": verdict}
    return desk.post(reverse("desk-verdict", args=[CABLE, kind, thing.pk]), seen | more)


def _tool(desk: Client, name: str, key: str, step: str = "save", **values: Any) -> Any:
    paragraph = Paragraph.objects.get(key=key)
    data = {"seen": paragraph.version, "reason": "it is so", step: "1"} | values
    return desk.post(reverse("desk-tool", args=[CABLE, key, name]), data)


def _edit(desk: Client, thing: Any, key: str, step: str = "save", **changes: Any) -> Any:
    address = reverse("desk-edit", args=[CABLE, key, thing._meta.model_name, thing.pk])
    form = desk.get(address).context["work"]["form"]
    data = {name: form[name].value() for name in form.fields}
    data = {name: "" if value is None else value for name, value in data.items()}
    return desk.post(address, data | {step: "1"} | changes)


def test_everything_doubtful_is_in_the_queue_worst_first(desk: Client) -> None:
    world.load()
    with_safety = withhold(world.paragraph(3), "safety", reason="-", editor=world.editor())
    lift(with_safety, world.editor())
    correct(world.paragraph(2), "text", "x", reason="misread", editor=world.editor())
    world.load(world.text(world.BODY.replace("more money", "less money")))
    page = desk.get(reverse("desk-queue"))
    lines = page.context["lines"]
    ranks = [DOUBTS.index(line.doubt) for line in lines]
    assert ranks == sorted(ranks)
    assert [line.doubt.slug for line in lines][:3] == ["lift", "contact", "changed"]
    number = {doubt.slug: n for doubt, n, _ in page.context["kinds"]}
    assert number["lift"] == number["contact"] == number["changed"] == 1
    assert sum(number.values()) == len(lines) == page.context["left"]


def test_every_line_leads_to_its_words_on_the_review_page(desk: Client) -> None:
    world.load()
    review = _review(desk)
    lines = desk.get(reverse("desk-queue")).context["lines"]
    assert lines
    for line in lines:
        address, _, anchor = line.address.partition("#")
        assert address == reverse("desk-review", args=[CABLE])
        assert f'id="{anchor}"' in review


def test_the_queue_is_narrowed_and_odd_values_are_left_out(desk: Client) -> None:
    world.load()
    world.load(world.text(number=613), "other.txt")
    for query in ("?cable=07portlisse613", "?cable=07PORTLISSE613&year=2007&country=XE&doubt=contact"):
        lines = desk.get(reverse("desk-queue") + query).context["lines"]
        assert {line.cable_id for line in lines} == {"07PORTLISSE613"}
    for query in ("?year=x&country=%00&doubt=nothing&page=zz", "?year=99999&page=-1"):
        assert desk.get(reverse("desk-queue") + query).status_code == 200
    assert not desk.get(reverse("desk-queue") + "?year=1999").context["lines"]


def test_queries_do_not_grow_with_the_cables(desk: Client) -> None:
    world.load()
    addresses = [reverse("desk-queue"), reverse("desk-review", args=[CABLE])]
    few = [_asked(desk, address) for address in addresses]
    for number in (613, 614):
        world.load(world.text(MISSED, number=number), f"{number}.txt")
    correct(world.paragraph(2), "text", "x", reason="misread", editor=world.editor())
    assert [_asked(desk, address) for address in addresses] == few
    assert max(few) <= 25


def _asked(desk: Client, address: str) -> int:
    desk.get(address)
    with CaptureQueriesContext(connection) as queries:
        desk.get(address)
    return len(queries)


def test_source_and_record_are_lit_by_the_same_thing(desk: Client) -> None:
    world.load()
    review = _review(desk)
    key = f"statistic-{Statistic.objects.get(kind='convictions').pk}"
    for side in ("source", "text"):
        found = re.search(rf'data-of="{key}" id="{side}-{key}">(.*?)</', review)
        assert found
        assert "nine traffickers" in found[1]
    assert f'href="#source-{key}"' in review
    assert f'id="{key}"' in review


def test_a_figure_is_accepted_and_rejected(desk: Client) -> None:
    world.load()
    figure = Statistic.objects.get(kind="convictions")
    assert _decide(desk, "statistic", figure).status_code == 302
    figure.refresh_from_db()
    assert figure.review == "confirmed"
    _decide(desk, "statistic", figure, "reject", reason="no figure")
    figure.refresh_from_db()
    assert figure.review == "rejected"
    assert Correction.objects.get(withdrawn_at=None).reason == "no figure"


def test_each_kind_of_doubt_is_settled(desk: Client) -> None:
    world.load()
    with world.by_hand():
        Problem.objects.create(cable=world.cable(), order=99, kind="unplaced text", text="no question")
    problem, contact = Problem.objects.get(order=99), Withholding.objects.get()
    _decide(desk, "problem", problem)
    problem.refresh_from_db()
    assert problem.settled_at is not None
    _decide(desk, "withholding", contact)
    contact.refresh_from_db()
    assert (contact.by_machine, contact.made_by) == (False, world.editor())
    _decide(desk, "codes", world.paragraph(2))
    assert Correction.objects.get(field="questions").says == Correction.objects.get(field="questions").read
    slugs = {line.doubt.slug for line in desk.get(reverse("desk-queue")).context["lines"]}
    assert slugs.isdisjoint({"unplaced", "contact"})


def test_a_verdict_on_what_was_changed_meanwhile_is_refused(desk: Client) -> None:
    world.load()
    figure, contact = Statistic.objects.get(kind="convictions"), Withholding.objects.get()
    correct(figure, "value", "8", reason="-", editor=world.editor("otto"))
    lift(Withholding.objects.get(), world.editor("otto"))
    answer = _decide(desk, "statistic", figure, "reject")
    _decide(desk, "withholding", contact)
    assert "Somebody else decided this" in desk.get(answer["Location"]).content.decode()
    figure.refresh_from_db()
    contact.refresh_from_db()
    assert figure.review == "corrected"
    assert contact.lifted_by == world.editor("otto")


def test_the_difference_is_shown_before_it_is_saved(desk: Client) -> None:
    world.load()
    second = world.paragraph(2)
    said = second.text.replace("more money", "lighthouses")
    shown = _edit(desk, second, "par2", "preview", text=said, reason="misread")
    page = shown.content.decode()
    assert "<del>more money</del>" in page.replace("</del><del>", "") or "<del>more" in page
    assert "<ins>lighthouses</ins>" in page
    assert not Correction.objects.exists()
    assert _edit(desk, second, "par2", text=said, reason="misread").status_code == 302
    assert world.paragraph(2).public_text == said


def test_the_second_editor_sees_both_texts_and_loses_nothing(desk: Client) -> None:
    world.load()
    second = world.paragraph(2)
    address = reverse("desk-edit", args=[CABLE, "par2", "paragraph", second.pk])
    form = desk.get(address).context["work"]["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    typed |= {"text": "What the second typed.", "reason": "-", "save": "1"}
    correct(second, "text", "What the first one typed.", reason="-", editor=world.editor("otto"))
    page = desk.post(address, typed).content.decode()
    assert "What the first one typed." in page
    assert "What the second typed." in page
    assert world.paragraph(2).text == "What the first one typed."


def test_a_paragraph_is_divided_joined_and_given_back_at_the_desk(desk: Client) -> None:
    world.load()
    shown = _tool(desk, "split", "par1", "preview", words="The Lantern Foundation").content.decode()
    assert "par1-b" in shown
    assert not Paragraph.objects.filter(key="par1-b").exists()
    assert _tool(desk, "split", "par1", words="The Lantern Foundation").status_code == 302
    assert Paragraph.objects.get(key="par1-b").text.startswith("The Lantern")
    assert _tool(desk, "join", "par3").status_code == 302
    assert world.paragraph(2).aliases == ["par3"]
    for correction in Correction.objects.filter(withdrawn_at=None):
        _decide(desk, "correction", correction, "reject", reason="it was right")
    keys = Paragraph.objects.filter(removed_at=None).order_by("order").values_list("key", flat=True)
    assert list(keys) == ["par1", "par2", "par3", "par4"]


def test_a_figure_is_added_and_words_are_withheld_at_the_desk(desk: Client) -> None:
    world.load(world.text(MISSED))
    figure = {"words": "keeps a score of beds", "number": "a score", "value": "20", "kind": "care-facilities"}
    assert _tool(desk, "add", "par2", **figure).status_code == 302
    assert Statistic.objects.public().get(review="added").value == 20
    assert _tool(desk, "withhold", "par2", words="score of\nbeds", kind="private").status_code == 302
    assert "[withheld: private person]" in world.paragraph(2).public_text
    assert not Statistic.objects.public().filter(review="added").exists()
    again = _tool(desk, "withhold", "par2", words="score of beds", kind="private").content.decode()
    assert "no such words" in again


@pytest.mark.parametrize("name", ["split", "join", "add", "withhold"])
def test_no_tool_works_on_what_somebody_else_has_changed(desk: Client, name: str) -> None:
    world.load(world.text(MISSED))
    seen = world.paragraph(2).version
    correct(world.paragraph(2), "mark", "U", reason="-", editor=world.editor("otto"))
    values = {"words": "keeps a score", "kind": "private"}
    if name == "add":
        values |= {"number": "a score", "value": "20", "kind": "care-facilities"}
    page = _tool(desk, name, "par2", seen=seen, **values)
    assert page.status_code == 200
    assert "Somebody else saved this meanwhile" in page.content.decode()
    assert set(Correction.objects.values_list("field", flat=True)) == {"mark"}
    assert Withholding.objects.count() == 1
    assert _tool(desk, name, "par2", **values).status_code == 302


def test_organizations_are_merged_at_the_desk_and_a_chain_is_refused(desk: Client) -> None:
    world.load()
    ministry = Organization.objects.get(name="Ministry of Labor")
    lantern = Organization.objects.get(name="Lantern Foundation")
    assert _edit(desk, lantern, "par1", merged_into="Ministry of Labor", reason="one body").status_code == 302
    lantern.refresh_from_db()
    assert lantern.merged_into == ministry
    page = _edit(desk, ministry, "par1", merged_into=lantern.slug, reason="one body")
    assert "merged into itself" in page.content.decode()
    page = _edit(desk, ministry, "par1", merged_into="Nobody at All", reason="one body")
    assert "There is no Nobody at All." in page.content.decode()


def test_who_may_look_only_decides_nothing() -> None:
    world.load()
    viewer = get_user_model().objects.create_user("vito", is_staff=True)
    viewer.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    desk = Client()
    desk.force_login(viewer)
    assert desk.get(reverse("desk-queue")).status_code == 200
    assert "data-accept" not in _review(desk)
    assert _decide(desk, "statistic", Statistic.objects.get(kind="convictions")).status_code == 403
    assert desk.get(reverse("desk-tool", args=[CABLE, "par1", "split"])).status_code == 403
    assert desk.get(reverse("desk-bulk") + "?doubt=unchecked").status_code == 403
    assert not Correction.objects.exists()


def test_nobody_without_a_login_sees_the_queue() -> None:
    world.load()
    for name, args in (("desk-queue", []), ("desk-bulk", []), ("desk-review", [CABLE])):
        assert Client().get(reverse(name, args=args)).status_code == 302


def test_a_cable_that_is_not_held_has_no_review(desk: Client) -> None:
    world.load()
    assert desk.get(reverse("desk-review", args=["06STATE202745"])).status_code == 404
    assert desk.get(reverse("desk-tool", args=[CABLE, "par9", "split"])).status_code == 404


def test_figures_that_are_likely_key_figures_are_asked_for_first(desk: Client) -> None:
    world.load()
    figures = Statistic.objects.filter(cable__cable_id=CABLE)
    likely = figures.order_by("-start").first()
    assert likely is not None
    with acting("somebody", "for the test"):
        figures.update(confidence="low", kind="other", likely_kind="other")
        figures.filter(pk=likely.pk).update(likely_kind="convictions", kind_confidence="0.7")
    lines = [
        line for line in desk.get(reverse("desk-queue")).context["lines"] if line.doubt.kind == "statistic"
    ]
    assert lines[0].thing == likely.pk
    review = _review(desk)
    assert "likely convictions" in review
    assert "of no kind that the machine knows" in review
    assert "likely convictions" not in Client().get(f"/cables/{CABLE}/").content.decode()
