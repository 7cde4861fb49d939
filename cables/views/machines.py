"""For programs: feeds, the sitemap's companions, and what is said to robots and language models."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page, require_http_methods

from cables.exports import feeds
from cables.publishing.reading_room import reading
from cables.search import TooSlow, filters_of, time_limit
from cables.search import query_in_words as saying
from cables.search.facets import facets

from .pages import site
from .refusing import read_all, refusing

PLAIN = "text/plain; charset=utf-8"


@conditional_page
@refusing
def search_feed(request: HttpRequest) -> HttpResponse:
    """Atom for what was asked, titled in words."""
    filters = read_all(filters_of(request.GET))
    address = request.build_absolute_uri(f"{request.path}{filters.query_string()}")
    try:
        with time_limit():
            said = "cables " + saying.sentence(
                filters, facets(filters, filters.active) if filters.active else []
            )
            return atom(feeds.search_feed(filters, said.strip(), address, site(request)))
    except TooSlow:
        return render(request, "too_slow.html", status=400)


@conditional_page
def corrections_feed(request: HttpRequest) -> HttpResponse:
    return atom(feeds.corrections_feed(request.build_absolute_uri(request.path), site(request)))


def atom(text: str) -> HttpResponse:
    headers = {"X-Robots-Tag": "noindex"}
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8", headers=headers)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """OAI-PMH, which is also asked by POST."""
    from cables.exports.catalog import harvested  # here, since few web processes are ever asked

    asked = request.POST if request.method == "POST" else request.GET
    with reading():
        answer = harvested(asked.lists(), site(request))
    return HttpResponse(answer, content_type="text/xml; charset=utf-8", headers={"X-Robots-Tag": "noindex"})


def robots(request: HttpRequest) -> HttpResponse:
    """Pages are for everybody; what only a filter tells apart is not to be crawled."""
    closed = ["/admin/", "/search/?", "/search.", "/statistics/?", "/statistics.", "/organizations/?"]
    closed += ["/organizations.", "/compare.", "/answers.", "/questions.", "/*?cite=", "/*?source="]
    closed += ["/*/problem/", "/problems/", "/oai"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines.append(f"Sitemap: {site(request)}{reverse('sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)


def llms(request: HttpRequest) -> HttpResponse:
    return render(request, "llms.txt", {"site": site(request)}, content_type=PLAIN)
