"""The rooms of the house and which of them each may import; how long a file and a function may be."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The rooms in the order of the flow; what decides and what shows never meet.
DECIDES = ("cables.deciding", "cables.ingest", "cables.admin")
SHOWS = (
    "cables.search",
    "cables.reading",
    "cables.exports",
    "cables.api",
    "cables.views",
    "cables.forms",
    "cables.figures",
)
# room: what it never imports
NEVER = {
    "cables/extract": (
        "django", "psycopg", "urllib.request", "socket", "requests", "random", "time", "cables.text",
        "cables.models", "cables.publishing", "cables.writing", *DECIDES, *SHOWS,
    ),
    "cables/extract/text": (
        "cables.extract.layout", "cables.extract.header", "cables.extract.paragraphs",
        "cables.extract.questions", "cables.extract.figures", "cables.extract.organizations",
    ),
    "cables/extract/layout": (
        "cables.extract.header", "cables.extract.paragraphs", "cables.extract.questions",
        "cables.extract.figures", "cables.extract.organizations",
    ),
    "cables/text": (
        "django.db", "cables.extract", "cables.models", "cables.publishing", "cables.writing", *DECIDES,
        *SHOWS,
    ),
    "cables/models": (
        "django.http", "cables.extract", "cables.publishing", "cables.writing", *DECIDES, *SHOWS,
    ),
    "cables/publishing": ("django.http", "cables.extract", "cables.writing", *DECIDES, *SHOWS),
    "cables/writing": ("django.http", "cables.extract", *DECIDES, *SHOWS),
    "cables/deciding": ("django.http", "cables.extract", "cables.ingest", "cables.admin", *SHOWS),
    "cables/ingest": ("cables.admin", *SHOWS),
    "cables/search": ("cables.extract", "cables.writing", "cables.views", *DECIDES),
    "cables/exports": ("cables.extract", "cables.writing", "cables.views", *DECIDES),
    "cables/reading": ("cables.extract", "cables.writing", "cables.views", *DECIDES),
    "cables/figures": ("cables.extract", "cables.writing", "cables.views", *DECIDES),
    "cables/views": ("cables.extract", "cables.writing", *DECIDES),
    "cables/admin": ("cables.extract", "cables.views"),
}  # fmt: skip
CABLE_ID = re.compile(r"\b\d\d[A-Z]{4,20}\d{1,6}\b")
ROOMS = ("cables", "archive", "proofs", "benchmarks")
LONGEST_FILE, LONGEST_FUNCTION, MOST_MODULES = 300, 40, 20
# Rooms that are still to be divided.
CROWDED = {"cables", "cables/admin", "cables/models"}


def _files(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def _imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, or from which it imports a name: relative imports made absolute, and
    each name with its module, since it may be a module itself."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *filter(None, [node.module])])
            yield from (module, *(f"{module}.{name.name}" for name in node.names))


@pytest.mark.parametrize("room", NEVER)
def test_a_room_imports_only_what_lies_before_it(room: str) -> None:
    files = _files(room)
    assert files
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in files
        for name in _imports(path)
        if any(name == never or name.startswith(f"{never}.") for never in NEVER[room])
    ]
    assert wrong == []


def test_records_import_the_standard_library_and_mapped_text_alone() -> None:
    names = {name for name in _imports(ROOT / "cables/extract/records.py") if name.startswith("cables")}
    assert names == {f"cables.extract.text.runs{name}" for name in ("", ".MappedText", ".Span")}
    names = {name.split(".")[0] for name in _imports(ROOT / "cables/extract/text/runs.py")}
    assert names <= {"__future__", "bisect", "collections", "dataclasses", "typing"}


def test_readers_know_nothing_of_what_a_cable_is() -> None:
    known = ("cables.extract.readers", "cables.extract.records")
    for reader in _files("cables/extract/readers"):
        ours = {name for name in _imports(reader) if name.startswith("cables")}
        assert {name for name in ours if not name.startswith(known)} == set(), reader


def test_no_room_holds_more_than_twenty_modules() -> None:
    rooms = {path.parent for room in ROOMS for path in _files(room)}
    crowded = {
        str(room.relative_to(ROOT)): number
        for room in rooms
        if room.name not in ("migrations", "tests")
        and (number := len([one for one in room.glob("*.py") if one.name != "__init__.py"])) > MOST_MODULES
    }
    assert crowded.keys() <= CROWDED


def test_no_rule_of_the_extractor_names_a_cable() -> None:
    known = re.compile(r"\d\dSTATE\d")  # instruction cables are vocabulary
    for path in [*_files("cables/extract"), *(ROOT / "cables/extract").rglob("*.json")]:
        ids = [
            found for found in CABLE_ID.findall(path.read_text(encoding="utf-8")) if not known.match(found)
        ]
        assert ids == [], path.name


def test_files_and_functions_stay_short() -> None:
    files = [path for room in ROOMS for path in _files(room) if "migrations" not in path.parts]
    assert len(files) > 100
    long = [str(path.relative_to(ROOT)) for path in files if _is_long(path)]
    long += [f"{path.relative_to(ROOT)}: {name}" for path in files for name in _long_functions(path)]
    assert long == []


def _is_long(path: Path) -> bool:
    return len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE


def _long_functions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION:
            yield node.name
