"""Files -> bytes and records, parsed by as many processes as help. Nothing here knows of the database."""

from __future__ import annotations

import csv
import hashlib
import io
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread

from cables.extract import CableRecord, Document, ReadError, parse, readers
from cables.extract.confined import ConfinedReader
from cables.extract.limits import MAX_FILE_BYTES, check_bytes

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


def files(paths: Iterable[Path]) -> list[Path]:
    """The files named and, in order, those in the folders named that are called as cables are."""
    found: list[Path] = []
    for path in paths:
        found += sorted(filter(_is_called_like_a_cable, path.rglob("*"))) if path.is_dir() else [path]
    return found


def _is_called_like_a_cable(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".") and path.suffix.lower() in SUFFIXES


def read_files(paths: list[Path]) -> Iterator[Received]:
    """What is in the files, in order; a dump gives one source for each row."""
    with processes(sum(path.stat().st_size for path in paths if path.is_file())) as submit:
        waiting: deque[Future[Received]] = deque()
        for name, task in _tasks(paths):
            waiting.append(submit(partial(_safely, name, task)))
            if len(waiting) >= AHEAD * (os.cpu_count() or 1):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


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
        try:
            if _kind(path) != "text/csv":
                yield path.name, partial(_read_file, path)
                continue
            for found in readers.read_path(path):
                yield path.name, partial(_read_row, path.name, found)
        except OSError as error:
            yield path.name, partial(_unreadable, path.name, error)
        except ReadError as error:
            yield path.name, partial(_refused, path.name, error)


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        return readers.media_type(path.name, file.read(readers.SNIFFED_BYTES))


def _safely(name: str, task: Task) -> Received:
    """A file that nobody thought of must not stop its neighbours."""
    try:
        return task()
    except Exception as error:
        return Received(name, "", b"", (), f"It cannot be read ({type(error).__name__}: {error}). Report it.")


def _read_file(path: Path) -> Received:
    try:
        check_bytes(path.stat().st_size, path.name, MAX_FILE_BYTES)
        content = path.read_bytes()
    except OSError as error:
        return _unreadable(path.name, error)
    except ReadError as error:
        return _refused(path.name, error)
    return _read_whole(path.name, content)


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


def _unreadable(name: str, error: OSError) -> Received:
    return Received(name, "", b"", (), f"{error.strerror}. Check the name and the rights.")


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


@contextmanager
def processes(size: int) -> Iterator[Callable[[Task], Future[Received]]]:
    """How to have a task done: in processes of their own where there is much to read, else at once here."""
    cores = os.cpu_count() or 1
    if size < BYTES_WORTH_PROCESSES or cores == 1:
        try:
            yield _at_once
        finally:
            close_confined()
        return
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(cores, mp_context=context, initializer=_end_with_parent) as pool:
        yield pool.submit


def _at_once(task: Task) -> Future[Received]:
    future: Future[Received] = Future()
    future.set_result(task())
    return future


def _end_with_parent() -> None:
    """A killed ingest leaves no process behind."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()
