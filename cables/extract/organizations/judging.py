"""Whether words with a word such as Center in them name a body, and no document, person, heading or class."""

from __future__ import annotations

from collections.abc import Sequence

from cables.extract.organizations.cues import cue_before
from cables.extract.organizations.passages import Passage
from cables.extract.organizations.phrases import is_generic
from cables.extract.organizations.places import is_place
from cables.extract.organizations.words import (
    CONNECTORS,
    JOINING,
    NOT_BODIES,
    is_acronym,
    is_head,
    is_title,
    is_topic,
    known_words,
    sounds_like_a_person,
)

GENITIVE = ("'s", "’s", ",s", "?s")
DOCUMENTS = frozenset(
    "Act Law List Code Convention Protocol Treaty Agreement Bill Decree Penal system systems database".split()
)
OFFICES = frozenset(
    "Ministry Department Bureau Office Directorate Committee Commission Council Institute".split()
)
SERVICES = frozenset({"Border", "Customs", "Police"})
POSTED = frozenset({"Mission", "Office", "Delegation", "Section", "Group", "Team"})
CLASSES = frozenset({"Department", "Force", "Unit"})


def is_body(passage: Passage, start: int, end: int, short: bool, spelled: bool) -> bool:
    """Whether the words name a body; `short`: an acronym follows, `spelled`: their initials give it."""
    named = [t.text for t in passage.tokens[start:end]]
    if is_document(named, passage.word(end)) or is_heading(named, passage.word(end)):
        return False
    if "Government" in {named[0], named[-1]} or named[-1] == "Ministries" or named == ["Soviet", "Union"]:
        return False
    if len(named) == 1:
        return is_single(passage, start, short)
    if not (has_head_in_place(named) or (spelled and tells_of_a_body(named))):
        return False
    article = passage.word(start - 1).lower() == "the" or cue_before(passage, start) is not None
    if sounds_like_a_person(named) and not article:
        return False
    return short or not is_class(named)


def tells_of_a_body(named: Sequence[str]) -> bool:
    """Whether one word at least is likelier in a body's name than in a person's: Action for Slaves."""
    return any(w in CONNECTORS or is_topic(w) or w in known_words("words of names") for w in named)


def has_head_in_place(named: Sequence[str]) -> bool:
    """Whether a head stands before the first "of" or at the end; in between it is what something is about."""
    stop = next((i for i, w in enumerate(named) if w in JOINING and i), len(named))
    return any(map(is_head, named[:stop])) or is_head(named[-1])


def is_document(named: Sequence[str], following: str) -> bool:
    """The Immigration Act, the Penal Code, the General Law of Public Offices, the Prosecutor's Summit."""
    stop = next((i for i, w in enumerate(named) if w in JOINING and i), len(named))
    if named[stop - 1] in NOT_BODIES and named[0] not in OFFICES:
        return True
    return following in DOCUMENTS or (named[-1].endswith(GENITIVE) and following in NOT_BODIES)


def is_heading(named: Sequence[str], following: str) -> bool:
    """WORKING WITH VICTIMS, Section IV, UNICEF/National Coalition."""
    if len(named) > 2 and all(w.isupper() for w in named):
        return True
    section = following.isdigit() or (len(following) < 4 and following.isupper())
    return (named[-1] == "Section" and section) or any("/" in w and not w.isupper() for w in named)


def is_single(passage: Passage, at: int, short: bool) -> bool:
    """One word is a name where it needs no other (Parliament), or an acronym explains a foreign word."""
    word = passage.word(at)
    before = passage.tokens[at - 1] if at else None
    if word in known_words("whole names"):
        return before is None or not is_title(before)
    common = is_head(word) or is_topic(word) or is_place(word) or is_acronym(word) or word.endswith("s")
    return short and (
        word in known_words("heads that stand first") or (word in passage.spoken and not common)
    )


def is_class(named: Sequence[str]) -> bool:
    """Police Department, UN Force, Mission to Averna: what any country has; the Police Academy is one."""
    if named[-1] == "Force" and len(named) == 2 and is_acronym(named[0]):
        return True
    if named[0] in POSTED and all(w in CONNECTORS or is_place(w) for w in named[1:]):
        return True
    return is_generic(named) and len(named) < 3 and not (named[0] in SERVICES and named[1] not in CLASSES)
