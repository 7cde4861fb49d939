"""The whole public archive as one release: complete, the same twice, nothing withheld, no sample."""

from __future__ import annotations

import csv
import filecmp
import json
import sqlite3
import zipfile
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import bagit
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from pyarrow import parquet

from cables.deciding.correcting import correct
from cables.deciding.withholding import withhold
from cables.exports.columns import TABLES
from cables.exports.dataset import RELEASED, damage, release
from cables.exports.releases import Changed, offered, publish, releases
from cables.models import Cable, Paragraph, Statistic
from proofs.archive import empty

from . import world

pytestmark = pytest.mark.django_db
SITE = "https://cables.example.org"


@pytest.fixture(autouse=True)
def _cables() -> None:
    world.load()
    world.load(world.text(number=613), "613.txt")
    with world.by_hand():
        Cable.objects.update(sample=False)
        Cable.objects.filter(cable_id="07PORTLISSE613").update(sample=True)


def _rows(folder: Path, name: str) -> list[dict[str, str]]:
    with open(folder / "data" / "tables" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _every_byte(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_all_that_is_public_and_no_sample_is_in_it(tmp_path: Path) -> None:
    released = release(tmp_path, SITE)
    assert [row["id"] for row in _rows(tmp_path, "cables")] == ["07PORTLISSE612"]
    paragraphs = Paragraph.objects.public().filter(cable=world.cable())
    assert len(_rows(tmp_path, "paragraphs")) == released.rows["paragraphs"] == paragraphs.count()
    figures = Statistic.objects.facts().filter(cable=world.cable())
    assert {row["figure_id"] for row in _rows(tmp_path, "statistics")} != set()
    assert released.rows["statistics"] <= figures.count()
    assert (tmp_path / "data" / "texts" / "07PORTLISSE612.txt").read_text()
    assert b"07PORTLISSE613" not in _every_byte(tmp_path)


def test_csv_parquet_and_sqlite_hold_the_same(tmp_path: Path) -> None:
    release(tmp_path, SITE)
    with sqlite3.connect(tmp_path / "data" / "tip-cables.sqlite") as base:
        for name in RELEASED:
            columns = [column.name for column in TABLES[name].columns]
            table = parquet.read_table(tmp_path / "data" / "tables" / f"{name}.parquet")
            assert table.column_names == columns
            (stored,) = base.execute(f"select count(*) from {name}").fetchone()
            assert len(_rows(tmp_path, name)) == table.num_rows == stored
        found = base.execute(
            "select p.id from paragraphs_fts f join paragraphs p on p.rowid = f.rowid"
            " where paragraphs_fts match 'averna'"
        ).fetchall()
    assert ("07PORTLISSE612",) in found


def test_two_releases_of_the_same_archive_are_the_same_to_the_byte(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    assert release(one, SITE) == release(other, SITE)
    names = [str(path.relative_to(one)) for path in one.rglob("*") if path.is_file()]
    assert len(names) > 15
    assert filecmp.cmpfiles(one, other, names, shallow=False)[0] == names


def test_a_correction_is_in_the_next_release(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    release(one, SITE)
    correct(world.paragraph(2), "heading", "WHAT WAS PROMISED", reason="-", editor=world.editor())
    release(other, SITE)
    assert b"WHAT WAS PROMISED" not in _every_byte(one)
    assert b"WHAT WAS PROMISED" in _every_byte(other)


def test_nothing_that_is_withheld_is_in_it(tmp_path: Path) -> None:
    second = world.paragraph(2)
    words = max(second.text.split("."), key=len).strip()
    withhold(second, "victim", reason="-", editor=world.editor())
    release(tmp_path, SITE)
    assert words.encode() not in _every_byte(tmp_path)
    assert "2" not in [row["paragraph"] for row in _rows(tmp_path, "paragraphs")]


def test_a_bag_that_was_changed_is_told(tmp_path: Path) -> None:
    release(tmp_path, SITE)
    assert damage(tmp_path) == ""
    readme = tmp_path / "data" / "README.md"
    readme.write_text(readme.read_text().swapcase())
    assert "README.md" in damage(tmp_path)
    with pytest.raises(CommandError, match=r"README\.md.*Nothing was loaded"):
        call_command("import", tmp_path)


@pytest.mark.django_db(transaction=True)
def test_a_release_is_loaded_elsewhere_as_it_was_and_what_was_withheld_stays_so(tmp_path: Path) -> None:
    withhold(world.paragraph(2), "victim", reason="-", editor=world.editor())
    release(tmp_path, SITE)
    public = dict(Paragraph.objects.public().filter(cable=world.cable()).values_list("key", "public_text"))
    empty()
    call_command("import", tmp_path, stdout=StringIO())
    there = dict(Paragraph.objects.filter(cable=world.cable()).values_list("key", "public_text"))
    assert (there["par3"], there["par4"]) == (public["par3"], public["par4"])
    assert there["par1"] == f"{public['par1']}\n\n[withheld: paragraph]"
    assert not any("promised" in text for text in there.values())


@pytest.mark.django_db(transaction=True)
def test_of_any_other_bag_all_that_it_holds_is_loaded(tmp_path: Path) -> None:
    empty()
    (tmp_path / "612.txt").write_bytes(world.text())
    bagit.make_bag(str(tmp_path))
    call_command("import", tmp_path, stdout=StringIO())
    assert world.cable().held


def test_what_is_no_bag_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Nothing was loaded"):
        call_command("import", tmp_path)


def test_the_package_describes_every_table_by_a_path_within(tmp_path: Path) -> None:
    release(tmp_path, SITE)
    package = json.loads((tmp_path / "data" / "datapackage.json").read_text())
    assert [resource["name"] for resource in package["resources"]] == list(RELEASED)
    for resource in package["resources"]:
        assert (tmp_path / "data" / resource["path"]).is_file()


def test_the_command_says_what_it_wrote_and_writes_over_nothing(tmp_path: Path) -> None:
    said = StringIO()
    call_command("export", dataset=tmp_path / "release", site=f"{SITE}/", stdout=said)
    assert "1 cables" in said.getvalue()
    assert _rows(tmp_path / "release", "cables")[0]["permalink"].startswith(f"{SITE}/cables/")
    with pytest.raises(SystemExit, match="is not empty"):
        call_command("export", dataset=tmp_path / "release", site=SITE)


@pytest.fixture
def _offering(tmp_path: Path, settings: Any) -> None:
    settings.RELEASES = tmp_path / "releases"


@pytest.mark.usefixtures("_offering")
def test_a_release_is_offered_until_something_changes(client: Client) -> None:
    assert "has been made yet" in client.get("/data/").content.decode()
    said = StringIO()
    call_command("export", publish=True, site=SITE, stdout=said)
    made = offered()
    assert made is not None
    assert made.file.name in said.getvalue()
    page = client.get("/data/").content.decode()
    address = f"/data/{made.file.name}"
    assert address in page
    answer = client.get(address)
    with zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content))) as archive:  # type: ignore[arg-type]
        assert "tip-cables/data/tip-cables.sqlite" in archive.namelist()
    with connection.cursor() as cursor:  # as a commit does; a test is one transaction
        cursor.execute("update cables_revision set stamp = gen_random_uuid()")
    assert client.get(address).status_code == 404
    assert "has been made yet" in client.get("/data/").content.decode()
    call_command("export", publish=True, site=SITE, stdout=StringIO())
    assert [one.file.name for one in releases()] != [made.file.name]
    assert len(releases()) == 1


@pytest.mark.usefixtures("_offering")
def test_a_release_during_which_something_changed_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    stamps = iter([None, uuid4(), uuid4()])
    monkeypatch.setattr("cables.exports.releases.current", lambda: next(stamps))
    with pytest.raises(Changed):
        publish(SITE)
    assert releases() == []


@pytest.mark.usefixtures("_offering")
def test_only_a_release_is_given_out(client: Client, tmp_path: Path) -> None:
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / "secret.zip").write_bytes(b"x")
    assert client.get("/data/secret.zip").status_code == 404


def test_security_txt_says_whom_to_tell(client: Client, settings: Any) -> None:
    settings.CONTACT = "desk@example.org"
    said = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:desk@example.org" in said
    assert "Expires: 2" in said
    settings.CONTACT = ""
    assert "Contact: http://testserver/about/" in client.get("/.well-known/security.txt").content.decode()
