"""C1: two archives that differ in withheld words alone answer every public address alike, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable

from . import Shown
from .archive import empty, lift_everything, load
from .crawl import addresses, answers
from .queries import queries
from .secrets import Telling, long, short

QUERIES = 500


def prove(size: int, samples: bool = True, guarded: bool = True, asked: int = QUERIES) -> Shown:
    """The addresses of both archives are asked of each: what exists in one alone would show in the other."""
    tell_anew(short, size, samples, guarded)
    first = _answered([*addresses(), *queries(asked)])
    tell_anew(long, size, samples, guarded)
    second = _answered(dict.fromkeys([*first, *addresses()]))
    if in_the_second_alone := second.keys() - first.keys():
        tell_anew(short, size, samples, guarded)
        first |= _answered(sorted(in_the_second_alone))
    different = [where for where in first | second if first.get(where) != second.get(where)]
    figure = f"{len(different)} of {len(first):,} addresses and queries answered differently"
    return Shown(
        figure, [f"{where}: {_status(first, where)}, {_status(second, where)}" for where in different]
    )


def _answered(where: Iterable[str]) -> dict[str, tuple[str, int]]:
    return {answer.address: (answer.digest, answer.status) for answer in answers(where)}


def _status(told: dict[str, tuple[str, int]], where: str) -> str:
    """503 would say that an answer was cut for time, and nothing of what is withheld."""
    return str(told[where][1]) if where in told else "not asked"


def tell_anew(tell: Telling, size: int, samples: bool, guarded: bool) -> None:
    empty()
    load(tell, size, samples)
    if not guarded:
        lift_everything()
