"""Whatever a text says, no error comes of it, and every mention quotes one of its body's names."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from cables.extract.organizations import find_organizations
from cables.extract.organizations.words import clean
from cables.extract.records import Addressee, Header, OrganizationRecord
from cables.extract.vocabulary import load
from cables.tests.organization_sentences import paragraphs_of

WORDS = st.sampled_from(
    """
    the The of for and in ( ) , ; . : -- " ' ? NGO NGOs such as including run by an Ministry Ministries
    Minister Director Justice Interior Labor Foreign Affairs Police Center Foundation House Court Office
    Department Department's
    Children's Women Rahel Stone Maria Juan IOM UNICEF OSCE PGO MOJ G/TIP GOA CIS Government
    government Averna Avernan Kostrava's Embassy Kamboli Union Fund Bright Road newspaper calls itself
    Inter-Agency Working Group Red Cross Section IV 27 á Convention Act (MOJ) (IOM, OIM) Prosecutor General's
    Deputy Attorney de la Fundacion \u2019s X. U.S. anti-TIP
    """.split()
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))
NAMES = st.one_of(
    WORDS, st.text(max_size=20), st.sampled_from(["AMEMBASSY KAMBOLI", "DEPT OF LABOR WASHDC", "CIA"])
)


def squashed(text: str) -> str:
    return " ".join(text.split())


def forms(record: OrganizationRecord) -> set[str]:
    return {squashed(form) for form in (record.name, *record.names)}


@settings(max_examples=400, deadline=None)
@given(texts=st.lists(TEXTS, max_size=4), host=st.sampled_from([None, "XE", "US", "ZZ"]))
def test_every_mention_quotes_a_name_or_a_part_of_one(texts: list[str], host: str | None) -> None:
    paragraphs = paragraphs_of(*texts)
    source = "\n".join(texts)
    seen: list[tuple[int, int]] = []
    for record in find_organizations(paragraphs, Header(country=host), source):
        assert record.mentions
        for mention in record.mentions:
            quoted = source[mention.start : mention.end]
            assert squashed(clean(quoted)) in forms(record) or squashed(clean(quoted)) in record.name
            seen.append((mention.start, mention.end))
    seen.sort()
    assert all(before[1] <= after[0] for before, after in pairwise(seen))


@settings(max_examples=200, deadline=None)
@given(
    names=st.lists(NAMES, max_size=4),
    attention=st.lists(st.one_of(TEXTS, NAMES), max_size=3),
    sender=st.one_of(st.none(), NAMES),
)
def test_any_header_is_read_without_an_error(
    names: list[str], attention: list[str], sender: str | None
) -> None:
    header = Header(sender=sender, to=tuple(map(Addressee, names)), attention=tuple(attention))
    top = "\n".join((sender or "", *names, *attention))
    for record in find_organizations((), header, top):
        assert all(squashed(top[m.start : m.end]) in forms(record) for m in record.mentions)


def test_the_words_and_the_known_bodies_are_well_formed() -> None:
    kinds = {
        "international organisation",
        "US government",
        "foreign government",
        "NGO",
        "media",
        "company",
        "other",
    }
    known = load("organizations")["known"]
    assert {body["kind"] for body in known} == kinds
    acronyms = [short for body in known for short in body["acronyms"]]
    assert len(acronyms) == len(set(acronyms))
    assert len(known) > 300
    for body in known:
        assert re.search(r"\w", body["name"])
        assert body["name"] not in body["forms"]
        assert body["kind"] != "foreign government" or re.fullmatch("[A-Z]{2}", body["country"])
    tables = load("organization_words")
    assert set(tables["heads"]) <= kinds | {"host government"}
    for name, listed in tables.items():
        for words in listed.values() if isinstance(listed, dict) else [listed] if name != "note" else []:
            assert words.split() == sorted(set(words.split()))
