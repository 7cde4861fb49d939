"""D1: requests over all parameters of all public addresses, drawn at random; none fails."""

from __future__ import annotations

from collections import Counter
from urllib.parse import quote, urlencode

from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as drawn
from hypothesis import strategies as st

from cables.ingest import ingest_paths
from cables.search import FACETS
from proofs import Shown

CABLE = "07PORTLISSE112"
GUARD = "archive.middleware.cleaning.without_nul"
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
    "/charts/{}/convictions/all.svg", "/search/values/{}/", "/problems/{}/", f"/cables/{CABLE}/history/{{}}/",
]  # fmt: skip
FIXED = ["/", "/countries/", "/coverage/", "/topics/", "/questions/", "/help/", "/methods/", "/robots.txt",
         "/names/", "/oai", "/data/", "/admin/login/"]  # fmt: skip
NAMES = [
    *FACETS, "q", "page", "sort", "replaced", "rows", "cite", "source", "paragraph", "marks", "kind", "name",
    "limit", "cursor", "from_year", "to_year", "verb", "metadataPrefix", "identifier", "resumptionToken",
    "set", "from", "until", "next",
]  # fmt: skip
KNOWN = [
    CABLE, CABLE.lower(), "06 STATE 202745", "XE", "2007", "2006-2008", "2008-2006", "none",
    "29F", "2007-29F", "law-enforcement-statistics", "prosecution", "KTIP", "SBU", "convictions", "gaps",
    "relevance", "newest", "years", "beside", "par3", "1", "0", "-1", "lantern-foundation", "shelter",
    '"forced labor"', "-police", "traffick*", "a OR b", "country:XE q:29A", "org:", "(", '"', "*", "-", "::",
    "ListRecords", "GetRecord", "oai_dc",
]  # fmt: skip
HOSTILE = ["\x00", "07\x00X1", "9" * 30, "x" * 3000, "é\u0301" * 50, "\u202e", "'; drop table", "%s", "%00"]
hostile = st.sampled_from(HOSTILE)
texts = st.one_of(
    st.sampled_from(KNOWN),
    hostile,
    st.text(max_size=40),
    st.lists(st.sampled_from(KNOWN), min_size=2, max_size=6).map(" ".join),
)
queries = st.lists(st.tuples(st.sampled_from(NAMES), texts), max_size=6)


def opened(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.tuples(st.sampled_from(OPEN), words)
    return pairs.map(lambda two: two[0].replace("{}", quote(two[1], safe="")))


paths = st.one_of(st.sampled_from(LISTS + API + FIXED), opened(texts), opened(hostile))


def prove(size: int, samples: bool, guarded: bool) -> Shown:
    """So many requests. Unguarded, what the database cannot hold is not kept from it."""
    folder = settings.BASE_DIR / "fixtures" / "samples"
    list(ingest_paths([folder if samples else folder / f"{CABLE}.txt"]))
    middleware = [name for name in settings.MIDDLEWARE if guarded or name != GUARD]
    with override_settings(MIDDLEWARE=middleware):
        answered, against = ask(size, by_lot=guarded)
    if answered[200] <= sum(answered.values()) / 30:
        against.append(f"hardly any page was found: {dict(answered)}")
    said = ", ".join(f"{status}: {number:,}" for status, number in sorted(answered.items()))
    return Shown(f"{sum(answered.values()):,} requests, {len(against)} failed ({said})", against)


def ask(size: int, by_lot: bool) -> tuple[Counter[int], list[str]]:
    """How often each status was answered, and which requests failed; if not by lot, always the same."""
    client, answered, failed = Client(raise_request_exception=False), Counter[int](), list[str]()

    @given(paths, queries)
    @drawn(
        max_examples=size,
        deadline=None,
        database=None,
        derandomize=not by_lot,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def one(path: str, query: list[tuple[str, str]]) -> None:
        address = f"{path}?{urlencode(query)}"
        response = client.get(address)
        assert response.getvalue() is not None
        answered[response.status_code] += 1
        # 503 with Retry-After is what a search says that takes too long.
        if response.status_code >= 500 and "Retry-After" not in response:
            failed.append(f"{response.status_code}: {address[:300]}")

    one()
    return answered, failed
