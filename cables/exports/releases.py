"""The release that is offered to readers: one zip of the dataset, and only while nothing has changed since.

Words that are withheld later must not stay in a file, so a release is known by the state of the archive that
it was made of, and by no other is it given out.
"""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from uuid import UUID

from django.conf import settings

from cables.models.revision import current

NAME = re.compile(r"tip-cables-(\d{4}-\d\d-\d\d)-([0-9a-f]{12})\.zip")
FIRST = (1980, 1, 1, 0, 0, 0)  # the time of every entry, so that equal contents are equal files


class Offered(NamedTuple):
    """A release; `version` is the day of the last change, `size` in bytes."""

    file: Path
    version: date
    size: int


class Changed(Exception):
    """Something was published or withheld while the release was made."""


def offered() -> Offered | None:
    """The release of what is public now, where there is one."""
    stamp = current()
    return next((one for one in releases() if stamp and is_of(one.file, stamp)), None)


def releases() -> list[Offered]:
    folder = Path(settings.RELEASES)
    found = [(file, NAME.fullmatch(file.name)) for file in folder.glob("*.zip")] if folder.is_dir() else []
    return [
        Offered(file, date.fromisoformat(match[1]), file.stat().st_size) for file, match in found if match
    ]


def is_of(file: Path, stamp: UUID) -> bool:
    match = NAME.fullmatch(file.name)
    return match is not None and match[2] == stamp.hex[:12]


def publish(site: str) -> Offered:
    """Make the release of now, where there is none, and remove those of before. Raises Changed."""
    from .dataset import release  # what it needs is installed for those who make releases

    if made := offered():
        return made
    stamp, folder = current(), Path(settings.RELEASES)
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder) as draft:
        bag = Path(draft) / "tip-cables"
        released = release(bag, site)
        packed = Path(draft) / "packed"
        pack(bag, packed)
        if stamp is None or current() != stamp:
            raise Changed
        for old in releases():
            old.file.unlink(missing_ok=True)
        file = folder / f"tip-cables-{released.version}-{stamp.hex[:12]}.zip"
        packed.rename(file)
    file.chmod(0o644)
    return Offered(file, date.fromisoformat(released.version), file.stat().st_size)


def pack(folder: Path, into: Path) -> None:
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(str(path.relative_to(folder.parent)), FIRST)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            with path.open("rb") as read, archive.open(entry, "w", force_zip64=True) as written:
                while part := read.read(1 << 20):
                    written.write(part)
