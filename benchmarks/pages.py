"""Whole pages from the real web server over loopback: how many a second, and how long a reader waits."""

from __future__ import annotations

import os
import random
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urlencode, urlsplit

import psutil
from rich.console import Console
from rich.table import Table

from archive.up import collect_static_files
from archive.web_server import serving
from cables.models import Cable, Country, Topic

from .alone import one_at_a_time
from .archives import empty_archive, load
from .cable_texts import COMMON
from .clients import Asked, ask
from .editing import editing
from .goals import Goal, told

CABLES, SECONDS = 1500, 15
FILLING = 0.1  # seconds for each page until both processes have most of them
WAIT, RATE, MEMORY = 120.0, 400.0, 150.0
UNKEPT_WAIT, UNKEPT_RATE = 600.0, 60.0
Address = tuple[str, str]


def run(count: int = CABLES, seconds: int = SECONDS) -> bool:
    """Load the corpus, serve it, read it; says whether the goals were met."""
    with empty_archive():
        loaded = load(count)
        Console().print(f"{count} cables loaded at {loaded.rate:.1f} a second")
        reading, mix = reading_pages(), mixed()
        collect_static_files()
        with server(PAGE_CACHE_MB="0") as (place, _):
            alone = one_at_a_time(place)
            unkept = ask(place, mix, seconds)
            with editing() as unkept_acts:
                edited = ask(place, mix, seconds)
        with server() as (place, workers):
            with editing() as acts:
                written = ask(place, mix, seconds)
            ask(place, mix, len({*mix}) * FILLING)
            again = ask(place, mix, seconds)
            ask(place, reading, count * FILLING)
            read = ask(place, reading, seconds)
            memory = max(worker.memory_info().rss for worker in workers()) / 1e6
    show("sixteen readers, no page kept", unkept)
    show(f"the same while an editor confirms figures ({len(unkept_acts)})", edited)
    show(f"pages are kept until something changes, which it does ({len(acts)} acts)", written)
    show("most pages were asked for before", again)
    every = (*unkept, *edited, *written, *again, *read)
    return told(
        [
            *alone,
            Goal("no page kept, pages a second", len(unkept) / seconds, least=UNKEPT_RATE),
            Goal("no page kept, 95% within (ms)", within(unkept), most=UNKEPT_WAIT),
            Goal("no page kept, an act every two seconds, 95% within (ms)", within(edited), most=UNKEPT_WAIT),
            Goal("kept pages, an act every two seconds, 95% within (ms)", within(written)),
            Goal("most pages kept, 95% within (ms)", within(again), most=WAIT),
            Goal("reading pages a second, kept", len(read) / seconds, least=RATE),
            Goal("reading page, kept, 95% within (ms)", within(read), most=WAIT),
            Goal("errors", sum(not asked.answered for asked in every), most=0),
            Goal("memory of a web process (MB)", memory, most=MEMORY),
        ]
    )


def reading_pages() -> list[Address]:
    names = Cable.objects.public().values_list("cable_id", flat=True)
    return [("reading", f"/cables/{name}/") for name in names]


def mixed() -> list[Address]:
    """Equal shares of eight kinds of page, each with as many addresses as readers would find."""
    dice = random.Random(7)
    countries = list(Country.objects.filter(cables__held=True).distinct().values_list("pk", flat=True))
    topics = list(Topic.objects.values_list("pk", flat=True))
    some = dice.sample(countries, min(20, len(countries)))
    words = [" ".join(dice.sample(COMMON, dice.choice((1, 1, 2, 3)))) for _ in range(60)]
    kinds = {
        "front": ["/"],
        "browse": ["/search/", *(f"/search/?country={iso2}" for iso2 in some)],
        "search": [f"/search/?{urlencode({'q': asked})}" for asked in words],
        "reading": [path for _, path in dice.sample(reading_pages(), 60)],
        "compare": [f"/compare/?topic={topic}" for topic in topics[:12]],
        "statistics": ["/statistics/", *(f"/statistics/?country={iso2}" for iso2 in some)],
        "country": [f"/countries/{iso2}/" for iso2 in some],
        "csv": [f"{path.rstrip('/')}.csv" for _, path in dice.sample(reading_pages(), 20)],
    }
    return [(kind, dice.choice(paths)) for kind, paths in kinds.items() for _ in range(200)]


@contextmanager
def server(**environment: str) -> Iterator[tuple[tuple[str, int], Callable[[], list[psutil.Process]]]]:
    """The web server's place, and what lists its worker processes."""
    with set_in_environment(environment | {"PORT": "0"}), serving(print) as (web, address):
        parts = urlsplit(address)
        yield (parts.hostname or "", parts.port or 0), psutil.Process(web.pid).children


@contextmanager
def set_in_environment(values: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ |= values
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def within(asked: Sequence[Asked], share: int = 95) -> float:
    """Milliseconds within which so many percent of the requests were answered."""
    return statistics.quantiles([one.took for one in asked], n=100)[share - 1]


def show(title: str, asked: Sequence[Asked]) -> None:
    kinds: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        kinds[one.kind].append(one)
    table = Table("page", "asked", "half within (ms)", "95% within (ms)", "errors", title=title)
    for kind, part in [*kinds.items(), ("all", list(asked))]:
        errors = sum(not one.answered for one in part)
        table.add_row(kind, str(len(part)), f"{within(part, 50):.1f}", f"{within(part):.1f}", str(errors))
    Console().print(table)
