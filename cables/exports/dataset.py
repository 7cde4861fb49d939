"""The whole public archive as one release: tables, one database with full text search, texts, and what says
what they are. Byte for byte the same for as long as nothing public changes; no sample, nothing withheld.

    tables/*.csv, tables/*.parquet, tip-cables.sqlite, texts/*.txt, datapackage.json, CITATION.cff, README.md

The folder is a bag (RFC 8493): these lie in `data/`, their checksums beside it.
"""

from __future__ import annotations

import json
import sqlite3
import warnings
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
from django.conf import settings
from django.db.models import Max
from pyarrow import parquet

from cables.models import Correction, Mention, Organization, Source, Withholding
from cables.reading import published_source

from .citations import ARCHIVE
from .columns import TABLES, Column
from .files import BYTE_ORDER_MARK, cell_text, csv_lines, flat
from .package import package
from .selection import KINDS, Kind, Selected, public

with warnings.catch_warnings():  # of a module that is to go, by which it finds its own version
    warnings.simplefilter("ignore")
    import bagit

RELEASED = ("cables", "paragraphs", "answers", "statistics", "organizations", "questions")
SQLITE = "tip-cables.sqlite"
TYPES = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(),
         "date": pa.date32(), "datetime": pa.timestamp("s", tz="UTC")}  # fmt: skip
AFFINITY = {"integer": "integer", "boolean": "integer", "number": "real"}
ROWS = 2_000  # written at a time
SEARCHED = {"paragraphs": "text", "answers": "text", "statistics": "quote"}


class Released(NamedTuple):
    """What was written; `version` is the day of the last change."""

    version: str
    rows: dict[str, int]


def release(folder: Path, site: str) -> Released:
    """Write into an empty folder; `site` stands before each address."""
    folder.mkdir(parents=True, exist_ok=True)
    changed, rows = last_change(), {}
    (folder / "tables").mkdir()
    (folder / "texts").mkdir()
    with sqlite3.connect(folder / SQLITE) as base:
        for name in RELEASED:
            rows[name] = table(folder / "tables", base, name, site)
        base.execute("pragma user_version = 1")
    base.execute("vacuum")
    base.close()
    for cable in of_kind(KINDS["cables"]).order_by("cable_id").iterator(chunk_size=50):
        if source := published_source(cable):
            (folder / "texts" / f"{cable.cable_id}.txt").write_text(source.text, encoding="utf-8", newline="")
    told = describe(site, changed, rows)
    for name, text in told.items():
        (folder / name).write_text(text, encoding="utf-8")
    info = {"Source-Organization": settings.OPERATOR or ARCHIVE, "External-Identifier": f"{site}/",
            "Bagging-Date": changed.isoformat(), "External-Description": settings.DATA_RIGHTS}  # fmt: skip
    bagit.make_bag(str(folder), info, checksums=["sha256"])
    return Released(changed.isoformat(), rows)


def of_kind(kind: Kind) -> Any:
    """All public rows but those of samples."""
    if kind.model is Organization:
        named = Mention.objects.public().filter(cable__sample=False)
        own = {*named.values_list("organization", flat=True)}
        own |= {*named.values_list("organization__merged_into", flat=True)}
        return public(kind).filter(pk__in=own - {None})
    return public(kind) if kind.cable is None else public(kind).filter(**{f"{kind.cable}sample": False})


def last_change() -> date:
    """The day of the last file, correction or withholding."""
    days = [
        Source.objects.aggregate(at=Max("received_at"))["at"],
        Correction.objects.aggregate(at=Max("made_at"))["at"],
        Withholding.objects.aggregate(at=Max("made_at"))["at"],
    ]
    return max((day for day in days if day), default=datetime(1970, 1, 1, tzinfo=UTC)).date()


