"""Choices made at random, or made again as they were noted."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class NotNow(Exception):
    """There is nothing to choose from, or what was chosen cannot be done as things stand."""


class Draw:
    """`noted` is every choice so far, by its place among what there was to choose from."""

    def __init__(self, random: Random, script: Sequence[int] | None = None) -> None:
        self._random, self._script = random, list(script) if script is not None else None
        self.noted: list[int] = []

    def one(self, options: Sequence[T]) -> T:
        if not options:
            raise NotNow
        at = self._random.randrange(len(options)) if self._script is None else self._script.pop(0)
        self.noted.append(at)
        return options[at]
