"""At the desk every saved field is a correction, through the admin's own POST."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cables.models import Cable, Correction, Organization, Paragraph, Statistic, Withholding
from proofs.pages import filled

from . import world
from .lists import answered, chosen

pytestmark = pytest.mark.django_db


def _address(thing: Any) -> str:
    return reverse(f"admin:cables_{thing._meta.model_name}_change", args=[thing.pk])


def _form(desk: Client, thing: Any) -> dict[str, Any]:
    """What the browser would send back unchanged."""
    page = desk.get(_address(thing))
    assert page.status_code == 200
    form = page.context["adminform"].form
    data = {name: form[name].value() for name in form.fields}
    data = {name: "" if value is None else value for name, value in data.items()}
    for split in [
        name for name, bound in form.fields.items() if bound.__class__.__name__ == "SplitDateTimeField"
    ]:
        date = data.pop(split)
        data |= {f"{split}_0": f"{date:%Y-%m-%d}", f"{split}_1": f"{date:%H:%M:%S}"}
    formsets = [inline.formset for inline in page.context["inline_admin_formsets"]]
    for formset in formsets:
        data |= {f"{formset.prefix}-{k}": v for k, v in formset.management_form.initial.items()}
        for row in formset.forms:
            data |= {row.add_prefix("id"): row.instance.pk, row.add_prefix("cable"): row.instance.cable_id}
    return data


def _post(desk: Client, thing: Any, **changes: Any) -> Any:
    return desk.post(_address(thing), _form(desk, thing) | changes)


def test_saving_a_form_unchanged_corrects_nothing(desk: Client) -> None:
    world.load()
    things = [world.cable(), world.paragraph(1), Statistic.objects.first(), Organization.objects.first()]
    for thing in things:
        assert _post(desk, thing).status_code == 302
    assert not Correction.objects.exists()


def test_a_paragraph_corrected_at_the_desk_survives_the_next_ingest(desk: Client) -> None:
    world.load()
    saved = _post(
        desk, world.paragraph(2), text="It promised\r\nmoney.", number="7", heading="OVERVIEW", mark="U",
        questions="27B, 27D", reason="the print is clearer in the other copy",
    )  # fmt: skip
    assert saved.status_code == 302
    fields = set(Correction.objects.values_list("field", flat=True))
    assert fields == {"text", "number", "heading", "mark", "questions"}
    for edition in (world.BODY, world.BODY.replace("more money", "less money")):
        world.load(world.text(edition))
        second = Paragraph.objects.get(key="par2")
        assert (second.text, second.number, second.mark) == ("It promised\nmoney.", 7, "U")
        assert second.heading == "OVERVIEW"
        assert {a.question.code for a in second.answers.filter(rejected=False)} == {"27B", "27D"}
    assert Correction.objects.get(changed_reading=True).field == "text"


def test_a_header_corrected_at_the_desk_survives_the_next_ingest(desk: Client) -> None:
    world.load()
    saved = _post(
        desk, world.cable(), subject="AVERNA: TIP", tags="KCRM, QV", reporting_year="2008",
        references="06 STATE 3836 => 06STATE3836", reason="misprinted",
    )  # fmt: skip
    assert saved.status_code == 302
    world.load(world.text(world.BODY + "\n"))
    cable = world.cable()
    assert (cable.subject, cable.reporting_year) == ("AVERNA: TIP", 2008)
    assert [tag.tag_id for tag in cable.cabletag_set.all()] == ["KCRM", "QV"]
    assert [r.target.cable_id for r in cable.references.all() if r.target] == ["06STATE3836"]


def test_a_statistic_corrected_at_the_desk_survives_the_next_ingest(desk: Client) -> None:
    world.load()
    statistic = Statistic.objects.get(kind="convictions")
    assert _post(desk, statistic, value="8", reason="the annex says eight").status_code == 302
    world.load(world.text(world.BODY + "\n"))
    statistic.refresh_from_db()
    assert (statistic.value, statistic.review) == (8, "corrected")


def test_a_change_needs_a_reason(desk: Client) -> None:
    world.load()
    answer = _post(desk, world.paragraph(2), text="It promised money.")
    assert answer.status_code == 200
    assert "Say why" in answer.content.decode()
    assert not Correction.objects.exists()


def test_a_code_that_was_not_asked_is_refused(desk: Client) -> None:
    world.load()
    answer = _post(desk, world.paragraph(2), questions="99Z", reason="-")
    assert "No question 99Z was asked in 2007." in answer.content.decode()


def test_the_second_editor_sees_both_texts_and_loses_nothing(desk: Client) -> None:
    world.load()
    seen = _form(desk, world.paragraph(2))
    _post(desk, world.paragraph(2), text="What the first one typed.", reason="one")
    answer = desk.post(
        _address(world.paragraph(2)), seen | {"text": "What the second typed.", "reason": "two"}
    )
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "What the first one typed." in page
    assert "What the second typed." in page
    assert world.paragraph(2).text == "What the first one typed."
    again = answer.context["adminform"].form
    assert again["seen"].value() == str(world.paragraph(2).version)
    retry = seen | {"text": "Both.", "reason": "both", "seen": again["seen"].value()}
    assert desk.post(_address(world.paragraph(2)), retry).status_code == 302
    assert world.paragraph(2).text == "Both."


def test_a_field_that_the_second_editor_left_alone_is_not_taken_back(desk: Client) -> None:
    """Told of the conflict, the second saves again: what the first changed elsewhere stays."""
    world.load()
    second = world.paragraph(2)
    shown = filled(desk.get(_address(second)).content.decode(), "paragraph_form")
    _post(desk, second, text="What the first one typed.", reason="one")
    told = desk.post(_address(second), shown | {"heading": "SHELTERS", "reason": "two"}).content.decode()
    assert "Somebody else saved this meanwhile" in told
    again = filled(told, "paragraph_form")
    assert (again["text"].strip(), again["heading"]) == ("What the first one typed.", "SHELTERS")
    assert desk.post(_address(second), shown | again).status_code == 302
    second = world.paragraph(2)
    assert (second.text, second.heading) == ("What the first one typed.", "SHELTERS")
    assert sorted(Correction.objects.values_list("field", flat=True)) == ["heading", "text"]


def test_nothing_is_corrected_in_a_form_that_comes_back_as_it_was_shown(desk: Client) -> None:
    world.load()
    for thing in (world.cable(), world.paragraph(1), Statistic.objects.first(), Organization.objects.first()):
        page = desk.get(_address(thing)).content.decode()
        assert desk.post(_address(thing), filled(page, f"{thing._meta.model_name}_form")).status_code == 302
    assert not Correction.objects.exists()


def test_a_changed_reading_is_seen_and_a_correction_withdrawn_from_the_list(desk: Client) -> None:
    world.load()
    _post(desk, world.paragraph(2), text="It promised money.", reason="-")
    world.load(world.text(world.BODY.replace("more money", "less money")))
    assert "it read otherwise before" in desk.get(_address(world.paragraph(2))).content.decode()
    chosen(desk, "withdraw", Correction.objects.get())
    assert world.paragraph(2).text == "It promised money."
    chosen(desk, "withdraw", Correction.objects.get(), reason="the machine is right")
    assert "less money" in world.paragraph(2).text


def test_words_are_withheld_and_made_public_at_the_desk(desk: Client) -> None:
    world.load()
    first = world.paragraph(1)
    data = {"paragraph": first.pk, "kind": "private", "reason": "-", "words": "Lantern Foundation"}
    assert desk.get(reverse("admin:cables_withholding_add")).status_code == 200
    assert desk.post(reverse("admin:cables_withholding_add"), data).status_code == 302
    assert "The [withheld: private person] sheltered" in world.paragraph(1).public_text
    withholding = Withholding.objects.get(kind="private")
    assert desk.get(_address(withholding)).status_code == 200
    answered(desk, "lift", withholding)
    assert "Lantern Foundation" in world.paragraph(1).public_text


def test_words_of_an_editor_are_not_withheld_and_it_is_said_why(desk: Client) -> None:
    world.load()
    _post(desk, world.paragraph(2), text="Lighthouses were promised.", reason="-")
    data = {"paragraph": world.paragraph(2).pk, "kind": "private", "reason": "-", "words": "Lighthouses"}
    answer = desk.post(reverse("admin:cables_withholding_add"), data)
    assert "not read from the source" in answer.content.decode()


def test_a_withdrawn_cable_is_not_public_until_it_is_restored(desk: Client) -> None:
    world.load()
    answered(desk, "withdraw", world.cable(), kind="private")
    assert not Cable.objects.public().exists()
    answered(desk, "restore", world.cable())
    assert Cable.objects.public().get() == world.cable()


def test_an_action_in_a_list_leaves_alone_what_was_changed_meanwhile(desk: Client) -> None:
    world.load()
    figure, withholding = Statistic.objects.get(kind="convictions"), Withholding.objects.get()
    for thing, action in ((figure, "confirm"), (world.cable(), "withdraw"), (withholding, "lift")):
        address = reverse(f"admin:cables_{thing._meta.model_name}_changelist")
        shown = desk.get(address).content.decode()
        assert f'name="seen-{thing.pk}" value="' in shown
        old = {"_selected_action": thing.pk, "action": action, f"seen-{thing.pk}": "older"}
        told = desk.post(address, old, follow=True).content.decode()
        assert "1 was left as before: changed by somebody else meanwhile" in told
    assert not Correction.objects.exists()
    assert Cable.objects.public().exists()
    assert Withholding.objects.get().lifted_at is None


def test_withholding_what_was_changed_meanwhile_shows_the_text_that_is_there(desk: Client) -> None:
    world.load()
    first = world.paragraph(1)
    address = reverse("admin:cables_withholding_add", query={"paragraph": first.pk})
    seen = desk.get(address).context["adminform"].form["seen"].value()
    _post(desk, first, text="The Lantern Foundation is closed.", reason="-")
    data = {"paragraph": first.pk, "kind": "private", "reason": "-", "words": "Lantern", "seen": seen}
    page = desk.post(address, data).content.decode()
    assert "It now reads: The Lantern Foundation is closed." in page
    assert Withholding.objects.count() == 1


MODELS = [
    "answer", "cable", "check", "correction", "country", "mention", "organization", "paragraph",
    "post", "problem", "question", "receipt", "reference", "source", "statistic", "tag", "topic", "witness",
    "withholding",
]  # fmt: skip


@pytest.mark.parametrize("model", MODELS)
def test_every_list_and_page_opens_and_its_queries_do_not_grow(desk: Client, model: str) -> None:
    world.load()
    address = reverse(f"admin:cables_{model}_changelist")
    desk.get(address)
    with CaptureQueriesContext(connection) as few:
        page = desk.get(address, {"q": "averna"} if model == "country" else {})
    assert page.status_code == 200
    if row := page.context["cl"].queryset.first():
        assert desk.get(_address(row)).status_code == 200
    world.load(world.text(number=613), "other.txt")
    _post(desk, world.paragraph(2), text="x", reason="-")
    _post(desk, world.paragraph(3), text="y", reason="-")
    with CaptureQueriesContext(connection) as more:
        desk.get(address)
    assert len(more) <= len(few) + 1
    assert "<script>" not in page.content.decode()


def test_nobody_without_a_login_sees_the_desk() -> None:
    assert Client().get(reverse("admin:cables_cable_changelist")).status_code == 302


def test_a_viewer_sees_everything_and_changes_nothing() -> None:
    world.load()
    viewer = get_user_model().objects.create_user("vito", is_staff=True)
    viewer.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    desk = Client()
    desk.force_login(viewer)
    for thing in (world.cable(), world.paragraph(1), Statistic.objects.first(), Organization.objects.first()):
        page = desk.get(_address(thing))
        assert page.status_code == 200
        assert "27A" in page.content.decode() or not isinstance(thing, Paragraph)
        assert desk.post(_address(thing), {"reason": "-", "seen": 1}).status_code == 403
    chosen = {"_selected_action": world.cable().pk, "action": "withdraw"}
    desk.post(reverse("admin:cables_cable_changelist"), chosen)
    assert Cable.objects.public().exists()
