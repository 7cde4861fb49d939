"""Which section of the year's questionnaire a heading names: `IV. PROTECTION AND ASSISTANCE (PARA 30)`.

Headings differ from post to post and are mistyped; the known phrases are in vocabulary/questionnaires.json.
"""

from __future__ import annotations

import re
from functools import cache

from cables.extract.questions.questionnaires import Questionnaire, Section
from cables.extract.text.marks import PORTION
from cables.extract.vocabulary import load

OUTSIDE = "outside"
NUMERAL = re.compile(r"(?:[IVX]{1,4}|[A-Z]|\d{1,2})[.):]+[ \t]{0,4}(?=\S)")
MARKED = re.compile(PORTION + r"[ \t]{0,4}")
PRINTED = re.compile(r"\b(?:para(?:graph)?s?\.?|questions?)[ \t]{0,3}(\d\d)(?!\d)", re.I)
NUMBERED = re.compile(r"[¶(]?(\d\d)[.):-]{0,2}[ \t]{1,4}(?=[A-Z(])")
WORD = re.compile(r"[a-z&]+(?:-[a-z]+)?")
OWNER = re.compile(r"[a-z. -]{2,40}(?:'s?|\u2019s?|\?s|,s|:)[ \t]{1,3}(?=[a-z])")
EDGE = re.compile(r"[:\n]|[ \t]--|[ \t]\(?A[.)]|\.[ \t\n]|\.$")
LONGEST = 120
FILLERS = frozenset(
    "a an and of on the to for in from by its their with against efforts anti trafficking traffickers tip "
    "victims persons government country host activities eliminate section continued part nomination".split()
)
STANDING = {"situation": "overview", "overview": "situation"}


@cache
def _phrases() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(section key, words of the phrase), the longest phrases first."""
    pairs = [(key, tuple(p.split())) for key, ps in load("questionnaires")["headings"].items() for p in ps]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[1])))


@cache
def _outside() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in load("questionnaires")["outside"])


def of_heading(heading: str, questionnaire: Questionnaire) -> Section | str | None:
    """The section that a heading names, OUTSIDE where it leaves the questionnaire, None where unknown."""
    words = _words(heading)
    if any(_stands(words, phrase, first=True) for phrase in _outside()):
        return OUTSIDE
    section = _named(words, questionnaire) or _numbered(heading, questionnaire)
    if section is None and any(_stands(words, phrase) for phrase in _outside()):
        return OUTSIDE
    return section


def at_line(line: str, questionnaire: Questionnaire) -> Section | None:
    """The section that a line standing alone in a body names: short, and little more than the phrase."""
    line = line.strip()
    if not 5 <= len(line) <= 90 or not _looks_like_heading(line):
        return None
    words = _words(line)
    section = _named(words[:8], questionnaire)
    return section if section and _spare(words, section) <= 3 else None


def opening(body: str, questionnaire: Questionnaire) -> tuple[Section, int] | None:
    """The section that a paragraph's own first words name, and where those words end.

    `PREVENTION: -- A. ...` and `27. (SBU) Overview of the country's efforts: -- A. ...`
    """
    found = EDGE.search(body, 0, LONGEST)
    if found is None and len(body) > LONGEST:
        return None
    end = found.start() if found else len(body)
    head = MARKED.sub("", body[:end])
    words = _words(head)
    section = _named(words, questionnaire, first=True) or _titled(head, words, questionnaire)
    if section is None or _spare(words, section) > 2:
        return None
    if found and found[0].startswith(".") and len(words) > 4:
        return None
    return section, (found.end() if found and found[0][0] in ":." else end)


def title_end(body: str, at: int, section: Section) -> int:
    """Where the title ends that follows a section's printed number (`Question 27 - Overview of ... .`)."""
    found = EDGE.search(body, at, at + LONGEST)
    end = found.end() if found else min(len(body), at + LONGEST)
    if not found and end < len(body):
        return at
    known = [phrase for key, phrase in _phrases() if key in (section.key, STANDING.get(section.key))]
    words = _words(body[at:end])
    if not any(_stands(words, phrase, first=True) for phrase in known):
        return at
    return found.start() if found and found[0][0] not in ":." else end


def _titled(head: str, words: list[str], questionnaire: Questionnaire) -> Section | None:
    """A heading in capitals or with a possessive may begin with the country: `RURITANIA'S TIP SITUATION`."""
    owned = OWNER.match(head.lower()) is not None
    return _named(words, questionnaire) if (head.isupper() or owned) and len(words) <= 12 else None


def _looks_like_heading(line: str) -> bool:
    bare = MARKED.sub("", NUMERAL.sub("", line.lstrip("¶"), count=1))
    if not bare[:1].isupper() or bare.endswith((",", ";")):
        return False
    return bare.isupper() or bare.endswith(":") or (len(bare.split()) <= 7 and not bare.endswith("."))


def _words(heading: str) -> list[str]:
    """Lower-case words without numerals, portion marks and printed numbers."""
    text = heading.strip().lstrip("¶").strip()
    text = PRINTED.sub(" ", MARKED.sub("", NUMERAL.sub("", text, count=1), count=1))
    return WORD.findall(text.lower().replace("'s", "").replace("\u2019s", ""))


def _named(words: list[str], questionnaire: Questionnaire, first: bool = False) -> Section | None:
    """The section whose phrase stands in the words (at their beginning where `first`)."""
    for key, phrase in _phrases():
        if _stands(words, phrase, first):
            section = questionnaire.keyed(key) or questionnaire.keyed(STANDING.get(key, ""))
            if section:
                return section
    return None


def _stands(words: list[str], phrase: tuple[str, ...], first: bool = False) -> bool:
    spare = len(words) - len(phrase)
    for at in range(min(spare, 0) + 1 if first else spare + 1):
        if all(map(_alike, words[at:], phrase)):
            return True
    return False


def _alike(word: str, known: str) -> bool:
    """The same, or one letter lost, doubled or mistaken in a long word (`INVSTIGATION`)."""
    if word == known:
        return True
    if len(known) < 8 or abs(len(word) - len(known)) > 1:
        return False
    at = next(
        (k for k, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), min(len(word), len(known))
    )
    rest, tail = word[at:], known[at:]
    return rest[1:] == tail[1:] or rest[1:] == tail or rest == tail[1:] or rest[2:] == tail[2:]


def _spare(words: list[str], section: Section) -> int:
    """How many words are neither a phrase of the section nor a filler."""
    known = {
        word
        for key, phrase in _phrases()
        if key in (section.key, STANDING.get(section.key))
        for word in phrase
    }
    return sum(not (w in FILLERS or any(_alike(w, k) for k in known)) for w in words)


def _numbered(heading: str, questionnaire: Questionnaire) -> Section | None:
    """The section whose number is printed: `(PARA. 27)`, `QUESTION 21`, `27. WHAT THE COUNTRY DOES`."""
    found = PRINTED.search(heading) or NUMBERED.match(heading.strip())
    return questionnaire.section(found[1]) if found else None
