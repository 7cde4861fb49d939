"""The list and the search in one: what was asked in words, hits, facets, and help where nothing is found."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from cables import saying
from cables.facets import facets
from cables.search import Filters, Found, TooSlow, find, snippets, time_limit
from cables.search.suggestions import relaxations, spelling
from cables.search.syntax import LONGEST

from .pages import page_number


def search(request: HttpRequest) -> HttpResponse:
    filters = Filters.read(request.GET)
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
    found = find(filters, page)
    sides = facets(filters)
    shown = snippets([p for hit in found.hits for p in hit.passages], filters.query)
    context: dict[str, object] = {
        "found": found,
        "facets": sides,
        "snippets": {pk: snippet.html() for pk, snippet in shown.items()},
        "chips": saying.chips(filters, sides),
        "sentence": saying.sentence(filters, sides),
    }
    if not found.cables:
        context |= {"spelling": spelling(filters), "relaxed": relaxations(filters)}
    return context
