"""The surname that ends a cable."""

from __future__ import annotations

import re
from functools import cache

from cables.extract.text.header import plain
from cables.extract.text.tag_codes import is_known
from cables.extract.vocabulary import load

TAIL = 4000
LAST_LINES = 14
PARTICLE = r"(?:VAN|VON|DE|DER|DEN|DEL|DELLA|DI|DA|DU|LA|LE|EL|AL|ST\.?|SAN|MC|MAC|O'|TER|TEN)"
SURNAME = r"(?:Mc|Mac|De|Le|La|Van|[OD]')?[A-Z][A-Z]{1,18}(?:['-][A-Z]{2,16}){0,2}"
NAME = re.compile(
    rf"""
    (?: [A-Z]\.[ ]? ){{0,2}}
    (?: {PARTICLE} [ ]? ){{0,3}} {SURNAME} (?:[ ]{SURNAME})? (?:[ ](?:JR|SR|II|III)\.?)?
    """,
    re.VERBOSE,
)
TITLE_CASE = re.compile(r"(?:(?:Van|Von|De|La|Di|Mc|Mac|O')\s?){0,2}[A-Z][a-z]{2,18}(?:-[A-Z][a-z]{2,16})?")
GLUED = re.compile(rf"[.!?:;)\"'=][ ]{{0,4}}\b(?P<name>{NAME.pattern})$", re.VERBOSE)
# The same in mixed case, only at the very end of the text: without it the last sentence would have no end.
GLUED_IN_CASE = re.compile(
    r"[.!?][)\"']?[ ]{1,4}(?P<name>(?:Mc|Mac|O')?[A-Z][a-z]{2,18}(?:-[A-Z][a-z]{2,16})?)$"
)
NOISE = re.compile(
    r"""
    [\W_]* (?:
      N{4} | BT | \#\d{4}.* | CABLE[ ]ENDS? | MINIMIZE[ ]CONSIDERED
      | END[ ](?:OF[ ])?(?:CABLE|MESSAGE|TEXT|TRANSMISSION)\b.{0,40}
      | (?:ENTIRE[ ]TEXT[ ])?
        (?:SENSITIVE|SBU|UNCLASSIFIED|UNCLAS|CONFIDENTIAL|SECRET|NOFORN|SIPDIS|NOT[ ]FOR)\b.{0,120}
      | .{0,40}\b(?:VISIT|WEB ?SITE|HTTPS?:|WWW\.).{0,200} | HTTP.{0,200} | \(?PAGE[ ].{0,20}
      | \d{1,4} (?:[ ]OF[ ]\d{1,4})? | (?:DRAFTED|APPROVED|CLEARED)[ ]?(?:BY)?:.{0,120} | X{6,}
      | PRIVACY.{0,60} | CLASSIFIED[ ]BY.{0,80} | COPYRIGHT.{0,80} | \(?END\)?
    )? [\W_]*
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_signature(text: str) -> str | None:
    """The surname on the last line of a cable's text, as printed, once where doubled; None if missing.

    Caveats, page marks, NNNN and a website's footer may follow it; it may be glued to the last sentence.
    """
    lines = [line.strip() for line in plain(text[-TAIL:].replace("*", "=").replace("’", "'")).split("\n")]
    lines = [line for line in lines if line][-LAST_LINES:]
    while lines:
        line = _without_tail(lines.pop())
        name = _name(line, lines[-1] if lines else "")
        if name:
            return name
        if not follows_signature(line):
            return None
    return None


def follows_signature(line: str) -> bool:
    """Whether a line is none of the message: NNNN, a caveat, a page number, a website's footer."""
    return len(line) <= 250 and bool(NOISE.fullmatch(line))


@cache
def _no_names() -> frozenset[str]:
    return frozenset(load("stop_words")["no_surnames"])


def _without_tail(line: str) -> str:
    """A line without the caveat or rule that was glued to its end."""
    line = re.sub(
        r"\s{1,4}(?:SENSITIVE BUT UNCLASSIFIED|UNCLASSIFIED|SENSITIVE|SBU|NNNN)[\W]{0,8}$", "", line
    )
    line = re.sub(r"\s{0,4}[=*#_~-]{2,80}$", "", line)
    return line.rstrip(" .,;#\\") if len(line) < 60 else line


def _name(line: str, before: str) -> str | None:
    """The surname that a line is, or that ends it after a full stop."""
    bare = _once(re.sub(r"\s{0,2}\((?:ACTING|A)\)$|,? (?:ACTING|CHARGE)$", "", line))
    if NAME.fullmatch(bare):
        return bare if _is_surname(bare) else None
    if TITLE_CASE.fullmatch(bare) and before[-1:] in ".!?)\"'-*=" and bare.upper() not in _no_names():
        return bare.upper()
    glued = GLUED.search(line[-60:]) or GLUED_IN_CASE.search(line[-60:])
    return _once(glued["name"]).upper() if glued and _is_surname(glued["name"]) else None


def _once(name: str) -> str:
    """`GRAY GRAY` -> `GRAY`."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half and words[:half] == words[half:] else name


def _is_surname(name: str) -> bool:
    """Whether capitals are a name: no heading's word, no code, acronym of an organization or month."""
    words = name.upper().replace("-", " ").split()
    months = load("calendar")["months"]
    return (
        not any(word in _no_names() or word in months for word in words)
        and not is_known(name)
        and len(name) > 2
    )
