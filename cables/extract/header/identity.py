"""Which cable this is: its canonical id, its post and its country."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from cables.extract.header.addressees import read_sender
from cables.extract.header.captions import read_first_line
from cables.extract.header.lines import read_de_line
from cables.extract.places import countries_named, country_of_tag, find_post, post_code

ID = re.compile(r"(?<![A-Za-z0-9])(\d\d)([A-Z]{3,24})_?(\d{1,6})(?![0-9])")
MARKER = re.compile(
    r"(?m)^\s{0,8}(?P<post>[A-Z][A-Z.' -]{2,30}?) {1,3}0{0,4}(?P<serial>\d{4,8}) {1,4}\d{3}(?:\.\d)? {1,4}OF"
)


def hinted_id(hints: Mapping[str, str], name: str) -> str | None:
    """The canonical id that the publisher gives, else the file's name."""
    for said in (hints.get("cable_id", ""), name.rpartition("/")[2]):
        if match := ID.search(said):
            return match[1] + match[2] + str(int(match[3]))
    return None


def read_cable_id(text: str, date: datetime | None, hint: str | None, body: str = "") -> str | None:
    """Year, post and number, by first line or page marker and date, else as the publisher gives it.

    Where only the post is spelt otherwise, the publisher's spelling is the id under which the cable is known.
    """
    first = read_first_line(text)
    printed, serial = (first.post, first.serial) if first else (None, None)
    if not printed and (marker := MARKER.search(text) or MARKER.search(body)):
        printed, serial = marker["post"], int(marker["serial"])
    if not printed and (line := read_de_line(text)):
        printed, serial = read_sender(text), line.serial
    known = ID.fullmatch(hint or "")
    if known and (not printed or not serial or (int(known[3]) == serial and _same_post(known[2], printed))):
        return hint
    year = f"{date.year % 100:02}" if date else known[1] if known else None
    return f"{year}{post_code(printed)}{serial}" if printed and serial and year else hint


def _same_post(code: str, printed: str) -> bool:
    ours, theirs = post_code(code), post_code(printed)
    return ours == theirs or ours.startswith(theirs[:6])


def read_post(cable_id: str | None, text: str, hints: Mapping[str, str]) -> str | None:
    """The post of the id, else of FM, else of the publisher's origin."""
    named = ID.fullmatch(cable_id or "")
    printed = named[2] if named else read_sender(text) or hints.get("origin", "")
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
