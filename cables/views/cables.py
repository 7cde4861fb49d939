"""A cable: to read, as data, as text, as a citation; a stub where it is not held; gone where withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import resolve

from cables import exports
from cables.exports import citations, structured
from cables.models import Cable, Reference
from cables.models.addresses import PRINTED_ID, canonical
from cables.publishing.masking import reasons
from cables.publishing.reading_room import in_the_stacks
from cables.publishing.submissions import parts
from cables.reading import anchors, contents, published_source, read_cable
from cables.reading.codes import explained
from cables.reading.history import public_corrections
from cables.search import filters_of

from .pages import site

WITHDRAWN = "This cable was withdrawn"


def forward(request: HttpRequest, name: str, **of: str) -> HttpResponse:
    """To the canonical address, with what was asked."""
    query = request.META.get("QUERY_STRING", "")
    response = redirect(name, **of, permanent=True)
    response["Location"] += f"?{query}" if query else ""
    return response


def whole(cable_id: str) -> Cable:
    """The cable with what its page shows around the text. Raises Cable.DoesNotExist."""
    known = ("cable", "printed", "label", "target__cable_id", "target__held")
    references = Prefetch("references", Reference.objects.select_related("target").only(*known))
    cables = Cable.objects.known().select_related("post", "country", "superseded_by")
    return cables.prefetch_related(references).get(cable_id=cable_id)


def cable(request: HttpRequest, cable_id: str) -> HttpResponseBase:
    """Also where a printed id leads: one redirect to the canonical address."""
    if (address := canonical(cable_id)) != cable_id:
        return forward(request, "cable", cable_id=address)
    try:
        found = whole(cable_id)
    except Cable.DoesNotExist:
        return unknown(request, cable_id)
    if found.withdrawn_at:
        return render(request, "cable_withdrawn.html", {"cable": found}, status=410)
    return reading(request, found) if found.held else stub(request, found)


def reading(request: HttpRequest, found: Cable) -> HttpResponse:
    filters = filters_of(request.GET)
    beside = request.GET.get("source") == "beside"
    page = read_cable(found, filters.query, beside=beside)
    key = cited_key(request)
    cited = anchors.cited(found, key) if key else None
    citation = citations.cite(found, permalink(request, found), cited)
    context: dict[str, Any] = {
        "cable": found,
        "reading": page,
        "contents": contents(page.passages),
        "filters": filters,
        "typed": filters.text,
        "beside": beside,
        "cited": cited,
        "permalink": permalink(request, found),
        "citation": citation,
        "structured": structured.report(found, citation, site(request)),
        **around(found),
    }
    context["codes"] = explained(found, context["tags"], page.marks)
    return render(request, "cable.html", context)


def cited_key(request: HttpRequest) -> str:
    """The paragraph to cite, by its key: ?cite=par47 or ?paragraph=par47, on the page and for its files."""
    return (request.GET.get("cite") or request.GET.get("paragraph", ""))[:20]


def around(found: Cable) -> dict[str, Any]:
    """What stands beside the text: TAGS, neighbors, other cables, corrections, sources."""
    near = (
        [found.country_id, *(other.pk for other in found.country.neighbours.all())] if found.country else []
    )
    year = f"&year={found.reporting_year}" if found.reporting_year else ""
    tagged: Any = found.tags.through
    return {
        "near_query": "".join(f"&country={iso2}" for iso2 in near) + year,
        "tags": list(tagged.objects.filter(cable=found).select_related("tag")),
        **turning(found),
        "cited_by": citing(found),
        "replaces": list(found.supersedes.all().public().only("cable_id", "date")),
        "parts": parts(found),
        "witnesses": list(
            found.witnesses.filter(source__removed_at=None)
            .select_related("source")
            .defer("text", "source__content")
        ),
        **corrected(found),
    }


def turning(found: Cable) -> dict[str, Cable | None]:
    """The previous and the next cable on the same country, by year and day."""
    of_country = (
        Cable.objects.public().filter(country=found.country_id) if found.country_id else Cable.objects.none()
    )
    rows = list(
        of_country.order_by("reporting_year", "date", "cable_id").only(
            "cable_id", "subject", "reporting_year"
        )
    )
    place = rows.index(found) if found in rows else None
    if place is None:
        return {"previous": None, "next": None}
    return {
        "previous": rows[place - 1] if place else None,
        "next": rows[place + 1] if place + 1 < len(rows) else None,
    }


@in_the_stacks()
def corrected(found: Cable) -> dict[str, object]:
    """The corrections in force of what is public, with what may be said of why, and the paragraphs that have
    any."""
    in_force = [one.pk for one in found.corrections.changes().filter(withdrawn_at=None).only("pk")]
    public = public_corrections().filter(pk__in=in_force).defer("read", "says")
    rows = list(public) if in_force else []
    why = reasons(rows) if rows else {}
    return {
        "corrections": [(one, why[one.pk]) for one in rows],
        "corrected": {one.object_id for one in rows if one.model == "paragraph"},
    }


def citing(found: Cable) -> list[Cable]:
    rows = Cable.objects.public().filter(references__target=found).only("cable_id", "subject", "date")
    return list(rows.distinct().order_by("date", "cable_id"))


def stub(request: HttpRequest, found: Cable) -> HttpResponse:
    return render(request, "cable_stub.html", {"cable": found, "cited_by": citing(found)})


def unknown(request: HttpRequest, cable_id: str) -> HttpResponse:
    """A 404 that offers what is held of the same post."""
    shape = PRINTED_ID.fullmatch(cable_id)
    near = Cable.objects.public().filter(post=shape[2])[:12] if shape else []
    context = {"cable_id": cable_id[:60], "post": shape[2] if shape else "", "near": near}
    return render(request, "cable_unknown.html", context, status=404)


def permalink(request: HttpRequest, found: Cable) -> str:
    return request.build_absolute_uri(found.get_absolute_url())


def of_public(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For the other forms of a cable, by its id: 404 for all that has no page to read; one that was withdrawn
    is gone, in the same words whichever it is. A printed id leads to the canonical address, as its page."""

    @wraps(view)
    def answer(request: HttpRequest, cable_id: str, **more: str) -> HttpResponseBase:
        address = canonical(cable_id)
        if address != cable_id and PRINTED_ID.fullmatch(address):
            return forward(request, str(resolve(request.path_info).url_name), cable_id=address, **more)
        try:
            found = whole(address)
        except Cable.DoesNotExist:
            raise Http404 from None
        if found.withdrawn_at:
            return HttpResponse(f"{WITHDRAWN}.\n", content_type="text/plain; charset=utf-8", status=410)
        if not found.held:
            raise Http404
        return view(request, found, **more)

    return answer


