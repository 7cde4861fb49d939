"""An archive goes into one file while it runs, and comes back as it was."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import psycopg
import pytest

from archive.binaries import find_binaries, server_user
from archive.cluster import FORGETFUL, Cluster
from archive.tests.conftest import Running, manage
from archive.upkeep.backup import BackupError, back_up, fits, opened


@pytest.fixture(scope="module")
def saved(used_state: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup that was made while the archive ran."""
    file = tmp_path_factory.mktemp("saved") / "archive.backup"
    running = Running(used_state, "up", PORT="0")
    assert running.address
    made = manage(used_state, "backup", str(file), OPERATOR="A library")
    running.end()
    assert made.returncode == 0, made.stderr
    return file


def test_a_restored_archive_is_as_it_was(used_state: Path, saved: Path, state: Path) -> None:
    said = (used_state / "first-output").read_text()
    login = re.search(r"user (\S{1,30}), password (\S{1,40})", said)
    assert login
    restored = manage(state, "restore", str(saved))
    assert restored.returncode == 0, restored.stderr
    assert "every table is as it was" in restored.stdout
    assert "It ran with OPERATOR=A library" in restored.stdout
    assert (state / "secret_key").read_text() == (used_state / "secret_key").read_text()
    ask = "from django.contrib.auth.models import User;"
    ask += " from cables.publishing.reading_room import mark_of_views;"
    ask += (
        f" print(User.objects.get(username={login[1]!r}).check_password({login[2]!r}), bool(mark_of_views()))"
    )
    assert manage(state, "shell", "--no-imports", "-c", ask).stdout.strip() == "True True"
    assert manage(state, "verify").returncode == 0
    again = manage(state, "restore", str(saved))
    assert again.returncode == 1
    assert "holds cables or editors already" in again.stderr
    assert manage(state, "restore", "--replace", str(saved)).returncode == 0
    second = state / "second.backup"
    assert manage(state, "backup", str(second)).returncode == 0
    assert _digest(second) == _digest(saved)


def _digest(file: Path) -> object:
    with zipfile.ZipFile(file) as archive:
        return json.loads(archive.read("about.json"))["digest"]


def test_a_database_that_asks_for_a_password_is_backed_up_and_restored(state: Path) -> None:
    """As in the compose file, where the password is no part of the address."""
    cluster = Cluster(find_binaries(), state / "pg", server_user(), FORGETFUL)
    cluster.start()
    try:
        with psycopg.connect(cluster.url(), autocommit=True) as database:
            database.execute("alter role archive password 'secret'")
            (cluster.data / "pg_hba.conf").write_text("local all all scram-sha-256\n")
            database.execute("select pg_reload_conf()")
        known = {"DATABASE_URL": cluster.url(), "DATABASE_PASSWORD": "secret"}
        for command in (["migrate"], ["backup", str(state / "b")], ["restore", str(state / "b")]):
            done = manage(state, *command, **known)
            assert done.returncode == 0, done.stderr
        assert manage(state, "backup", str(state / "c"), DATABASE_URL=cluster.url()).returncode
    finally:
        cluster.stop()


def test_only_its_owner_reads_a_backup(saved: Path) -> None:
    assert saved.stat().st_mode & 0o077 == 0


def test_what_is_no_whole_backup_is_refused(saved: Path, tmp_path: Path) -> None:
    whole = saved.read_bytes()
    middle = len(whole) // 2
    wrong = {
        "cut short": whole[:middle],
        "damaged": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        "no backup": b"",
    }
    for told, content in wrong.items():
        file = tmp_path / "wrong"
        file.write_bytes(content)
        with pytest.raises(BackupError, match=told), opened(file):
            pass
    with zipfile.ZipFile(tmp_path / "other", "w") as archive:
        archive.writestr("about.json", "{}")
    with pytest.raises(BackupError, match="no backup of an archive"), opened(tmp_path / "other"):
        pass
    with pytest.raises(BackupError, match="No such file"), opened(tmp_path / "nothing"):
        pass


def test_a_backup_of_a_newer_version_is_refused(saved: Path) -> None:
    with opened(saved) as archive:
        about = json.loads(archive.read("about.json"))
    fits(saved, about)
    about["migrations"].append("cables.9999_tomorrow")
    with pytest.raises(BackupError, match="made by a newer version"):
        fits(saved, about)


def test_nothing_is_restored_under_a_running_archive(used_state: Path, saved: Path) -> None:
    running = Running(used_state, "up", PORT="0")
    assert running.address
    refused = manage(used_state, "restore", "--replace", str(saved))
    running.end()
    assert refused.returncode == 1
    assert "Stop the archive first" in refused.stderr


def test_a_file_that_is_there_already_is_not_written_over(saved: Path) -> None:
    with pytest.raises(BackupError, match="is there already"):
        back_up(saved)
