"""What kind an answer is: an answer, a pointer to another one, or not applicable.

"No.", "None." and "No change from last year." are answers; a pointer is nothing but a reference elsewhere.
"""

from __future__ import annotations

import re

from cables.extract.questions.quotes import sentences
from cables.extract.questions.references import MARK

SHORT = 420
ONE_SENTENCE = 190
PLACE = r"""(?: (?: paras?\.? | paragraphs? | sections? | questions? | items? | points? | answers?
    | responses? | refs? | reftel | references? | above | below | preceding | previous | septel )\b
    | \b\d{1,2}[ .]{0,2}\(?[A-Z]\b )"""
SEE = re.compile(
    r"(?:(?:yes|no)\b[,;.:]? )?(?:please )?(?:also )?(?:see|refer(?:ence)?|cf|consult|same as)\b", re.I
)
BARE_LETTER = re.compile(r"(?i:see|refer to|reference)(?: (?:[A-O][ ]?(?:,|and|&)?[ ]?){1,3}\.?)?$")
TOLD = re.compile(
    rf"""
    \b (?: described | discussed | addressed | covered | detailed | outlined | answered | provided | listed
        | noted | mentioned | explained | reported | contained | included | found | given | nominated
        | submitted | sent | transmitted | set[ ]out )\b
    [^.;]{{0,90}}?
    (?: \b(?:in|under|at|by|via|with)\b [^.,]{{0,25}}? \b{PLACE} [^,]{{0,30}}     # in paragraph 4 of ref A
      | \b(?:above|below|septel) )
    \W{{0,3}}$
    """,
    re.I | re.VERBOSE,
)
ANY_PLACE = re.compile(PLACE, re.I | re.VERBOSE)
YES_OR_NO = re.compile(r"(?:yes|no|none)\W{0,3}$", re.I)
NOT_APPLICABLE = re.compile(
    r"""
    (?: none[ ]?[/;,][ ]? )?
    (?: n/a | n\.a\. | na(?=[.;]|$) | (?:not[ /-]{1,2}){1,2}applicable | inapplicable
      | (?:(?:this|the)[ ])? (?:(?:question|item|section)[ ])?
        (?: is[ ]not[ ]applicable | does[ ]not[ ]apply | is[ ]inapplicable | not[ ]relevant )
    )(?![a-z])
    """,
    re.I | re.VERBOSE,
)
SET_ASIDE = re.compile(r"\b(\d\d) ?([A-Z]) (?:is not applicable|does not apply)\b[^.]{0,80}\.")


def kind(text: str) -> str:
    """answer, pointer or not applicable; a long text is an answer, whatever it says."""
    words = " ".join(MARK.sub("", text[: 2 * SHORT]).split())
    if not words or len(words) > SHORT:
        return "answer"
    if NOT_APPLICABLE.match(words) and len(words) <= ONE_SENTENCE:
        return "not applicable"
    said = [words[sentence.start : sentence.end] for sentence in sentences(words, 0, SHORT)]
    rest = [sentence for sentence in said if not YES_OR_NO.match(sentence)]
    return "pointer" if rest and all(map(_points, rest)) else "answer"


def _points(sentence: str) -> bool:
    """Whether a sentence says nothing but where to look."""
    if len(sentence) > ONE_SENTENCE:
        return False
    if SEE.match(sentence):
        return bool(ANY_PLACE.search(sentence) or BARE_LETTER.search(sentence))
    return bool(TOLD.search(sentence))


def set_aside(text: str, start: int, end: int) -> dict[str, tuple[int, int]]:
    """The codes that a joint answer sets aside (`29 E does not apply.`), and where the words stand."""
    return {found[1] + found[2]: found.span() for found in SET_ASIDE.finditer(text, start, end)}
