"""What is written down while the database is away: why, once a minute, and how often."""

from __future__ import annotations

import json
import logging
import sys

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from archive.logs import Discreet, OnceAMinute, Structured
from archive.middleware.numbers import HEADER, numbered

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


def test_in_json_a_line_is_an_object_and_says_no_more() -> None:
    record = _record(ValueError("what was asked"))
    told = json.loads(Structured().format(record))
    assert (told["level"], told["logger"]) == ("ERROR", "django.request")
    assert told["trace"][-1] == "ValueError"
    assert "what was asked" not in json.dumps(told)
    assert "request" not in told


def test_every_answer_carries_the_number_that_its_lines_have() -> None:
    lines = list[str]()

    def fails(request: HttpRequest) -> HttpResponse:
        lines.append(Structured().format(_record(ValueError("no"))))
        return HttpResponse()

    asked = RequestFactory().get("/", headers={"X-Request-ID": "mine"})
    answers = [numbered(fails)(asked)[HEADER] for _ in range(2)]
    assert [json.loads(line)["request"] for line in lines] == answers
    assert len({*answers, "mine"}) == 3
