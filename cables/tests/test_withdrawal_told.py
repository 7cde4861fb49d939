"""Once a cable is public again, anyone can see when it was withdrawn and for what class of reason, never the
reason in an editor's words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from cables.deciding.withholding import restore_cable, withdraw_cable

from . import world

pytestmark = pytest.mark.django_db
PAGES = ("/cables/07PORTLISSE612/history/", "/corrections.atom")
SINCE = datetime(2026, 5, 3, 9, 30, tzinfo=UTC)


def _withdraw(kind: str) -> None:
    withdraw_cable(world.cable(), kind, at=SINCE, editor=world.editor("quillon"), reason="Her brother wrote.")


def _restore() -> None:
    for name in ("quillon", "zebedee"):
        restore_cable(world.cable(), editor=world.editor(name), reason="The family agrees.")


def _page(address: str) -> str:
    return Client().get(address).getvalue().decode()


@pytest.mark.parametrize("kind", ["safety", "private"])
def test_history_and_feed_tell_that_a_cable_was_withdrawn_and_for_what_class_of_reason(kind: str) -> None:
    world.load()
    _withdraw(kind)
    _restore()
    label = {"safety": "safety of a person", "private": "private person"}[kind]
    history, feed = map(_page, PAGES)
    assert "This cable was withdrawn from 3 May 2026, 09:30 to " in history
    assert f"Reason: {label}." in history
    assert "07PORTLISSE612: withdrawn for a time, and public again" in feed
    assert "Withdrawn from 2026-05-03 09:30 to " in feed
    assert f"Reason: {label}." in feed


def test_neither_tells_the_reason_that_was_typed_nor_who_did_it() -> None:
    world.load()
    _withdraw("safety")
    _restore()
    for page in map(_page, PAGES):
        for secret in ("brother", "family", "quillon", "zebedee"):
            assert secret not in page


def test_while_it_is_withdrawn_nothing_is_told_but_at_its_address() -> None:
    world.load()
    _withdraw("other")
    assert Client().get(PAGES[0]).status_code == 410
    assert "07PORTLISSE612" not in _page(PAGES[1])


def test_what_is_asked_for_and_not_yet_agreed_to_is_told_nowhere() -> None:
    world.load()
    _withdraw("safety")
    restore_cable(world.cable(), editor=world.editor())
    assert "07PORTLISSE612" not in _page(PAGES[1])


def test_every_time_that_it_was_withdrawn_is_told_whatever_was_loaded_meanwhile() -> None:
    world.load()
    for body in ("less money", "some money"):
        _withdraw("other")
        world.load(world.text(world.BODY.replace("more money", body)))
        _restore()
    history, feed = map(_page, PAGES)
    assert history.count("This cable was withdrawn from") == 2
    assert feed.count("withdrawn for a time") == 2


def test_the_history_of_a_paragraph_tells_of_the_paragraph_alone() -> None:
    world.load()
    _withdraw("other")
    _restore()
    assert "This cable was withdrawn" not in _page("/cables/07PORTLISSE612/history/par2/")
