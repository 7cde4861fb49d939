"""The review queue: everything doubtful, in the order of doubts.py, and what is left of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from cables.admin.review.doubts import (
    BY_SLUG,
    DOUBTS,
    Doubt,
    counted,
    doubtful_organizations,
    lines,
    seen_by,
)
from cables.models import Batch, Cable, Taken

BATCHES = 3  # the latest, beside the queue
PAGE = 50
NOBODY = "-"  # of a cable that no editor has taken
WAITING = {"state": "waiting"}
ORGANIZATIONS = {"kind": "other", "review": "machine", "merged_into__isempty": 1}


@dataclass(frozen=True, slots=True)
class Line:
    """One doubt; `address` leads to its very place on the review page."""

    doubt: Doubt
    thing: int
    cable_id: str
    country: str
    year: int | None
    place: str
    said: str

    @property
    def item(self) -> str:
        return f"{self.doubt.kind}-{self.thing}"

    @property
    def report(self) -> str:
        """The page of a reader's report, where it is settled; "" for another doubt."""
        return reverse("admin:cables_report_change", args=[self.thing]) if self.doubt.kind == "report" else ""

    @property
    def address(self) -> str:
        if not self.cable_id:
            return reverse("admin:cables_correction_change", args=[self.thing])
        return reverse("desk-review", args=[self.cable_id]) + f"#{self.item}"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the queue is narrowed to; a value that is none is left out."""

    doubt: Doubt | None
    country: str
    year: str
    cable: str
    post: str = ""
    taken: str = ""

    @classmethod
    def of(cls, data: Any) -> Chosen:
        year = data.get("year", "")
        return cls(
            BY_SLUG.get(data.get("doubt", "")),
            data.get("country", "")[:2].upper(),
            year if year.isdecimal() and year.isascii() and len(year) == 4 else "",
            "".join(data.get("cable", "").split()).upper()[:60],
            "".join(data.get("post", "").split()).upper()[:40],
            data.get("taken", "").strip()[:150],
        )

    @property
    def narrowed(self) -> Q:
        found = Q()
        for column, value in (
            ("cable__country", self.country), ("cable__reporting_year", self.year),
            ("cable__cable_id", self.cable), ("cable__post", self.post),
        ):  # fmt: skip
            found &= Q(**{column: value}) if value else Q()
        if self.taken == NOBODY:
            found &= Q(cable__taken=None)
        elif self.taken:
            found &= Q(cable__taken__editor__username=self.taken)
        return found

    def query(self, **more: str) -> str:
        kept = {"doubt": self.doubt.slug if self.doubt else "", "country": self.country}
        kept |= {"year": self.year, "cable": self.cable, "post": self.post, "taken": self.taken} | more
        return f"?{urlencode({name: value for name, value in kept.items() if value})}"


def may(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied


def at_a_glance(user: Any) -> dict[str, Any]:
    """What is left of each kind, what this editor has taken, and the latest batches."""
    left, everything = counted(seen_by(user), Q()), Chosen.of({})
    kinds = [(doubt, number, everything.query(doubt=doubt.slug)) for doubt, number in left.items() if number]
    return {
        "kinds": kinds,
        "left": sum(left.values()),
        "taken": Taken.objects.filter(editor=user).select_related("cable"),
        "batches": Batch.objects.select_related("editor")[:BATCHES],
    }


def queue(request: HttpRequest) -> HttpResponse:
    may(request, "cables.view_paragraph")
    chosen = Chosen.of(request.GET)
    doubts = seen_by(request.user)
    if chosen.doubt and chosen.doubt not in doubts:
        raise PermissionDenied
    left = counted(doubts, chosen.narrowed)
    found: Any = _found(chosen, left)  # a page asks for a slice and the length alone
    page: Page[Line] = Paginator(found, PAGE).get_page(request.GET.get("page"))
    held = Cable.objects.filter(held=True)
    countries = held.filter(country__isnull=False).values_list("country", "country__name")
    years = held.filter(reporting_year__isnull=False).values_list("reporting_year", flat=True)
    context = admin.site.each_context(request) | {
        "title": "Review queue",
        "chosen": chosen,
        "kinds": [(doubt, number, chosen.query(doubt=doubt.slug)) for doubt, number in left.items()],
        "left": sum(left.values()),
        "everything": chosen.query(doubt=""),
        "organizations": doubtful_organizations().count(),
        "organizations_at": reverse("admin:cables_organization_changelist", query=ORGANIZATIONS),
        "waiting": Cable.objects.filter(restore_asked_by__isnull=False).count(),
        "waiting_at": reverse("admin:cables_cable_changelist", query=WAITING),
        "batches": Batch.objects.select_related("editor")[:BATCHES],
        "lines": page.object_list,
        "page": page,
        "countries": countries.distinct().order_by("country__name"),
        "years": years.distinct().order_by("reporting_year"),
        "takers": list(
            Taken.objects.values_list("editor__username", flat=True).distinct().order_by("editor__username")
        ),
        "nobody": NOBODY,
    }
    return TemplateResponse(request, "admin/desk/queue.html", context)


def _found(chosen: Chosen, left: dict[Doubt, int]) -> _Counted:
    wanted = [chosen.doubt] if chosen.doubt else list(left)
    first, *others = [lines(doubt, chosen.narrowed) for doubt in wanted]
    rows = first.union(*others, all=True) if others else first
    number = sum(left[doubt] for doubt in wanted)
    return _Counted(rows.order_by("rank", "cable__cable_id", "at", "thing"), number)


class _Counted:
    """Lines whose number is known already."""

    ordered = True

    def __init__(self, rows: Any, number: int) -> None:
        self._rows, self._number = rows, number

    def __getitem__(self, part: slice) -> list[Line]:
        return [
            Line(DOUBTS[rank], thing, cable or "", country or "", year, place, said)
            for rank, thing, cable, country, year, place, _, said in self._rows[part]
        ]

    def __len__(self) -> int:
        return self._number
