"""The small world that the tests of ingest and of the desk share: one invented post and its cables."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from django.contrib.auth import get_user_model

from cables.ingest import Outcome, ingest_bytes
from cables.models import Cable, FacetSet, Paragraph, Passage
from cables.publishing.passages import settle
from cables.writing.acts import acting
from proofs.headers import header

PHONE = "+999 22 431 7788"
BODY = """1. (SBU) (27A) Averna is a country of transit. The Ministry of Labor counted 120 victims in 2006, up
from 95 in 2005. The Lantern Foundation sheltered 14 of them.

2. (SBU) (27B) The Government of Averna has promised more money for shelters.

3. (SBU) (29F) The courts of Averna convicted nine traffickers in 2006. Sentences ran
from three to eight years.

4. (U) Post's contact is the labor officer, telephone {phone}, who spent ten hours on this report.
"""


def text(
    body: str = BODY, number: int = 612, phone: str = PHONE, references: str = "06 STATE 202745"
) -> bytes:
    """A whole cable of Embassy Port Lisse with this body."""
    return (header(number, references=references) + body.format(phone=phone) + "\nMARLOWE\n").encode()


def load(content: bytes = b"", name: str = "07PORTLISSE612.txt") -> Outcome:
    """Ingest one cable, the plain one unless told otherwise."""
    (outcome,) = ingest_bytes(name, content or text())
    return outcome


def cable(number: int = 612) -> Cable:
    return Cable.objects.get(cable_id=f"07PORTLISSE{number}")


def paragraph(number: int, of: int = 612) -> Paragraph:
    return Paragraph.objects.get(cable=cable(of), number=number)


def editor(name: str = "vera") -> Any:
    """An editor who may do everything at the desk."""
    user = get_user_model()
    return user.objects.filter(username=name).first() or user.objects.create_superuser(username=name)


def passage(number: int) -> Passage:
    """What searches read of a paragraph."""
    settle()
    return Passage.objects.get(paragraph=paragraph(number))


def keys(number: int) -> dict[str, list[str]]:
    """{facet: the paragraph's values}, as its sets hold them; what can be looked for is the same."""
    found: dict[str, list[str]] = {}
    one = passage(number)
    for facet_set in FacetSet.objects.filter(pk__in=[one.about, one.named]):
        for key in facet_set.keys:
            assert f"'{key}'" in one.search
            facet, _, value = key[1:].partition(":")
            found.setdefault(facet, []).append(value)
    return found


def by_hand() -> AbstractContextManager[None]:
    """What a test writes past the archive's own ways; without an act the database would refuse it."""
    return acting("a test", "arranged by hand")
