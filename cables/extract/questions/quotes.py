"""The instruction's own words that a post repeats before its answer.

A quoted question is known by its form (it asks, or orders: `Please describe`), by standing at the beginning,
and by its block; a short quotation is a label (`PENALTIES FOR RAPE:`). Sentences are judged one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cables.extract.text.marks import PORTION

SENTENCE_END = re.compile(r"(?:[.?!:]|\b[Ee]nd [Nn]ote)[\"')\]]{0,3}(?=[ \t\n]|$)|\n")
ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|no|art|dr|mr|mrs|ms|st|inc|para|paras|cf)|\b[A-Za-z])$", re.I
)
ORDER = re.compile(
    r"""
    (?: (?: also | and | briefly | then                        # Also briefly explain
          | if[ ](?:so|not|yes|no|possible|available|applicable) | where[ ]possible
        ) [ ,]{1,2} ){0,2}
    (?: please[ ](?!see\b|refer\b|consult\b|find\b|note\b)    # Please give
      | (?:describe|specify|provide|explain|indicate|include|identify|discuss|summarize)[ ]
      | list[ ](?!of\b)
      | (?:give|state)[ ](?:whether|how|what|which|if|details|examples|numbers|the\b|an?\b)
    )
    """,
    re.I | re.VERBOSE,
)
ASKS = re.compile(
    r"""
    (?: ^ | [,:;(\u2013-][ ]{0,2} )                             # where a clause begins
    (?: (?:and|or|but|if[ ]so|if[ ]not|also|then) [ ,]{1,2} ){0,2}
    (?: (?:to|by|in|for|from|of|with)[ ] )?                     # To what extent
    (?: wh(?:at|ich|o|om|ose|ere|en|y) | how | is | are | was | were | do | does | did | has | have | had
      | can | could | may | will | would | should )\b
    """,
    re.I | re.VERBOSE,
)
ASIDE = re.compile(rf"(?!{PORTION})\(|(?i:note(?: that|:)|please note|begin note|end note)")
ADVICE = re.compile(
    r"\bposts? should\b|\bshould be (?:noted|explained|included|given|reported)\b|\bare essential\b", re.I
)
LABEL = re.compile(r"[^\n.:?]{3,140}[:?](?=[ \t\n]|$)")
LONGEST_QUESTION = 5000


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
    """The end of the sentences that ask or order, with what an instruction adds at their block's end."""
    end = added = 0
    same_block = False
    for sentence in sentences(stretch, at, LONGEST_QUESTION):
        words = stretch[sentence.start : sentence.end]
        if _asks(words, bool(end)):
            end = added = sentence.end
        elif not (same_block and _adds(words)):
            break
        elif sentence.last or words.endswith(")"):
            added = sentence.end
        same_block = not sentence.last
    return added if stretch[added:].strip() else end


def _asks(words: str, going: bool) -> bool:
    if words.rstrip("\"') \t]").endswith("?"):
        return going or bool(ASKS.search(words))
    return bool(ORDER.match(words))


def _adds(words: str) -> bool:
    """What an instruction adds to its question: an example in brackets, a note, advice to the post."""
    return bool(ASIDE.match(words)) or bool(ADVICE.search(words))


def _blank(text: str) -> int:
    return len(text) - len(text.lstrip())
