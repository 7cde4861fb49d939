"""The TAGS line: codes parted by blanks, commas, slashes, links or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cables.extract.header.fields import field, find_field, message_cut, plain
from cables.extract.places import country_of_tag
from cables.extract.records import Repair
from cables.extract.vocabulary import load

LINK = re.compile(r"\[([^\[\]\n]{1,60})\]\([^()\n]{0,200}\)")
NAME = re.compile(r"[(\[]([^()\[\]]{1,80})[)\]]")
PORTION = frozenset({"U", "C", "S", "SBU", "N/A", "LOU", "S/NF", "C/NF"})
SMALL_WORDS = frozenset({"IN", "OF", "AND", "THE", "FOR", "ON", "TO", "DE", "DU", "AL"})
CODE = re.compile(r"[A-Z][A-Z0-9]{3}")
TAG_LINE = re.compile(r"[A-Z0-9 ,;:./()&'\[\]#-]{1,200}")
MISREAD = str.maketrans("015", "OIS")


def read_tags(text: str) -> tuple[str, ...]:
    """TAGS codes as printed, upper case, each once; a person in brackets is a tag without its comma."""
    content = _content(text)
    return tuple(dict.fromkeys(_codes(content))) if content else ()


def tag_repairs(text: str, offset: int) -> tuple[Repair, ...]:
    """What was read otherwise than printed on the TAGS line: links, digits for letters, missing blanks."""
    spot = find_field(plain(text), "tags")
    if not spot:
        return ()
    found = [
        Repair(m.start() + offset, m.end() + offset, m.group(), m[1], "tag link")
        for m in LINK.finditer(text, spot.start, spot.end)
    ]
    for match in re.finditer(r"[A-Z0-9]{4,120}", text[spot.start : spot.end]):
        parts = _segments(match.group()) or ([_repaired(match.group())])
        if parts != [match.group()]:
            start = offset + spot.start + match.start()
            kind = "glued tags" if len(parts) > 1 else "misread tag"
            found.append(Repair(start, start + len(match.group()), match.group(), " ".join(parts), kind))
    return tuple(found)


@cache
def known_codes() -> frozenset[str]:
    """Subject and program codes of four letters."""
    return frozenset(row["code"] for row in load("tags")["tags"])


@cache
def _organizations() -> frozenset[str]:
    return frozenset(name.upper() for name in load("tags")["organisation_tags"])


def is_known(code: str) -> bool:
    """Whether a code is in the vocabulary: subject, program, organization or place."""
    return code in known_codes() or code in _organizations() or _is_place(code)


def _is_place(code: str) -> bool:
    return len(code) == 2 and (code in load("geo_tags")["tags"] or country_of_tag(code) is not None)


def _content(text: str) -> str:
    """The TAGS field's text as far as its lines look like codes, links taken off."""
    content = field(plain(text), "tags")
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
    if " ".join(words) in _organizations():
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
    if len(parts) > 1 and all(part in known_codes() or _is_place(part) for part in parts):
        yield from parts
        return
    yield from _segments(word) or [_repaired(word)]


def _repaired(word: str) -> str:
    """`PG0V` -> PGOV where only that is a known code."""
    letters = word.translate(MISREAD)
    return letters if word not in known_codes() and letters in known_codes() else word


@cache
def _segments(word: str) -> list[str] | None:
    """`PHUMKCRMKWMN` cut into known codes; None where it is no such string.

    Places may stand among four-letter codes, at most two of them; the cut with the fewest places wins.
    """
    if not 6 <= len(word) <= 120 or not word.isalpha() or word in _organizations():
        return None
    best: list[tuple[int, list[str]] | None] = [(0, [])] + [None] * len(word)
    for end in range(2, len(word) + 1):
        for length, known in ((4, known_codes().__contains__), (2, _is_place)):
            before = best[end - length] if end >= length else None
            piece = word[end - length : end]
            if before and known(piece):
                option = (before[0] + (length == 2), [*before[1], piece])
                current = best[end]
                best[end] = min(option, current) if current else option
    places, cut = best[-1] or (9, [])
    return cut if places <= 2 and len(cut) > max(1, places) else None
