"""The reference that a post prints before an answer: `(27A)`, `-- A.`, `Question 23 B and C:` and their kin.

A small hand-written parser; the grammar line of each rule stands in its function's docstring. It reads what
is printed and knows nothing of sections or of order: `places` decides what is believed.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from cables.extract.text.marks import PORTION

BLANK = re.compile(r"[ \t\n]{1,9}")
GAP = re.compile(r"[ \t]{0,6}")
DASH = re.compile(r"(?:--?-?|[*\u2013\u2014])(?![-\u2013])[ \t]{0,6}")
MARK = re.compile(PORTION + r"[ \t]{0,6}")
SOURCE = re.compile(r"(?:reftel|ref\.?(?:[ \t]{1,2}\(?[A-F]\)?)?|per reftel)[ \t,:]{1,4}", re.I)
WORD = re.compile(r"(?:questions?|q\.?|paragraphs?|paras?\.?)[ \t]{0,3}(?=\d)", re.I)
NUMBER = re.compile(r"\d{1,2}(?!\d)")
MISREAD = re.compile(r"(\d\d)[ \t]?([018])(?=[ \t]?\))")
LETTER = re.compile(r"([A-Za-z])(?![A-Za-z0-9'\u2019])")
CAPITAL = re.compile(r"([A-Z])(?![A-Za-z0-9'\u2019])")
JOIN = re.compile(
    r"[ \t]{0,2}(?:,[ \t]{0,2}(?:and\b|&)?|&|/|\+|and\b|(?P<range>through\b|to\b|[-\u2013]))[ \t]{0,2}"
)
AGAIN = re.compile(r"\d\d[ \t.]{0,2}(?=[A-Za-z](?![A-Za-z]))")
CONTINUED = re.compile(r"[ \t,]{0,2}\(?cont(?:inued|'d|d|\.)?\.?\)?(?![a-z])", re.I)
CLOSING = re.compile(r"[ \t]?[.:)]{1,2}-?|[ \t]{0,2}--?(?=[ \t\n]|$)")
ROLE = re.compile(r"[ \t]{0,3}(question|answer|response)s?[ \t]{0,2}[.:\u2013-]{1,2}", re.I)
AFTER = re.compile(r"[ \t\n(\"'`\[]|$")
INAPPLICABLE = re.compile(r" {1,2}(?:(?:is |are )?(?:not |in)applicable|do(?:es)? not apply|n/a)", re.I)
TOGETHER = re.compile(r"[ \t]{0,2}([A-Z])[.:](?=[ \t])")
GLUED = re.compile(r"\d\d[A-Z](?:\W{1,3}(?:and )?[A-Z]){0,5}$")
INITIAL = re.compile(r"[ \t]{0,3}[A-Z]\.")
SHAPES = {"0": "O", "1": "I", "8": "B"}


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference at start..end of a text; its portion mark and the blank after it are within.

    `letters` is empty where only a number is printed (`QUESTION 21:`), `number` None where only letters are.
    `role` is question or answer where the post says so. `misread` is the digit that must be a letter.
    """

    start: int
    end: int
    number: str | None
    letters: str
    style: str
    printed: str
    role: str | None = None
    mark: str | None = None
    continued: bool = False
    misread: str | None = None


