"""The list and the search in one: what was asked in words, hits, facets, and help where nothing is found."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers

from cables.forms import YearSpan
from cables.search import FACETS, Filters, Found, TooSlow, counted, filters_of, find, snippets, time_limit
from cables.search import query_in_words as saying
from cables.search.facets import ALL, facets
from cables.search.histogram import histogram
from cables.search.offered.called import cables_called
from cables.search.offered.completion import names_begun
from cables.search.offered.headers import in_headers
from cables.search.offered.suggestions import nearest, relaxations, spelling
from cables.search.offered.synonyms import also
from cables.search.syntax import LONGEST, read_query
from cables.search.words import sought

from .pages import page_number


def search(request: HttpRequest) -> HttpResponseBase:
    """A span of years that the form sends in two fields leads to the one address of that question."""
    filters = filters_of(request.GET)
    if (span := YearSpan(request.GET)).asked:
        if not span.value:
            return redirect(f"{request.path}{filters.query_string()}")
        pairs = [pair for pair in filters.pairs() if pair[0] != "year"]
        return redirect(f"{request.path}?{urlencode([*pairs, ('year', span.value)])}")
    try:
        with time_limit():
            context = answer(filters, page_number(request))
    except TooSlow:
        context = {"found": Found(), "facets": [], "timed_out": True}
    context |= {"filters": filters, "typed": filters.text, "longest": LONGEST}
    page = render(request, "search.html", context)
    if "timed_out" in context:
        add_never_cache_headers(page)
    return page


def answer(filters: Filters, page: int) -> dict[str, object]:
    size = counted(filters)
    found = find(filters, page, size)
    sides = facets(filters, FACETS, size)
    shown = snippets([p for hit in found.hits for p in hit.passages], filters.query)
    context: dict[str, object] = {
        "found": found,
        "facets": sides,
        "years": next((histogram(facet, filters) for facet in sides if facet.name == "year"), None),
        "snippets": {pk: snippet.html() for pk, snippet in shown.items()},
        "chips": saying.chips(filters, sides),
        "sentence": saying.sentence(filters, sides),
        "common": sorted(sought(filters.query).common),
        "called": cables_called(filters.text),
        "also": [
            (words, replace(filters, query=read_query(words), text=words)) for words in also(filters.query)
        ],
        "headers": in_headers(filters) if page == 1 else [],
    }
    if not found.cables:
        relaxed = [(saying.left_away(one, filters, sides), one) for one in relaxations(filters)]
        context |= {"spelling": spelling(filters), "relaxed": relaxed, "nearest": nearest(filters)}
    return context


def facet(request: HttpRequest, name: str) -> HttpResponse:
    """All values of one facet of a question: what stands beside the answer is the first of them."""
    if name not in FACETS:
        raise Http404
    filters = filters_of(request.GET)
    context: dict[str, object] = {"filters": filters, "title": FACETS[name].title}
    try:
        with time_limit():
            sides = facets(filters, dict.fromkeys((name, *filters.active)), shown=ALL)
            context |= {"facet": sides[0], "sentence": saying.sentence(filters, sides)}
    except TooSlow:
        context["timed_out"] = True
    page = render(request, "facet.html", context)
    if "timed_out" in context:
        add_never_cache_headers(page)
    return page


def names(request: HttpRequest) -> HttpResponse:
    """What the end of a query begins: a list of links, and what the search box offers while one types."""
    text = request.GET.get("q", "")[:LONGEST]
    return render(request, "names.html", {"text": text, "names": names_begun(text)})
