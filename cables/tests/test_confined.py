"""Web pages and PDFs are read in a child with limits; a file that breaks them is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cables.extract import Document, ReadError
from cables.extract.readers import confined
from cables.extract.readers.confined import ConfinedReader
from cables.tests.cable_text import HEADER

PAGE = (
    f"<html><body><pre>{HEADER}1. (U) Post answers.\n\n2. (U) Enough.\n\nTREVANE</pre></body></html>".encode()
)
SAMPLES = Path(__file__).parents[2] / "fixtures" / "samples"


def test_a_page_is_read_as_it_would_be_here() -> None:
    with ConfinedReader() as reader:
        (document,) = reader.read_bytes("page.html", PAGE)
    assert isinstance(document, Document)
    assert "1. (U) Post answers." in document.text


def test_every_sample_is_read_by_one_child() -> None:
    children = set()
    with ConfinedReader() as reader:
        for path in sorted([*SAMPLES.glob("*.html"), *SAMPLES.glob("*.pdf")]):
            (document,) = reader.read(path)
            assert isinstance(document, Document)
            assert reader._child is not None
            children.add(reader._child.pid)
    assert len(children) == 1


def test_a_refusal_in_the_child_is_a_refusal_here() -> None:
    with ConfinedReader() as reader, pytest.raises(ReadError, match="no cable"):
        list(reader.read_bytes("page.html", b"<html><body><p>Nothing</p></body></html>"))


def test_a_child_that_takes_too_long_is_ended_and_replaced() -> None:
    with ConfinedReader(wall_seconds=0.0) as reader, pytest.raises(ReadError, match="time or memory"):
        list(reader.read_bytes("page.html", PAGE * 20_000))
    with ConfinedReader() as reader:
        child = reader._started()
        child.kill()
        child.wait()
        assert len(list(reader.read_bytes("page.html", PAGE))) == 1


def test_the_child_cannot_take_more_memory_than_it_is_given() -> None:
    script = "from cables.extract.readers.confined import confine; confine(); bytearray(600 * 1024 * 1024)"
    refused = subprocess.run(
        [sys.executable, "-c", script], cwd=confined.ROOT, capture_output=True, check=False
    )
    assert b"MemoryError" in refused.stderr
    free = subprocess.run(
        [sys.executable, "-c", script.replace("confine();", "")], cwd=confined.ROOT, check=False
    )
    assert free.returncode == 0


def test_the_child_cannot_write_files(tmp_path: Path) -> None:
    target = tmp_path / "written"
    confined_ = "from cables.extract.readers.confined import confine; confine()"
    script = f"{confined_}; open({str(target)!r}, 'w').write('x' * 10)"
    subprocess.run([sys.executable, "-c", script], cwd=confined.ROOT, capture_output=True, check=False)
    assert not target.exists() or not target.read_text()


def test_the_child_learns_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    monkeypatch.setenv("SECRET_KEY", "secret")
    assert "secret" not in " ".join(confined._environment().values())


def test_nothing_is_left_behind() -> None:
    with ConfinedReader() as reader:
        list(reader.read_bytes("page.html", PAGE))
        assert reader._child is not None
        pid = reader._child.pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
