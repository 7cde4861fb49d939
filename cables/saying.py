"""What was asked, said in words, and as chips that can each be taken away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cables.facets import TITLES, Facet, label_of
from cables.search import Filters, Term


class Chip(NamedTuple):
    title: str
    label: str
    address: str


def labels(filters: Filters, facets: Iterable[Facet]) -> dict[tuple[str, str], str]:
    return {
        (facet.name, value.value): value.label for facet in facets for value in facet.values if value.chosen
    }


def chips(filters: Filters, facets: Iterable[Facet]) -> list[Chip]:
    """One for each chosen value or run of years; `address` is the same question without it."""
    known = labels(filters, facets)
    found: list[Chip] = []
    for name in filters.active:
        for run in runs(name, filters.values(name)):
            rest = [value for value in filters.values(name) if value not in run]
            address = filters.with_values(name, rest).query_string()
            found.append(Chip(TITLES[name], label_of_run(name, run, known), address))
    return found


def runs(name: str, values: Sequence[str]) -> list[list[str]]:
    """Each value alone; three or more years without a hole together."""
    if name != "year":
        return [[value] for value in values]
    found: list[list[str]] = []
    for value in sorted(values):
        if found and value.isdecimal() and found[-1][-1] == str(int(value) - 1):
            found[-1].append(value)
        else:
            found.append([value])
    return [part for run in found for part in ([run] if len(run) > 2 else [[value] for value in run])]


def label_of_run(name: str, run: Sequence[str], known: dict[tuple[str, str], str]) -> str:
    """Kazakhstan; 2006–2008"""
    ends = list(dict.fromkeys((run[0], run[-1])))
    return "–".join(known.get((name, value), label_of(name, value)) for value in ends)


def sentence(filters: Filters, facets: Iterable[Facet]) -> str:
    """After "3 cables": "from Kazakhstan or Uzbekistan, 2007, containing “visa”, but not “police”"."""
    known = labels(filters, facets)
    parts: list[str] = []
    for name in filters.active:
        values = [label_of_run(name, run, known) for run in runs(name, filters.values(name))]
        parts.append(phrase(name, alternatives(values), first=not parts))
    return ", ".join(part for part in (*parts, words(filters.query.clauses)) if part)


def phrase(name: str, values: str, *, first: bool) -> str:
    before = {"country": "from", "section": "in section", "topic": "on", "org": "naming", "year": "of"}
    before |= {
        "question": "answering question",
        "tag": "with TAG",
        "statistic": "with figures for",
        "mark": "marked",
    }
    if name == "completeness":
        return {"Whole": "from whole cables", "With gaps": "from cables with gaps"}.get(values, "")
    return values if name == "year" and not first else f"{before[name]} {values}"


def words(clauses: Iterable[tuple[Term, ...]]) -> str:
    """containing “a” and “b” or “c”, but not “d”"""
    wanted = [alternatives([quoted(t) for t in clause]) for clause in clauses if not clause[0].excluded]
    excluded = [quoted(clause[0]) for clause in clauses if clause[0].excluded]
    said = f"containing {' and '.join(wanted)}" if wanted else ""
    without = f"not containing {alternatives(excluded)}" if excluded and not wanted else ""
    return f"{said}, but not {alternatives(excluded)}" if said and excluded else said or without


def quoted(term: Term) -> str:
    if term.kind == "phrase":
        return f"exactly “{term.text}”"
    return f"words beginning with “{term.text}”" if term.kind == "prefix" else f"“{term.text}”"


def alternatives(values: list[str]) -> str:
    """a, b or c"""
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} or {values[-1]}" if values else ""
