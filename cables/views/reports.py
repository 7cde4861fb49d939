"""How a cable was read, and how its copies differ."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from cables.models import Cable
from cables.models.addresses import canonical
from cables.publishing.submissions import parts
from cables.reading.copies import copies
from cables.reading.report import report

from .cables import unknown, whole


def found_or_answer(request: HttpRequest, cable_id: str, name: str) -> Cable | HttpResponseBase:
    """The cable if its text is held and public, else what its own page would answer."""
    if (address := canonical(cable_id)) != cable_id:
        return redirect(name, address, permanent=True)
    try:
        found = whole(cable_id)
    except Cable.DoesNotExist:
        return unknown(request, cable_id)
    if found.withdrawn_at:
        return render(request, "cable_withdrawn.html", {"cable": found}, status=410)
    return found if found.held else redirect(found)


def cable_report(request: HttpRequest, cable_id: str) -> HttpResponseBase:
    found = found_or_answer(request, cable_id, "cable-report")
    if not isinstance(found, Cable):
        return found
    return render(
        request, "cable_report.html", {"cable": found, "report": report(found), "parts": parts(found)}
    )


def cable_copies(request: HttpRequest, cable_id: str) -> HttpResponseBase:
    found = found_or_answer(request, cable_id, "cable-copies")
    if not isinstance(found, Cable):
        return found
    return render(request, "cable_copies.html", {"cable": found, "copies": copies(found)})