@of_public
def as_json(request: HttpRequest, found: Cable) -> HttpResponse:
    record = exports.cable_record(found, site(request))
    return JsonResponse(record, json_dumps_params={"ensure_ascii": False})


@of_public
def as_text(request: HttpRequest, found: Cable) -> HttpResponse:
    """The source as received, less what is withheld."""
    source = published_source(found)
    return HttpResponse(source.text if source else "", content_type="text/plain; charset=utf-8")


def citation_asked(request: HttpRequest, found: Cable, key: str) -> citations.Citation:
    """Of the cable, or of what the key names in it; raises Http404 where that is nothing public."""
    cited = anchors.cited(found, key) if key else None
    if key and cited is None:
        raise Http404
    return citations.cite(found, permalink(request, found), cited)


@of_public
def citation_page(request: HttpRequest, found: Cable) -> HttpResponse:
    """The citation by itself: what a script shows beside the paragraph, and what there is without one."""
    key = cited_key(request)
    cited = anchors.cited(found, key) if key else None
    citation = citation_asked(request, found, key)
    return render(request, "cable_citation.html", {"cable": found, "cited": cited, "citation": citation})


@of_public
def as_citation(request: HttpRequest, found: Cable, form: str) -> HttpResponse:
    key = cited_key(request)
    citation = citation_asked(request, found, key)
    if form == "csl.json":
        return JsonResponse(
            [citation.csl], safe=False, content_type="application/vnd.citationstyles.csl+json"
        )
    text, kind = (
        (citation.bibtex, "application/x-bibtex")
        if form == "bib"
        else (citation.ris, "application/x-research-info-systems")
    )
    headers = {"Content-Disposition": f'attachment; filename="{found.cable_id}.{form}"'}
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers=headers)
