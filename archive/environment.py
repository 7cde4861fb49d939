"""Settings from the environment: each helper says loudly what is wrong, and a secret may come from a file."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """$NAME, else the content of the file that $NAME_FILE names, else the default."""
    if (value := os.environ.get(name)) is not None:
        return value
    if file := os.environ.get(f"{name}_FILE"):
        try:
            return Path(file).read_text().strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE: {error}") from None
    return default


def flag(name: str, default: bool = False) -> bool:
    value = text(name, str(default)).lower()
    if value not in {"1", "true", "yes", "0", "false", "no"}:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, true or false, yes or no; it is {value!r}.")
    return value in {"1", "true", "yes"}


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number; it is {value!r}.")
    return int(value)


def words_of(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def choice(name: str, *values: str) -> str:
    """One of these; the first is the default."""
    value = text(name, values[0])
    if value not in values:
        raise ImproperlyConfigured(f"{name} must be {' or '.join(values)}; it is {value!r}.")
    return value


def structured_log() -> bool:
    return choice("LOG_FORMAT", "text", "json") == "json"
