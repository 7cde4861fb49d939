"""Exact phrases as lexemes: these very words, one after the other, found by one look-up.

A lexeme holds a word, the linking words after it and the next word: `~trafficking in persons`. So no pair of
`of the` needs a key of its own. Positions let longer phrases be followed from lexeme to lexeme, and linking
words, which stand alone as well, be found where a phrase begins with one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from cables.text.folding import folded

LONGEST_TEXT, LONGEST_WORD = 100_000, 60  # letters that are read
LAST_PLACE = 16_383  # the highest that PostgreSQL keeps
LINKING = frozenset(
    "a an and are as at be been but by for from had has have he her his in is it its no not of on or she"
    " that the their there they this to was were which who will with".split()
)
MOST_LINKING = 4  # words between two others; of a longer row the rest stands alone
WORD = re.compile(r"\w+")
GROUPED = re.compile(r"(?<![\w,.])\d{1,3}(?:,\d{3})+(?![\d,]*\d)")
# Words that PostgreSQL's English passes over.
UNSOUGHT = frozenset(
    "all am an and any are as at be been by can did do for from had has have he her him his how if in is it"
    " its me my no nor not now of off on or our out own same she so than that the them then they this to too"
    " up us was we were what when where which while who whom why will with you your".split()
)


def words_of(text: str) -> list[str]:
    """In lower case and without accents, whatever signs stand between them."""
    return [word[:LONGEST_WORD] for word in WORD.findall(folded(text[:LONGEST_TEXT]).lower())]


def figures_of(text: str) -> Iterator[tuple[int, str]]:
    """(place, lexeme) of numbers whose thousands are set apart: 10,000 is found as 10000."""
    starts = [word.start() for word in WORD.finditer(text)]
    for number in GROUPED.finditer(text):
        yield bisect_left(starts, number.start()), number[0].replace(",", "")


def acronyms_of(text: str) -> Iterator[tuple[int, str]]:
    """(place, lexeme) of words in capitals which in small letters are looked for by nobody: WHO, IT."""
    words = WORD.findall(text)
    for place, word in enumerate(words):
        if word.isupper() and len(word) > 1 and word.lower() in UNSOUGHT:
            beside = words[max(0, place - 1) : place] + words[place + 1 : place + 2]
            if word == "US" or not all(other.isupper() for other in beside):
                yield place, acronym(word)


def acronym(word: str) -> str:
    return f"^{word.lower()}"


def pieces(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(place of the first word, place after the last, lexeme); one that ends with a space may go on."""
    held, run = -1, list[str]()
    for place, word in enumerate(words):
        if word in LINKING:
            yield place, place + 1, f"~{word} "
            run.append(word)
            continue
        if held >= 0:
            yield piece(held, words[held], run, word)
        held, run = place, []
    if held >= 0:
        yield piece(held, words[held], run, "")


def piece(place: int, word: str, run: list[str], following: str) -> tuple[int, int, str]:
    if following and not run:
        return place, place + 2, f"~{word} {following}"
    if len(run) > MOST_LINKING:
        run, following = run[:MOST_LINKING], ""
    end = place + 1 + len(run) + bool(following)
    return place, end, " ".join([f"~{word}", *run, following])


def phrase_vector(text: str) -> str:
    """The lexemes of a text, as PostgreSQL reads a tsvector: of its words, and of numbers and acronyms that
    PostgreSQL takes apart or passes over."""
    text = text[:LONGEST_TEXT]
    found = [(place, lexeme) for place, _, lexeme in pieces(words_of(text))]
    found += [*figures_of(text), *acronyms_of(text)]
    return " ".join([f"'{lexeme}':{min(place + 1, LAST_PLACE)}" for place, lexeme in found])


def phrase_query(phrase: str, *, beginning: bool = False) -> str:
    """What finds these words in such a vector, as PostgreSQL writes a tsquery; "" without a word. With
    `beginning` the last may go on."""
    query, before, reach = "", 0, 0
    for place, end, lexeme in sorted(pieces(words_of(phrase))):
        if end <= reach:
            continue  # said by the piece before
        quoted = f"'{lexeme}'" + (":*" if lexeme.endswith(" ") else "")
        query += f" <{place - before}> {quoted}" if query else quoted
        before, reach = place, end
    return f"{query}:*" if beginning and query and not query.endswith("*") else query
