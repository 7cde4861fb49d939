"""What a cable says of its place in a submission: one of several parts, or in an earlier one's place."""

from __future__ import annotations

import re
from datetime import datetime

from cables.extract.header.cable_ids import cable_id, cables_in, implied_year
from cables.extract.records import Part, Reference
from cables.extract.vocabulary import load

OPENING = 2500
NUMBER = r"(?:\d{1,2}|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|I{1,3}|IV|VI{0,3})"
ORDINAL = r"(?:\d(?:ST|ND|RD|TH)|FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH)"
PIECE = r"(?:PARTS?|PT\.?|CABLES?|MESSAGES?|TELEGRAMS?|INSTALL?MENTS?|SEPTELS?)"
IN_SUBJECT = re.compile(
    rf"""
      \b{PIECE}[ ]?\#?[ ]?(?P<number>{NUMBER})\b     # PART 1 OF 2
        (?:[ ]{{0,2}}(?:OF|/)[ ]{{0,2}}(?P<of>{NUMBER})\b)?
    | (?P<ordinal>{ORDINAL})[ ](?:OF[ ](?P<count>{NUMBER})[ ](?:{PIECE}|$)|PART\b|CABLE\b)   # FIRST OF TWO
    | [(\[-][ ]{{0,2}}(?P<bare>\d)[ ]?(?:OF|/)[ ]?(?P<bare_of>\d)[ ]{{0,2}}(?:[)\]]|$)     # (1 OF 2)
    | ^(?P<front>\d)[ ]OF[ ](?P<front_of>\d)\b
    | [ ](?P<back>\d)[ ]?OF[ ]?(?P<back_of>\d)$
    """,
    re.VERBOSE | re.IGNORECASE,
)
IN_TEXT = re.compile(
    rf"""
    \b(?:this|following|present)\b [^.]{{0,90}}?
    (?: \b{PIECE}\s\#?(?P<number>{NUMBER})\b (?:\s(?:of|/)\s(?:a\s)?(?P<of>{NUMBER})\b)?
      | \b(?P<ordinal>{ORDINAL})\s
        (?:of\s(?:a\sseries\sof\s)?(?P<count>{NUMBER})\b|(?:part|cable|message|half)\b) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
REST_FOLLOWS = re.compile(
    r"^[^.]{0,60}\bpart (?:2|two|II)\b[^.]{0,80}\b(?:sent|follows?|transmitted|reported)\b[^.]{0,20}\bseptel",
    re.IGNORECASE,
)
RENEWAL = "UPDATED|REVISED|CORRECTED|AMENDED|CORRECTION|RESUBMISSION|RETRANSMISSION"
RENEWED = re.compile(rf"\b(?:{RENEWAL}|RESUBMITTED|REPLACES|REPLACEMENT|SUPERSEDES)\b", re.IGNORECASE)
REPLACES = re.compile(
    r"""
    \b(?: replac(?:es|ing) | supersed(?:es|ing) | cancels | updates | corrects | amends | revises
      | in\s(?:place|lieu)\sof
      | (?:updated|corrected|revised|amended)\sversion\sof | (?:is|are)\sto\sreplace )\b
    (?P<what> [^.;]{0,120} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
REPLACED = re.compile(
    r"(?P<what>\bref(?:tel)?\b[^.;]{0,40}|\b\d\d [A-Z ]{3,20} \d{1,6}[^.;]{0,30})\b(?:should be|is|are) "
    r"(?:hereby )?(?:replaced|superseded|cancel|discarded|disregarded)",
    re.IGNORECASE,
)
REF_LETTER = re.compile(r"\bref(?:s|tel|erence)?\b\s?\(?([A-Z])?\)?(?![a-z])", re.IGNORECASE)


def read_part(subject: str, body: str) -> Part | None:
    """PART 1 OF 2 of the subject, else of the message's opening; a transmission section is no part."""
    match = IN_SUBJECT.search(subject)
    if match and (part := _part(match)):
        return part
    opening = " ".join(body[:OPENING].split())
    match = IN_TEXT.search(opening)
    if match and (part := _part(match)):
        return part
    return (
        Part(1, 2)
        if REST_FOLLOWS.search(re.sub(r"^¶?\s?1\s?\.\s{0,3}(?:\([A-Z]+\))?\s?", "", opening))
        else None
    )


def _part(match: re.Match[str]) -> Part | None:
    groups = {name: value for name, value in match.groupdict().items() if value}
    number = next(
        (_value(groups[name]) for name in ("number", "ordinal", "bare", "front", "back") if name in groups), 0
    )
    of = next(
        (
            _value(groups[name])
            for name in ("of", "count", "bare_of", "front_of", "back_of")
            if name in groups
        ),
        None,
    )
    return Part(number, of) if number and (of is None or number <= of) else None


def _value(word: str) -> int:
    calendar = load("calendar")
    word = word.upper()
    digits = re.match(r"\d+", word)
    return int(
        digits.group() if digits else calendar["cardinals"].get(word) or calendar["ordinals"].get(word, 0)
    )


def read_supersedes(
    subject: str, body: str, references: tuple[Reference, ...], own: str | None, when: datetime | None
) -> str | None:
    """The id of the post's own earlier cable of the same year that this one replaces, updates or corrects.

    It has to be said, in the subject or the opening; the second half of a split submission replaces nothing.
    """
    earlier = [ref for ref in references if _is_earlier(ref.cable_id, own)]
    opening = " ".join(body[:OPENING].split())
    for match in [*REPLACES.finditer(subject), *REPLACES.finditer(opening), *REPLACED.finditer(opening)]:
        named = _named(match["what"], references, when, own)
        if named and _is_earlier(named, own):
            return named
    return earlier[-1].cable_id if earlier and RENEWED.search(subject) else None


def _named(
    words: str, references: tuple[Reference, ...], when: datetime | None, own: str | None
) -> str | None:
    """The cable that a sentence names by its id or by the letter of its reference."""
    letter = REF_LETTER.search(words)
    if letter:
        return next(
            (
                ref.cable_id
                for ref in references
                if ref.label == (letter[1] or "").upper() or (not letter[1] and len(references) == 1)
            ),
            None,
        )
    found = next(cables_in(words), None)
    if not found:
        return None
    year = found.year or (implied_year(found, when, own) if when else None)
    return cable_id(year, found.post, found.number)


def _is_earlier(other: str | None, own: str | None) -> bool:
    """Whether a cable is the same post's, of the same year and before this one."""
    mine = re.fullmatch(r"(\d\d[A-Z]+)(\d+)", own or "")
    theirs = re.fullmatch(r"(\d\d[A-Z]+)(\d+)", other or "")
    return bool(mine and theirs and mine[1] == theirs[1] and int(theirs[2]) < int(mine[2]))
