"""What a figure is compared with: patterns over the masked text, each with an example."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cables.extract.figures.heads import after
from cables.extract.figures.number_tokens import any_of
from cables.extract.figures.numbers import SAID, Number
from cables.extract.figures.passage import COUNT, DATE, FILLER, NUMBER_SIGNS, PERCENT, SIGNS, Passage

RISE = any_of(
    "increas\\w* doubl\\w+ tripl\\w+ quadrupl\\w+ ris\\w+ rose up growth grew grown gain more higher "
    "jump\\w* improvement upsurge surge"
)
FALL = any_of("decreas\\w* drop\\w* declin\\w* reduc\\w* down fewer less lower fall\\w* fell cut")
MOVE = rf"(?:{RISE}|{FALL})"
GAP = rf"[^.;{NUMBER_SIGNS}\n]"
NOW, PRIOR = rf"(?P<now>{COUNT})", rf"(?P<prior>{COUNT})"
CHANGE = rf"(?P<change>{PERCENT})"
BRACKET = r"\([^().;\n]{1,100}\)"
BETWEEN = rf"(?:{GAP}{{0,110}}|{GAP}{{0,60}}{BRACKET}{GAP}{{0,60}})"
BY_PERCENT = rf"(?: (?:of|by) {PERCENT})?,?"
COMPARED = r"(?:compared (?:with|to)|as opposed to|versus|vs\.?)"
IN_LAST = rf"(?:in|during) (?:the )?(?:last|previous|prior){GAP}{{0,30}}"
IN_THIS = r"(?:in|during) (?:the )?(?:current|this|present)"
LEAST_AMOUNT = 1000  # a bare number compared with money is an amount from here on
DOUBLE = r"\b(?:this is|which is|,) (?:nearly |almost |more than |about )?(?:double|twice|triple) the"
THIS_IS = r"\b(?:this|which) (?:is|was|represents?|represented|marks?|marked|means) (?:an? )?"
LAST_YEAR = r"(?:the )?(?:last|previous|prior)(?: [a-z]+){1,2}"
OPEN = rf"[^.;(){NUMBER_SIGNS}\n]{{0,90}} \("

# Each with words of which a text must hold one to have it: that is told sooner than by the pattern.
COMPARISONS: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("bracket", ("(",), rf"{NOW} \({PRIOR}\)(?!,? (?:and )?[a-z]+ \()", "13 (10)"),
    (
        "up from",
        ("from", "the"),
        rf"{NOW}{BETWEEN}\b{MOVE}{BY_PERCENT} (?:(?:over |on )?from|(?:over|on) the) {GAP}{{0,12}}{PRIOR}",
        "63, up from 25",
    ),
    (
        "from to",
        (" from ",),
        rf"\b{MOVE}{GAP}{{0,80}} from {GAP}{{0,12}}{PRIOR}{GAP}{{0,45}} to {GAP}{{0,16}}{NOW}",
        "up from 2 to 10",
    ),
    (
        "to, from",
        (" from ",),
        rf"\b{MOVE} to {GAP}{{0,16}}{NOW}(?: in {DATE})?,? from {GAP}{{0,12}}{PRIOR}",
        "fell to 9, from 17",
    ),
    (
        "dated bracket",
        ("(",),
        rf"{NOW}{OPEN}(?:in |for )?(?P<when>{DATE}|{LAST_YEAR}) ?[-:]{{1,2}} ?{PRIOR}\)",
        "12 (2006: 9)",
    ),
    (
        "bracket in",
        ("(",),
        rf"{NOW}{OPEN}{PRIOR} (?:in|for|during) (?:{DATE}|{LAST_YEAR})\)",
        "12 victims (9 in 2006)",
    ),
    (
        "compared",
        ("compared", "opposed", "versus", "vs"),
        rf"{NOW}{BETWEEN}\b{COMPARED}{GAP}{{0,24}}{PRIOR}",
        "25 convictions, compared with 23",
    ),
    (
        "compared, with the change",
        ("compared",),
        rf"{NOW}{GAP}{{0,60}},? (?:an? )?{GAP}{{0,40}}{PERCENT}{GAP}{{0,30}}\b{COMPARED}{GAP}{{0,24}}{PRIOR}",
        "104 cases, an increase of 10 percent compared to the 95",
    ),
    (
        "this is a change",
        ("compared", "over", "from"),
        rf"{NOW}[^{NUMBER_SIGNS}]{{0,140}}{THIS_IS}{GAP}{{0,30}}{PERCENT}{GAP}{{0,30}}"
        rf"\b(?:{COMPARED}|over|from){GAP}{{0,24}}{PRIOR}",
        "104 cases. This is a 10 percent increase compared to the 95",
    ),
    (
        "against",
        ("against",),
        rf"{NOW}{GAP}{{0,90}}\bagainst {PRIOR}(?=[.,;)]| (?:in|during|for|last|the previous|a year)\b)",
        "12 convictions against 9 in 2006",
    ),
    (
        "last and this",
        ("current", "this", "present"),
        rf"{PRIOR}(?: [a-z]+){{0,3}} {IN_LAST}, (?:and )?{NOW} {IN_THIS}",
        "16 in the last report, 24 in the current",
    ),
    (
        "double",
        ("double", "twice", "triple"),
        rf"{NOW}[^{NUMBER_SIGNS}]{{0,140}}{DOUBLE} {PRIOR}",
        "59 raids. This is nearly double the 30 raids",
    ),
)
PERCENT_SAID, SAME = (SIGNS["percent"],), ("no change", "unchanged", "the same")
CHANGES: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    (
        "after",
        PERCENT_SAID,
        rf"{NOW}(?: \({COUNT}\))?[;,:]?{GAP}{{0,60}}?{CHANGE} (?P<move>{MOVE})\b",
        "13 (10) 30% increase",
    ),
    (
        "by",
        PERCENT_SAID,
        rf"{NOW}(?:{GAP}{{1,110}}{COUNT})?{GAP}{{0,60}}\b(?P<move>{MOVE}) (?:of|by) {GAP}{{0,14}}{CHANGE}",
        "12, down by 20%",
    ),
    (
        "up",
        PERCENT_SAID,
        rf"{NOW}{GAP}{{1,60}},? (?P<move>up|down) (?:by |about |some |nearly |almost )?{CHANGE}",
        "22 cases, up 10 percent",
    ),
    (
        "by, to",
        PERCENT_SAID,
        rf"\b(?P<move>{MOVE})(?: by)?(?: about| some| nearly| almost)? {CHANGE},? to {GAP}{{0,16}}{NOW}",
        "rose by 40 percent to 210",
    ),
    (
        "this is",
        PERCENT_SAID,
        rf"{NOW}[^{NUMBER_SIGNS}]{{0,140}}{THIS_IS}{GAP}{{0,30}}{CHANGE} (?P<move>{MOVE})\b",
        "104 cases. This is a 10 percent increase",
    ),
    ("none", SAME, rf"{NOW}(?: \({COUNT}\))[;,:]? (?P<same>no change|unchanged|the same)", "8 (8) no change"),
    (
        "none said",
        SAME,
        rf"{NOW}(?: [a-z]+){{0,3}}[;,:(] ?(?P<same>no change|unchanged)",
        "8 cases, no change",
    ),
)
_COMPARISONS = [(words, re.compile(pattern)) for _, words, pattern, _ in COMPARISONS]
_CHANGES = [(words, re.compile(pattern)) for _, words, pattern, _ in CHANGES]
MOVED_BY = rf"(?P<before>{MOVE})(?: in [a-z -]{{1,40}})? (?:of|by) (?:[a-z]+ ){{0,3}}"
MOVED = any_of("up down rose fell grew jumped dropped declined increased decreased")
SELF_CHANGE = re.compile(
    rf"(?:{MOVED_BY}|\b(?P<moved>{MOVED}) (?:[a-z]+ )?)?"
    rf"(?P<now>{PERCENT}) ?(?P<after>{MOVE}\b(?! than {COUNT}))?"
)
TO_BRACKET = rf"(?: [a-z'-]+){{0,3}}? {BRACKET}"
WITHIN = r"(?:in|during|for|of|from)(?: all of)?"
PRIOR_DATE = rf"{FILLER}*(?:{TO_BRACKET})?(?: [a-z'-]+){{0,9}}? {WITHIN} (?P<date>{DATE})"
LAST_ONE = r"(?:in |during |for )?(?:the )?(?:last|previous|prior) (?:year|report|period|reporting period)\b"
PRIOR_WHEN = re.compile(rf"{PRIOR_DATE}| (?P<words>{LAST_ONE})")
UNCHANGED = rf"\b(?:no change|unchanged|{MOVE}|compared (?:with|to))"
NO_CHANGE_FROM = re.compile(rf"{UNCHANGED} (?:from|in|to|over)? ?(?P<date>{DATE})")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one figure is compared with; `prior` is not a figure of its own, nor is a percentage of change."""

    prior: Number | None = None
    prior_at: tuple[int, int] | None = None
    change: float | None = None
    end: int = 0


