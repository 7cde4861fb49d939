"""Web pages and PDFs are read in a process of their own, with limits on memory, time and files.

One child serves many files; it is replaced when a file kills it. The child gets bytes and gives documents as
JSON, so that nothing that it says is ever executed.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from threading import Timer
from typing import IO, Any

from cables.extract.readers import (
    MARKUP,
    SNIFFED_BYTES,
    content_of,
    kind_of,
    media_type,
    read_bytes,
    read_path,
)
from cables.extract.readers.limits import ReadError, check_bytes, file_name
from cables.extract.records import Document, Repair

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 8
WALL_SECONDS = 10.0
OPEN_FILES = 32
ROOT = Path(__file__).resolve().parents[3]


class ConfinedReader:
    """Reads files one after the other, each web page and PDF in the child. Use it as a context manager."""

    def __init__(self, wall_seconds: float = WALL_SECONDS) -> None:
        self.wall_seconds = wall_seconds
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> ConfinedReader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child, if there is one."""
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None

    def read(self, path: Path) -> Iterator[Document | ReadError]:
        """As `readers.read_path`, with untrusted markup confined."""
        if kind_of(path) in MARKUP:
            yield from self._documents(file_name(path), content_of(path))
        else:
            yield from read_path(path)

    def read_bytes(self, name: str, data: bytes) -> Iterator[Document | ReadError]:
        """As `readers.read_bytes`, with untrusted markup confined."""
        check_bytes(len(data), name)
        if media_type(name, data[:SNIFFED_BYTES]) in MARKUP:
            yield from self._documents(name, data)
        else:
            yield from read_bytes(name, data)

    def _documents(self, name: str, data: bytes) -> list[Document]:
        child = self._started()
        timer = Timer(self.wall_seconds, child.kill)
        timer.start()
        try:
            answer = _ask(child, name, data)
        finally:
            timer.cancel()
        if answer is None:
            self.close()
            raise ReadError(
                "The file needs too much time or memory to be read.",
                name,
                "It may be damaged; give its text instead.",
            )
        if "error" in answer:
            raise ReadError(*answer["error"])
        return [_document(fields) for fields in answer["documents"]]

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = subprocess.Popen(
                [sys.executable, "-m", __name__],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        return self._child


def _environment() -> dict[str, str]:
    """No secrets for the child: only what Python needs to start."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT") if name in os.environ}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0"}


def _ask(child: subprocess.Popen[bytes], name: str, data: bytes) -> dict[str, Any] | None:
    """The child's answer; None where it died over the question."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(json.dumps({"name": name, "size": len(data)}).encode() + b"\n" + data)
        child.stdin.flush()
        line = child.stdout.readline()
        answer = json.loads(line) if line.endswith(b"\n") else None
    except (OSError, ValueError):
        return None
    return answer if isinstance(answer, dict) else None


def _document(fields: dict[str, Any]) -> Document:
    repairs = tuple(Repair(**repair) for repair in fields.pop("repairs"))
    return Document(**fields, repairs=repairs)


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """The child's loop: a line of JSON and so many bytes in, a line of JSON out, until the input ends."""
    while line := questions.readline():
        asked = json.loads(line)
        _allow_cpu(CPU_SECONDS)
        answers.write(json.dumps(_answer(asked["name"], questions.read(asked["size"]))).encode() + b"\n")
        answers.flush()


def _answer(name: str, data: bytes) -> dict[str, Any]:
    try:
        found = list(read_bytes(name, data))
    except ReadError as error:
        return {"error": [error.what, error.where, error.advice]}
    except MemoryError:
        return {"error": ["The file needs too much memory to be read.", name, "Give its text instead."]}
    except Exception as error:
        return {
            "error": [f"The file cannot be read ({type(error).__name__}).", name, "Give its text instead."]
        }
    documents = [asdict(item) | {"hints": dict(item.hints)} for item in found if isinstance(item, Document)]
    return {"documents": documents}


def confine() -> None:
    """Limits for the rest of this process's life: memory, files written, files open."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))


def _allow_cpu(seconds: int) -> None:
    """That many more seconds of processor time; the kernel ends the process after them."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    confine()
    serve(sys.stdin.buffer, sys.stdout.buffer)
