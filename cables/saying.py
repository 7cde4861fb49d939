"""What was asked, said in words, and as chips that can each be taken away."""

from __future__ import annotations

from collections.abc import Iterable
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
    """One for each chosen value; `address` is the same question without it."""
    known = labels(filters, facets)
    return [
        Chip(
            TITLES[name],
            known.get((name, value), label_of(name, value)),
            filters.toggled(name, value).query_string(),
        )
        for name in filters.active
        for value in filters.values(name)
    ]


def sentence(filters: Filters, facets: Iterable[Facet]) -> str:
    """After "3 cables": "from Kazakhstan or Uzbekistan, 2007, containing “visa”, but not “police”"."""
    known = labels(filters, facets)
    parts: list[str] = []
    for name in filters.active:
        values = [known.get((name, value), label_of(name, value)) for value in filters.values(name)]
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
