"""A cable's header: every field read by its own function, then compared with the others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from cables.extract.header_addressees import read_info, read_sender, read_to
from cables.extract.header_captions import (
    read_attention,
    read_captions,
    read_classification,
    read_first_line,
    sections_total,
)
from cables.extract.header_checks import header_problems
from cables.extract.header_fields import field, plain
from cables.extract.header_lines import (
    date_by_de_line,
    full_year,
    read_date,
    read_de_line,
    read_precedence,
    read_site_date,
    read_transmission_id,
)
from cables.extract.header_references import read_references
from cables.extract.header_subject import read_subject
from cables.extract.header_submission import read_part, read_supersedes
from cables.extract.header_tags import read_tags, tag_repairs
from cables.extract.instruction import Choice, choose_instruction
from cables.extract.places import countries_named, country_of_tag, find_post, post_code
from cables.extract.records import Header, Problem, Reference, Repair

__all__ = ["read_cable_id", "read_country", "read_eo", "read_header", "sections_total"]

ID = re.compile(r"(?<![A-Za-z0-9])(\d\d)([A-Z]{3,24})_?(\d{1,6})(?![0-9])")
MARKER = re.compile(
    r"(?m)^\s{0,8}(?P<post>[A-Z][A-Z.' -]{2,30}?) {1,3}0{0,4}(?P<serial>\d{4,8}) {1,4}\d{3}(?:\.\d)? {1,4}OF"
)
EO_VALUE = re.compile(r"\s{0,3}[:;.,-]?\s{0,6}(?P<value>N/?A\b|[^\n]{1,60})")


def read_header(text: str, offset: int, hints: Mapping[str, str], body: str, name: str) -> Header:
    """The header that is `text`, which begins at `offset` of the source.

    `hints` is what the publisher says, `name` the file's name: they fill what the text has lost. `body` is
    the message, for what it says of parts and replacement. Dates are aware, in UTC.
    """
    hint = hinted_id(hints, name)
    date = _date(text, hints, hint)
    cable_id = read_cable_id(text, date, hint, body)
    post = _post(cable_id, text, hints)
    tags = read_tags(text) or hinted_tags(hints)
    subject = read_subject(text) or hints.get("subject") or None
    references = _references(text, hints, date or _end_of_year(cable_id), cable_id)
    choice = choose_instruction(subject or "", tags, references, date, body, cable_id)
    references, problems = _corrected(references, choice)
    header = Header(
        cable_id,
        post,
        read_country(post, tags, subject or ""),
        choice.year,
        date,
        read_precedence(text),
        read_classification(text, hints.get("classification", "")),
        read_captions(text),
        read_transmission_id(text),
        read_sender(text),
        read_to(text),
        read_info(text),
        read_attention(text),
        read_eo(text),
        tags,
        subject,
        references,
        choice.cable_id,
        choice.basis,
        read_part(subject or "", body),
        read_supersedes(subject or "", body, references, cable_id, date),
        (*tag_repairs(text, offset), *_reference_repairs(text, offset, references)),
    )
    return replace(
        header,
        problems=(*problems, *_site_date(text, date), *header_problems(text, offset, body, header, hint)),
    )


def hinted_id(hints: Mapping[str, str], name: str) -> str | None:
    """The canonical id that the publisher gives, else the file's name."""
    for said in (hints.get("cable_id", ""), name.rpartition("/")[2]):
        if match := ID.search(said):
            return match[1] + match[2] + str(int(match[3]))
    return None


def hinted_tags(hints: Mapping[str, str]) -> tuple[str, ...]:
    """The publisher's tags, `KCRM, PHUM` or `KCRM - Criminal Activity | PHUM - Human Rights`."""
    codes = (piece.split(" - ")[0].strip() for piece in re.split(r"[|,;\n]", hints.get("tags", "")))
    return read_tags(f"TAGS: {', '.join(codes)}")


