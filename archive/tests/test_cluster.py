"""The embedded PostgreSQL itself: made whole, closed to others, indifferent to what a killed one left."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from archive.binaries import DatabaseError, find_binaries, server_user
from archive.cluster import FORGETFUL, Cluster, own_folder

SLEEP = ["sleep", "60"]


@pytest.fixture
def cluster(state: Path) -> Iterator[Cluster]:
    made = Cluster(find_binaries(), state / "pg-own", server_user(), FORGETFUL)
    yield made
    made.stop()


def shown(cluster: Cluster, name: str) -> str:
    with psycopg.connect(cluster.url()) as connection:
        row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
    return str(row and row[0])


def test_it_listens_on_a_socket_only_its_user_can_reach(cluster: Cluster) -> None:
    cluster.start()
    assert shown(cluster, "listen_addresses") == ""
    assert cluster.sockets.stat().st_mode & 0o077 == 0
    assert cluster.process
    assert not psutil.Process(cluster.process.pid).net_connections(kind="inet")


def test_root_never_runs_it(cluster: Cluster) -> None:
    cluster.start()
    assert cluster.process
    assert psutil.Process(cluster.process.pid).uids().effective != 0


def test_words_sort_the_same_under_every_language(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "tr_TR.UTF-8")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    cluster.start()
    with psycopg.connect(cluster.url()) as connection:
        ask = "SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding), lower('I Ğ') FROM pg_database"
        assert connection.execute(ask).fetchone() == ("b", "C.UTF-8", "UTF8", "i ğ")


def test_the_extensions_that_search_needs_are_there(cluster: Cluster) -> None:
    cluster.start()
    with psycopg.connect(cluster.url()) as connection:
        for name in ("pg_trgm", "unaccent", "btree_gin", "intarray", "citext", "fuzzystrmatch"):
            connection.execute(f"CREATE EXTENSION {name}".encode())


def test_queries_of_readers_stay_out_of_its_log(cluster: Cluster) -> None:
    cluster.start()
    with psycopg.connect(cluster.url()) as connection, pytest.raises(psycopg.DataError):
        connection.execute("SELECT 'canary-in-a-query'::int")
    assert "STATEMENT" not in cluster.log.read_text()
    assert "canary-in-a-query'::int" not in cluster.log.read_text()


def test_an_initdb_that_was_cut_short_is_done_again(cluster: Cluster) -> None:
    unfinished = cluster.data.with_name("pg-own.unfinished")
    own_folder(unfinished, cluster.user)
    (unfinished / "PG_VERSION").write_text("18\n")
    cluster.start()
    assert shown(cluster, "fsync") == "off"
    assert not unfinished.exists()


def test_a_path_too_long_for_a_socket_gets_a_short_one(state: Path) -> None:
    deep = state / ("d" * 90)
    deep.mkdir()
    cluster = Cluster(find_binaries(), deep / "pg-own", server_user(), FORGETFUL)
    try:
        cluster.start()
        assert not cluster.sockets.is_relative_to(state)
        assert shown(cluster, "listen_addresses") == ""
    finally:
        cluster.stop()
    assert not cluster.sockets.exists()


def test_odd_characters_in_the_path_do_no_harm(state: Path) -> None:
    odd = state / "a b,c%d"
    odd.mkdir()
    cluster = Cluster(find_binaries(), odd / "pg-own", server_user(), FORGETFUL)
    try:
        cluster.start()
        assert shown(cluster, "fsync") == "off"
    finally:
        cluster.stop()


def test_a_stale_pid_that_is_now_another_programs_is_forgotten(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()
    with subprocess.Popen(["sh", "-c", f"echo; exec {' '.join(SLEEP)}"], stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()  # a process that has only just begun has no command line yet
        (cluster.data / "postmaster.pid").write_text(f"{other.pid}\n{cluster.data}\n")
        cluster.start()
        assert shown(cluster, "fsync") == "off"
        assert other.poll() is None
        other.kill()


def test_a_server_whose_owner_is_gone_is_ended_before_another_starts(cluster: Cluster) -> None:
    cluster.start()
    left, cluster.process = cluster.process, None
    assert left
    cluster.start()
    assert left.wait(10) == 0
    assert shown(cluster, "fsync") == "off"


def test_another_clusters_server_is_left_alone(cluster: Cluster, state: Path) -> None:
    other = Cluster(cluster.binaries, state / "pg-own-2", cluster.user, FORGETFUL)
    try:
        other.start()
        cluster.start()
        cluster.stop()
        assert other.process
        (cluster.data / "postmaster.pid").write_text(f"{other.process.pid}\n")
        cluster.start()
        assert shown(other, "fsync") == "off"
    finally:
        other.stop()


def test_a_server_that_cannot_start_says_why(cluster: Cluster) -> None:
    cluster.settings = {"shared_buffers": "much"}
    with pytest.raises(DatabaseError, match="shared_buffers"):
        cluster.start()


def test_somebody_elses_folder_is_refused(state: Path) -> None:
    (state / "elsewhere").mkdir()
    (state / "taken").symlink_to(state / "elsewhere")
    with pytest.raises(DatabaseError, match="somebody else's"):
        own_folder(state / "taken", server_user())


def test_a_standby_takes_over_behind_an_address_with_two_hosts(cluster: Cluster, state: Path) -> None:
    cluster.settings = FORGETFUL | {"max_wal_senders": "4"}
    cluster.start()
    standby = Cluster(cluster.binaries, state / "pg-standby", cluster.user, FORGETFUL)
    copy = [
        cluster.binaries / "pg_basebackup",
        "-D",
        state / "copy",
        "-d",
        cluster.url("postgres"),
        "-R",
        "-c",
        "fast",
    ]
    try:
        subprocess.run(copy, check=True, capture_output=True)
        for path in (state / "copy", *(state / "copy").rglob("*")):
            if cluster.user:
                os.chown(path, cluster.user.pw_uid, cluster.user.pw_gid, follow_symlinks=False)
        shutil.move(state / "copy", standby.data)
        standby.start()
        write(cluster, "CREATE TABLE kept AS SELECT 7 AS n")
        both = f"host={cluster.sockets},{standby.sockets} port=5432,5432 user=archive dbname=archive"
        both += " target_session_attrs=read-write connect_timeout=2"
        wait_for(standby, "SELECT n FROM kept", 7)
        cluster.stop()
        write(standby, "SELECT pg_promote()")
        with psycopg.connect(both) as connection:
            assert connection.execute("UPDATE kept SET n = 8 RETURNING n").fetchone() == (8,)
    finally:
        standby.stop()


def write(cluster: Cluster, statement: str) -> None:
    with psycopg.connect(cluster.url()) as connection:
        connection.execute(statement.encode())


def wait_for(cluster: Cluster, question: str, answer: int) -> None:
    for _ in range(100):
        try:
            with psycopg.connect(cluster.url()) as connection:
                if connection.execute(question.encode()).fetchone() == (answer,):
                    return
        except psycopg.errors.UndefinedTable:
            time.sleep(0.05)
    pytest.fail("the standby did not follow")
