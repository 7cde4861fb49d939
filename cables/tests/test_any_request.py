"""Thousands of requests over all parameters of all public addresses; none fails.

python3 manage.py test cables/tests/test_any_request.py --requests 5000
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cables.search import FACETS

from . import world

LISTS = [
    f"/{name}{form}"
    for name in ("search", "statistics", "organizations", "compare")
    for form in ("/", ".csv", ".json", ".txt")
] + ["/answers.csv", "/answers.json", "/questions.csv", "/search.atom", "/corrections.atom", "/sitemap.xml"]
THINGS = ("cables", "paragraphs", "answers", "statistics", "organizations", "facets")
API = [f"/api/{name}" for name in THINGS]
# The text of an address that may be anything stands for {}.
OPEN = [
    *(f"/cables/{{}}{form}" for form in ("/", ".json", ".txt", ".csv", ".bib", ".ris", ".csl.json")),
    "/cables/{}/report/", "/cables/{}/copies/", "/countries/{}/", "/topics/{}/", "/questions/{}/",
    "/questions/2007/{}/", "/organizations/{}/", "/sitemap-{}.xml", "/api/cables/{}", "/{}",
]  # fmt: skip
FIXED = ["/", "/countries/", "/coverage/", "/topics/", "/questions/", "/help/", "/methods/", "/robots.txt"]
NAMES = [
    *FACETS, "q", "page", "sort", "replaced", "rows", "cite", "source", "paragraph", "marks", "kind", "name",
    "limit", "cursor", "from_year", "to_year",
]  # fmt: skip
KNOWN = [
    "07PORTLISSE612", "07portlisse612", "06 STATE 202745", "XE", "2007", "2006-2008", "2008-2006", "none",
    "29F", "2007-29F", "law-enforcement-statistics", "prosecution", "KTIP", "SBU", "convictions", "gaps",
    "relevance", "newest", "years", "beside", "par3", "1", "0", "-1", "lantern-foundation", "shelter",
    '"forced labor"', "-police", "traffick*", "a OR b", "country:XE q:29A", "org:", "(", '"', "*", "-", "::",
]  # fmt: skip
texts = st.one_of(
    st.sampled_from(KNOWN),
    st.text(max_size=40),
    st.sampled_from(["\x00", "9" * 30, "x" * 3000, "é\u0301" * 50, "\u202e", "'; drop table", "%s", "%00"]),
    st.lists(st.sampled_from(KNOWN), min_size=2, max_size=6).map(" ".join),
)
queries = st.lists(st.tuples(st.sampled_from(NAMES), texts), max_size=6)
paths = st.one_of(
    st.sampled_from(LISTS + API + FIXED),
    st.tuples(st.sampled_from(OPEN), texts).map(lambda two: two[0].replace("{}", quote(two[1], safe=""))),
)


@pytest.mark.django_db
def test_no_request_fails(request: Any) -> None:
    world.load()
    client = Client(raise_request_exception=False)
    answered: Counter[int] = Counter()

    @given(paths, queries)
    @settings(
        max_examples=request.config.getoption("requests"),
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    def ask(path: str, query: list[tuple[str, str]]) -> None:
        response = client.get(f"{path}?{urlencode(query)}")
        assert response.status_code < 500
        assert response.getvalue() is not None
        answered[response.status_code] += 1

    ask()
    assert answered[200] > sum(answered.values()) / 10, answered
    sys.stdout.write(f"\n{sum(answered.values())} requests answered: {dict(answered)}\n")