@dataclass(frozen=True, slots=True)
class Comparisons:
    """The comparisons of a passage by the start of the figure compared, and the numbers they use up."""

    by_start: dict[int, Comparison]
    used: frozenset[int]


def comparisons(passage: Passage) -> Comparisons:
    """Prior values and stated changes: `13 (10) 30% increase`, "63, up from 25 last year"."""
    if len(passage.numbers) < 2 and "no change" not in passage.masked:
        return Comparisons({}, frozenset())
    found = prior_values(passage)
    owners = {each.prior.start: start for start, each in found.items() if each.prior}
    changes = stated_changes(passage, found, owners)
    return Comparisons(found, frozenset(owners) | changes)


def prior_values(passage: Passage) -> dict[int, Comparison]:
    """The figures that are compared, by where they start; no figure is used twice."""
    found: dict[int, Comparison] = {}
    used: set[int] = set()
    for match in matches(_COMPARISONS, passage.masked):
        now, prior = passage.number_at(match.start("now")), passage.number_at(match.start("prior"))
        if not now or not prior or now.start in found or {now.start, prior.start} & used:
            continue
        now = of_the_same_noun(passage, now, prior)
        if now.start not in found and comparable(passage, now, prior):
            said = match.groupdict().get("when")
            when = match.span("when") if said else prior_date(passage, prior.end)
            found[now.start] = Comparison(prior, when, None, max(match.end(), prior.end))
            used.add(prior.start)
    return found


