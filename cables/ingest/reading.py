"""Files -> bytes and records, parsed by as many processes as help. Nothing here knows of the database."""

from __future__ import annotations

import csv
import hashlib
import io
import multiprocessing
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from cables.extract import CableRecord, Document, ReadError, parse, readers
from cables.extract.readers.confined import ConfinedReader
from cables.extract.readers.limits import file_name

SUFFIXES = {"", ".txt", ".text", ".html", ".htm", ".pdf", ".csv"}
# Starting the processes costs more than reading a little.
BYTES_WORTH_PROCESSES = 500_000
# Read ahead of the one that is being written, for each process; the bound on memory.
AHEAD = 3


@dataclass(frozen=True, slots=True)
class Received:
    """One source: its bytes and the records read in it; `error` is why there are none."""

    name: str
    media_type: str
    content: bytes
    records: tuple[CableRecord, ...]
    error: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something in a folder that is not read, and why: its suffix, or what kind of thing it is."""

    path: Path
    why: str


def files(paths: Iterable[Path]) -> Iterator[Path | PassedOver]:
    """The files named and, in order, those in the folders named that are called as cables are."""
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path)
        else:
            yield path


def _in_folder(folder: Path) -> Iterator[Path | PassedOver]:
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        yield folder  # whose reading then says what is wrong with it
        return
    for path in inside:
        if why := _not_a_cable(path):
            yield PassedOver(path, why)
        elif path.is_dir():
            yield from _in_folder(path)
        else:
            yield path


def counted(reasons: Iterable[str]) -> str:
    """ "3 passed over (2 .json, 1 hidden)" """
    counts = Counter(reasons)
    each = ", ".join(f"{times:,} {why}" for why, times in sorted(counts.items()))
    return f"{counts.total():,} passed over ({each})" if counts else ""


def _not_a_cable(path: Path) -> str:
    if path.name.startswith("."):
        return "hidden"
    if path.is_symlink() and not path.exists():
        return "broken link"
    if path.is_dir():
        return "link to a folder" if path.is_symlink() else ""
    if not path.is_file():
        return "no regular file"
    return "" if path.suffix.lower() in SUFFIXES else file_name(Path(path.suffix))


def read_files(paths: Iterable[Path]) -> Iterator[Received]:
    """What is in the files, in order; a dump gives one source for each row."""
    paths = list(paths)
    with Readers(sum(path.stat().st_size for path in paths if path.is_file())) as team:
        waiting: deque[Asked] = deque()
        for name, task in _tasks(paths):
            waiting.append(team.ask(name, partial(_safely, name, task)))
            if len(waiting) >= AHEAD * (os.cpu_count() or 1):
                yield team.answer(waiting.popleft())
        while waiting:
            yield team.answer(waiting.popleft())


def read_content(name: str, content: bytes) -> Iterator[Received]:
    """What is in these bytes; `name` is the file's, a last hint for the cable's id."""
    try:
        if readers.media_type(name, content[: readers.SNIFFED_BYTES]) == "text/csv":
            yield from (_read_row(name, found) for found in readers.read_bytes(name, content))
        else:
            yield _read_whole(name, content)
    except ReadError as error:
        yield _refused(name, error)


Task = Callable[[], Received]


def _tasks(paths: Iterable[Path]) -> Iterator[tuple[str, Task]]:
    """What is to be read, by name: a file, or each row of a dump, which this process streams."""
    for path in paths:
        name = file_name(path)
        try:
            if readers.kind_of(path) != "text/csv":
                yield name, partial(_read_file, path)
                continue
            for found in readers.read_path(path):
                yield name, partial(_read_row, name, found)
        except ReadError as error:
            yield name, partial(_refused, name, error)


def _safely(name: str, task: Task) -> Received:
    """A file that nobody thought of must not stop its neighbours."""
    try:
        return task()
    except Exception as error:
        return Received(name, "", b"", (), f"It cannot be read ({type(error).__name__}: {error}). Report it.")


def _read_file(path: Path) -> Received:
    name = file_name(path)
    try:
        return _read_whole(name, readers.content_of(path))
    except ReadError as error:
        return _refused(name, error)


def _read_whole(name: str, content: bytes) -> Received:
    try:
        found = list(confined().read_bytes(name, content))
    except ReadError as error:
        return _refused(name, error)
    documents = [item for item in found if isinstance(item, Document)]
    kind = documents[0].media_type if documents else ""
    return Received(name, kind, content, tuple(parse(document) for document in documents))


def _read_row(name: str, found: Document | ReadError) -> Received:
    if isinstance(found, ReadError):
        return _refused(found.where, found)
    return Received(found.name or name, "text/csv", row_content(found), (parse(found),))


def _refused(where: str, error: ReadError) -> Received:
    return Received(where, "", b"", (), f"{error.what} {error.advice}")


def row_content(document: Document) -> bytes:
    """One row of a dump as a dump of one row, which the same reader reads to the same document."""
    split = document.body_start or 0
    cells = dict(document.hints) | {
        "header": document.text[:split].rstrip("\n"),
        "body": document.text[split:],
    }
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n", escapechar="\\", doublequote=True)
    writer.writerows([cells.keys(), cells.values()])
    return out.getvalue().encode("utf-8", "surrogatepass")


_confined: list[ConfinedReader] = []


def confined() -> ConfinedReader:
    """This process's reader of untrusted markup; its child is started with the first web page."""
    if not _confined:
        _confined.append(ConfinedReader())
    return _confined[0]


def close_confined() -> None:
    while _confined:
        _confined.pop().close()


class Asked(NamedTuple):
    name: str
    task: Task
    answer: Future[Received]


class Readers:
    """Has tasks done: in processes of their own where there is much to read, else at once in this one."""

    def __init__(self, size: int) -> None:
        self.cores = os.cpu_count() or 1
        self.here = size < BYTES_WORTH_PROCESSES or self.cores == 1
        self.pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        close_confined()
        if self.pool:
            self.pool.shutdown(cancel_futures=True)

    def ask(self, name: str, task: Task) -> Asked:
        if self.here:
            answer: Future[Received] = Future()
            answer.set_result(task())
            return Asked(name, task, answer)
        try:
            self.pool = self.pool or _processes(self.cores)
            return Asked(name, task, self.pool.submit(task))
        except BrokenProcessPool:
            self.pool = None
            return self.ask(name, task)

    def answer(self, asked: Asked) -> Received:
        """Where a process died, nobody knows over which of those that were being read: each is read once
        more, alone."""
        try:
            return asked.answer.result()
        except BrokenProcessPool:
            return _alone(asked)


def _alone(asked: Asked) -> Received:
    with _processes(1) as pool:
        try:
            return pool.submit(asked.task).result()
        except BrokenProcessPool:
            why = "The process that read it died, perhaps for want of memory. Report it."
            return Received(asked.name, "", b"", (), why)


def _processes(number: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(number, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """A killed ingest leaves no process behind."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()
