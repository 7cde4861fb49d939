"""A cable's header: every field read by its own function, then compared with the others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from cables.extract.header.addressees import read_info, read_sender, read_to
from cables.extract.header.captions import read_attention, read_captions, read_classification
from cables.extract.header.checks import header_problems
from cables.extract.header.document import Sent, purpose
from cables.extract.header.identity import ID, hinted_id, read_cable_id, read_country, read_post
from cables.extract.header.instruction import Choice, choose_instruction, citations
from cables.extract.header.lines import (
    date_by_de_line,
    full_year,
    read_date,
    read_de_line,
    read_precedence,
    read_site_date,
    read_transmission_id,
)
from cables.extract.header.references import read_references
from cables.extract.header.subject import read_subject
from cables.extract.header.submission import read_part, read_supersedes
from cables.extract.header.tags import read_tags, tag_repairs
from cables.extract.records import Header, Problem, Purpose, Reference, Repair
from cables.extract.text.header import HeaderText
from cables.kinds import ANSWERING, ProblemKind
from cables.kinds import DocumentKind as Kind

Hints = Mapping[str, str]
EO_VALUE = re.compile(r"\s{0,3}[:;.,-]?\s{0,6}(?P<value>N/?A\b|[^\n]{1,60})")


def read_header(text: HeaderText, hints: Hints, body: str, name: str, said: Kind | None = None) -> Header:
    """The header that is `text`, with which the source begins.

    `hints` is what the publisher says, `name` the file's name: they fill what the text has lost. `body` is
    the message, for what it says of parts and replacement, `said` what an editor says that the cable is.
    Dates are aware, in UTC.
    """
    hint = hinted_id(hints, name)
    date = _date(text, hints, hint)
    cable_id = read_cable_id(text, date, hint, body)
    post = read_post(cable_id, text, hints)
    tags = read_tags(text) or hinted_tags(hints)
    subject = read_subject(text) or hints.get("subject") or None
    references = _references(text, hints, date or _end_of_year(cable_id), cable_id)
    part = read_part(subject or "", body)
    supersedes = read_supersedes(subject or "", body, references, cable_id, date)
    sent = Sent(cable_id, subject or "", tags, date.month if date else None, bool(citations(references)))
    document = Purpose(said, "an editor says so") if said else purpose(sent, body, part, supersedes)
    choice = choose_instruction(sent, references, date, document.kind in ANSWERING)
    references, problems = _corrected(references, choice)
    header = replace(
        _printed(text),
        cable_id=cable_id,
        post=post,
        country=read_country(post, tags, subject or ""),
        reporting_year=choice.year,
        date=date,
        classification=read_classification(text, hints.get("classification", "")),
        tags=tags,
        subject=subject,
        references=references,
        instruction_cable=choice.cable_id,
        instruction_basis=choice.basis,
        part=part,
        supersedes=supersedes,
        document=document,
        repairs=(*tag_repairs(text), *_reference_repairs(text, references)),
    )
    problems += [*_site_date(text, date), *header_problems(text, body, header, hint)]
    return replace(header, problems=tuple(problems))


def _printed(text: HeaderText) -> Header:
    """The fields that depend on the header's text and on nothing else."""
    return Header(
        precedence=read_precedence(text),
        captions=read_captions(text),
        transmission_id=read_transmission_id(text),
        sender=read_sender(text),
        to=read_to(text),
        info=read_info(text),
        attention=read_attention(text),
        eo=read_eo(text),
    )


def hinted_tags(hints: Hints) -> tuple[str, ...]:
    """The publisher's tags, `KCRM, PHUM` or `KCRM - Criminal Activity | PHUM - Human Rights`."""
    codes = (piece.split(" - ")[0].strip() for piece in re.split(r"[|,;\n]", hints.get("tags", "")))
    return read_tags(HeaderText.of(f"TAGS: {', '.join(codes)}"))


def read_eo(text: HeaderText) -> str | None:
    """What follows `E.O. 12958:`, `N/A` or `DECL: 02/03/2019`."""
    match = EO_VALUE.match(text.field("eo") or "")
    value = match["value"].strip() if match else ""
    return "N/A" if value.upper() in {"NA", "N/A"} else value or None


def _date(text: HeaderText, hints: Hints, hint: str | None) -> datetime | None:
    """The date-time group, else the DE line in the id's year, else the publisher's date."""
    year = full_year(hint[:2]) if hint else None
    return (
        read_date(text)
        or (date_by_de_line(text, year) if year else None)
        or read_site_date(hints.get("date", ""))
    )


def _end_of_year(cable_id: str | None) -> datetime | None:
    """The last day of the id's year, by which a reference without a year is of that year."""
    return datetime(full_year(cable_id[:2]), 12, 31, tzinfo=UTC) if cable_id else None


def _site_date(text: HeaderText, date: datetime | None) -> tuple[Problem, ...]:
    if date is None or read_date(text) or read_de_line(text):
        return ()
    return (Problem(ProblemKind.DATE, "the cable prints no date-time group; its publisher's date is used"),)


def _references(
    text: HeaderText, hints: Hints, date: datetime | None, own: str | None
) -> tuple[Reference, ...]:
    """REF of the text; where there is none, the ids that the publisher lists."""
    found = read_references(text, date, own)
    if found or text.field("ref") is not None:
        return found
    return tuple(
        Reference(match.group(), match.group()) for match in ID.finditer(hints.get("references", ""))
    )


def _corrected(
    references: tuple[Reference, ...], choice: Choice
) -> tuple[tuple[Reference, ...], list[Problem]]:
    """The references with the miscited instruction set right, and the doubt that it leaves."""
    cited = choice.cited
    if not cited or not choice.cable_id or cited.cable_id == choice.cable_id:
        return references, []
    meant_for = f"the instruction of the {choice.year} report ({choice.basis})"
    words = f"{cited.printed} is read as {choice.cable_id}, {meant_for}"
    meant = replace(cited, cable_id=choice.cable_id)
    return tuple(meant if each is cited else each for each in references), [
        Problem(ProblemKind.REFERENCE, words)
    ]


def _reference_repairs(text: HeaderText, references: tuple[Reference, ...]) -> tuple[Repair, ...]:
    """References whose letters or year were read otherwise than printed, where they stand on one line."""
    found = []
    for each in references:
        printed = re.sub(r"\W|(?<![0-9])0+", "", each.printed.upper())
        at = text.printed.find(each.printed)
        year = re.match(r"'?(?:20)?(\d\d)\D", each.printed)
        misread = (
            each.cable_id and re.search(r"[A-Z]0(?![0-9])", each.printed) and each.cable_id not in printed
        )
        if at >= 0 and each.cable_id and (misread or (year and year[1] != each.cable_id[:2])):
            found.append(Repair(at, at + len(each.printed), each.printed, each.cable_id, "reference"))
    return tuple(found)
