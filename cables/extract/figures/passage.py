"""One paragraph made ready for reading its figures: sentences, numbers and dates, and a masked copy.

In the masked copy every number is one sign of its own kind followed by fillers, so that offsets stay the same
and a pattern can say "a count, then a count in brackets" (COUNT = any figure that is not a percentage).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from cables.extract.figures.number_tokens import Token
from cables.extract.figures.numbers import SAID, Number, read_numbers
from cables.extract.text.runs import MappedText, Run

FILLER = "\ue00f"
SIGNS = {"count": "\ue000", "percent": "\ue001", "money": "\ue002", "date": "\ue003", "code": "\ue004"}
COUNT = rf"[{SIGNS['count']}{SIGNS['money']}]{FILLER}{{0,80}}"
PERCENT = rf"{SIGNS['percent']}{FILLER}{{0,40}}"
DATE = rf"{SIGNS['date']}{FILLER}{{0,40}}"
NUMBER_SIGNS = SIGNS["count"] + SIGNS["percent"] + SIGNS["money"]

BLANKS = re.compile(r"[ \t\r\xa0]*\n\s*|[ \t\r\xa0]{2,}|[\t\r\xa0]")
UNTIDY = ("\n", "  ", "\t", "\r", "\xa0")
ITEM_START = re.compile(r"-{1,2} ?\S|[*•·] ?|\(?[a-z0-9]{1,3}[.)] ")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]]{0,3}\s{1,6}(?=[\"'(\[]{0,3}[A-Z0-9-])|\n\s*")
LONGEST = 1500
LONGEST_NONE = 8  # "not prosecute any" says what was not done, "no one" nothing
ABBREVIATION = re.compile(
    r"\b(?:No|Nos|Art|Arts|para|paras|approx|Mr|Mrs|Ms|Dr|St|Sec|Gen|Col|Lt|Sgt|vs|e\.g|i\.e|incl|est|ref|U\.S|U\.N|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Inc|Ltd|[A-Z])\.[\"')]?$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a line of a list with `lead`, the words that introduce the list (start, end) or None."""

    start: int
    end: int
    lead: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph's text, its masked lower-case copy of the same length, and what was found in it."""

    text: str
    masked: str
    numbers: tuple[Number, ...]
    dates: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    memo: dict[tuple[re.Pattern[str], int, int], tuple[re.Match[str], ...]] = field(default_factory=dict)

    def find(self, pattern: re.Pattern[str], sentence: Sentence) -> tuple[re.Match[str], ...]:
        """The matches of a pattern in the masked text of a sentence, sought once for all its figures."""
        key = (pattern, sentence.start, sentence.end)
        if key not in self.memo:
            self.memo[key] = tuple(pattern.finditer(self.masked, sentence.start, sentence.end))
        return self.memo[key]

    def says(self, pattern: re.Pattern[str], sentence: Sentence) -> re.Match[str] | None:
        """The first match of a pattern in a sentence."""
        return next(iter(self.find(pattern, sentence)), None)

    def sentence_at(self, at: int) -> int:
        """The place in `sentences` of the one that holds `at`."""
        return max(0, bisect_right(self.sentences, at, key=lambda s: s.start) - 1)

    def numbers_of(self, sentence: Sentence) -> tuple[Number, ...]:
        """Those of a sentence, in order."""
        first = bisect_left(self.numbers, sentence.start, key=lambda n: n.start)
        return self.numbers[first : bisect_left(self.numbers, sentence.end, key=lambda n: n.start)]

    def numbers_before(self, number: Number, sentence: Sentence) -> Iterator[Number]:
        """Those of a sentence that stand before a number, the nearest first."""
        place = bisect_left(self.numbers, number.start, key=lambda n: n.start)
        while place and self.numbers[place - 1].start >= sentence.start:
            place -= 1
            yield self.numbers[place]

    def number_at(self, at: int) -> Number | None:
        """The number that begins at `at` of the masked text."""
        place = bisect_right(self.numbers, at, key=lambda n: n.start) - 1
        return self.numbers[place] if place >= 0 and self.numbers[place].start == at else None


def passage(text: str, country: str | None = None) -> Passage:
    """`text`, whose blanks are single (see `tight`), read once."""
    reading = read_numbers(text, country)
    masked = mask(text, reading.numbers, reading.dates, reading.others)
    return Passage(text, masked, reading.numbers, reading.dates, sentences(text))


def tight(body: MappedText) -> MappedText:
    """The text with single blanks and single line ends (which begin a list item or a new line of a table)."""
    text, pieces, done = body.text, [], 0
    if not any(blank in text for blank in UNTIDY):
        return body
    for match in BLANKS.finditer(text):
        blank = MappedText("\n" if "\n" in match.group() else " ", (Run(0, body.source(match.start()), 1),))
        pieces += [body.slice(done, match.start()), blank]
        done = match.end()
    return MappedText.join([*pieces, body.slice(done, len(text))]) if pieces else body


def mask(text: str, numbers: tuple[Number, ...], dates: tuple[Token, ...], others: tuple[Token, ...]) -> str:
    """Lower case, every number, date and code one sign and fillers; as long as `text`."""
    marks = [
        (
            n.start,
            n.start + 1 if n.form in SAID and n.end - n.start > LONGEST_NONE else n.end,
            SIGNS.get(n.form) or SIGNS["percent" if n.unit == "percent" else "count"],
        )
        for n in numbers
    ]
    marks += [(t.start, t.end, SIGNS["date"]) for t in dates] + [
        (t.start, t.end, SIGNS["code"]) for t in others
    ]
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    pieces, done = [], 0
    for start, end, sign in sorted(marks):
        pieces += [lower[done:start], sign, FILLER * (end - start - 1)]
        done = end
    return "".join([*pieces, lower[done:]])


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences in order, without a hole; list lines know the words before the colon that leads them."""
    found: list[Sentence] = []
    start, lead = 0, None
    for end in shortened(text, [*ends(text), len(text)]):
        if end <= start:
            continue
        listed = bool(ITEM_START.match(text[start:end].lstrip()[:8]))
        found.append(Sentence(start, end, lead if listed else None))
        if text[start:end].rstrip().endswith(":"):
            lead = (start, end)
        elif not listed:
            lead = None
        start = end
    return tuple(found)


def shortened(text: str, ends: list[int]) -> Iterator[int]:
    """The ends, with more of them where a sentence is longer than any writer's (a table without points)."""
    start = 0
    for end in ends:
        while end - start > LONGEST:
            cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
            start = cut + 1 if cut > start else start + LONGEST
            yield start
        start = end
        yield end


def ends(text: str) -> list[int]:
    """Where sentences end; an abbreviation's point ends none."""
    return [
        m.end()
        for m in SENTENCE_END.finditer(text)
        if "\n" in m.group() or not ABBREVIATION.search(text[max(0, m.start() - 8) : m.start() + 1].rstrip())
    ]
