"""Which cable this is: its canonical id, its post and its country."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from cables.extract.header.addressees import read_sender
from cables.extract.header.lines import read_de_line
from cables.extract.places import countries_named, country_of_tag, find_post, post_code
from cables.extract.text.header import HeaderText
from cables.extract.text.marks import PAGE_MARKER_AT_LINE_START
from cables.extract.text.misread import AS_DIGITS

ID = re.compile(r"(?<![A-Za-z0-9])(\d\d)([A-Z]{3,24})_?(\d{1,6})(?![0-9])")


def hinted_id(hints: Mapping[str, str], name: str) -> str | None:
    """The canonical id that the publisher gives, else the file's name."""
    for said in (hints.get("cable_id", ""), name.rpartition("/")[2]):
        if match := ID.search(said):
            return match[1] + match[2] + str(int(match[3]))
    return None


def read_cable_id(header: HeaderText, date: datetime | None, hint: str | None, body: str = "") -> str | None:
    """Year, post and number, by first line or page marker and date, else as the publisher gives it.

    Where only the post is spelt otherwise, the publisher's spelling is the id under which the cable is known.
    """
    first = header.first
    printed, serial = (first.post, first.serial) if first else (None, None)
    if not printed and (marker := _marker(header.printed) or _marker(body)):
        printed, serial = marker["post"], int(marker["serial"].translate(AS_DIGITS))
    if not printed and (line := read_de_line(header)):
        printed, serial = read_sender(header), line.serial
    known = ID.fullmatch(hint or "")
    if known and (not printed or not serial or (int(known[3]) == serial and _same_post(known[2], printed))):
        return hint
    year = f"{date.year % 100:02}" if date else known[1] if known else None
    return f"{year}{post_code(printed)}{serial}" if printed and serial and year else hint


def _marker(text: str) -> re.Match[str] | None:
    return PAGE_MARKER_AT_LINE_START.search(text)


def _same_post(code: str, printed: str) -> bool:
    ours, theirs = post_code(code), post_code(printed)
    return ours == theirs or ours.startswith(theirs[:6])


def read_post(cable_id: str | None, header: HeaderText, hints: Mapping[str, str]) -> str | None:
    """The post of the id, else of FM, else of the publisher's origin."""
    named = ID.fullmatch(cable_id or "")
    printed = named[2] if named else read_sender(header) or hints.get("origin", "")
    return post_code(printed) or None if printed else None


def read_country(post: str | None, tags: tuple[str, ...], subject: str) -> str | None:
    """ISO code of the country a cable is about: the post's own, unless subject and TAGS name another."""
    tagged = [iso2 for tag in tags if len(tag) == 2 and (iso2 := country_of_tag(tag))]
    known = find_post(post) if post else None
    own = known.iso2 if known else None
    named = [iso2 for iso2 in countries_named(subject) if iso2 in tagged]
    if named and own not in named:
        return named[0]
    return own or next(iter([*tagged, *countries_named(subject)]), None)
