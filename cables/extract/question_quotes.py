"""The instruction's own words that a post repeats before its answer, and what kind the answer is.

A quoted question is known by its form (it asks, or orders: `Please describe`), by standing at the beginning,
and by its block; a short quotation is a label (`PENALTIES FOR RAPE:`). Sentences are judged one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .question_references import MARK

SENTENCE_END = re.compile(r"(?:[.?!:]|\b[Ee]nd [Nn]ote)[\"')\]]{0,3}(?=[ \t\n]|$)|\n")
ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|no|art|dr|mr|mrs|ms|st|inc|para|paras|cf)|\b[A-Za-z])$", re.I
)
ORDER = re.compile(
    r"""(?:(?:also|and|briefly|then|if[ ](?:so|not|yes|no|possible|available|applicable),?|where[ ]possible,?)[ ,]{1,2}){0,2}
    (?:please[ ](?!see\b|refer\b|consult\b)(?:also[ ]|briefly[ ])?\w{3,}
    |(?:describe|specify|provide|explain|list|indicate|include|identify|discuss|summarize|state|note[ ]that|give|report)\b
        (?![ ]?(?:d|s)\b))""",
    re.I | re.VERBOSE,
)
ASKS = re.compile(
    r"""(?:^|[,:;(\u2013-][ ]{0,2})(?:(?:and|or|but|if[ ]so|if[ ]not|also|then)[ ,]{1,2}){0,2}(?:to[ ]|by[ ]|in[ ]|for[ ]|from[ ]|of[ ]|with[ ])?
    (?:what|which|who|whom|whose|where|when|why|how|is|are|was|were|do|does|did|has|have|had|can|could|may|will|would|should)\b""",
    re.I | re.VERBOSE,
)
ASIDE = re.compile(r"\(|note:|begin note|end note", re.I)
ADVICE = re.compile(r"\b(?:should|must|please|essential|if applicable)\b", re.I)
LABEL = re.compile(r"[^\n.:?]{3,140}[:?](?=[ \t\n]|$)")
LONGEST_QUESTION = 5000
SHORT = 420

PLACE = (
    r"(?:paras?\b\.?|paragraphs?\b|sections?\b|questions?\b|items?\b|points?\b|answers?\b|responses?\b|refs?\b|reftel\b"
    r"|references?\b|above\b|below\b|preceding\b|previous\b|septel\b|\d{1,2}[ .]{0,2}\(?[A-Z]\b)"
)
TOLD = (
    r"(?:described|discussed|addressed|covered|detailed|outlined|answered|provided|listed|noted|mentioned|explained"
    r"|reported|contained|included|found|set out|given|nominated|submitted|sent|transmitted)"
)
SEE = re.compile(
    r"(?:(?:yes|no)\b[,;.:]?[ ])?(?:please[ ])?(?:also[ ])?(?:see|refer(?:ence)?|cf|consult|same as)\b", re.I
)
TOLD_THERE = re.compile(
    rf"\b{TOLD}\b[^.;]{{0,90}}?(?:\b(?:in|under|at|by|via|with)\b[^.,]{{0,25}}?{PLACE}[^,]{{0,30}}|\b(?:above|below|septel))\W{{0,3}}$",
    re.I,
)
ANY_PLACE = re.compile(PLACE, re.I)
BARE_LETTER = re.compile(r"(?i:see|refer to|reference)(?:[ ](?:[A-O][ ]?(?:,|and|&)?[ ]?){1,3}[.]?)?$")
YES_OR_NO = re.compile(r"(?:yes|no|none)\W{0,3}$", re.I)
NOT_APPLICABLE = re.compile(
    r"(?:none ?[/;,] ?)?(?:n/a|n\.a\.|na(?=[.;]|$)|not[ /-]{1,2}(?:not[ ])?applicable|inapplicable|(?:this|the)? ?(?:question |item |section )?"
    r"(?:is not applicable|does not apply|is inapplicable|not relevant))(?![a-z])",
    re.I,
)


INAPPLICABLE = re.compile(r"\b(\d\d)[ ]?([A-Z]) (?:is not applicable|does not apply)\b[^.]{0,80}\.")


class Sentence(NamedTuple):
    """A sentence at start..end; `last` where its block ends with it."""

    start: int
    end: int
    last: bool


def sentences(text: str, at: int, limit: int) -> Iterator[Sentence]:
    """The sentences from `at` on; a line end ends one."""
    start = at
    for found in SENTENCE_END.finditer(text, at, min(len(text), at + limit)):
        end = found.end() if found[0] != "\n" else found.start()
        if found[0] == "." and ABBREVIATION.search(text, max(0, found.start() - 6), found.start()):
            continue
        if found[0].startswith(":"):
            continue
        last = text[found.end() : found.end() + 3].lstrip(" \t")[:1] in ("\n", "") or found[0] == "\n"
        if text[start:end].strip():
            yield Sentence(start + _blank(text[start:end]), end, last)
        start = found.end()
    if text[start:].strip() and len(text) - at <= limit:
        yield Sentence(start + _blank(text[start:]), len(text.rstrip()), True)


def answer_start(text: str, start: int, end: int) -> int:
    """Where the post's own words begin in text[start:end]; `start` where nothing is quoted."""
    stretch = text[start:end]
    label = _label(stretch)
    asked = _asked(stretch, label)
    return start + max(label, asked)


def _label(stretch: str) -> int:
    """The end of a label in capitals (`PENALTIES FOR RAPE:`), without what follows it."""
    found = LABEL.match(stretch)
    if not found:
        return 0
    label = found[0]
    letters = [c for c in label if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return found.end() if len(letters) > 3 and capitals >= 0.85 * len(letters) else 0


def _asked(stretch: str, at: int) -> int:
    """The end of the last sentence of a run that asks or orders."""
    end, same_block = 0, False
    for sentence in sentences(stretch, at, LONGEST_QUESTION):
        words = stretch[sentence.start : sentence.end]
        if _asks(words, bool(end)) or (same_block and sentence.last and _beside(words)):
            end = sentence.end
        elif not (same_block and _beside(words)):
            break
        same_block = not sentence.last
    return end


def _asks(words: str, going: bool) -> bool:
    if words.rstrip("\"') \t]").endswith("?"):
        return going or bool(ASKS.search(words))
    return bool(ORDER.match(words))


def _beside(words: str) -> bool:
    """What an instruction adds to its question: an example in brackets, a note, advice to the post."""
    return bool(ASIDE.match(words)) or bool(ADVICE.search(words))


def kind(text: str) -> str:
    """answer, pointer (nothing but a reference elsewhere) or not applicable."""
    words = " ".join(MARK.sub("", text).split())
    if not words or len(words) > SHORT:
        return "answer"
    if NOT_APPLICABLE.match(words) and len(words) <= 200:
        return "not applicable"
    said = [words[s.start : s.end] for s in sentences(words, 0, SHORT)]
    rest = [sentence for sentence in said if not YES_OR_NO.match(sentence)]
    return "pointer" if rest and all(map(_points, rest)) else "answer"


def _points(sentence: str) -> bool:
    if len(sentence) > 190:
        return False
    if SEE.match(sentence):
        return bool(ANY_PLACE.search(sentence) or BARE_LETTER.search(sentence))
    return len(sentence) <= 150 and bool(TOLD_THERE.search(sentence))


def inapplicable(text: str, start: int, end: int) -> dict[str, tuple[int, int]]:
    """The codes that a joint answer sets aside in so many words (`29 E does not apply.`), with the words' place."""
    return {f[1] + f[2]: f.span() for f in INAPPLICABLE.finditer(text, start, end)}


def _blank(text: str) -> int:
    return len(text) - len(text.lstrip())
