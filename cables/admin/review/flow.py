"""From one cable of the queue to the next, and whose it is meanwhile."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from cables.admin.editors import editor_of
from cables.admin.review.items import Item
from cables.admin.review.queue import may
from cables.models import Cable, Problem, Review, Statistic, Taken, Withholding

FIGURES, DOUBTS = "figures checked", "doubts left"


def waiting() -> QuerySet[Cable]:
    """Cables in which something is left to look at: a figure, a doubt, or what the machine withheld."""
    figures = Statistic.objects.filter(cable=OuterRef("pk"), review=Review.MACHINE)
    problems = Problem.objects.filter(cable=OuterRef("pk"), settled_at=None)
    contacts = Withholding.objects.filter(cable=OuterRef("pk"), lifted_at=None, by_machine=True)
    left = Q(Exists(figures)) | Q(Exists(problems)) | Q(Exists(contacts))
    return Cable.objects.public().filter(left).order_by("cable_id")


def beside(cable: Cable) -> tuple[Cable | None, Cable | None]:
    """The cables before and after this one that wait too."""
    before = waiting().filter(cable_id__lt=cable.cable_id).order_by("-cable_id").first()
    return before, waiting().filter(cable_id__gt=cable.cable_id).first()


def progress(items: list[Item]) -> list[tuple[str, int, int]]:
    """(what, how many, of how many)"""
    figures = [item for item in items if item.kind == "statistic"]
    checked = [item for item in figures if item.thing.review != Review.MACHINE]
    doubts = [item for item in items if item.doubt]
    return [(FIGURES, len(checked), len(figures)), (DOUBTS, len(doubts), len(items))]


@require_POST
def take(request: HttpRequest, cable_id: str) -> HttpResponse:
    """Take the cable, also from another, or give it back."""
    may(request, "cables.change_paragraph")
    cable = get_object_or_404(Cable, cable_id=cable_id, held=True)
    if "give" in request.POST:
        given, _ = Taken.objects.filter(cable=cable, editor=editor_of(request)).delete()
        if not given:
            raise PermissionDenied("Only who has taken a cable gives it back; to have it, take it.")
    else:
        Taken.objects.update_or_create(cable=cable, defaults={"editor": editor_of(request)})
    return HttpResponseRedirect(reverse("desk-review", args=[cable_id]))
