"""Many at once: a sample is looked at first, then all of a kind of doubt are accepted or rejected."""

from __future__ import annotations

import hashlib
import random
from typing import Any

from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from cables.admin.editors import editor_of
from cables.admin.review.batches import make, short
from cables.admin.review.doubts import Doubt
from cables.admin.review.queue import Chosen, may
from cables.admin.review.summaries import summary
from cables.admin.review.verdicts import KINDS

SAMPLE, MOST = 10, 2000
SALT = "bulk of doubts"
SECONDS = 3600


def bulk(request: HttpRequest) -> HttpResponse:
    """The sample and the two buttons; a POST decides for what was chosen when the page was made."""
    chosen = Chosen.of(request.GET)
    if chosen.doubt is None or not chosen.doubt.bulk:
        return HttpResponseRedirect(reverse("desk-queue"))
    kind = KINDS[chosen.doubt.kind]
    may(request, kind.may_accept)
    if request.method == "POST":
        return _decide_all(request, chosen.doubt)
    things = _things(chosen, request.GET.get("statistic", ""))
    context = admin.site.each_context(request) | {
        "title": f"At once: {chosen.doubt.label}",
        "chosen": chosen,
        "kind": kind,
        "number": len(things),
        "sample": [_shown(chosen.doubt, thing) for thing in _sampled(chosen, things)],
        "kept": signing.dumps([[thing.pk, short(thing)] for thing in things], salt=SALT, compress=True),
        "statistics": _statistics(chosen),
        "statistic": request.GET.get("statistic", ""),
    }
    return TemplateResponse(request, "admin/desk/bulk.html", context)


def sample(things: list[Any], seed: str) -> list[Any]:
    """Some of them by chance, and the same ones for whoever looks at the same things."""
    chance = random.Random(hashlib.sha256(seed.encode()).digest())
    return sorted(chance.sample(things, min(SAMPLE, len(things))), key=things.index)


def _sampled(chosen: Chosen, things: list[Any]) -> list[Any]:
    return sample(things, f"{chosen.query()} {[thing.pk for thing in things]}")


def _shown(doubt: Doubt, thing: Any) -> tuple[str, str, str, str]:
    """(cable, what is said of it, its words, the place on the review page)."""
    address = reverse("desk-review", args=[thing.cable.cable_id]) + f"#{doubt.kind}-{thing.pk}"
    return thing.cable.cable_id, summary(thing), getattr(thing, doubt.words)[:400], address


def _things(chosen: Chosen, statistic: str) -> list[Any]:
    assert chosen.doubt is not None
    rows = (
        chosen.doubt.waiting()
        .filter(chosen.narrowed)
        .select_related("cable")
        .order_by("cable__cable_id", "pk")
    )
    if statistic and chosen.doubt.kind == "statistic":
        rows = rows.filter(kind=statistic)
    return list(rows[:MOST])


def _statistics(chosen: Chosen) -> list[str]:
    """The kinds of figures to choose from."""
    if chosen.doubt is None or chosen.doubt.kind != "statistic":
        return []
    rows = chosen.doubt.waiting().filter(chosen.narrowed).order_by("kind")
    return list(rows.values_list("kind", flat=True).distinct())


def _decide_all(request: HttpRequest, doubt: Doubt) -> HttpResponse:
    reason = request.POST.get("reason", "").strip()[:500]
    if not reason:
        messages.error(request, "Say why: one reason for all of them.")
        return HttpResponseRedirect(request.get_full_path())
    try:
        kept = signing.loads(request.POST.get("kept", ""), salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        messages.error(request, "That page is too old: look at a sample again.")
        return HttpResponseRedirect(request.get_full_path())
    accept = "reject" not in request.POST
    if KINDS[doubt.kind].asks(accept):
        raise PermissionDenied  # each is looked at by itself
    made = make(doubt.slug, doubt.kind, kept, accept=accept, reason=reason, editor=editor_of(request))
    return HttpResponseRedirect(reverse("desk-batch", args=[made.pk]))
