"""What an editor decides at the desk is in the very next answer of every web process, over real HTTP."""

from __future__ import annotations

import http.client
import re
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, build_opener

import psutil
from selectolax.lexbor import LexborHTMLParser

from archive.tests.conftest import Running

CABLE = "07PORTLISSE112"
PAGE = f"/cables/{CABLE}/"


class Desk:
    """An editor with a session, who sends the forms that he is given."""

    def __init__(self, running: Running) -> None:
        self.address = running.address
        self.opener = build_opener(HTTPCookieProcessor())
        said = (running.state / "first-output").read_text()
        password = re.search(r"password (\S+)", said)
        assert password
        self.send("/admin/login/?next=/admin/", username="editor", password=password[1])

    def get(self, path: str) -> str:
        with self.opener.open(self.address + path, timeout=30) as answer:
            return answer.read().decode()

    def send(self, path: str, **changes: Any) -> str:
        """Post the page's form with these changes; the page that follows."""
        return self.answer(self.get(path), path, **changes)

    def answer(self, asking: str, path: str, **changes: Any) -> str:
        """Fill in the form of a page that was got; the page that follows."""
        page = LexborHTMLParser(asking)
        fields: dict[str, Any] = {}
        for field in page.css("main form [name], #content form [name]"):
            given, name = field.attributes, str(field.attributes["name"])
            if field.tag == "textarea":
                fields[name] = field.text().removeprefix("\n")
            elif field.tag == "select":
                chosen = field.css_first("option[selected]")
                fields[name] = chosen.attributes.get("value", "") if chosen else ""
            elif given.get("type") not in ("submit", "checkbox", "button", "file"):
                fields[name] = given.get("value") or ""
        data = urlencode(fields | changes).encode()
        with self.opener.open(self.address + path, data, timeout=30) as answer:
            return answer.read().decode()

    def first(self, model: str, asked: str) -> int:
        """The id of the first row that the list finds."""
        found = re.search(
            rf"/admin/cables/{model}/(\d+)/change/", self.get(f"/admin/cables/{model}/?q={asked}")
        )
        assert found
        return int(found[1])


def from_everybody(running: Running) -> list[tuple[int, str]]:
    """Status and words of the page from each of the two web processes, however often one has to ask."""
    place = urlsplit(running.address)
    found: dict[int, tuple[int, str]] = {}
    while len(found) < 2:
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=30)
        connection.request("GET", PAGE, headers={"Connection": "keep-alive"})
        own, answer = connection.sock.getsockname(), connection.getresponse()
        told = answer.status, answer.read().decode()
        for process in running.processes():
            with suppress(psutil.NoSuchProcess):  # others of its family come and go
                if any(tuple(c.raddr or ()) == own for c in process.net_connections("tcp")):
                    found[process.pid] = told
        connection.close()
    return list(found.values())


def test_a_decision_at_the_desk_is_in_the_next_answer_of_every_process(copied_state: Path) -> None:
    running = Running(copied_state, "up", PORT="0")
    try:
        desk = Desk(running)
        kept = {told for _ in range(3) for told in from_everybody(running)}
        assert len(kept) == 1
        paragraph = desk.first("paragraph", CABLE)
        corrected = f"/admin/cables/paragraph/{paragraph}/change/"
        desk.send(corrected, text="The harbor bell rang thrice at noon.", reason="a test")
        for _, words in from_everybody(running):
            assert "The harbor bell rang thrice at noon." in words
        hidden = {"paragraph": paragraph, "words": "rang thrice", "kind": "private", "reason": "a test"}
        desk.send("/admin/cables/withholding/add/", **hidden)
        for _, words in from_everybody(running):
            assert "rang thrice" not in words
            assert "[withheld: " in words
        chosen = {"action": "withdraw", "_selected_action": desk.first("cable", CABLE)}
        asking = desk.send(f"/admin/cables/cable/?q={CABLE}", **chosen)
        desk.answer(asking, "/admin/cables/cable/", kind="other", reason="a test")
        assert [status for status, _ in from_everybody(running)] == [410, 410]
    finally:
        assert running.end() == []