def of_the_same_noun(passage: Passage, now: Number, prior: Number) -> Number:
    """The figure compared: of "11 cases in five countries, compared to two cases" the cases."""
    sentence = passage.sentences[passage.sentence_at(now.start)]
    noun = after(passage, prior, passage.sentences[passage.sentence_at(prior.start)]).head
    if not noun or after(passage, now, sentence).head in ("", noun):
        return now
    before = passage.numbers_before(now, sentence)
    return next((each for each in before if after(passage, each, sentence).head == noun), now)


def matches(
    patterns: Iterable[tuple[tuple[str, ...], re.Pattern[str]]], masked: str
) -> Iterator[re.Match[str]]:
    """What each pattern in turn finds, if one of its words is there."""
    for words, pattern in patterns:
        if any(word in masked for word in words):
            yield from pattern.finditer(masked)


def stated_changes(passage: Passage, found: dict[int, Comparison], owners: Mapping[int, int]) -> set[int]:
    """Adds the changes that are stated to what was `found`; gives the percentages that say them.

    `owners` leads from a prior value to the figure that it belongs to: "from 20 to 12, a drop of 40%".
    """
    said: set[int] = set()
    for match in matches(_CHANGES, passage.masked):
        now = owners.get(match.start("now"), match.start("now"))
        percent = passage.number_at(match.start("change")) if "change" in match.groupdict() else None
        before = found.get(now, Comparison())
        if before.change is None and not (percent and percent.start in said):
            change = 0.0 if percent is None else signed(percent.value, match["move"])
            found[now] = Comparison(before.prior, before.prior_at, change, match.end())
            said |= {percent.start} if percent else set()
    return said


def comparable(passage: Passage, now: Number, prior: Number) -> bool:
    """Two figures of one kind; 900 florins ($30) is one amount in two currencies, not a change."""
    if prior.unit is None and now.form == "money":
        return passage.masked.startswith(f" {now.unit}", prior.end) or prior.value >= LEAST_AMOUNT
    return now.unit == prior.unit and not (prior.ranged or now.form in SAID or prior.form == "unavailable")


def signed(value: float, move: str) -> float:
    """A decrease is negative."""
    return -value if re.fullmatch(FALL, move) else value


def own_change(passage: Passage, number: Number) -> float | None:
    """The change that a percentage states by itself: "33 percent more crimes", "a drop of 10%"."""
    for match in SELF_CHANGE.finditer(passage.masked, max(0, number.start - 70), number.end + 16):
        if match.start("now") == number.start and (
            move := match["before"] or match["moved"] or match["after"]
        ):
            return signed(number.value, move)
    return None


def prior_date(passage: Passage, at: int) -> tuple[int, int] | None:
    """Where the period of a prior value is said, right after it ("25 last year", "2 convictions in 2005")."""
    match = PRIOR_WHEN.match(passage.masked, at, at + 110)
    return match.span("date" if match["date"] else "words") if match else None
