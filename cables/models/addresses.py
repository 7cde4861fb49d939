"""Where things are found, worked out once for each: a reading page has hundreds of links."""

from __future__ import annotations

import re
from functools import lru_cache

from django.urls import reverse

MOST = 8_192
PRINTED_ID = re.compile(r"(\d{2})([A-Z]{2,40})0{0,9}(\d{1,9})")


@lru_cache(MOST)
def address(name: str, *of: str | int) -> str:
    """The path of the page of this name for the thing that it is of."""
    return reverse(name, args=of)


def canonical(cable_id: str) -> str:
    """06 state 003836 as 06STATE3836; what has another shape only in capitals, without blanks."""
    plain = "".join(cable_id.split()).upper()
    found = PRINTED_ID.fullmatch(plain)
    return f"{found[1]}{found[2]}{int(found[3])}" if found else plain or cable_id
