"""A file is uploaded in two steps: what it would change, and the change."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

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
    assert "will be changed" in page
    assert "<del>more</del><ins>less</ins>" in page
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
    assert 'name="confirmed"' not in page


def test_a_file_that_is_there_already_offers_nothing_to_load(desk: Client) -> None:
    world.load()
    page = _upload(desk, world.text())
    assert "unchanged" in page
    assert "There is nothing to load." in page
    assert 'name="confirmed"' not in page


def test_a_copy_of_which_nothing_is_published_can_still_be_kept(desk: Client) -> None:
    world.load()
    page = _upload(desk, world.text(world.BODY[:400]), "a shorter copy.txt")
    assert "Nothing that is published changes." in page
    desk.post(reverse("admin:cables_source_add"), {"confirmed": _kept(page)})
    assert Source.objects.count() == 2


def _zipped(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _damaged(content: bytes, name: str) -> bytes:
    """The compressed words of the first file begin with what none begin with."""
    at = content.index(name.encode()) + len(name)
    return content[:at] + b"\xff\xff\xff" + content[at + 3 :]


def test_what_is_new_is_told_before_it_is_created(desk: Client) -> None:
    page = _upload(desk, world.text())
    assert "07PORTLISSE612 will be created" in page
    assert "4 paragraphs" in page


def test_figures_that_would_be_read_otherwise_are_shown(desk: Client) -> None:
    world.load()
    page = _upload(desk, world.text(world.BODY.replace("counted 120 victims", "counted 140 victims")))
    assert "<del>120</del><ins>140</ins>" in page
    assert "Victims identified: 140" in page.replace("</ins>", "").replace("<ins>", "")


def test_several_files_are_looked_at_and_loaded_together(desk: Client) -> None:
    files = [SimpleUploadedFile(f"{n}.txt", world.text(number=n)) for n in (612, 613)]
    page = desk.post(reverse("admin:cables_source_add"), {"file": files}).content.decode()
    assert "What 2 files would change" in page
    desk.post(reverse("admin:cables_source_add"), {"confirmed": _kept(page)})
    assert Cable.objects.public().count() == 2


def test_the_folder_in_a_zip_is_taken_for_its_files(desk: Client) -> None:
    inside = {
        "cables/612.txt": world.text(),
        "cables/613.txt": world.text(number=613),
        "cables/notes.docx": b"no cable",
        "__MACOSX/cables/._612.txt": b"no cable",
    }
    desk.post(
        reverse("admin:cables_source_add"),
        {"confirmed": _kept(_upload(desk, _zipped(inside), "cables.zip"))},
    )
    assert sorted(Source.objects.values_list("name", flat=True)) == ["612.txt", "613.txt"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK no zip at all", "cannot be unpacked"),
        (_damaged(_zipped({"a.txt": b"abcd" * 99}), "a.txt"), "cannot be unpacked"),
        (_zipped({"a.docx": b"x"}), "There is no cable"),
        (_zipped({"bomb.txt": b"0" * (50 * 1024 * 1024)}), "Together they are larger than 1 MB"),
        (_zipped({f"{n}.txt": b"x" for n in range(500)}), "Together they are larger than 1 MB"),
    ],
    ids=["no zip", "damaged", "no cables", "a bomb", "very many"],
)
def test_a_zip_that_cannot_be_taken_says_why(desk: Client, content: bytes, told: str) -> None:
    assert told in _upload(desk, content, "folder.zip")
    assert not Source.objects.exists()
