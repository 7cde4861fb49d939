"""The desk's lists are called by what they list, say what an editor looks for, and lead back to the desk."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from cables.deciding.withholding import lift, withdraw_cable, withhold, withhold_words
from cables.models import Withholding

from . import world

pytestmark = pytest.mark.django_db
LIST = "/admin/cables/withholding/"


def _text(desk: Client, address: str, of: str) -> str:
    found = LexborHTMLParser(desk.get(address).content.decode()).css_first(of)
    assert found is not None
    return " ".join(found.text().split())


def _world() -> None:
    world.load()
    editor = world.editor("otto")
    withhold_words(world.paragraph(1), "Lantern Foundation", "safety", reason="her aunt", editor=editor)
    withhold(world.paragraph(2), "private", reason="a neighbour", editor=editor)


def test_the_list_of_withholdings_tells_words_reason_and_who(desk: Client) -> None:
    _world()
    lift(Withholding.objects.get(kind="safety"), world.editor("otto"))
    rows = _text(desk, LIST, "#result_list")
    for said in ("Lantern Foundation", "her aunt", "otto asks to make it public", "the machine"):
        assert said in rows
    assert "all of the paragraph" in rows
    assert _text(desk, LIST, "#content h1") == "Withholdings"


@pytest.mark.parametrize(
    ("narrowed", "kinds"),
    [
        ("by=machine", {"phone"}),
        ("by=editor", {"safety", "private"}),
        ("state=withheld", {"phone", "safety"}),
        ("state=waiting", {"safety"}),
        ("state=public", {"private"}),
        ("state=nonsense", {"phone", "safety", "private"}),
    ],
)
def test_withholdings_are_narrowed_by_who_and_what_became_of_them(
    desk: Client, narrowed: str, kinds: set[str]
) -> None:
    _world()
    lift(Withholding.objects.get(kind="safety"), world.editor())
    lift(Withholding.objects.get(kind="private"), world.editor())
    page = desk.get(f"{LIST}?{narrowed}")
    assert {row.kind for row in page.context["cl"].queryset} == kinds
    assert "By who withheld it" in page.content.decode()


def test_withdrawn_cables_are_found_by_their_state(desk: Client) -> None:
    world.load()
    withdraw_cable(world.cable(), "other", at=timezone.now(), editor=world.editor())
    page = desk.get("/admin/cables/cable/?state=withdrawn")
    assert [cable.cable_id for cable in page.context["cl"].queryset] == ["07PORTLISSE612"]


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("/admin/queue/", "Desk › Review queue"),
        (LIST, "Desk › Withholdings"),
        (f"{LIST}add/", "Desk › Withholdings › Add withholding"),
        ("/admin/cables/source/add/", "Desk › Sources › Upload files"),
        ("/admin/review/07PORTLISSE612/", "Desk › Review queue › 07PORTLISSE612"),
        ("/admin/cables/cable/{pk}/change/", "Desk › Cables › 07PORTLISSE612"),
        ("/admin/cables/cable/{pk}/history/", "Desk › Cables › 07PORTLISSE612 › History"),
        ("/admin/two-step/", "Desk › Second step of your login"),
        ("/admin/password_change/", "Desk › Password change"),
        ("/admin/cables/", "Desk › Cable archive administration"),
    ],
)
def test_every_page_says_the_way_from_the_desk_in_the_same_words(
    desk: Client, address: str, way: str
) -> None:
    world.load()
    assert _text(desk, address.format(pk=world.cable().pk), "nav[aria-label=Breadcrumbs]") == way


def test_the_first_page_of_the_desk_has_no_way_to_itself(desk: Client) -> None:
    assert "Breadcrumbs" not in desk.get("/admin/").content.decode()


@pytest.mark.parametrize("typed", ["jose", "José", "Jose"])
def test_the_desk_finds_words_with_and_without_accents(desk: Client, typed: str) -> None:
    world.load(world.text("1. (U) The office is in San José.\n"))
    page = desk.get(reverse("admin:cables_paragraph_changelist"), {"q": typed})
    assert page.context["cl"].result_count == 1
