"""A cable's organizations: every named body once, its forms and acronyms joined, every mention with its span.

Persons are not organizations; generic bodies ("the police", "a local NGO") are not named and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cables.extract.organizations.bodies import Bodies, Body
from cables.extract.organizations.government import governments
from cables.extract.organizations.header import header_bodies
from cables.extract.organizations.names import names
from cables.extract.organizations.passages import Passage
from cables.extract.organizations.places import country_name
from cables.extract.organizations.uses import Use, Uses
from cables.extract.records import Header, OrganizationRecord, ParagraphRecord

SPOKEN = re.compile(r"\b[Tt]he ([A-Z][a-z]{3,})\b")
LONGEST_HEADER = 40_000  # characters


def find_organizations(
    paragraphs: Sequence[ParagraphRecord], header: Header, source: str = ""
) -> tuple[OrganizationRecord, ...]:
    """The organizations of one cable, in the order in which they are first named.

    `source` is the whole document: with it the addressees and attention lines are mentions too
    (`index` None).
    """
    bodies = Bodies(header)
    spoken = frozenset(word for p in paragraphs for word in SPOKEN.findall(p.text))
    passages = [Passage.of(paragraph.text, spoken) for paragraph in paragraphs]
    for index, paragraph in enumerate(paragraphs):
        for found in names(passages[index]):
            bodies.add(found, paragraph, index)
    bodies.join()
    add_header(bodies, source[: min((p.start for p in paragraphs if p.text), default=LONGEST_HEADER)])
    for index, paragraph in enumerate(paragraphs):
        add_governments(bodies, paragraph, index)
    uses = Uses(bodies)
    for index, paragraph in enumerate(paragraphs):
        add_uses(bodies, uses.of(passages[index].tokens), paragraph, index)
    return bodies.records()


def add_header(bodies: Bodies, top: str) -> None:
    """Addressees and offices, each mentioned where the header's text prints it."""
    for named in header_bodies(bodies.header):
        bodies.mention_in_header(bodies.american(named.name, named.others), named.printed, top)


def add_governments(bodies: Bodies, paragraph: ParagraphRecord, index: int) -> None:
    host = bodies.header.country
    for named in governments(paragraph.text, host):
        body = government(bodies, named.country)
        form = paragraph.text[named.start : named.end]
        if bodies.mention(body, paragraph, index, named.start, named.end):
            body.forms.setdefault(" ".join(form.split()))


def add_uses(bodies: Bodies, uses: Iterable[Use], paragraph: ParagraphRecord, index: int) -> None:
    """Names and acronyms that the cable has introduced elsewhere, and acronyms that need no introduction."""
    for use in uses:
        body = use.body or government(bodies, None)
        if bodies.mention(body, paragraph, index, use.start, use.end):
            body.forms.setdefault(use.form)


def government(bodies: Bodies, iso2: str | None) -> Body:
    """The host's government, or the one of the country; the American one is the vocabulary's."""
    host = bodies.header.country
    if iso2 == "US" and host != "US":
        return bodies.american("US Government", ())
    if iso2 is not None:
        name = f"Government of {country_name(iso2)}"
        return bodies.made(f"government {iso2}", name, "foreign government", iso2)
    name = f"Government of {country_name(host)}" if host else "Host government"
    return bodies.made("government", name, "host government", host)
