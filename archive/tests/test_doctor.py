"""The doctor says in words what is wrong with an installation, and what to do."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from django.contrib.auth import get_user_model

from archive.tests.conftest import manage
from archive.upkeep import doctor
from cables.models import Source, Stale
from cables.tests import world


class Disk(NamedTuple):
    free: int


def _remedies(findings: object) -> str:
    return " ".join(f"{one.seen} {one.remedy}" for one in findings if one.remedy)  # type: ignore[attr-defined]


def test_an_installation_in_which_nothing_is_wrong_is_told_so(used_state: Path) -> None:
    said = manage(used_state, "doctor")
    assert said.returncode == 0, said.stdout
    assert "Nothing is wrong" in said.stdout
    assert "PostgreSQL 18" in said.stdout


def test_a_full_disk_an_open_key_and_what_was_left_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _remedies(doctor.state(tmp_path)) == ""
    key = tmp_path / "secret_key"
    key.touch(mode=0o644)
    (tmp_path / "pg18-run.unfinished").mkdir()
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda path: Disk(1000))
    said = _remedies(doctor.state(tmp_path))
    assert "Free some space" in said
    assert f"chmod 600 {key}" in said
    assert "pg18-run.unfinished was left" in said


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"HOST": "0.0.0.0"}, "served without TLS"),
        ({"HOST": "0.0.0.0", "DEBUG": "1"}, "DEBUG is on"),
        ({"SECURE": "1", "TRUSTED_PROXIES": "1"}, "ALLOWED_HOSTS"),
        ({"SECURE": "1", "ALLOWED_HOSTS": "cables.example.org"}, "TRUSTED_PROXIES"),
        ({"SECURE": "1", "ALLOWED_HOSTS": "cables.example.org", "TRUSTED_PROXIES": "1"}, ""),
        ({}, ""),
    ],
)
def test_settings_that_do_not_go_together_are_named(
    environment: dict[str, str], told: str, used_state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARCHIVE_STATE", str(used_state))
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    said = _remedies(doctor.server())
    assert (told in said) if told else (said == "")


def test_a_database_that_is_away_is_said_with_the_reason(state: Path) -> None:
    said = manage(state, "doctor", DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert said.returncode == 1
    assert "The database does not answer." in said.stdout
    assert "refused" in said.stdout
    assert "Traceback" not in said.stderr


@pytest.mark.django_db
def test_work_that_waits_is_named() -> None:
    world.load()
    get_user_model().objects.all().delete()
    assert "There is no editor" in _remedies(doctor.work())
    world.editor()
    assert _remedies(doctor.work()) == ""
    Stale.objects.create(pk=world.cable().pk)
    assert "made searchable: 1." in _remedies(doctor.work())
    long_ago = datetime.now(UTC) - timedelta(days=100)
    with world.by_hand():
        Source.objects.update(received_at=long_ago)
    assert "90 days: 1." in _remedies(doctor.work())
    with world.by_hand():
        Source.objects.update(verified_at=datetime.now(UTC))
    assert "90 days" not in _remedies(doctor.work())


@pytest.mark.django_db
def test_tables_of_another_version_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.upkeep.versions.unfit", lambda: "Run `up`.")
    assert "The tables are not those of this version. Run `up`." in _remedies(doctor.database())


def test_without_a_database_the_rest_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def none() -> None:
        raise doctor.DatabaseError("No PostgreSQL was found.")

    monkeypatch.setattr(doctor, "at_hand", none)
    with ExitStack() as stack:
        assert "No PostgreSQL was found." in _remedies(doctor.examine(stack))


@pytest.mark.django_db
def test_readers_at_a_standby_for_which_no_act_waits_are_told_of() -> None:
    assert "synchronous_standby_names" in _remedies(doctor.standby())
