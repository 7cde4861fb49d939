"""Where things are found, worked out once for each: a reading page has hundreds of links."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse

MOST = 8_192


@lru_cache(MOST)
def address(name: str, *of: str | int) -> str:
    """The path of the page of this name for the thing that it is of."""
    return reverse(name, args=of)
