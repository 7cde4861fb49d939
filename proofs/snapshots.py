"""What an archive of the sample cables answers at every public address, and what is read in every cable: two
snapshots are equal where a change of the code changed nothing that anybody can see."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from archive.paths import ROOT
from cables.extract import ReadError, parse, read, to_json
from cables.ingest import PassedOver, files, ingest_paths

from .archive import stop_the_clock
from .crawl import addresses, answers
from .queries import queries

SAMPLES = ROOT / "fixtures" / "samples"
QUERIES = 150
Snapshot = dict[str, str]  # {address, or cable and its place in the file: digest}


def snapshot(paths: Iterable[Path]) -> Snapshot:
    """Of an empty database, which is filled; `paths` are files and folders of further cables to be read."""
    found = dict(_read([SAMPLES, *paths]))
    for outcome in ingest_paths([SAMPLES]):
        said = f"{outcome.state.value} {outcome.cable_id} {outcome.reason}"
        found[f"ingest {Path(outcome.where).name}"] = said
    stop_the_clock()
    for answer in answers([*addresses(), *queries(QUERIES)]):
        found[answer.address] = answer.digest
    return found


def _read(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Every record, as `extract` prints it."""
    for path in files(paths):
        if isinstance(path, PassedOver):
            continue
        try:
            for place, document in enumerate(read(path)):
                told = (
                    str(document)
                    if isinstance(document, ReadError)
                    else record_in_json(to_json(parse(document)))
                )
                yield f"record {path.name} {place}", hashlib.sha256(told.encode()).hexdigest()
        except ReadError as error:
            yield f"record {path.name}", str(error)


def record_in_json(record: dict[str, Any]) -> str:
    return json.dumps(record, sort_keys=True)


def differences(before: Snapshot, after: Snapshot) -> list[str]:
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
