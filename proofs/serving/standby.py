"""Pages are read from a standby, and what an editor was told is done is in the next of them; without the
standby they are read from the primary."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from urllib.request import urlopen

from archive.cluster import Cluster
from archive.database import gone_afterwards
from archive.paths import ROOT
from benchmarks.pages import server, set_in_environment
from proofs import Shown

from .failover import a_cluster, address, ask, fill, follow, kill, tell

BEHIND = "200ms"  # by which the standby applies what it has heard
BACK = 10.0  # seconds after which pages have to be there again without the standby
PAGE = "/cables/07PORTLISSE112/"
# Corrects a heading to each line that it is given, and says when it was told that it is kept.
EDITOR = """
import sys
import django
django.setup()
from django.contrib.auth.models import User
from cables.deciding.correcting import correct
from cables.models import Paragraph
editor = User.objects.get_or_create(username="proof")[0]
for line in sys.stdin:
    paragraph = Paragraph.objects.filter(cable__cable_id="07PORTLISSE112").order_by("order").first()
    correct(paragraph, "heading", line.strip(), reason="proof", editor=editor)
    print("kept", flush=True)
"""


def prove(size: int, samples: bool, guarded: bool) -> Shown:
    """So many acts, the page asked for after each; then the standby is lost. Unguarded, the primary does not
    wait for it."""
    against = list[str]()
    with ExitStack() as stack:
        primary, standby = (stack.enter_context(gone_afterwards(a_cluster(name))) for name in ("one", "two"))
        primary.start()
        fill(primary)
        follow(primary, standby, guarded)
        tell(standby, f"alter system set recovery_min_apply_delay = '{BEHIND}'")
        urls = {
            "DATABASE_URL": primary.url(),
            "STANDBY_URL": address(standby, primary, session="prefer-standby"),
        }
        stack.enter_context(set_in_environment(urls))
        place, _ = stack.enter_context(server())
        act = stack.enter_context(acting())
        old, at_standby = 0, answered(standby)
        for number in range(size):
            act(f"Heading number {number}.")
            old += f"Heading number {number}." not in page(place)
        at_standby = answered(standby) - at_standby
        kill(standby)
        lost = time.monotonic()
        while ask(place, PAGE).status != 200 and time.monotonic() < lost + BACK:
            time.sleep(0.05)
        back = time.monotonic() - lost
    against += [f"{old} pages of {size} were older than what was kept"] if old else []
    against += [] if at_standby >= size else [f"only {at_standby} transactions at the standby"]
    against += [f"no page for {back:.1f} s without the standby"] if back > BACK else []
    figure = (
        f"{size} acts, {old} pages older than these, {at_standby} transactions at the standby;"
        f" pages {back:.1f} s after it was lost"
    )
    return Shown(figure, against)


@contextmanager
def acting() -> Iterator[Callable[[str], None]]:
    """An editor who decides what he is given; each call ends when he is told that it is kept."""
    editor = subprocess.Popen(
        [sys.executable, "-c", EDITOR], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert editor.stdin
    assert editor.stdout

    def act(line: str) -> None:
        print(line, file=editor.stdin, flush=True)
        if editor.stdout.readline().strip() != "kept":  # type: ignore[union-attr]
            raise RuntimeError("the editor could not decide")

    try:
        yield act
    finally:
        editor.kill()
        editor.communicate()


def page(place: tuple[str, int]) -> str:
    with urlopen("http://{}:{}{}".format(*place, PAGE), timeout=30) as answer:
        return str(answer.read().decode())


def answered(standby: Cluster) -> int:
    """Transactions that the server has ended so far."""
    time.sleep(1.2)  # they are counted once a second
    ((ended,),) = tell(standby, "select xact_commit from pg_stat_database where datname = current_database()")
    return int(str(ended))
