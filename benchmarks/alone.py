"""One reader, one page after the other, nothing kept: how long each page takes, and how large it is."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, QuerySet
from rich.console import Console
from rich.table import Table

from cables.figures.charts import charts
from cables.figures.choices import current
from cables.models import Answer, Cable, Mention, Paragraph, Statistic

from .cable_texts import COMMON
from .clients import PLAIN, Asked, in_turn
from .goals import Goal

ROUNDS, WARMING = 9, 4
WAIT, SEARCH_WAIT = 50.0, 60.0  # milliseconds
LARGE, SEARCH_LARGE = 200.0, 60.0  # kB of HTML before it is compressed
SEARCH = "search"
Place = tuple[str, int]
# Every kind of public page: {name: address, of what `pages` finds}.
PAGES = {
    "front page": "/",
    "browse, no words": "/search/",
    f"{SEARCH}, a common word": "/search/?q={word}",
    f"{SEARCH}, two words": "/search/?q={word}+{other}",
    f"{SEARCH}, a word and a country": "/search/?q={word}&country={country}",
    "reading page": "/cables/{cable}/",
    "how to cite it": "/cables/{cable}/cite/",
    "its report": "/cables/{cable}/report/",
    "its copies": "/cables/{cable}/copies/",
    "its history": "/cables/{cable}/history/",
    "countries": "/countries/",
    "country": "/countries/{country}/",
    "coverage": "/coverage/",
    "topics": "/topics/",
    "topic": "/topics/{topic}/",
    "questions": "/questions/",
    "questionnaire": "/questions/{year}/",
    "question": "/questions/{year}/{code}/",
    "compare, one topic": "/compare/?topic={topic}",
    "figures": "/statistics/",
    "figures of one country": "/statistics/?country={country}",
    "figures of one kind": "/statistics/?kind={kind}",
    "chart": "{chart}",
    "organizations": "/organizations/",
    "organization": "/organizations/{organization}/",
    "data": "/data/",
    "what the data means": "/about/data/",
    "methods": "/methods/",
    "help": "/help/",
}


def pages() -> list[tuple[str, str]]:
    """All of these; of countries, kinds, topics, questions, and organizations those with the most rows."""
    names = {
        "country": most(Cable.objects.public(), "country"),
        "cable": most(Paragraph.objects.public(), "cable__cable_id"),
        "kind": most(Statistic.objects.facts(), "kind"),
        "organization": most(Mention.objects.public(), "organization__slug"),
        "topic": most(Answer.objects.all(), "question__topics"),
        "year": most(Answer.objects.all(), "question__year"),
        "chart": charts(current(), most=1)[0].get_absolute_url(),
        "word": COMMON[0],
        "other": COMMON[1],
    }
    names["code"] = most(Answer.objects.filter(question__year=names["year"]), "question__code")
    return [(kind, address.format(**names)) for kind, address in PAGES.items()]


def most(rows: QuerySet[Any], name: str) -> str:
    """The value of this field that most rows have."""
    found = rows.exclude(**{name: None}).values_list(name).annotate(rows=Count("pk"))
    return str(found.order_by("-rows", name)[0][0])


def in_rounds(place: Place, addresses: Sequence[tuple[str, str]], rounds: int) -> dict[str, list[Asked]]:
    """What each kind of page took, after rounds in which both web processes come to know the archive."""
    in_turn(place, addresses, WARMING)
    found: dict[str, list[Asked]] = defaultdict(list)
    for asked in in_turn(place, addresses, rounds):
        found[asked.kind].append(asked)
    return found


def one_at_a_time(place: Place) -> list[Goal]:
    """Print a table of all pages: ms within which half of the requests and all of them were answered, kB."""
    addresses = pages()
    rounds = in_rounds(place, addresses, ROUNDS)
    size = {asked.kind: asked.size / 1000 for asked in in_turn(place, addresses, 1, PLAIN)}
    table = Table("page", "half within (ms)", "at most (ms)", "HTML (kB)", title="one reader, no page kept")
    for kind, asked in rounds.items():
        took = [one.took for one in asked]
        table.add_row(kind, f"{statistics.median(took):.0f}", f"{max(took):.0f}", f"{size[kind]:.0f}")
    Console().print(table)
    half = {kind: statistics.median(one.took for one in asked) for kind, asked in rounds.items()}
    searches = [kind for kind in half if kind.startswith(SEARCH)]
    slowest = max((kind for kind in half if kind not in searches), key=half.__getitem__)
    return [
        Goal(
            "one request, a search, half within (ms)", max(half[kind] for kind in searches), most=SEARCH_WAIT
        ),
        Goal(f"one request, the slowest other ({slowest}), half within (ms)", half[slowest], most=WAIT),
        Goal("largest page of a search (kB)", max(size[kind] for kind in searches), most=SEARCH_LARGE),
        Goal("largest page (kB)", max(size.values()), most=LARGE),
        Goal(
            "pages that failed", sum(not one.answered for asked in rounds.values() for one in asked), most=0
        ),
    ]
