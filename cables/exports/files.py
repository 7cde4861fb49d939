"""Public shapes as files: CSV whose cells no spreadsheet takes for formulas, JSON, plain text; streamed."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from cables.comparison import EMPTY
from cables.exports.citations import marked
from cables.exports.columns import TABLES
from cables.sections import figure_kind_label, spelled

LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")

BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet takes UTF-8 for something else
OWN_NAMES = {"breakdown": ""}  # nested values whose names stand alone


class Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(name: str, records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """RFC 4180 after a byte order mark, a header row first."""
    writer = csv.writer(Echo())
    columns = TABLES[name].columns
    yield BYTE_ORDER_MARK + str(writer.writerow([column.name for column in columns]))
    for record in records:
        cells = flat(record)
        yield writer.writerow([harmless(cells.get(column.key or column.name)) for column in columns])


def flat(record: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """{"question": {"year": 2007}} as {"question_year": 2007}."""
    found: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, Mapping):
            found |= flat(value, OWN_NAMES.get(name, f"{prefix}{name}_"))
        else:
            found[prefix + name] = value
    return found


def harmless(value: Any) -> str | int | float:
    """A cell. Text that a spreadsheet could run gets an apostrophe in front, and so does text that begins
    with one: whoever takes one leading apostrophe away has the text again. Numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = cell_text(value)
    return f"'{text}" if text.lstrip(" ").startswith(LIVE) else text


def cell_text(value: Any) -> str:
    """Lists as `a; b`, addressees by their names."""
    if isinstance(value, list):
        return "; ".join(part["name"] if isinstance(part, Mapping) else str(part) for part in value)
    return str(value)


def json_pieces(asked: str, count: int, records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """One object; a stream that breaks off is no JSON, so nothing is cut in silence."""
    yield f'{{"asked": {json.dumps(asked)}, "count": {count}, "items": [\n'
    for number, record in enumerate(records):
        yield (",\n" if number else "") + json.dumps(record, ensure_ascii=False)
    yield "\n]}\n"


def text_pieces(name: str, asked: str, count: int, records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    things = f"{count:,} {TABLES[name].one if count == 1 else TABLES[name].several}"
    yield f"TIP Cable Archive: {things}{f', asked: {asked}' if asked else ''}\n"
    for record in records:
        yield f"\n{TEXTS[name](record)}\n"


def cited(record: Mapping[str, Any]) -> str:
    number = record.get("number", record.get("paragraph"))
    where = f"{record['cable_id']}{f', paragraph {number}' if number else ''}"
    return f"{marked(where, record['sample'])}\n{record['url']}"


def question_asked(answer: Mapping[str, Any]) -> str:
    """The question, and what is not as it should be: 2007 29F (code inferred; the beginning is lost)"""
    code = f"{answer['question']['year']} {answer['question']['code']}"
    notes = [] if answer["basis"] in ("printed", "carried") else [f"code {answer['basis']}"]
    notes += [f"the {answer['lost']} is lost"] if answer["lost"] else []
    return f"{code} ({'; '.join(notes)})" if notes else code


def lines(*parts: str | None) -> str:
    return "\n".join(part for part in parts if part)


TEXTS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "cables": lambda r: lines(cited(r), r["subject"], r["date"]),
    "paragraphs": lambda r: lines(cited(r), r["heading"], "", r["text"]),
    "answers": lambda r: lines(cited(r), question_asked(r), r["text"]),
    "statistics": lambda r: lines(cited(r), f"{figure_kind_label(r['kind'])}: {r['quote']}"),
    "organizations": lambda r: lines(f"{r['name']} ({r['kind']})", r["url"]),
    "questions": lambda r: f"{r['year']} {r['code']}: {r['label']}",
    "comparison": lambda r: lines(
        f"{r['country']} {r['reporting_year']}: {EMPTY.get(r['state'], spelled(r['state']))}",
        *(lines(cited(answer), question_asked(answer), answer["text"]) for answer in r["answers"]),
    ),
}


def pieces(form: str, name: str, asked: str, count: int, records: Iterable[Any]) -> Iterator[str]:
    """The file in pieces; `form` is csv, json or txt, `name` a key of TABLES."""
    if form == "csv":
        return csv_lines(name, spread(records) if name == "comparison" else records)
    return json_pieces(asked, count, records) if form == "json" else text_pieces(name, asked, count, records)


def spread(cells: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """A comparison as rows: one for each answer, one for each cell without."""
    for cell in cells:
        bare = {name: cell[name] for name in ("country", "country_name", "reporting_year", "sample", "state")}
        yield from ({**answer, **bare} for answer in cell["answers"])
        if not cell["answers"]:
            yield {"cable_id": "; ".join(cell["cables"]), **bare}
