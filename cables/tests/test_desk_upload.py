"""A file is uploaded in two steps: what it would change, and the change."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cables.models import Cable, Paragraph, Source

from . import world

pytestmark = pytest.mark.django_db


def _upload(desk: Client, content: bytes, name: str = "07PORTLISSE612.txt") -> str:
    file = SimpleUploadedFile(name, content)
    return desk.post(reverse("admin:cables_source_add"), {"file": file}).content.decode()


def _kept(page: str) -> str:
    return page.split('name="confirmed" value="')[1].split('"')[0]


def test_an_upload_shows_what_it_would_change_and_keeps_nothing(desk: Client) -> None:
    world.load()
    page = _upload(desk, world.text(world.BODY.replace("more money", "less money")))
    assert "updated" in page
    assert "promised more money" in page
    assert "promised less money" in page
    assert "par3" not in page
    assert Source.objects.count() == 1
    assert "more money" in world.paragraph(2).text


def test_a_confirmed_upload_is_loaded(desk: Client) -> None:
    page = _upload(desk, world.text())
    assert not Cable.objects.exists()
    desk.post(reverse("admin:cables_source_add"), {"confirmed": _kept(page)})
    assert Paragraph.objects.filter(cable=world.cable()).count() == 4
    assert bytes(Source.objects.get().content) == world.text()


def test_what_cannot_be_read_is_said_with_its_reason(desk: Client) -> None:
    page = _upload(desk, b"Dear all, lunch is at noon.\n", "notes.txt")
    assert "rejected" in page
    assert "No cable id was found in it." in page


def test_a_forged_confirmation_loads_nothing(desk: Client) -> None:
    desk.post(reverse("admin:cables_source_add"), {"confirmed": "forged"})
    assert not Source.objects.exists()


def test_a_file_that_was_rejected_offers_nothing_to_load(desk: Client) -> None:
    page = _upload(desk, b"Dear all, lunch is at noon.\n", "notes.txt")
    assert "There is nothing to load." in page
    assert "Load it" not in page


def test_a_file_that_is_there_already_offers_nothing_to_load(desk: Client) -> None:
    world.load()
    page = _upload(desk, world.text())
    assert "unchanged" in page
    assert "There is nothing to load." in page
    assert "Load it" not in page


def test_a_copy_of_which_nothing_is_published_can_still_be_kept(desk: Client) -> None:
    world.load()
    page = _upload(desk, world.text(world.BODY[:400]), "a shorter copy.txt")
    assert "Nothing that is published changes." in page
    desk.post(reverse("admin:cables_source_add"), {"confirmed": _kept(page)})
    assert Source.objects.count() == 2
