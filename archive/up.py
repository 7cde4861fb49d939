"""`manage.py up`: database, migrations, static files, samples, web server; until a signal ends them all."""

import contextlib
import fcntl
import hashlib
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

from django.db.utils import OperationalError

from archive import environment
from archive.binaries import DatabaseError
from archive.cluster import Cluster
from archive.database import open_lock, own, read_lock, try_lock, write
from archive.paths import ROOT
from archive.web_server import serving

NO_SAMPLES = "--no-samples"
STOPPING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Stopped(BaseException):
    """A signal asked us to end."""


def up(arguments: Sequence[str] = ()) -> None:
    """Serve until a signal comes. Says where the archive runs, also if an earlier `up` runs it already."""
    if wrong := [one for one in arguments if one != NO_SAMPLES]:
        sys.exit(f"up: {wrong[0]} is not known; the one option is {NO_SAMPLES}")
    with open_lock("up.lock") as lock:
        if not try_lock(lock):
            return say(f"The archive is already running at {read_lock(lock) or '(it is still starting)'}")
        for number in STOPPING:
            signal.signal(number, stopped)
        try:
            with database() as cluster:
                prepare(with_samples=NO_SAMPLES not in arguments)
                step("Starting the web server")
                with serving(say) as (web, address):
                    write(lock, address)
                    say(f"The archive runs at {address} (Ctrl-C stops it)")
                    watch(web, cluster)
        except Stopped:
            say("Stopped")
        except (DatabaseError, OperationalError) as error:
            sys.exit(f"No database, no archive. {error}")
        finally:
            write(lock, "")


def stopped(number: int, frame: FrameType | None) -> None:
    """Set explicitly, since a background job of a shell ignores SIGINT; once is enough."""
    for each in STOPPING:
        signal.signal(each, signal.SIG_IGN)
    raise Stopped


def heed() -> None:
    """Python drops an exception that a signal raises while an object is being finalised: ask again here."""
    if signal.getsignal(signal.SIGTERM) == signal.SIG_IGN:
        raise Stopped


@contextlib.contextmanager
def database() -> Iterator[Cluster | None]:
    """$DATABASE_URL's database (then there is no cluster of ours), else the embedded one."""
    if environment.text("DATABASE_URL"):
        say("Database: the one that DATABASE_URL names")
        yield None
        return
    with open_lock("database.owner") as owner:
        if not try_lock(owner):
            say("Waiting for another command, which runs the database, to finish")
            fcntl.flock(owner, fcntl.LOCK_EX)
        say("Starting the database")
        with own(owner) as cluster:
            os.environ["DATABASE_URL"] = cluster.url()
            yield cluster


def prepare(*, with_samples: bool) -> None:
    """Bring database and static files up to date; on the first run, load the samples and make a login."""
    import django
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.db import connections

    from archive.upkeep.versions import newer

    django.setup()
    if told := newer():
        sys.exit(told)
    step("Applying migrations")
    call_command("migrate", interactive=False, verbosity=0)
    collect_static_files()
    if not get_user_model().objects.exists():
        if with_samples:
            load_samples()
        create_editor()
    connections.close_all()


def collect_static_files() -> None:
    """Only where a file is new or has changed: hashing and compressing all of them takes seconds."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    files = [storage.path(path) for finder in get_finders() for path, storage in finder.list([])]
    seen = [f"{path} {os.stat(path).st_mtime_ns} {os.stat(path).st_size}" for path in sorted(files)]
    wanted = hashlib.sha256("\n".join(seen).encode()).hexdigest()
    root = Path(settings.STATIC_ROOT)
    stamp = root.with_name("static.collected")
    if not root.exists() or not stamp.exists() or stamp.read_text() != wanted:
        step(f"Collecting {len(files)} static files")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(wanted)


def load_samples() -> None:
    from django.core.management import call_command

    step("Loading the sample cables")
    with contextlib.suppress(SystemExit):
        call_command("ingest", str(ROOT / "fixtures" / "samples"))


def create_editor() -> None:
    """The first login, whose password is shown this once and stored only as a hash."""
    from django.contrib.auth import get_user_model

    password = secrets.token_urlsafe(12)
    get_user_model().objects.create_superuser("editor", password=password)
    say(f"Editor login, shown only this once: user editor, password {password}")


def watch(web: subprocess.Popen[bytes], cluster: Cluster | None) -> None:
    """Start the database again where it has died; give up where the web server has. Meanwhile do what editors
    decided for many things at once."""
    from django.db import connections

    from archive.upkeep.releasing import Releasing
    from cables.admin.review.batches import work

    due, releasing = 0.0, Releasing()
    while web.poll() is None:
        heed()
        if cluster and cluster.is_dead():
            say("The database has died: starting it again")
            cluster.start()
        more = False
        if time.monotonic() >= due:
            due = time.monotonic() + 1
            try:
                more = work()
                releasing.look()
            except Exception as error:  # the archive goes on without it, whatever it is
                say(f"A decision on many things waits a minute: {error}")
                connections.close_all()
                due += 60
            if more:
                due = 0.0
        if not more:
            time.sleep(0.25)
    sys.exit(f"The web server ended by itself (status {web.returncode}).")


def step(text: str) -> None:
    """The next thing that `up` does, unless it has been told to end."""
    heed()
    say(text)


def say(text: str) -> None:
    print(f"- {text}", flush=True)
