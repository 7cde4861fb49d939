"""What was asked, said in words, and as chips that can each be taken away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cables.search import NOT_STATED, Filters, Query, Term
from cables.search.facets import Facet
from cables.search.kinds import FACETS, label_of
from cables.search.offered.suggestions import WORDS, YEARS, Relaxation
from cables.search.words import sought


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
            found.append(Chip(FACETS[name].title, label_of_run(name, run, known), address))
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
        stated = [value for value in filters.values(name) if value != NOT_STATED]
        values = [label_of_run(name, run, known) for run in runs(name, stated)]
        said = [phrase(name, alternatives(values), first=not parts)] if values else []
        parts.append(" or ".join(said + [FACETS[name].unstated] * (NOT_STATED in filters.values(name))))
    return ", ".join(part for part in (*parts, words_asked(filters.query)) if part)


def phrase(name: str, values: str, *, first: bool) -> str:
    if name == "completeness":
        return {"Whole": "that are whole", "With gaps": "with gaps"}.get(values, "whole or with gaps")
    return values if name == "year" and not first else f"{FACETS[name].asked} {values}"


def left_away(one: Relaxation, filters: Filters, facets: Iterable[Facet]) -> str:
    """without Kazakhstan; without the words visa; with 2008 as the reporting year"""
    if one.name == YEARS:
        return f"with {alternatives([*one.filters.values('year')])} as the reporting year"
    if one.name == WORDS:
        return f"without the words {filters.text}"
    if not filters.values(one.name):
        return f"without what was not understood of the {FACETS[one.name].title.lower()}"
    known = labels(filters, facets)
    runs_ = runs(one.name, filters.values(one.name))
    return f"without {alternatives([label_of_run(one.name, run, known) for run in runs_])}"


def words_asked(query: Query) -> str:
    """containing “a” and “b” or “c”, but not “d”; nothing twice, nothing that is not looked for"""
    common = sought(query).common
    clauses = [dict.fromkeys(term for term in clause if term.text not in common) for clause in query.clauses]
    told = [[*clause] for clause in dict.fromkeys(map(tuple, clauses)) if clause]
    excluded = [quoted(clause[0]) for clause in told if len(clause) == 1 and clause[0].excluded]
    wanted = [alternatives([in_either(t) for t in c]) for c in told if len(c) > 1 or not c[0].excluded]
    said = f"containing {' and '.join(wanted)}" if wanted else ""
    without = f"not containing {alternatives(excluded)}" if excluded and not wanted else ""
    return f"{said}, but not {alternatives(excluded)}" if said and excluded else said or without


def in_either(term: Term) -> str:
    """One of several of which either will do."""
    return f"not {quoted(term)}" if term.excluded else quoted(term)


def quoted(term: Term) -> str:
    if term.kind in ("phrase", "compound"):
        return f"exactly “{term.text}”"
    return f"words beginning with “{term.text}”" if term.kind == "prefix" else f"“{term.text}”"


def alternatives(values: list[str]) -> str:
    """a, b or c"""
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} or {values[-1]}" if values else ""
