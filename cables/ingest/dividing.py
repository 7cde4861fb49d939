"""The paragraphs of a record as editors divide and join them: a transformation of what was read.

Every place is found by its words, at the offset where they stood or else nearest to it, so that it holds in
another copy and with another extractor. What cannot be done as said is told, not guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple, TypeVar

from cables.deciding.dividing import Part, like
from cables.deciding.readings import Readings
from cables.extract.records import AnswerRecord, CableRecord, Contact, Item, Mention, ParagraphRecord
from cables.extract.text.runs import MappedText, Run
from cables.models import Cable, Paragraph

Found = TypeVar("Found", Mention, Contact)
NOT_FOUND = "its first words are not found"
BY_MACHINE = "the machine begins a paragraph there by itself"


@dataclass(frozen=True, slots=True)
class Divided:
    """The record with its paragraphs as published; `keys` are their addresses, `aliases` those of paragraphs
    that were joined to each."""

    record: CableRecord
    keys: list[str]
    aliases: list[list[str]]


@dataclass(slots=True)
class Piece:
    """A paragraph to be; `origins` says from which paragraph of the record each of its parts comes and where
    in the source that part begins."""

    key: str
    paragraph: ParagraphRecord
    origins: list[tuple[int, int]]
    aliases: list[str] = field(default_factory=list)


class Place(NamedTuple):
    piece: int
    at: int


def keys(paragraphs: Iterable[ParagraphRecord]) -> list[str]:
    """The address of each paragraph: par45 by its number, par45-1 for the first without one after it."""
    found: list[str] = []
    last, after = 0, 0
    seen: set[str] = set()
    for paragraph in paragraphs:
        key = f"par{paragraph.number}"
        if paragraph.number is None or key in seen:
            after += 1
            key = f"par{last}-{after}"
        else:
            last, after = paragraph.number, 0
        seen.add(key)
        found.append(key)
    return found


def divided(cable: Cable, record: CableRecord, readings: Readings) -> Divided:
    """Apply the divisions and joins in force; each of them is told what the machine reads there now."""
    splits = readings.of_field(Paragraph, "division")
    joins = readings.of_field(Paragraph, "joined")
    if not splits and not joins:
        return Divided(record, keys(record.paragraphs), [[] for _ in record.paragraphs])
    ids = [correction.object_id for correction in (*splits, *joins)]
    address = dict(Paragraph.objects.filter(pk__in=ids).values_list("pk", "key"))
    pieces = _pieces(record, [part for split in splits for part in split.says or ()])
    for split in splits:
        told = [_begin(pieces, address[split.object_id], part) for part in split.says or ()]
        readings.note(split, [said for said in told if said])
    for joined in joins:
        readings.note(joined, _join(pieces, address[joined.object_id], str(joined.says)))
    return Divided(_record(record, pieces), [p.key for p in pieces], [p.aliases for p in pieces])


def _pieces(record: CableRecord, parts: Iterable[Part]) -> list[Piece]:
    """The machine's paragraphs. Blocks without a number are counted as if those that an editor begins were
    not there, so that the others keep their addresses."""
    machine = [Piece("", p, [(i, 0)]) for i, p in enumerate(record.paragraphs)]
    begun = {
        place.piece for part in parts if (place := _find(machine, "", part)) and not place.at and place.piece
    }
    counted = [i for i, p in enumerate(record.paragraphs) if p.number is not None or i not in begun]
    for i, key in zip(counted, keys([record.paragraphs[i] for i in counted]), strict=True):
        machine[i].key = key
    return machine


def _find(pieces: Sequence[Piece], parent: str, part: Part) -> Place | None:
    """Where the words of the part stand: in what was its parent if they can, nearest to where they stood."""
    pattern = re.compile(like(part["words"]))
    found = [
        (piece.key != parent, abs(piece.paragraph.body.source(match.start()) - part["at"]), i, match.start())
        for i, piece in enumerate(pieces)
        for match in pattern.finditer(piece.paragraph.text)
    ]
    return Place(*min(found)[2:]) if found else None


def _begin(pieces: list[Piece], parent: str, part: Part) -> str:
    """Begin a paragraph; says what stands against it, if anything."""
    place = _find(pieces, parent, part)
    if place is None:
        return f"{part['key']}: {NOT_FOUND}"
    piece = pieces[place.piece]
    if not piece.paragraph.text[: place.at].strip():
        if piece.key != parent:
            piece.key = part["key"]
        return f"{part['key']}: {BY_MACHINE}"
    first, second = _cut(piece, place.at, part)
    pieces[place.piece : place.piece + 1] = [first, second]
    return ""


def _cut(piece: Piece, at: int, part: Part) -> tuple[Piece, Piece]:
    whole = piece.paragraph
    source = whole.body.source(at)
    head = whole.body.slice(0, len(whole.text[:at].rstrip()))
    first = replace(
        whole,
        body=head,
        end=head.source(len(head.text)),
        state="whole" if whole.state == "cut" else whole.state,
        items=tuple(_items(whole.items, 0, len(head.text))),
        repairs=tuple(r for r in whole.repairs if r.start < source),
    )
    second = replace(
        whole,
        body=whole.body.slice(at, len(whole.text)),
        start=source,
        number=part["number"],
        printed=None,
        mark=part["mark"] or whole.mark,
        heading=None,
        state="cut" if whole.state == "cut" else "whole",
        items=tuple(_items(whole.items, at, len(whole.text))),
        repairs=tuple(r for r in whole.repairs if r.start >= source),
    )
    before = [origin for origin in piece.origins if origin[1] < source]
    after = [(before[-1][0], source), *(origin for origin in piece.origins if origin[1] >= source)]
    return replace(piece, paragraph=first, origins=before), Piece(part["key"], second, after)


def _items(items: Iterable[Item], start: int, end: int) -> Iterator[Item]:
    """Sub-items that lie in a stretch of the text, counted from its beginning."""
    for item in items:
        low, high = max(item.start, start), min(item.end, end)
        if low < high:
            yield replace(item, start=low - start, end=high - start)


def _join(pieces: list[Piece], key: str, to: str) -> str:
    """Join a paragraph to the one before it; says what stands against it, if anything."""
    at = next((i for i, piece in enumerate(pieces) if piece.key == key), None)
    if at is None:
        return f"{key} is not read"
    if at == 0 or to not in (pieces[at - 1].key, *pieces[at - 1].aliases):
        return f"{key} does not follow {to}"
    earlier, later = pieces[at - 1], pieces.pop(at)
    one, other = earlier.paragraph, later.paragraph
    end = one.body.source(len(one.text))
    between = MappedText("\n", (Run(0, end, 1),)) if one.text and other.text else MappedText("", ())
    shift = len(one.text) + len(between.text)
    earlier.paragraph = replace(
        one,
        body=MappedText.join([one.body, between, other.body]),
        end=max(one.end, other.end),
        mark=one.mark or other.mark,
        heading=one.heading or other.heading,
        state="tail" if one.state == "tail" else "cut" if other.state == "cut" else "whole",
        items=(*one.items, *(replace(i, start=i.start + shift, end=i.end + shift) for i in other.items)),
        repairs=(*one.repairs, *other.repairs),
        transmission_sections=tuple(
            dict.fromkeys((*one.transmission_sections, *other.transmission_sections))
        ),
    )
    # What comes from the source behind the beginning of the later one comes from it.
    earlier.origins += [(origin, max(start, other.start)) for origin, start in later.origins]
    earlier.aliases += [later.key, *later.aliases]
    return ""


def _record(record: CableRecord, pieces: Sequence[Piece]) -> CableRecord:
    """The record with these paragraphs, everything that was found going where its words are now."""
    lots = Lots(pieces)
    paragraphs = tuple(piece.paragraph for piece in pieces)
    statistics = []
    for s in record.statistics:
        at = lots.of(s.index, s.value_start)
        start, end = _within(paragraphs[at], s.start, s.end)
        statistics.append(replace(s, index=at, paragraph=paragraphs[at].number, start=start, end=end))
    return replace(
        record,
        paragraphs=paragraphs,
        answers=tuple(answer for old in record.answers for answer in _answers(old, lots, paragraphs)),
        statistics=tuple(statistics),
        organizations=tuple(
            replace(o, mentions=tuple(_moved(m, lots, paragraphs) for m in o.mentions))
            for o in record.organizations
        ),
        contacts=tuple(_moved(contact, lots, paragraphs) for contact in record.contacts),
    )


def _within(paragraph: ParagraphRecord, start: int, end: int) -> tuple[int, int]:
    return max(start, paragraph.start), min(end, paragraph.end)


def _answers(
    answer: AnswerRecord, lots: Lots, paragraphs: Sequence[ParagraphRecord]
) -> Iterator[AnswerRecord]:
    for at, start, end in lots.cut(answer.index, answer.start, answer.end):
        yield replace(answer, index=at, paragraph=paragraphs[at].number, start=start, end=end)


def _moved(found: Found, lots: Lots, paragraphs: Sequence[ParagraphRecord]) -> Found:
    if found.index is None:
        return found
    at = lots.of(found.index, found.start)
    return replace(found, index=at, paragraph=paragraphs[at].number)


class Lots:
    """Which new paragraph each stretch of an old one belongs to now."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        begins: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for new, piece in enumerate(pieces):
            for old, start in piece.origins:
                begins[old].append((start, new))
        self._begins = {old: sorted(found) for old, found in begins.items()}

    def of(self, old: int, at: int) -> int:
        """The new paragraph that holds a place of the source which belonged to an old one."""
        begins = self._begins[old]
        return begins[max(0, bisect_right(begins, at, key=itemgetter(0)) - 1)][1]

    def cut(self, old: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """A stretch, cut where a new paragraph begins: (new paragraph, start, end)."""
        edges = [begin for begin, _ in self._begins[old][1:] if start < begin < end]
        for low, high in pairwise([start, *edges, end]):
            yield self.of(old, low), low, high
