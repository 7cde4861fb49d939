"""Ministries: in lists that say the word once, by their minister, by the usual turns of their name."""

from __future__ import annotations

from collections.abc import Iterator

from cables.extract.organizations.brackets import bracket
from cables.extract.organizations.passages import Found, Passage
from cables.extract.organizations.places import country_of
from cables.extract.organizations.words import (
    CONNECTORS,
    HEADS,
    LEADERS,
    bare,
    clean,
    is_acronym,
    is_name,
    is_title,
    is_topic,
)
from cables.extract.vocabulary import load

DISTRIBUTED = {
    "Ministries": "Ministry", "Ministers": "Ministry", "Minister": "Ministry", "Departments": "Department",
    "Directorates": "Directorate",
}  # fmt: skip
PLURALS = frozenset({"Ministries", "Ministers", "Departments", "Directorates"})
LONGEST_SUBJECT = 8  # tokens
Listed = tuple[list[Found], int]
Item = tuple[int, int, tuple[str, ...]]


def ministries(passage: Passage, at: int) -> Listed | None:
    """The ministries of a list that begins at `at`, and the token after it; None where none begins."""
    head = DISTRIBUTED.get(passage.word(at))
    if head and passage.word(at + 1) in {"of", "for"}:
        found, end = listed_portfolios(passage, at, head)
        return (found, end) if found else None
    if is_name(passage.tokens[at]) and passage.word(at) not in LEADERS:
        return named_before(passage, at)
    return None


def listed_portfolios(passage: Passage, at: int, head: str) -> Listed:
    """`Ministries of A (X); B and C (Y), and D`, `Minister of A`: a Ministry of each."""
    minister = passage.word(at) in {"Minister", "Ministers"}
    items, end = list_items(passage, at + 2, minister)
    found = []
    for number, (low, high, shorts) in enumerate(items):
        printed = clean(passage.printed(low, high))
        if is_acronym(printed):
            continue
        name, others = ministry(f"{head} of {printed}")
        start = passage.tokens[at].start if len(items) == 1 and not number else passage.tokens[low].start
        found.append(Found(name, start, passage.tokens[high - 1].end, shorts, others, None, len(items) > 1))
    return found, end


def list_items(passage: Passage, at: int, minister: bool) -> tuple[list[Item], int]:
    """Items as (first, end, short forms); "and" joins inside an item, after a separator it starts a last."""
    items: list[Item] = []
    separated = False
    while True:
        skipped = at
        while passage.word(at) in {"and", "the", "of", "also"}:
            at += 1
        if items and passage.word(at - 1) == "the" and at > skipped and not is_topic(passage.word(at)):
            return trimmed(passage, items, separated), skipped
        end = subject_end(passage, at, minister)
        if end == at:
            break
        said = bracket(passage.tokens, end, passage.text)
        items.append((at, end, said.shorts if said else ()))
        at = said.end if said else end
        if minister and passage.word(at) == ",":
            break  # a minister's own name follows
        if passage.word(at) in {",", ";"}:
            at, separated = at + 1, True
        elif passage.word(at) != "and":
            break
    return trimmed(passage, items, separated), at


def subject_end(passage: Passage, at: int, minister: bool) -> int:
    """Grammar: Subject = Word { [("and" | "of" | "&")] Word }; a minister's holds known topics alone."""
    end = at
    while end - at < LONGEST_SUBJECT and end < len(passage.tokens):
        joined = 1 if end > at and passage.word(end) in {"and", "&", "of"} else 0
        word = passage.word(end + joined)
        if (
            not word[:1].isupper()
            or word in HEADS
            or word in LEADERS
            or is_title(passage.tokens[end + joined])
        ):
            break
        if (minister and not is_topic(word)) or (end > at and not joined and not is_topic(word)):
            break
        if joined and is_acronym(word):
            break
        end += joined + 1
    return end


def trimmed(passage: Passage, items: list[Item], separated: bool) -> list[Item]:
    """`Ministries of Interior and Justice` without any comma: two bodies."""
    if separated or len(items) != 1 or passage.word(items[0][0] - 2) not in PLURALS:
        return items
    low, high, shorts = items[0]
    cut = next((i for i in range(low, high) if passage.word(i) == "and"), None)
    return items if cut is None else [(low, cut, ()), (cut + 1, high, shorts)]


def named_before(passage: Passage, at: int) -> Listed | None:
    """`the Justice and Social Affairs Ministries`: one body for each subject before the word."""
    low, subjects = at, []
    while at - low < LONGEST_SUBJECT and is_topic(passage.word(at)):
        at += 1
        if passage.word(at) in {"and", ","} or passage.word(at) == "Ministries":
            subjects.append((low, at))
            at += 1 + (passage.word(at) == "," and passage.word(at + 1) == "and")
            low = at
            if passage.word(at - 1) == "Ministries" and len(subjects) < 2:
                return None
            if passage.word(at - 1) == "Ministries":
                return list(one_each(passage, subjects)), at
    return None


def one_each(passage: Passage, subjects: list[tuple[int, int]]) -> Iterator[Found]:
    for low, high in subjects:
        name, others = ministry(f"Ministry of {clean(passage.printed(low, high))}")
        yield Found(name, passage.tokens[low].start, passage.tokens[high - 1].end, (), others, None, True)


def ministry(name: str) -> tuple[str, tuple[str, ...]]:
    """The usual name of a ministry, and the forms that differ: Justice Ministry, Ministry of Justice."""
    usual = load("organizations")["other names of ministries"]
    words = name.split()
    if name in usual:
        return usual[name], (name,)
    if words[-1] == "Ministry" and len(words) > 1 and words[-2] != "Public":
        subject = words[:-1]
        while len(subject) > 1 and country_of(subject[0]):
            subject = subject[1:]
        plain = " ".join(subject)
        if f"{plain} Ministry" in usual:
            return usual[f"{plain} Ministry"], (name,)
        if all(is_topic(w) or w in CONNECTORS for w in subject) and bare(plain) == plain:
            return f"Ministry of {plain}", (name,)
    if words[:1] == ["Ministry"] and words[1:3] in (["of", "the"], ["for", "the"]):
        return f"Ministry of {' '.join(words[3:])}", (name,)
    if words[:2] == ["Ministry", "for"]:
        return f"Ministry of {' '.join(words[2:])}", (name,)
    return name, ()