def read_cable_id(text: str, date: datetime | None, hint: str | None, body: str = "") -> str | None:
    """Year, post and number, by first line or page marker and date, else as the publisher gives it.

    Where only the post is spelt otherwise, the publisher's spelling is the id under which the cable is known.
    """
    first = read_first_line(text)
    printed, serial = (first.post, first.serial) if first else (None, None)
    if not printed and (marker := MARKER.search(text) or MARKER.search(body)):
        printed, serial = marker["post"], int(marker["serial"])
    if not printed and (line := read_de_line(text)):
        printed, serial = read_sender(text), line.serial
    known = ID.fullmatch(hint or "")
    if known and (not printed or not serial or (int(known[3]) == serial and _same_post(known[2], printed))):
        return hint
    year = f"{date.year % 100:02}" if date else known[1] if known else None
    return f"{year}{post_code(printed)}{serial}" if printed and serial and year else hint


def _same_post(code: str, printed: str) -> bool:
    ours, theirs = post_code(code), post_code(printed)
    return ours == theirs or ours.startswith(theirs[:6])


def read_eo(text: str) -> str | None:
    """What follows `E.O. 12958:`, `N/A` or `DECL: 02/03/2019`."""
    match = EO_VALUE.match(field(plain(text), "eo") or "")
    value = match["value"].strip() if match else ""
    return "N/A" if value.upper() in {"NA", "N/A"} else value or None


def read_country(post: str | None, tags: tuple[str, ...], subject: str) -> str | None:
    """ISO code of the country a cable is about: the post's own, unless subject and TAGS name another."""
    tagged = [iso2 for tag in tags if len(tag) == 2 and (iso2 := country_of_tag(tag))]
    known = find_post(post) if post else None
    own = known.iso2 if known else None
    named = [iso2 for iso2 in countries_named(subject) if iso2 in tagged]
    if (
        own
        and (own in named or not named)
        and (own in tagged or not tagged or own in countries_named(subject))
    ):
        return own
    if named:
        return named[0]
    return own or next(iter([*tagged, *countries_named(subject)]), None)


def _date(text: str, hints: Mapping[str, str], hint: str | None) -> datetime | None:
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


def _site_date(text: str, date: datetime | None) -> tuple[Problem, ...]:
    if date is None or read_date(text) or read_de_line(text):
        return ()
    return (Problem("date", "the cable prints no date-time group; its publisher's date is used"),)


def _post(cable_id: str | None, text: str, hints: Mapping[str, str]) -> str | None:
    """The post of the id, else of FM, else of the publisher's origin."""
    named = ID.fullmatch(cable_id or "")
    printed = named[2] if named else read_sender(text) or hints.get("origin", "")
    return post_code(printed) or None if printed else None


def _references(
    text: str, hints: Mapping[str, str], date: datetime | None, own: str | None
) -> tuple[Reference, ...]:
    """REF of the text; where there is none, the ids that the publisher lists."""
    found = read_references(text, date, own)
    if found or field(plain(text), "ref") is not None:
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
    return tuple(meant if each is cited else each for each in references), [Problem("reference", words)]


def _reference_repairs(text: str, offset: int, references: tuple[Reference, ...]) -> tuple[Repair, ...]:
    """References whose letters or year were read otherwise than printed, where they stand on one line."""
    found = []
    for each in references:
        printed = re.sub(r"\W|(?<![0-9])0+", "", each.printed.upper())
        at = text.find(each.printed)
        year = re.match(r"'?(?:20)?(\d\d)\D", each.printed)
        misread = (
            each.cable_id and re.search(r"[A-Z]0(?![0-9])", each.printed) and each.cable_id not in printed
        )
        if at >= 0 and each.cable_id and (misread or (year and year[1] != each.cable_id[:2])):
            found.append(
                Repair(at + offset, at + offset + len(each.printed), each.printed, each.cable_id, "reference")
            )
    return tuple(found)
