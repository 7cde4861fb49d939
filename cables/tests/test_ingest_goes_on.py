"""Whatever happens to one file or to a process that reads: the rest is loaded."""

from __future__ import annotations

import csv
import inspect
import io
import os
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

import cables.extract
import cables.ingest
from archive.paths import ROOT
from cables.extract import ReadError, readers
from cables.ingest import Outcome, State, ingest_bytes, ingest_paths, reading
from cables.ingest.outcomes import Rejected
from cables.models import Source

from . import world

one_transaction = pytest.mark.django_db
committing = pytest.mark.django_db(transaction=True)
SAMPLES = ROOT / "fixtures" / "samples"


def dump(numbers: range, bad: int | None = None, filling: int = 0) -> bytes:
    """A dump of whole cables, one row of which has a column too few."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    for number in numbers:
        head, _, body = world.text(number=number).decode().partition("\n\n")
        body += "\n" + "5. (U) The harbor was calm. " * filling
        row = [
            str(number),
            "3/1/2007 9:00",
            f"07PORTLISSE{number}",
            "Embassy Port Lisse",
            "U",
            "",
            head,
            body,
        ]
        writer.writerow(row[1:] if number == bad else row)
    return out.getvalue().encode()


@pytest.fixture
def in_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little is read as much is: by processes of their own."""
    monkeypatch.setattr(reading, "BYTES_WORTH_PROCESSES", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)


def states(outcomes: list[Outcome]) -> list[State]:
    return [outcome.state for outcome in outcomes]


@one_transaction
def test_a_bad_row_of_a_large_dump_costs_only_itself(tmp_path: Path) -> None:
    content = dump(range(601, 607), bad=603, filling=4000)
    assert len(content) > reading.BYTES_WORTH_PROCESSES
    (tmp_path / "a.csv").write_bytes(content)
    (tmp_path / "b.txt").write_bytes(world.text(number=699))
    outcomes = list(ingest_paths([tmp_path]))
    assert states(outcomes) == [State.CREATED] * 2 + [State.REJECTED] + [State.CREATED] * 4
    assert outcomes[2].where == "a.csv, row 3"
    assert "7 columns" in outcomes[2].reason


@one_transaction
def test_a_process_that_dies_names_its_file_and_the_rest_goes_on(
    tmp_path: Path, in_processes: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = reading._read_whole
    monkeypatch.setattr(
        reading, "_read_whole", lambda name, data: os._exit(9) if name == "d.txt" else whole(name, data)
    )
    for number, letter in enumerate("abcdefghijkl", start=601):
        (tmp_path / f"{letter}.txt").write_bytes(world.text(number=number))
    outcomes = list(ingest_paths([tmp_path]))
    assert [o.where for o in outcomes if o.state is State.REJECTED] == ["d.txt"]
    assert "process that read it died" in outcomes[3].reason
    assert states(outcomes).count(State.CREATED) == 11


def crossing() -> Iterator[object]:
    """All that goes from one process to another: files as read, and every exception of those who read."""
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix in reading.SUFFIXES:
            for document in readers.read_path(path):
                yield document
                yield reading._read_row(path.name, document)
    for name in sorted(sys.modules):
        if name.startswith((cables.extract.__name__, cables.ingest.__name__)):
            for kind in vars(sys.modules[name]).values():
                if inspect.isclass(kind) and issubclass(kind, Exception) and kind.__module__ == name:
                    own = inspect.signature(kind).parameters if "__init__" in vars(kind) else ["what"]
                    yield kind(*own)


def test_all_that_crosses_a_process_comes_back_as_it_was() -> None:
    seen = list(crossing())
    assert {ReadError, Rejected} <= {type(one) for one in seen}
    assert len(seen) > 30
    for one in seen:
        back = pickle.loads(pickle.dumps(one))
        assert (type(back), str(back)) == (type(one), str(one))
        assert vars(back) == vars(one) if isinstance(one, Exception) else back == one


@one_transaction
@pytest.mark.parametrize("damage", ["\x00", "\ud800", "\x1b", "\u200b"])
def test_a_character_that_no_database_keeps_is_repaired_and_recorded(damage: str) -> None:
    broken = world.text().replace(b"promised", f"pro{damage}mised".encode("utf-8", "surrogatepass"))
    if damage == "\ud800":  # the decoder, too, puts something in the place of what is no letter
        broken = b"\xff\xfe" + broken.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")
    outcome = world.load(broken)
    assert (outcome.state, outcome.reason) == (State.CREATED, "")
    found = [repair for repair in world.cable().repairs if repair["kind"] == "control character"]
    assert damage == "\ud800" or [repair["printed"] for repair in found] == [f"U+{ord(damage):04X}"]


@one_transaction
def test_a_nul_in_any_cell_of_a_dump_costs_nothing() -> None:
    row = dump(range(612, 613)).decode().replace("Embassy Port Lisse", "Embassy\x00Port Lisse")
    row = (
        row.replace('"U"', '"U\x00"').replace("promised", "pro\x00mised").replace("SUBJECT", "SUB\x00JECT", 1)
    )
    (outcome,) = ingest_bytes("dump.csv", row.encode())
    assert (outcome.state, outcome.reason) == (State.CREATED, "")


@one_transaction
def test_a_name_in_another_encoding_is_told_as_well_as_it_can_be(tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    file.write_bytes(world.text())
    (outcome,) = ingest_paths([tmp_path])
    assert (outcome.state, outcome.where) == (State.CREATED, "caf�.txt")
    assert Source.objects.get().name == "caf�.txt"


@one_transaction
def test_what_is_passed_over_in_a_folder_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "object").write_bytes(world.text(number=699))
    for name in ("a.json", "b.json", "c.docx"):
        (tmp_path / name).write_bytes(b"{}")
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "cable.txt").write_bytes(world.text())
    call_command("ingest", str(tmp_path))
    said = capsys.readouterr().out.strip()
    assert said == (
        "1 created, 0 updated, 0 unchanged, 0 rejected, 7 passed over"
        " (1 .docx, 2 .json, 1 broken link, 1 hidden, 1 link to a folder, 1 no regular file)"
    )


@one_transaction
@pytest.mark.parametrize("name", ["pipe.txt", "null", "a.expected.json"])
def test_what_is_no_cable_s_file_is_refused_when_it_is_named(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.expected.json").write_bytes(b'{"cable_id": "07PORTLISSE612"}')
    path = Path("/dev/null") if name == "null" else tmp_path / name
    (outcome,) = ingest_paths([path])
    assert (outcome.state, outcome.where) == (State.REJECTED, name)
    assert outcome.reason.startswith(("It is no regular file.", "The file is JSON, no cable."))
