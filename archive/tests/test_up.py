"""`manage.py up`: what it says, what it serves, and that nothing stays behind."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from archive.paths import ROOT
from archive.testing import TEMPLATE
from archive.tests.conftest import Running, manage

Start = Callable[..., Running]


@pytest.fixture
def up(used_state: Path) -> Iterator[Start]:
    started: list[Running] = []

    def start(**environment: str) -> Running:
        started.append(Running(used_state, "up", **({"PORT": "0"} | environment)))
        return started[-1]

    yield start
    for running in started:
        if running.process.poll() is None:
            running.end()


def status(address: str, path: str = "/healthz") -> int:
    try:
        return int(urllib.request.urlopen(address + path, timeout=20).status)
    except urllib.error.HTTPError as error:
        return error.code


def test_the_first_run_says_each_step_and_shows_an_editor_login_once(used_state: Path, up: Start) -> None:
    first = (used_state / "first-output").read_text()
    steps = ("Starting the database", "Applying migrations", "Collecting", "Loading the sample cables")
    for step in (*steps, "Editor login", "Starting the web server", "The archive runs at"):
        assert step in first
    again = up()
    assert status(again.address) == 200
    assert "Editor login" not in again.output
    assert "Loading the sample cables" not in again.output


def test_an_option_that_is_unknown_is_refused(used_state: Path) -> None:
    answer = manage(used_state, "up", "--nosuch")
    assert answer.returncode == 1
    assert "--nosuch is not known; the one option is --no-samples" in answer.stderr


def test_the_editor_login_that_was_shown_works(used_state: Path) -> None:
    said = re.search(r"user (\S{1,30}), password (\S{1,40})", (used_state / "first-output").read_text())
    assert said
    check = f"from django.contrib.auth.models import User; print(User.objects.get(username={said[1]!r})"
    result = manage(used_state, "shell", "--no-imports", "-c", f"{check}.check_password({said[2]!r}))")
    assert result.stdout.strip() == "True", result.stderr


def test_a_second_up_says_where_the_first_one_runs(used_state: Path, up: Start) -> None:
    first = up()
    address = first.address
    second = manage(used_state, "up")
    assert second.returncode == 0
    assert f"already running at {address}" in second.stdout
    assert status(address) == 200


def test_a_command_beside_a_running_up_uses_the_same_database(used_state: Path, up: Start) -> None:
    assert up().address
    question = "SELECT pg_postmaster_start_time()::text"
    command = "from django.db import connection as c; k = c.cursor(); "
    command += f"k.execute({question!r}); print(*k.fetchone())"
    with psycopg.connect((used_state / "database.owner").read_text()) as connection:
        (started,) = connection.execute(question).fetchone() or ("",)
    assert manage(used_state, "shell", "--no-imports", "-c", command).stdout.strip() == started


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_no_signal_to_the_manager_leaves_anything_behind(
    used_state: Path, up: Start, number: signal.Signals
) -> None:
    running = up()
    assert status(running.address) == 200
    assert "postgres" in running.names().values()
    assert len(running.processes()) > 4
    assert running.end(number) == []
    assert not [p for p in psutil.process_iter(["cmdline"]) if str(used_state) in str(p.info["cmdline"])]


def test_a_start_right_after_a_kill_works(up: Start) -> None:
    killed = up()
    assert status(killed.address) == 200
    killed.process.kill()
    killed.process.wait()
    assert status(up().address) == 200


def test_a_background_job_that_ignores_interrupts_is_still_stopped_by_one(used_state: Path) -> None:
    running = Running(
        used_state, "up", PORT="0", preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN) and None
    )
    assert running.address
    assert running.end(signal.SIGINT) == []


def test_where_the_port_is_taken_a_free_one_is_used_and_said(up: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        running = up(PORT=str(port))
        address = running.address
        assert f"Port {port} cannot be used" in running.output
        assert not address.endswith(f":{port}")
        assert status(address) == 200


def test_a_port_that_is_no_number_is_refused(used_state: Path) -> None:
    result = manage(used_state, "up", PORT="eight")
    assert result.returncode == 1
    assert "PORT must be a number" in result.stderr


def test_a_database_that_dies_is_started_again(used_state: Path, up: Start) -> None:
    running = up()
    address = running.address
    postmaster = int((next(used_state.glob("pg*-run")) / "postmaster.pid").read_text().split()[0])
    psutil.Process(postmaster).kill()
    running.wait_for("The database has died: starting it again")
    while (seen := status(address)) == 503:
        assert running.process.poll() is None
    assert seen == 200


def test_a_database_that_is_frozen_is_told_of_within_seconds(up: Start) -> None:
    running = up()
    address = running.address
    assert status(address) == 200
    servers = [process for process, name in running.names().items() if name == "postgres"]
    for server in servers:
        server.suspend()
    try:
        begun = time.monotonic()
        assert status(address) == 503
        assert time.monotonic() - begun < 10
    finally:
        for server in servers:
            server.resume()
    until = time.monotonic() + 20
    while status(address) != 200:
        assert time.monotonic() < until


def test_a_database_of_a_newer_version_is_not_served(used_state: Path) -> None:
    def asked(sql: str) -> None:
        command = f"from django.db import connection as c; c.cursor().execute({sql!r})"
        assert manage(used_state, "shell", "--no-imports", "-c", command).returncode == 0

    row = "insert into django_migrations (app, name, applied) values ('cables', '9999_tomorrow', now())"
    asked(row)
    try:
        refused = manage(used_state, "up", PORT="0")
        assert refused.returncode == 1
        assert "of a newer version of the archive (9999_tomorrow)" in refused.stderr
    finally:
        asked("delete from django_migrations where name = '9999_tomorrow'")


def test_a_request_in_flight_is_answered_before_the_end(used_state: Path, up: Start) -> None:
    running = up()
    answers: list[int] = []
    request = urllib.request.Request(
        running.address + "/admin/login/", headers={"Cookie": "sessionid=" + "a" * 32}
    )
    asking = threading.Thread(
        target=lambda: answers.append(urllib.request.urlopen(request, timeout=30).status)
    )
    with psycopg.connect((used_state / "database.owner").read_text()) as connection:
        connection.execute("LOCK TABLE django_session IN ACCESS EXCLUSIVE MODE")
        asking.start()
        wait = "SELECT count(*) FROM pg_locks WHERE NOT granted"
        while connection.execute(wait).fetchone() == (0,):
            assert asking.is_alive()
        running.process.terminate()
        asking.join(1)
        assert asking.is_alive()
        assert running.process.poll() is None
    asking.join(20)
    assert answers == [200]
    assert running.process.wait(20) == 0


def test_under_load_no_request_fails_when_the_server_ends(up: Start) -> None:
    """A refused connection is no failure: the client knows that nothing was asked."""
    running = up()
    host, port = running.address.removeprefix("http://").split(":")
    answered, failed = [], []

    def ask_again_and_again() -> None:
        while True:
            connection = http.client.HTTPConnection(host, int(port), timeout=20)
            try:
                connection.connect()
            except ConnectionRefusedError:
                return
            try:
                connection.request("GET", "/healthz")
                answered.append(connection.getresponse().status)
            except (OSError, http.client.HTTPException) as error:
                failed.append(repr(error))
            connection.close()

    clients = [threading.Thread(target=ask_again_and_again) for _ in range(8)]
    for client in clients:
        client.start()
    while len(answered) < 200:
        assert running.process.poll() is None
    running.process.terminate()
    for client in clients:
        client.join(30)
    assert len(failed) <= (0 if os.geteuid() == 0 else 1), failed
    assert set(answered) == {200}
    assert running.process.wait(20) == 0


def test_gunicorn_opens_no_control_socket_in_the_home_folder(
    used_state: Path, up: Start, tmp_path: Path
) -> None:
    assert up(HOME=str(tmp_path)).address
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_ones_own_is_used_and_left_alone(used_state: Path) -> None:
    address = os.environ["DATABASE_URL"]
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE ones_own TEMPLATE {TEMPLATE}")
    own = address.removesuffix("/archive") + "/ones_own"
    somebody = {"DJANGO_SUPERUSER_USERNAME": "vera", "DJANGO_SUPERUSER_PASSWORD": "a long enough word"}
    made = manage(used_state, "createsuperuser", "--noinput", "--email=", DATABASE_URL=own, **somebody)
    assert made.returncode == 0, made.stderr  # where there is a user, no samples are loaded
    running = Running(used_state, "up", PORT="0", DATABASE_URL=own)
    assert status(running.address) == 200
    assert "postgres" not in running.names().values()
    assert running.end() == []
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP DATABASE ones_own")


def test_a_signal_that_python_drops_still_ends_the_next_step() -> None:
    command = """
import os, signal
from archive.up import Stopped, step, stopped

class Finalised:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)

signal.signal(signal.SIGTERM, stopped)
Finalised()
print("went on")
try:
    step("Applying migrations")
except Stopped:
    print("ended")
"""
    result = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True)
    assert "Exception ignored" in result.stderr
    assert result.stdout.split("\n") == ["went on", "ended", ""]
