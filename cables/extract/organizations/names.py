"""Where a text names a body: by a word such as Fund, by an acronym that is explained, by what it is called.

The walk is over tokens, left to right, and each token is looked at a bounded number of times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cables.extract.organizations.brackets import OF_A_BODY, Bracket, bracket
from cables.extract.organizations.cues import cue_after, cue_before, gloss, is_called, remember
from cables.extract.organizations.judging import GENITIVE, is_body, tells_of_a_body
from cables.extract.organizations.ministries import ministries, ministry
from cables.extract.organizations.passages import Found, Passage, known_by_form
from cables.extract.organizations.phrases import parts, phrase_end
from cables.extract.organizations.places import country_of, is_place
from cables.extract.organizations.trimming import (
    initials_start,
    is_fit,
    spells,
    through_commas,
    trimmed_end,
)
from cables.extract.organizations.words import (
    CONNECTORS,
    HEADS,
    JOINING,
    QUOTES,
    bare,
    clean,
    is_acronym,
    is_head,
    is_name,
    is_topic,
    known_words,
)

SOCIETIES = frozenset({"Society", "Foundation", "Association", "Federation"})


def names(passage: Passage) -> Iterator[Found]:
    """Every named body in the text, in order; generic words (the police, a ministry) are none."""
    reached = 0
    for at in [at for at, token in enumerate(passage.tokens) if is_name(token) or at in passage.known]:
        if at < reached:
            continue
        listed = ministries(passage, at)
        if listed:
            yield from listed[0]
            reached = listed[1]
        elif at in passage.known:
            found = known_name(passage, at)
            yield found
            reached = remember(passage, found, passage.known[at][0])
        elif not passage.leads(at):
            reached = phrase_end(passage, at)
            yield from bodies(passage, at, reached)


def known_name(passage: Passage, at: int) -> Found:
    """A body of the vocabulary, with the people's name before a society: the Icelandic Red Cross."""
    end, form = passage.known[at]
    first = passage.tokens[at]
    last = passage.tokens[end - 1]
    stop = last.end if last.text == bare(last.text) or form.endswith(last.text) else first.start + len(form)
    said = bracket(passage.tokens, end, passage.text)
    shorts = tuple(s for s in said.shorts if is_acronym(s)) if said else ()
    society = known_by_form().get(form, {}).get("kind") == "NGO"
    people = people_before(passage, at) if society else at
    if society and passage.word(end) in SOCIETIES:
        stop = passage.tokens[end].end
    if people < at or stop > last.end:
        start = passage.tokens[people].start
        return Found(clean(passage.text[start:stop]), start, stop, shorts, (form,), "NGO")
    if form in known_by_form():
        return Found(form, first.start, stop, shorts)
    return Found(form, first.start, stop, shorts, said.aliases if said else (), "host government")


def people_before(passage: Passage, at: int) -> int:
    """Where the people's name right before a known body begins: the Costa Rican Red Cross."""
    for low in (at - 2, at - 1):
        words_ = " ".join(passage.word(i) for i in range(low, at))
        if low >= 0 and words_[:1].isupper() and country_of(words_):
            return low
    return at


def bodies(passage: Passage, start: int, end: int) -> Iterator[Found]:
    """The bodies named in one run of capitalised words."""
    said = bracket(passage.tokens, end, passage.text)
    any_found = False
    stretches = list(parts(passage, start, end))
    for number, (low, high) in enumerate(stretches):
        found = body(passage, low, high, said if high == end else None)
        if found:
            any_found = True
            yield with_owner(passage, found, stretches[number + 1 : number + 2])
            remember(passage, found, high)
    if not any_found:
        found = explained(passage, start, end, said) or is_called(passage, start, end, said)
        if found:
            yield found
            remember(passage, found, end)


def with_owner(passage: Passage, found: Found, following: Sequence[tuple[int, int]]) -> Found:
    """The unit of a body is also named with it: Consular Service of the MFA."""
    for low, high in following:
        between = passage.text[found.end : passage.tokens[low].start].split()
        if between in ([], ["of"], ["of", "the"], ["in"], ["in", "the"]):
            whole = clean(passage.text[found.start : passage.tokens[high - 1].end])
            return found._replace(aliases=(*found.aliases, whole))
    return found


def body(passage: Passage, start: int, end: int, said: Bracket | None) -> Found | None:
    """One name trimmed to its words, or None where it is no body."""
    tokens = passage.tokens
    start = without_person(passage, first_word(passage, start, end), end)
    if said is None:
        end, said = through_commas(passage, start, end)
    named = [t.text for t in tokens[start:end]]
    shorts = tuple(s for s in said.shorts if is_fit(s, named, passage)) if said else ()
    if shorts:
        start += initials_start(named, shorts[0])
    else:
        end = trimmed_end(tokens, start, end)
    named = [t.text for t in tokens[start:end]]
    spelled = any(is_acronym(s) and spells(named, s) for s in shorts)
    if not named or not is_body(passage, start, end, bool(shorts), spelled):
        return None
    charity = HEADS.get(bare(named[-1])) == "NGO" or HEADS.get(named[0]) == "NGO"
    aliases = gloss(said) if charity else said.aliases if said else ()
    return finished(passage, start, end, shorts, aliases)


def first_word(passage: Passage, start: int, end: int) -> int:
    persons = known_words("persons")
    while start < end and (passage.leads(start) or passage.word(start) in CONNECTORS | persons):
        start += 1
    return start


def without_person(passage: Passage, start: int, end: int) -> int:
    """The first word after `Ana Stone of`: words before an "of" that tell of no body name a person."""
    if passage.word(start - 1).lower() == "the" or cue_before(passage, start):
        return start
    stop = next((i for i in range(start, end) if passage.word(i) in JOINING), None)
    if stop is None or stop - start > 3 or any(map(may_begin, map(passage.word, range(start, stop)))):
        return start
    return first_word(passage, stop, end)


def may_begin(word: str) -> bool:
    """Whether a word is likelier in a body's name than in a person's."""
    return (
        is_head(word)
        or is_topic(word)
        or is_place(word)
        or is_acronym(word)
        or word in known_words("words of names")
    )


def finished(
    passage: Passage, start: int, end: int, shorts: tuple[str, ...], aliases: tuple[str, ...]
) -> Found:
    """The name as it is shown, with the other forms: a ministry's usual name, what the brackets say."""
    first, last = passage.tokens[start], passage.tokens[end - 1]
    stop = last.start + len(bare(last.text)) if last.text.endswith(GENITIVE) else last.end
    name = clean(passage.text[first.start : stop])
    kind = cue_before(passage, start) or cue_after(passage, end)
    usual, others = ministry(name)
    return Found(usual, first.start, stop, shorts, (*others, *aliases), kind)


def explained(passage: Passage, start: int, end: int, said: Bracket | None) -> Found | None:
    """`CECO (the Joint Center for Observation)`, `the Mazhil (lower house of Parliament)`."""
    if said is None or end - start != 1:
        return None
    first = passage.tokens[start]
    if is_acronym(first.text) and not is_topic(first.text):
        parts = said.gloss.split()
        spelled = spells(parts, first.text) and tells_of_a_body(parts)
        full = said.gloss if spelled else next(iter(said.aliases), None)
        if full and first.text not in known_words("not short forms"):
            return Found(full, first.start, first.end, (first.text,))
    plain = passage.word(start - 1).lower() == "the" and not is_place(first.text) and first.text not in QUOTES
    if plain and first.text.isalpha() and said.gloss[:1].islower() and OF_A_BODY.search(said.gloss):
        return Found(first.text, first.start, first.end, kind="host government")
    return None
