"""The known words of the trade, kept as data: one JSON file for each kind, read once."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> Any:
    """The parsed contents of `name`.json; shared by all callers, so never to be changed by one.

    Raises FileNotFoundError for a name that is not here.
    """
    path = resources.files(__name__).joinpath(f"{name}.json")
    return json.loads(path.read_text(encoding="utf-8"))
