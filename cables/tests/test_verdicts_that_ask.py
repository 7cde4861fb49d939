"""What makes something public, or reaches beyond its place, asks first: no key does it, no single click."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cables.deciding.reviewing import token
from cables.deciding.withholding import lift, withhold
from cables.models import Correction, Mention, Organization, Withholding
from proofs.pages import form_to

from . import world
from .lists import asked

pytestmark = pytest.mark.django_db
CABLE = "07PORTLISSE612"


def sent(desk: Client, kind: str, thing: Any, verdict: str, **more: str) -> Any:
    """What the button on the review page sends."""
    path = reverse("desk-verdict", args=[CABLE, kind, thing.pk])
    seen = {f"seen-{kind}-{thing.pk}": token(thing), "row": "par1", "verdict": verdict}
    return desk.post(path, seen | more)


def confirmed(desk: Client, kind: str, thing: Any, verdict: str, **typed: str) -> Any:
    """The page that asks, filled in and sent."""
    path = reverse("desk-verdict", args=[CABLE, kind, thing.pk])
    return desk.post(path, form_to(sent(desk, kind, thing, verdict).content.decode(), path) | typed)


def test_a_withheld_contact_is_shown_before_it_is_made_public_and_a_reason_is_asked_for(desk: Client) -> None:
    world.load()
    contact = Withholding.objects.get()
    page = sent(desk, "withholding", contact, "reject").content.decode()
    assert world.PHONE in page
    assert "published on every page" in page
    assert "required" in confirmed(desk, "withholding", contact, "reject", reason=" ").content.decode()
    contact.refresh_from_db()
    assert contact.lifted_at is None
    assert confirmed(desk, "withholding", contact, "reject", reason="an office").status_code == 302
    contact.refresh_from_db()
    assert contact.lifted_at


def test_the_second_editor_too_is_shown_what_he_agrees_to(desk: Client) -> None:
    world.load()
    withhold(world.paragraph(2), "safety", reason="-", editor=world.editor("otto"))
    guarded = Withholding.objects.get(kind="safety")
    lift(guarded, world.editor("otto"))
    guarded.refresh_from_db()
    assert "more money for shelters" in sent(desk, "lift", guarded, "accept").content.decode()
    guarded.refresh_from_db()
    assert guarded.lifted_at is None


def test_an_organization_is_rejected_everywhere_only_after_its_reach_was_seen(desk: Client) -> None:
    world.load()
    world.load(world.text(number=613), "613.txt")
    body = Mention.objects.filter(form__contains="Lantern")[0].organization
    page = sent(desk, "organization", body, "reject").content.decode()
    assert "named in 2 cables, 2 times" in page
    assert not Correction.objects.exists()
    assert confirmed(desk, "organization", body, "reject", reason="a person").status_code == 302
    assert Organization.objects.get(pk=body.pk).review == "rejected"
    assert Correction.objects.get().reason == "a person"
    page = sent(desk, "organization", body, "reject")
    assert page.status_code == 302
    assert Correction.objects.count() == 1


def test_the_list_of_organizations_asks_as_well(desk: Client) -> None:
    world.load()
    body = Organization.objects.first()
    page = asked(desk, "reject", body)
    assert "named in 1 cable, " in page
    assert "The public can read it." in page
    assert not Correction.objects.exists()


def test_what_was_changed_while_the_page_asked_stays_as_it_is(desk: Client) -> None:
    world.load()
    contact = Withholding.objects.get()
    path = reverse("desk-verdict", args=[CABLE, "withholding", contact.pk])
    sheet = form_to(sent(desk, "withholding", contact, "reject").content.decode(), path)
    with world.by_hand():
        Withholding.objects.update(kind="victim")
    desk.post(path, sheet | {"reason": "an office"})
    contact.refresh_from_db()
    assert (contact.lifted_at, contact.lift_asked_by) == (None, None)


def test_many_withheld_contacts_cannot_be_made_public_at_once(desk: Client) -> None:
    world.load()
    path = reverse("desk-bulk", query={"doubt": "contact"})
    page = desk.get(path).content.decode()
    assert "Make public" not in page
    sheet = form_to(page, path)
    assert desk.post(path, sheet | {"reject": "1", "reason": "all of them"}).status_code == 403
    assert not Withholding.objects.exclude(lifted_at=None).exists()
