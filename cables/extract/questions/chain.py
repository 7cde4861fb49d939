"""Which printed references are question references: the ones that run forward through their section.

A bullet `-- I. Smith`, a clause `B.` of a quoted statute, a cross-reference `23E.` at the start of a line
look like references. Within a section the letters run forward, in one style, with gaps that are right. So
each run of candidates is cut to the heaviest chain of letters (a longest increasing sequence).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from cables.extract.questions.places import Event, Place, Turn
from cables.extract.questions.questionnaires import Questionnaire, Section
from cables.extract.questions.topics import score

STRONG = 5.0
SKIPPED = 0.15
UNASKED = 0.6


@dataclass(frozen=True, slots=True)
class _Link:
    """The best chain that ends in a letter: its weight, its last place, and the chain before."""

    weight: float
    place: Place
    before: _Link | None


def believed(events: Sequence[Event], questionnaire: Questionnaire) -> list[Event]:
    """The turns, and those candidates that are believed, in the order of the text."""
    events = _own_letters(events)
    shares = _shares(events)
    kept: list[Event] = []
    section: Section | None = None
    for run in _runs(_without_strays(events)):
        if isinstance(run[0], Turn):
            kept += run
            section = run[-1].section if isinstance(run[-1], Turn) else section
            continue
        places = [place for place in run if isinstance(place, Place)]
        for part in _restarts(places, section, questionnaire):
            chain = _chain(part, shares)
            kept += chain
            section = chain[-1].section if chain else section
    return kept


def _own_letters(events: Sequence[Event]) -> list[Event]:
    """The post's own number before running letters (`4A.`, `4B.`, `4C.`) says no more than the letters."""
    own = {event.letters for event in events if isinstance(event, Place) and event.own}
    if len(own) < 3:
        return list(events)
    return [replace(e, own=False) if isinstance(e, Place) and e.own else e for e in events]


def _shares(events: Sequence[Event]) -> dict[str, float]:
    """How much of the cable's references is printed in each style."""
    styles = Counter(event.reference.style for event in events if isinstance(event, Place))
    total = sum(styles.values())
    return {style: count / total for style, count in styles.items()}


def _without_strays(events: Sequence[Event]) -> list[Event]:
    """Without a weak reference to another section that stands alone between two to the same section."""
    kept: list[Event] = []
    for at, event in enumerate(events):
        if (
            isinstance(event, Place)
            and not event.strong
            and event.reference.number
            and 0 < at < len(events) - 1
        ):
            around = {_section(events[at - 1]), _section(events[at + 1])}
            if len(around) == 1 and _section(event) not in around:
                continue
        kept.append(event)
    return kept


def _section(event: Event) -> str | None:
    return event.section.key if event.section else None


def _runs(events: Sequence[Event]) -> list[list[Event]]:
    """Neighbouring turns, and neighbouring candidates of one section."""
    grouped = groupby(events, key=lambda event: (isinstance(event, Turn), _section(event)))
    return [list(group) for _, group in grouped]


def _restarts(
    run: Sequence[Place], before: Section | None, questionnaire: Questionnaire
) -> list[list[Place]]:
    """The run cut where bare letters begin again at A after (nearly) the section's last: a lost heading."""
    parts: list[list[Place]] = [[]]
    reached = ""
    inferred = run[0].section is None
    section = questionnaire.after(before) if inferred and _begins(run) else run[0].section
    for at, place in enumerate(run):
        if section and parts[-1] and _begins_again(reached, run, at, section):
            section, inferred = questionnaire.after(section), True
            parts.append([])
            reached = ""
        if inferred and place.reference.number is None:
            place = replace(place, section=section, inferred=True)
        parts[-1].append(place)
        reached = max(reached, *place.letters)
    return parts


def _begins(run: Sequence[Place]) -> bool:
    """Whether letters that stand in no section at least begin like one."""
    return len(run) >= 3 and [place.letters[0] for place in run[:2]] == ["A", "B"]


def _begins_again(reached: str, run: Sequence[Place], at: int, section: Section) -> bool:
    """Whether a bare A follows `reached`, the furthest letter so far, and goes on to B in the same style."""
    place = run[at]
    if place.letters[0] != "A" or place.reference.number or not section.letters:
        return False
    nearly = section.letters[-2:][0]
    expected = {place.letters[0], place.letters[-1], chr(ord(place.letters[-1]) + 1)}
    follows = at + 1 < len(run) and run[at + 1].letters[0] in expected
    alike = place.reference.style == run[at - 1].reference.style
    return "A" < reached >= nearly and follows and alike


def _chain(run: Sequence[Place], shares: dict[str, float]) -> list[Place]:
    """The heaviest chain of the run; what is strong stays, whatever the order."""
    families = Counter(map(_family, run))
    candidates = [p for p in run if p.section and _possible(p, families[_family(p)], shares)]
    letters = Counter(place.letters for place in candidates)
    best: dict[str, _Link] = {}
    for place in candidates:
        links = [link for link in best.values() if _may_follow(place, link.place)]
        before = max(links, key=lambda link: link.weight - _gap(link.place, place), default=None)
        weight = _weight(place, shares) + (_speaks(place) if letters[place.letters] > 1 else 0.0)
        weight += before.weight - _gap(before.place, place) if before else -_gap(None, place)
        last = max(place.letters)
        if last not in best or weight > best[last].weight:
            best[last] = _Link(weight, place, before)
    chosen = _places(max(best.values(), key=lambda link: link.weight, default=None))
    return [place for place in candidates if place.strong or id(place) in chosen]


def _places(link: _Link | None) -> set[int]:
    chosen = set()
    while link:
        chosen.add(id(link.place))
        link = link.before
    return chosen


def _possible(place: Place, alike: int, shares: dict[str, float]) -> bool:
    """Whether a candidate says enough: one bare letter in a style of its own is an initial or a clause."""
    if place.own or (place.inferred and place.section and place.letters[-1] not in place.section.letters):
        return False
    if place.reference.number or place.letters == "A" or place.reference.mark:
        return True
    return alike > 1 or shares[place.reference.style] >= 0.2


def _family(place: Place) -> str:
    """The style without its last mark: a post that writes `-- D.` may well write `-- E:`."""
    return place.reference.style[:-1]


def _may_follow(place: Place, before: Place) -> bool:
    last, first = max(before.letters), place.letters[0]
    if first > last:
        return True
    again = place.reference.continued or place.reference.role is not None or place.head
    return again and first >= before.letters[0]


def _weight(place: Place, shares: dict[str, float]) -> float:
    weight = 1.0 + shares.get(place.reference.style, 0.0) + (0.25 if place.reference.mark else 0.0)
    if place.section and not place.section.nominates and place.letters[0] not in place.section.letters:
        weight -= UNASKED
    return weight + (STRONG if place.strong else 0.0)


def _speaks(place: Place) -> float:
    """What speaks for one of several with the same letter: a question, or the words of its topics."""
    section = place.section
    question = next((q for q in section.questions if q.letter == place.letters[0]), None) if section else None
    topics = 0.2 * min(score(place.words, question), 2.5) if question else 0.0
    return topics + (0.3 if "?" in place.words else 0.0)


def _gap(before: Place | None, place: Place) -> float:
    """What the letters cost that were asked and are passed over."""
    letters = place.section.letters if place.section else ""
    low = max(before.letters) if before else "@"
    skipped = sum(low < letter < place.letters[0] for letter in letters)
    unasked = place.letters[0] not in letters and ord(place.letters[0]) != ord(low) + 1
    return min(SKIPPED * skipped, 0.9) + (2.0 if unasked else 0.0)
