"""What is written down while the database is away: why, once a minute, and how often."""

from __future__ import annotations

import logging
import sys

import pytest
from django.db import OperationalError

from archive.logs import Discreet, OnceAMinute

REASON = 'connection failed: connection to server at "10.1.2.3", port 5432 failed: Connection refused'


def _record(error: Exception) -> logging.LogRecord:
    try:
        raise error
    except Exception:
        return logging.LogRecord("django.request", logging.ERROR, "", 0, "%s: %s", (), sys.exc_info())


def test_of_a_database_that_is_away_one_line_a_minute_is_written_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 1000.0
    monkeypatch.setattr("archive.logs.time.monotonic", lambda: now)
    once = OnceAMinute()
    first = _record(OperationalError(f"{REASON}\n\tIs the server running?"))
    assert once.filter(first)
    assert f"{REASON}." in Discreet().format(first)
    assert not any(once.filter(_record(OperationalError(REASON))) for _ in range(7_000))
    now += 61
    later = _record(OperationalError(REASON))
    assert once.filter(later)
    assert "7,000 more since" in Discreet().format(later)


def test_other_errors_are_all_written() -> None:
    once = OnceAMinute()
    assert all(once.filter(_record(ValueError("no"))) for _ in range(5))
    assert all(once.filter(logging.makeLogRecord({"msg": "a line"})) for _ in range(5))
