"""No name of a person in a figure's words: whoever wrote, testified or was counted is a role, not a facet."""

from __future__ import annotations

import re

from cables.extract.organizations.places import is_place
from cables.extract.organizations.words import (
    CONNECTORS,
    TITLES,
    is_acronym,
    is_head,
    is_topic,
    known_words,
    sounds_like_a_person,
)

RUN = re.compile(r"[A-Z][\w'’-]{0,30}\.?(?: (?:[A-Z][\w'’-]{0,30}\.?|de|del|al|bin|van)){0,7}")
SHORT = {
    "poloff": "political officer", "polofficer": "political officer", "pol": "political",
    "polassistant": "political assistant", "econoff": "economic officer", "econ": "economic",
    "econofficer": "economic officer", "conoff": "consular officer", "off": "officer",
}  # fmt: skip
ABBREVIATED = re.compile("[A-Z]{2,3}|A/[A-Z]{3}")
# Beside those of the vocabulary, which also tell bodies from persons.
LEADING = TITLES | frozenset("Prosecutor Policeman Policewoman Detective".split())
BETWEEN = CONNECTORS - frozenset("de del al bin van".split())
ROLE = re.compile(
    "a?/?dcm|rso|les|fsn|oms|charge|ambassador|(?:pol|econ|con)(?:off(?:icer)?|assistant)?|off|political|economic|"
    "consular|public|affairs|regional|security|labor|legal|management|deputy|chief|of|mission|officer|"
    "assistant|counsell?or|specialist|secretary|attache|intern|section|staff|local|senior|first|second|third|"
    "office|program|clerk|translator|total",
    re.IGNORECASE,
)


def persons(text: str) -> list[tuple[int, int]]:
    """Where names of persons stand: what follows a title, and given names with what follows them."""
    found = []
    for run in RUN.finditer(text):
        begins = _name_begins(run.group().split())
        if begins is not None:
            at = run.start() + sum(len(word) + 1 for word in run.group().split()[:begins])
            found.append((at, run.end()))
    return found


def _name_begins(run: list[str]) -> int | None:
    """The place of a name's first word in a run of capitalized words; None where no person is named."""
    plain = [word.title() if word.isupper() and not word.endswith(".") else word for word in run]
    titles = [place for place, word in enumerate(plain) if word.rstrip(".") in LEADING]
    place = titles[-1] + 1 if titles else 0
    rest = plain[place:]
    if not rest:
        return None
    acronym = is_acronym(run[place]) and not all(map(str.isupper, run))
    if titles and not acronym and not any(map(_tells_of_a_body, rest)):
        return place
    given = next((at for at, word in enumerate(rest) if word in known_words("common given names")), None)
    if given is not None and len(rest) > given + 1 and sounds_like_a_person(rest[given : given + 3]):
        return place + given
    return None


def _tells_of_a_body(word: str) -> bool:
    known = word in known_words("words of names") or word in BETWEEN
    return known or is_head(word) or is_topic(word) or is_place(word)


def clear_of_persons(text: str, start: int, figure: tuple[int, int], end: int) -> tuple[int, int]:
    """start..end, as much of it around the figure as names nobody."""
    named = [(start + a, start + b) for a, b in persons(text[start:end])]
    before = any(b <= figure[0] for _, b in named)
    after = min((a for a, _ in named if a >= figure[1]), default=end)
    return figure[0] if before else start, after


def role(label: str) -> str:
    """The office that a label names, without grade or name: "political assistant" of "Political Assistant
    Hana Sol"."""
    found: list[str] = []
    for word in re.split(r"[\s,;:()]+", label.strip()):
        if ROLE.fullmatch(word):
            found.append(word if ABBREVIATED.fullmatch(word) else SHORT.get(word.lower(), word.lower()))
        elif found:
            break
    said = " ".join(found)
    return f"{said} section" if said in {"political", "consular", "economic"} else said