class Scanner:
    """A place in a text that moves forward over what it recognises."""

    def __init__(self, text: str, at: int) -> None:
        self.text, self.at = text, at

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Move over the pattern, if it stands here and is not empty."""
        found = pattern.match(self.text, self.at)
        if found and found.end() > self.at:
            self.at = found.end()
            return found
        return None

    def sees(self, pattern: re.Pattern[str]) -> bool:
        return pattern.match(self.text, self.at) is not None


def read_reference(text: str, at: int, numbers: Collection[str]) -> Reference | None:
    """reference = ["¶"] [dash] [mark] ( "(" code ")" | [source] [word] code closing ) [mark]

    `numbers` are the paragraph numbers of the year's questionnaire.
    """
    scan = Scanner(text, at)
    scan.take(GAP)
    start = scan.at
    if text.startswith("¶", scan.at):
        scan.at += 1
    dash = scan.take(DASH) is not None
    mark = scan.take(MARK)
    found = _marked(scan, start, dash, numbers)
    if found is None and mark and mark[1] == "C":
        scan.at = mark.start()
        found = _marked(scan, start, dash, numbers)
    return found


def _marked(scan: Scanner, start: int, dash: bool, numbers: Collection[str]) -> Reference | None:
    """marked = "(" code ")" | [source] [word] code closing"""
    bracket = scan.text.startswith("(", scan.at)
    scan.at += bracket
    source = None if bracket else scan.take(SOURCE)
    word = scan.take(WORD)
    code = _code(scan, numbers, bracket)
    if code is None:
        return None
    number, letters, misread = code
    if bracket and number is None and letters in ("U", "S"):
        return None
    stop = scan.at
    closed = _bracket_closed(scan) if bracket else _closed(scan, bool(word or source), number, letters)
    if closed is None:
        return None
    if number and letters and not bracket:
        letters += _together(scan, letters)
    signs = (("-", dash), ("(", bracket), ("q", word), ("9", number))
    style = "".join(sign for sign, seen in signs if seen) + closed[0]
    return _finish(scan, start, stop, number, letters, style, closed, misread)


def _finish(
    scan: Scanner,
    start: int,
    stop: int,
    number: str | None,
    letters: str,
    style: str,
    closed: tuple[str, str | None, bool],
    misread: str | None,
) -> Reference:
    """[mark] [blank]"""
    scan.take(GAP)
    mark = scan.take(MARK)
    scan.take(BLANK)
    printed = scan.text[start:stop].strip("¶-*( \t")
    role, continued = closed[1], closed[2]
    return Reference(
        start, scan.at, number, letters, style, printed, role, mark and mark[1], continued, misread
    )


def _code(
    scan: Scanner, numbers: Collection[str], bracket: bool
) -> tuple[str | None, str, str | None] | None:
    """code = number digit-for-letter | number [sep] letters | number | letters"""
    misread = MISREAD.match(scan.text, scan.at) if bracket else None
    if misread and misread[1] in numbers:
        scan.at = misread.end()
        return misread[1], SHAPES[misread[2]], misread[2]
    number = scan.take(NUMBER)
    if not number:
        letters = _letters(scan, CAPITAL)
        return (None, letters, None) if letters else None
    back = scan.at
    scan.take(_SEPARATOR)
    letters = _letters(scan, LETTER)
    if not letters:
        scan.at = back
    return number[0], letters.upper(), None


_SEPARATOR = re.compile(r"[ \t]{0,2}[.-]?[ \t]{0,2}(?=[A-Za-z])")


def _letters(scan: Scanner, one: re.Pattern[str]) -> str:
    """letters = letter { ("," | "&" | "and" | "/" | "-" | "to") [number] letter }"""
    first = scan.take(one)
    if not first:
        return ""
    letters = first[1]
    while True:
        back = scan.at
        join = scan.take(JOIN)
        if join:
            scan.take(AGAIN)
        following = scan.take(one) if join else None
        if not (join and following):
            scan.at = back
            return letters
        letters += _run(letters[-1], following[1]) if join["range"] else following[1]


def _run(first: str, last: str) -> str:
    """The letters after the first up to the last: `A-D` is A, B, C and D."""
    return "".join(map(chr, range(ord(first.upper()) + 1, ord(last.upper()) + 1))) or last


def _together(scan: Scanner, letters: str) -> str:
    """together = letter ".", the next one in the alphabet: `23K. L. There is no sign of it.`"""
    following = TOGETHER.match(scan.text, scan.at)
    if not following or ord(following[1]) != ord(letters[-1]) + 1:
        return ""
    scan.at = following.end()
    return following[1]


def _bracket_closed(scan: Scanner) -> tuple[str, str | None, bool] | None:
    """closing = ")" ["." | ":"]"""
    scan.take(GAP)
    if not scan.text.startswith(")", scan.at):
        return None
    scan.at += 1
    scan.take(CLOSING)
    return ")", None, False


def _closed(
    scan: Scanner, worded: bool, number: str | None, letters: str
) -> tuple[str, str | None, bool] | None:
    """closing = [continued] ( role | "." | ":" | ")" | "-" ) [role], or nothing where it cannot be missed"""
    continued = scan.take(CONTINUED) is not None
    role = scan.take(ROLE)
    closing = None if role else scan.take(CLOSING)
    role = role or scan.take(ROLE)
    if not (closing or role) and not _plain(scan, worded, number, letters):
        return None
    if not _well_followed(scan, number, letters):
        return None
    said = role[1].lower().replace("response", "answer") if role else None
    return (closing[0].strip()[0] if closing else " "), said, continued


def _plain(scan: Scanner, worded: bool, number: str | None, letters: str) -> bool:
    """Whether the reference can end without a point: before a portion mark, or `27A Text`."""
    if not letters:
        return False
    after = GAP.match(scan.text, scan.at)
    rest = after.end() if after else scan.at
    if MARK.match(scan.text, rest) or (number and INAPPLICABLE.match(scan.text, scan.at)):
        return True
    glued = number is not None and len(number) == 2 and GLUED.search(scan.text, max(0, scan.at - 24), scan.at)
    return bool(worded or glued) and rest > scan.at and scan.text[rest : rest + 1].isupper()


def _well_followed(scan: Scanner, number: str | None, letters: str) -> bool:
    """Not `U.S.`, not the initials of a name, not a decimal number."""
    if not letters:
        return scan.sees(AFTER)
    if number is None and scan.sees(INITIAL):
        return False
    after = scan.text[scan.at : scan.at + 1]
    return scan.sees(AFTER) or (number is not None and after.isupper())
