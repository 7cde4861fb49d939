"""What a figure is compared with: patterns over the masked text, each with an example."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .numbers import SAID, Number
from .statistics_passage import COUNT, DATE, FILLER, NUMBER_SIGNS, PERCENT, Passage

RISE = r"(?:increas\w*|ris\w+|rose|up|growth|grew|grown|gain|more|higher|jump\w*|improvement|upsurge|surge)"
FALL = r"(?:decreas\w*|drop\w*|declin\w*|reduc\w*|down|fewer|less|lower|fall\w*|fell|decrement)"
MOVE = rf"(?:{RISE}|{FALL})"
GAP = rf"[^.;{NUMBER_SIGNS}\n]"
BETWEEN = rf"(?:{GAP}{{0,110}}|{GAP}{{0,60}}\({GAP}{{0,16}}{COUNT}\){GAP}{{0,60}})"
COMPARISONS: tuple[tuple[str, str, str], ...] = (
    ("bracket", rf"(?P<now>{COUNT}) \((?P<prior>{COUNT})\)(?!,? (?:and )?[a-z]+ \()", "13 (10)"),
    ("up from", rf"(?P<now>{COUNT}){BETWEEN}\b{MOVE}(?: (?:of|by) {PERCENT})?,? (?:over |on )?from (?:{GAP}{{0,12}})(?P<prior>{COUNT})", "63 prosecutions, up from 25"),
    ("from to", rf"\b{MOVE}{GAP}{{0,80}} from {GAP}{{0,12}}(?P<prior>{COUNT}){GAP}{{0,45}} to {GAP}{{0,16}}(?P<now>{COUNT})", "increased from 2 to 10"),
    ("compared", rf"(?P<now>{COUNT}){BETWEEN}\b(?:compared (?:with|to)|as opposed to|against|versus|vs\.?){GAP}{{0,24}}(?P<prior>{COUNT})", "25 convictions, compared with 23"),
    ("last and this", rf"(?P<prior>{COUNT}) (?:in|during) (?:the )?(?:last|previous|prior){GAP}{{0,30}}, (?:and )?(?P<now>{COUNT}) (?:in|during) (?:the )?(?:current|this|present)", "16 in the last report, 24 in the current"),
    ("double", rf"(?P<now>{COUNT})[^{NUMBER_SIGNS}]{{0,140}}\b(?:this is|which is|,) (?:nearly |almost |more than |about )?(?:double|twice|triple) the (?P<prior>{COUNT})", "59 raids. This is nearly double the 30 raids"),
)  # fmt: skip
_COMPARISONS = [(name, re.compile(pattern)) for name, pattern, _ in COMPARISONS]

CHANGES: tuple[tuple[str, str, str], ...] = (
    ("after", rf"(?P<now>{COUNT})(?: \({COUNT}\))?[;,:]?{GAP}{{0,60}}?(?:\ba |\ban |\()?(?P<change>{PERCENT}) (?P<move>{MOVE})\b", "13 (10) 30% increase"),
    ("by", rf"(?P<now>{COUNT})(?:{GAP}{{1,110}}{COUNT})?{GAP}{{0,60}}\b(?P<move>{MOVE}) (?:of|by) {GAP}{{0,14}}(?P<change>{PERCENT})", "12, down by 20 percent"),
    ("none", rf"(?P<now>{COUNT})(?: \({COUNT}\))[;,:]? (?P<same>no change|unchanged|the same)", "8 (8) no change"),
    ("none said", rf"(?P<now>{COUNT})(?: [a-z]+){{0,3}}[;,:(] ?(?P<same>no change|unchanged)", "8 cases, no change"),
)  # fmt: skip
_CHANGES = [(name, re.compile(pattern)) for name, pattern, _ in CHANGES]
SELF_CHANGE = re.compile(rf"(?:(?P<before>{MOVE})(?: in [a-z -]{{1,40}})? (?:of|by) (?:[a-z]+ ){{0,3}})?(?P<now>{PERCENT}) ?(?P<after>{MOVE}\b(?! than {COUNT}))?")
PRIOR_WHEN = re.compile(
    rf"{FILLER}*(?: [a-z'-]+){{0,6}}? (?:in|during|for|of|from)(?: all of)? (?P<date>{DATE})| (?P<words>(?:in |during |for )?(?:the )?(?:last|previous|prior) (?:year|report|period|reporting period)\b)"
)
NO_CHANGE_FROM = re.compile(rf"(?:no change|unchanged|{MOVE}|compared (?:with|to)) (?:from|in|to|over)? ?(?P<date>{DATE})")


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
    found: dict[int, Comparison] = {}
    used: set[int] = set()
    for _, pattern in _COMPARISONS:
        for match in pattern.finditer(passage.masked):
            now, prior = passage.number_at(match.start("now")), passage.number_at(match.start("prior"))
            if now and prior and not {now.start, prior.start} & used and now.start not in found and comparable(passage, now, prior):
                found[now.start] = Comparison(prior, prior_date(passage, prior.end), None, max(match.end(), prior.end))
                used.add(prior.start)
    for _, pattern in _CHANGES:
        for match in pattern.finditer(passage.masked):
            now = passage.number_at(match.start("now"))
            percent = passage.number_at(match.start("change")) if "change" in match.groupdict() else None
            if now is None or now.start in used or (percent and percent.start in used):
                continue
            before = found.get(now.start, Comparison())
            if before.change is None:
                change = 0.0 if percent is None else signed(percent.value, match["move"])
                found[now.start] = Comparison(before.prior, before.prior_at, change, match.end())
                used |= {percent.start} if percent else set()
    return Comparisons(found, frozenset(used))


def comparable(passage: Passage, now: Number, prior: Number) -> bool:
    """Two figures of one kind; 900 florins ($30) is one amount in two currencies, not a change."""
    if prior.unit is None and now.unit and passage.masked.startswith(f" {now.unit}", prior.end):
        return True
    return now.unit == prior.unit and not (prior.ranged or SAID & {now.form, prior.form})


def signed(value: float, move: str) -> float:
    """A decrease is negative."""
    return -value if re.fullmatch(FALL, move) else value


def own_change(passage: Passage, number: Number) -> float | None:
    """The change that a percentage states by itself: "33 percent more crimes", "a drop of 10%"."""
    for match in SELF_CHANGE.finditer(passage.masked, max(0, number.start - 70), number.end + 16):
        if match.start("now") == number.start and (move := match["before"] or match["after"]):
            return signed(number.value, move)
    return None


def prior_date(passage: Passage, at: int) -> tuple[int, int] | None:
    """Where the period of a prior value is said, right after it ("25 last year", "2 convictions in 2005")."""
    match = PRIOR_WHEN.match(passage.masked, at, at + 70)
    return match.span("date" if match["date"] else "words") if match else None
