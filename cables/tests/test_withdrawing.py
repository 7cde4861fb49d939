"""A cable is withdrawn at the desk for a kind of reason, after a page that says what will happen."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from cables.deciding.correcting import correct
from cables.deciding.versions import versions
from cables.deciding.withholding import restore_cable, withdraw_cable
from cables.models import Cable, Withholding

from . import world
from .lists import address_of, answered, asked, chosen, sent_back

pytestmark = pytest.mark.django_db
PAGE = "/cables/07PORTLISSE612/"


def _gone() -> bool:
    return Client().get(PAGE).status_code == 410


def test_a_page_says_which_cables_are_withdrawn_and_what_will_happen_and_does_nothing(desk: Client) -> None:
    world.load()
    page = asked(desk, "withdraw", world.cable())
    assert "07PORTLISSE612" in page
    assert "Its address says that it was withdrawn and the class of reason" in page
    for label in Withholding.Kind.labels:
        assert label in page
    assert not _gone()


def test_a_cable_is_withdrawn_for_the_kind_and_the_reason_that_were_given(desk: Client) -> None:
    world.load()
    told = answered(desk, "withdraw", world.cable(), kind="victim", reason="Her brother wrote to us.")
    assert "1 withdrawn" in told
    assert _gone()
    assert world.cable().withdrawn_reason == "victim"
    last = versions(world.cable())[-1]
    assert last.said["reason"] == "Her brother wrote to us."
    assert last.state["withdrawn_reason"] == "victim"


def test_its_address_tells_the_public_label_of_the_kind_and_not_the_reason(desk: Client) -> None:
    world.load()
    answered(desk, "withdraw", world.cable(), kind="victim", reason="Her brother wrote to us.")
    page = Client().get(PAGE).content.decode()
    assert "Reason: identity of a victim." in page
    assert "brother" not in page


@pytest.mark.parametrize("left_out", ["kind", "reason"])
def test_without_a_kind_or_a_reason_nothing_is_withdrawn(desk: Client, left_out: str) -> None:
    world.load()
    page = answered(desk, "withdraw", world.cable(), **{"kind": "private", left_out: ""})
    assert "This field is required." in page
    assert not _gone()
    assert "1 withdrawn" in sent_back(desk, page, world.cable(), kind="private")


def test_a_cable_that_was_changed_after_the_page_was_shown_is_not_withdrawn(desk: Client) -> None:
    world.load()
    page = asked(desk, "withdraw", world.cable())
    correct(world.cable(), "subject", "OTHERWISE", reason="-", editor=world.editor("otto"))
    told = sent_back(desk, page, world.cable(), kind="private")
    assert "1 was left as before: changed by somebody else meanwhile" in told
    assert "Nothing was done" in told
    assert not _gone()


def test_a_page_that_comes_back_with_an_error_does_not_hide_what_was_changed_meanwhile(desk: Client) -> None:
    world.load()
    page = asked(desk, "withdraw", world.cable())
    correct(world.cable(), "subject", "OTHERWISE", reason="-", editor=world.editor("otto"))
    again = sent_back(desk, page, world.cable(), kind="")
    assert "changed by somebody else" in sent_back(desk, again, world.cable(), kind="private")
    assert not _gone()


def test_nobody_withdraws_by_a_forged_confirmation_what_no_page_has_shown(desk: Client) -> None:
    world.load()
    forged = {"action": "withdraw", "_selected_action": [world.cable().pk], "confirmed": "1"}
    answer = desk.post(address_of(world.cable()), forged | {"kind": "other", "reason": "-"}, follow=True)
    assert "1 was left as before: not shown" in answer.content.decode()
    assert not _gone()


def test_made_public_again_a_cable_has_its_address_and_the_reason_stands_in_history(desk: Client) -> None:
    world.load()
    answered(desk, "withdraw", world.cable(), kind="other")
    page = asked(desk, "restore", world.cable())
    assert "other reason" in page
    assert "1 public again" in sent_back(desk, page, world.cable(), reason="It was a mistake.")
    assert not _gone()
    assert versions(world.cable())[-1].said["reason"] == "It was a mistake."


def test_what_is_withdrawn_already_or_not_at_all_is_told_and_not_counted_as_done(desk: Client) -> None:
    world.load()
    world.load(world.text(number=613), "613.txt")
    assert "1 left: not withdrawn" in asked(desk, "restore", world.cable())
    answered(desk, "withdraw", world.cable(), kind="other")
    told = answered(desk, "withdraw", world.cable(613), world.cable(), kind="private")
    assert "1 withdrawn" in told
    assert world.cable().withdrawn_reason == "other"


def test_going_back_the_list_is_as_it_was_narrowed(desk: Client) -> None:
    world.load()
    path = address_of(world.cable())
    sent = {"action": "withdraw", "_selected_action": [world.cable().pk]}
    page = desk.post(f"{path}?reporting_year=2007", sent).content.decode()
    form = {"kind": "other", "reason": "-", "confirmed": "1", "back": "?reporting_year=2007"} | sent
    form[f"seen-{world.cable().pk}"] = str(world.cable().version)
    assert f'href="{path}?reporting_year=2007"' in page
    assert desk.post(path, form)["Location"] == f"{path}?reporting_year=2007"


def test_of_more_than_can_be_looked_at_nothing_is_done(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cables.admin.deeds.confirming.MOST", 1)
    world.load()
    world.load(world.text(number=613), "613.txt")
    told = chosen(desk, "withdraw", *Cable.objects.filter(held=True)).content.decode()
    assert "2 are more than can be looked at: choose 1 at most. Nothing was done." in told


def _two() -> tuple[Client, Client]:
    first, second = Client(), Client()
    first.force_login(world.editor("first"))
    second.force_login(world.editor("second"))
    return first, second


@pytest.mark.parametrize("kind", ["safety", "victim"])
def test_it_takes_two_to_make_public_again_what_was_withdrawn_to_protect_a_person(kind: str) -> None:
    first, second = _two()
    world.load()
    answered(first, "withdraw", world.cable(), kind=kind)
    assert "1 still withdrawn, until a second editor agrees" in answered(first, "restore", world.cable())
    assert "1 left: you asked for it yourself" in answered(first, "restore", world.cable())
    assert _gone()
    page = asked(second, "restore", world.cable())
    assert "first: it is so" in page
    assert "1 public again" in sent_back(second, page, world.cable())
    assert not _gone()
    assert world.cable().restore_asked_by is None


def test_one_person_alone_does_not_agree_with_himself_whatever_way_he_takes() -> None:
    world.load()
    withdraw_cable(world.cable(), "safety", at=timezone.now(), editor=world.editor("otto"))
    for _ in range(3):
        assert not restore_cable(world.cable(), editor=world.editor())
    assert _gone()
    assert restore_cable(world.cable(), editor=world.editor("otto"))


def test_what_two_ask_for_at_once_is_seen_by_the_second_before_he_agrees() -> None:
    first, second = _two()
    world.load()
    answered(first, "withdraw", world.cable(), kind="safety")
    pages = [asked(client, "restore", world.cable()) for client in (first, second)]
    told = [sent_back(client, page, world.cable()) for client, page in zip(_two(), pages, strict=True)]
    assert "until a second editor agrees" in told[0]
    assert "changed by somebody else meanwhile" in told[1]
    assert _gone()


def test_who_was_asked_can_keep_it_withdrawn_and_it_takes_two_anew() -> None:
    first, second = _two()
    world.load()
    answered(first, "withdraw", world.cable(), kind="safety")
    assert "1 left: nobody asked" in answered(second, "keep_withdrawn", world.cable())
    answered(first, "restore", world.cable())
    assert "withdrawn cables waiting for a second editor" in second.get("/admin/queue/").content.decode()
    assert "1 still withdrawn" in answered(second, "keep_withdrawn", world.cable())
    assert "1 still withdrawn, until a second" in answered(second, "restore", world.cable())
    assert _gone()


def test_the_second_sees_who_asked_and_why_whatever_was_changed_since() -> None:
    first, second = _two()
    world.load()
    answered(first, "withdraw", world.cable(), kind="safety", reason="she is in danger")
    answered(first, "restore", world.cable(), reason="she has moved")
    correct(world.cable(), "subject", "OTHERWISE", reason="misread", editor=world.editor("otto"))
    page = asked(second, "restore", world.cable())
    assert "first: she is in danger" in page
    assert "first: she has moved" in page
    assert "misread" not in page


def test_what_protects_nobody_is_made_public_again_by_one() -> None:
    first, _ = _two()
    world.load()
    answered(first, "withdraw", world.cable(), kind="other")
    assert "1 public again" in answered(first, "restore", world.cable())
