"""Organizations found in invented sentences, by the name of each."""

from __future__ import annotations

from cables.extract.organizations import find_organizations
from cables.extract.records import Addressee, Header, OrganizationRecord, ParagraphRecord, Reference
from cables.extract.text.runs import MappedText

HOST = "XE"  # Averna, an invented country of the samples


def paragraphs_of(*texts: str) -> tuple[ParagraphRecord, ...]:
    """Paragraphs 1, 2, ... whose source is their texts, parted by a line end."""
    source = "\n".join(texts)
    made, at = [], 0
    for number, text in enumerate(texts, 1):
        body = MappedText.of(source, at, at + len(text))
        made.append(ParagraphRecord(number, body, at, at + len(text)))
        at += len(text) + 1
    return tuple(made)


def organizations_of(*texts: str, host: str | None = HOST) -> dict[str, OrganizationRecord]:
    found = find_organizations(paragraphs_of(*texts), Header(country=host))
    assert len({record.name for record in found}) == len(found)
    return {record.name: record for record in found}


def names_of(*texts: str) -> set[str]:
    return set(organizations_of(*texts))


def kinds_of(*texts: str) -> dict[str, str]:
    return {name: record.kind for name, record in organizations_of(*texts).items()}


def header_organizations(
    *,
    sender: str | None = None,
    to: tuple[str, ...] = (),
    attention: tuple[str, ...] = (),
    references: tuple[Reference, ...] = (),
) -> dict[str, OrganizationRecord]:
    """What is found in a header alone, its source being its lines one after the other."""
    printed = [*([sender] if sender else []), *to, *attention, *(r.printed for r in references)]
    header = Header(
        country=HOST,
        sender=sender,
        to=tuple(map(Addressee, to)),
        attention=attention,
        references=references,
    )
    return {record.name: record for record in find_organizations((), header, "\n".join(printed))}
