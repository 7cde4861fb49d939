"""A wrongly loaded file is removed, put back, or destroyed by two."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from cables.deciding.correcting import correct
from cables.deciding.withholding import withhold
from cables.fixity import verify, verify_published
from cables.ingest import State, destroy, ingest_bytes, put_back, remove
from cables.models import Cable, Correction, Organization, Paragraph, Source, Witness
from cables.tests import world

pytestmark = pytest.mark.django_db
LIST = reverse("admin:cables_source_changelist")
SHORT = world.BODY[: world.BODY.index("3. (SBU)")]
WHY = "a training exercise, no cable"


def _source(name: str = "07PORTLISSE612.txt") -> Source:
    return Source.objects.get(name=name)


def _remove(name: str = "07PORTLISSE612.txt") -> None:
    remove(_source(name), editor=world.editor(), reason=WHY)


def _sound() -> bool:
    now = datetime(2026, 11, 28, tzinfo=UTC)
    return not [*verify(now), *verify_published()]


def test_a_cable_whose_only_file_is_removed_leaves_the_archive(client: Client) -> None:
    world.load()
    assert client.get("/search/?q=labor").content.decode().count("07PORTLISSE612")
    _remove()
    assert not Cable.objects.public().exists()
    assert client.get("/cables/07PORTLISSE612/").status_code == 404
    assert "07PORTLISSE612" not in client.get("/search/?q=labor").content.decode()
    assert not Organization.objects.public().exists()
    assert _sound()


def test_the_same_bytes_are_refused_until_the_file_is_put_back() -> None:
    world.load()
    _remove()
    outcome = world.load(name="again.txt")
    assert outcome.state is State.REJECTED
    assert "was removed on" in outcome.reason
    put_back(_source(), editor=world.editor(), reason="it was a cable")
    assert Cable.objects.public().get() == world.cable()
    assert world.load().state is State.UNCHANGED


def test_corrections_come_back_with_the_file() -> None:
    world.load()
    figure = world.cable().statistics.get(value=120)
    correct(figure, "unit", "persons", reason="so it says", editor=world.editor())
    _remove()
    put_back(_source(), editor=world.editor(), reason="it was a cable")
    assert world.cable().statistics.get(value=120).unit == "persons"
    assert Correction.objects.get().withdrawn_at is None
    assert _sound()


def test_a_cable_with_another_copy_is_read_from_that() -> None:
    world.load(world.text(), "whole.txt")
    world.load(world.text(SHORT), "short.txt")
    _remove("whole.txt")
    assert Witness.objects.get(chosen=True).source.name == "short.txt"
    assert Paragraph.objects.public().count() == 2
    assert _sound()


def test_a_file_is_not_removed_while_only_it_has_what_is_withheld() -> None:
    world.load(world.text(), "whole.txt")
    world.load(world.text(SHORT), "short.txt")
    withhold(world.paragraph(4), "private", reason="a name", editor=world.editor())
    with pytest.raises(ValueError, match="Words are withheld in paragraphs that no other copy has"):
        _remove("whole.txt")
    assert _source("whole.txt").removed_at is None


def test_another_file_brings_a_removed_cable_back_with_its_withholdings() -> None:
    world.load()
    withhold(world.paragraph(2), "private", reason="a name", editor=world.editor())
    _remove()
    world.load(b"\n" + world.text(), "other.txt")
    assert Cable.objects.public().get() == world.cable()
    assert world.paragraph(2).withheld
    assert _sound()


def test_a_copy_that_lacks_what_is_withheld_does_not_bring_a_removed_cable_back() -> None:
    world.load()
    withhold(world.paragraph(4), "private", reason="a name", editor=world.editor())
    _remove()
    outcome = world.load(world.text(SHORT), "short.txt")
    assert outcome.state is State.REJECTED
    assert not Cable.objects.public().exists()


def test_two_destroy_the_bytes_and_nobody_alone() -> None:
    world.load()
    with pytest.raises(ValueError, match="Remove the file first"):
        destroy(_source(), editor=world.editor(), reason=WHY)
    _remove()
    assert not destroy(_source(), editor=world.editor(), reason=WHY)
    assert not destroy(_source(), editor=world.editor(), reason=WHY)
    assert bytes(_source().content)
    assert destroy(_source(), editor=world.editor("rosa"), reason=WHY)
    assert not bytes(_source().content)
    assert not Witness.objects.get().text
    assert world.load(name="again.txt").state is State.REJECTED
    with pytest.raises(ValueError, match="destroyed"):
        put_back(_source(), editor=world.editor(), reason="a mistake")
    assert _sound()


def test_the_desk_says_what_becomes_of_each_cable_before_a_file_is_removed(desk: Client) -> None:
    world.load()
    asked = {"action": "remove", "_selected_action": [_source().pk]}
    page = desk.post(LIST, asked).content.decode()
    assert "07PORTLISSE612 leaves the archive, as this is its only copy" in page
    assert "Nothing that is published changes." not in page
    seen = page.split(f'name="seen-{_source().pk}" value="')[1].split('"')[0]
    said = asked | {"confirmed": "1", "reason": WHY, f"seen-{_source().pk}": seen}
    assert "1 removed." in desk.post(LIST, said, follow=True).content.decode()
    assert "removed on" in desk.get(LIST).content.decode()


def test_only_a_chief_editor_destroys(client: Client) -> None:
    world.load()
    _remove()
    somebody = world.editor("somebody")
    somebody.is_superuser, somebody.is_staff = False, True
    somebody.save()
    somebody.groups.set(Group.objects.filter(name="editor"))
    client.force_login(somebody)
    page = client.get(LIST).content.decode()
    assert 'value="put_back"' in page
    assert 'value="destroy"' not in page


def test_a_dump_of_several_cables_is_removed_row_by_row() -> None:
    header, message = world.text().decode().replace('"', "'").split("\n\n", 1)
    dump = f'"1","3/7/2007 12:06","07PORTLISSE612","Embassy","UNCLASSIFIED","","{header}","{message}"\n'
    ingest_bytes("dump.csv", dump.encode())
    _remove(Source.objects.get().name)
    put_back(Source.objects.get(), editor=world.editor(), reason="it was one")
    assert Cable.objects.public().count() == 1


def test_at_the_desk_the_first_asks_to_destroy_and_the_second_destroys(desk: Client) -> None:
    world.load()
    _remove()
    other = Client()
    other.force_login(world.editor("rosa"))
    for client, told in (
        (desk, "1 not destroyed, until a second editor agrees."),
        (other, "1 destroyed."),
    ):
        asked = {"action": "destroy", "_selected_action": [_source().pk]}
        seen = client.post(LIST, asked).content.decode().split(f'name="seen-{_source().pk}" value="')[1]
        said = asked | {"confirmed": "1", "reason": WHY, f"seen-{_source().pk}": seen.split('"')[0]}
        assert told in client.post(LIST, said, follow=True).content.decode()
    assert _source().destroyed_at
