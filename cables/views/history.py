"""What was changed in a cable and in each of its paragraphs, for everybody to read."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from cables.models import Cable, Paragraph
from cables.models.addresses import canonical
from cables.reading.history import history

from .reports import found_or_answer


def cable_history(request: HttpRequest, cable_id: str) -> HttpResponseBase:
    found = found_or_answer(request, cable_id, "cable-history")
    if not isinstance(found, Cable):
        return found
    return render(request, "cable_history.html", {"cable": found, "entries": history(found)})


def paragraph_history(request: HttpRequest, cable_id: str, key: str) -> HttpResponseBase:
    """Of a withheld paragraph it is said that it is withheld, and nothing more."""
    if (address := canonical(cable_id)) != cable_id:
        return redirect("paragraph-history", address, key, permanent=True)
    found = found_or_answer(request, cable_id, "cable-history")
    if not isinstance(found, Cable):
        return found
    paragraph = Paragraph.objects.shown().filter(cable=found, key=key).defer("text", "search").first()
    if paragraph is None:
        raise Http404
    entries = [] if paragraph.withheld else history(found, paragraph)
    return render(request, "cable_history.html", {"cable": found, "paragraph": paragraph, "entries": entries})
