"""The TAGS line: codes parted by blanks, commas, slashes, links or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cables.extract.records import Repair
from cables.extract.text.header import HeaderText, message_cut
from cables.extract.text.misread import AS_LETTERS
from cables.extract.text.tag_codes import is_known, is_place, known_codes, organization_codes

LINK = re.compile(r"\[([^\[\]\n]{1,60})\]\([^()\n]{0,200}\)")
NAME = re.compile(r"[(\[]([^()\[\]]{1,80})[)\]]")
PORTION = frozenset({"U", "C", "S", "SBU", "N/A", "LOU", "S/NF", "C/NF"})
SMALL_WORDS = frozenset({"IN", "OF", "AND", "THE", "FOR", "ON", "TO", "DE", "DU", "AL"})
CODE = re.compile(r"[A-Z][A-Z0-9]{3}")
TAG_LINE = re.compile(r"[A-Z0-9 ,;:./()&'\[\]#-]{1,200}")


def read_tags(header: HeaderText) -> tuple[str, ...]:
    """TAGS codes as printed, upper case, each once; a person in brackets is a tag without its comma."""
    content = _content(header)
    return tuple(dict.fromkeys(_codes(content))) if content else ()


def tag_repairs(header: HeaderText) -> tuple[Repair, ...]:
    """What was read otherwise than printed on the TAGS line: links, digits for letters, missing blanks."""
    text, spot = header.printed, header.find("tags")
    if not spot:
        return ()
    found = [
        Repair(m.start(), m.end(), m.group(), m[1], "tag link")
        for m in LINK.finditer(text, spot.start, spot.end)
    ]
    for match in re.finditer(r"[A-Z0-9]{4,120}", text[spot.start : spot.end]):
        parts = _segments(match.group()) or ([_repaired(match.group())])
        if parts != [match.group()]:
            start = spot.start + match.start()
            kind = "glued tags" if len(parts) > 1 else "misread tag"
            found.append(Repair(start, start + len(match.group()), match.group(), " ".join(parts), kind))
    return tuple(found)


def _content(header: HeaderText) -> str:
    """The TAGS field's text as far as its lines look like codes, links taken off."""
    content = header.field("tags")
    if content is None:
        return ""
    lines = LINK.sub(r" \1 ", message_cut(content)).split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    kept = [lines[first]]
    for line in lines[first + 1 :]:
        if line.strip() and not _looks_like_tags(line):
            break
        kept.append(line)
    return "\n".join(kept)


def _looks_like_tags(line: str) -> bool:
    """Whether a line after the first one goes on with codes: `PREL, KZ`."""
    if not TAG_LINE.fullmatch(line.strip()):
        return False
    words = re.findall(r"[A-Z][A-Z0-9-]*", NAME.sub(" ", line))
    likely = sum(
        is_known(word) or bool(CODE.fullmatch(word)) or _segments(word) is not None for word in words
    )
    return bool(words) and words[0] not in {"SIPDIS", "SENSITIVE", "NOFORN"} and likely * 2 >= len(words)


def _codes(content: str) -> Iterator[str]:
    """Every code of the content in its order."""
    content = content.upper()
    listed = bool(re.search("[,;]", NAME.sub(" ", content)))
    at = 0
    for match in NAME.finditer(content):
        yield from _unbracketed(content[at : match.start()], listed)
        at = match.end()
        if match[1].strip() not in PORTION:
            yield " ".join(re.sub(r"[,.;]", " ", match[1]).split())
    yield from _unbracketed(content[at:], listed)


def _unbracketed(content: str, listed: bool) -> Iterator[str]:
    for line in content.split("\n"):
        for chunk in re.split(r"[,;]", line):
            yield from _chunk(chunk.split(), listed)


def _chunk(words: list[str], listed: bool) -> Iterator[str]:
    """The codes of what stands between two commas; words that are no codes stay together as one tag."""
    words = [word for word in (raw.strip(".:-'\"&()[]#/") for raw in words) if word]
    if " ".join(words) in organization_codes():
        yield " ".join(words)
        return
    run: list[str] = []
    for at, word in enumerate(words):
        if _is_code(word) and not (run and _is_inside(word, words[at + 1 :])):
            yield from _run(run, listed)
            run = []
            yield from _word(word)
        else:
            run.append(word)
    yield from _run(run, listed)


def _is_code(word: str) -> bool:
    return is_known(word) or bool(CODE.fullmatch(word)) or "/" in word or _segments(word) is not None


def _is_inside(word: str, rest: list[str]) -> bool:
    """Whether a place's code within a run of words is a small word of it: the IN of `TIP IN TURKEY`."""
    return word in SMALL_WORDS and bool(rest) and not _is_code(rest[0])


def _run(words: list[str], listed: bool) -> Iterator[str]:
    """Words that are no codes: one tag where commas or a small word say so, else a tag each."""
    if len(words) > 1 and (listed or SMALL_WORDS & set(words)):
        yield " ".join(words)
        return
    for word in words:
        yield from _word(word)


def _word(word: str) -> Iterator[str]:
    """One printed word: a code, glued codes, or codes parted by a slash, point or hyphen."""
    parts = re.split(r"[/.+-]", word)
    if len(parts) > 1 and all(part in known_codes() or is_place(part) for part in parts):
        yield from parts
        return
    yield from _segments(word) or [_repaired(word)]


def _repaired(word: str) -> str:
    """`PG0V` -> PGOV where only that is a known code."""
    letters = word.translate(AS_LETTERS)
    return letters if word not in known_codes() and letters in known_codes() else word


@cache
def _segments(word: str) -> list[str] | None:
    """`PHUMKCRMKWMN` cut into known codes; None where it is no such string.

    Places may stand among four-letter codes, at most two of them; the cut with the fewest places wins.
    """
    if not 6 <= len(word) <= 120 or not word.isalpha() or word in organization_codes():
        return None
    best: list[tuple[int, list[str]] | None] = [(0, [])] + [None] * len(word)
    for end in range(2, len(word) + 1):
        for length, known in ((4, known_codes().__contains__), (2, is_place)):
            before = best[end - length] if end >= length else None
            piece = word[end - length : end]
            if before and known(piece):
                option = (before[0] + (length == 2), [*before[1], piece])
                current = best[end]
                best[end] = min(option, current) if current else option
    places, cut = best[-1] or (9, [])
    return cut if places <= 2 and len(cut) > max(1, places) else None