def table(folder: Path, base: sqlite3.Connection, name: str, site: str) -> int:
    """One table in its three forms; how many rows it has."""
    kind, columns = KINDS[name], TABLES[name].columns
    ids = list(of_kind(kind).order_by(*kind.keys).values_list("pk", flat=True))
    schema = pa.schema([(column.name, TYPES[column.type]) for column in columns])
    create(base, name, columns)
    with (
        open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file,
        parquet.ParquetWriter(folder / f"{name}.parquet", schema) as writer,
    ):
        file.write(next(csv_lines(name, [])).removeprefix(BYTE_ORDER_MARK))
        found = Selected(kind, ids).records(site)
        while records := list(islice(found, ROWS)):
            file.writelines(islice(csv_lines(name, records), 1, None))
            rows = [typed(record, columns) for record in records]
            by_column = [list(values) for values in zip(*rows, strict=True)]
            writer.write_table(pa.table(by_column, schema=schema))
            holes = ", ".join("?" * len(columns))
            base.executemany(f"insert into {name} values ({holes})", map(stored, rows))
    if searched := SEARCHED.get(name):
        # In the quotes by which Datasette knows what is searched.
        base.execute(f'create virtual table {name}_fts using fts5({searched}, content="{name}")')
        base.execute(f"insert into {name}_fts ({name}_fts) values ('rebuild')")
    return len(ids)


def create(base: sqlite3.Connection, name: str, columns: Iterable[Column]) -> None:
    parts = [
        f'"{one.name}" {AFFINITY.get(one.type, "text")}{" primary key" if one.name == "figure_id" else ""}'
        for one in columns
    ]
    base.execute(f"create table {name} ({', '.join(parts)})")


def typed(record: Mapping[str, Any], columns: Iterable[Column]) -> tuple[Any, ...]:
    cells = flat(record)
    return tuple(value_of(column, cells.get(column.key or column.name)) for column in columns)


def value_of(column: Column, value: Any) -> Any:
    if value is None or value == "":
        return None
    if column.type == "string":
        return cell_text(value)
    if column.type == "date":
        return date.fromisoformat(value)
    if column.type == "datetime":
        return datetime.fromisoformat(value)
    return float(value) if column.type == "number" else value


def stored(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """As SQLite keeps it."""
    return tuple(value.isoformat() if isinstance(value, date) else value for value in row)


def describe(site: str, changed: date, rows: Mapping[str, int]) -> dict[str, str]:
    """{file name: content} of what says what the others are."""
    described = package(site) | {"version": changed.isoformat(), "created": f"{changed}T00:00:00Z"}
    described["resources"] = [
        resource | {"path": f"tables/{resource['name']}.csv", "mediatype": "text/csv"}
        for resource in described["resources"]
        if resource["name"] in rows
    ]
    counted = "\n".join(f"| `{name}` | {TABLES[name].row} | {n:,} |" for name, n in rows.items())
    return {
        "datapackage.json": json.dumps(described, indent=1, ensure_ascii=False) + "\n",
        "CITATION.cff": CITATION.format(title=ARCHIVE, version=changed, site=site,
                                        author=json.dumps(settings.OPERATOR or ARCHIVE)),
        "README.md": README.format(title=ARCHIVE, version=changed, site=site, counted=counted,
                                   rights=settings.DATA_RIGHTS),
    }  # fmt: skip


def damage(folder: Path) -> str:
    """What is wrong with a bag; empty where it is as it was packed."""
    try:
        bagit.Bag(str(folder)).validate(processes=1)
    except bagit.BagError as error:
        return f"{str(error).strip().rstrip('.')}."
    return ""


CITATION = """cff-version: 1.2.0
message: Please cite the dataset by its version, and a cable by its own address.
type: dataset
title: {title}
version: "{version}"
date-released: "{version}"
url: {site}/
authors:
  - name: {author}
"""
README = """# {title}, release of {version}

The public archive of the cables in which American embassies answered the Trafficking in Persons
questionnaire, as read by machine and corrected by editors. Nothing that is withheld is in it, and no sample.

| table | a row | rows |
|---|---|---|
{counted}

Each is in `tables/` as CSV and as Parquet, and in `tip-cables.sqlite` (with full text search of paragraphs,
answers and the words of figures). `datapackage.json` says what each column holds; `texts/` has the source of
each cable as received. A cell of a CSV file that a spreadsheet would take for a formula begins with an
apostrophe. Every row has its address at {site}/.

{rights}
"""
