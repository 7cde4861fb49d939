"""No pattern of the extractor can be made to backtrack without end: every one is given to a checker."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

from regexploit.ast.sre import SreOpParser
from regexploit.redos import find

import cables.extract


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern that a module of the extractor holds, alone or in a table."""
    for module in pkgutil.walk_packages(cables.extract.__path__, "cables.extract."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for found in inside(value):
                yield f"{module.name}.{name}", found


def inside(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from inside(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from inside(part)


def dangers(pattern: str, flags: int = 0) -> list[Any]:
    return list(find(SreOpParser().parse_sre(pattern, flags & ~re.UNICODE)))


def test_the_checker_knows_a_dangerous_pattern() -> None:
    assert dangers(r"(a+)+b")


def test_no_pattern_of_the_extractor_is_dangerous() -> None:
    every = list(patterns())
    assert len(every) > 100
    assert [name for name, found in every if dangers(found.pattern, found.flags)] == []
