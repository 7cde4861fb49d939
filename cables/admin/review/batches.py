"""Batches at work: made by a page, done piece by piece by a worker, looked at and undone on their own page.

A piece is one transaction of some tenths of a second: whoever saves meanwhile waits no longer than that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from cables.admin.editors import editor_of
from cables.admin.review.queue import may
from cables.admin.review.verdicts import KINDS, decide
from cables.admin.why import WhyForm
from cables.deciding.correcting import correct, in_force, withdraw
from cables.deciding.reviewing import token
from cables.models import Batch, BatchItem, Check, Correction, Problem, Withholding
from cables.writing.acts import writing

PIECE = 20
LISTED = 200  # things that were left, on the page of a batch
# The field that a decision corrects, of the kinds that are decided by a correction.
CORRECTS = {"statistic": "review", "codes": "questions"}
Outcome, State = BatchItem.Outcome, Batch.State


def short(thing: Any) -> str:
    """What tells that a thing is still as it was shown."""
    return hashlib.sha256(token(thing).encode()).hexdigest()[:12]


def make(
    doubt: str, kind: str, seen: Iterable[tuple[int, str]], *, accept: bool, reason: str, editor: User
) -> Batch:
    """`seen` are primary keys with what `short` said of them."""
    with transaction.atomic():
        batch = Batch.objects.create(doubt=doubt, kind=kind, accept=accept, reason=reason, editor=editor)
        BatchItem.objects.bulk_create(BatchItem(batch=batch, object_id=pk, seen=was) for pk, was in seen)
    return batch


def work() -> bool:
    """Do the next piece of the oldest batch that is under way; whether there was one."""
    batch = Batch.objects.filter(state__in=(State.WAITING, State.UNDOING)).order_by("pk").first()
    if batch is None:
        return False
    undoing = batch.state == State.UNDOING
    by = batch.undone_by if undoing else batch.editor
    assert by is not None
    with writing(by, batch.undone_for if undoing else batch.reason):
        # Whoever else works at it has waited for us: what he did meanwhile is left out.
        piece = list(batch.items.filter(outcome=Outcome.DONE if undoing else Outcome.WAITING)[:PIECE])
        things = KINDS[batch.kind].model._base_manager.in_bulk([item.object_id for item in piece])
        for item in piece:
            thing = things.get(item.object_id)
            (_undo if undoing else _decide)(batch, item, thing, by)
        BatchItem.objects.bulk_update(piece, ["outcome", "said", "note"])
        if len(piece) < PIECE:
            Batch.objects.filter(pk=batch.pk).update(state=State.UNDONE if undoing else State.DONE)
    return True


def _decide(batch: Batch, item: BatchItem, thing: Any, by: User) -> None:
    if thing is None:
        item.outcome = Outcome.GONE
    elif short(thing) != item.seen:
        item.outcome = Outcome.CHANGED
    else:
        before = _standing(batch.kind, thing)
        try:
            with transaction.atomic():
                decide(batch.kind, thing, batch.accept, seen=token(thing), reason=batch.reason, editor=by)
        except ValueError as error:
            item.outcome, item.said = Outcome.FAILED, str(error)[:300]
        else:
            now = KINDS[batch.kind].model._base_manager.get(pk=thing.pk)
            item.outcome, item.note = Outcome.DONE, {"before": before, "after": _standing(batch.kind, now)}


def _standing(kind: str, thing: Any) -> Any:
    """What a decision changes of a thing, as it is now: the correction in force, or the columns."""
    if field := CORRECTS.get(kind):
        correction = in_force(thing, field)
        return correction.pk if correction else None
    if isinstance(thing, Problem | Check):
        return thing.settled_at.isoformat() if thing.settled_at else None
    return [thing.by_machine, thing.made_by_id]


def _undo(batch: Batch, item: BatchItem, thing: Any, by: User) -> None:
    """Only what stands as the batch left it: what somebody said since stays."""
    before, after = item.note.get("before"), item.note.get("after")
    if thing is None or _standing(batch.kind, thing) != after or before == after:
        item.outcome = Outcome.KEPT
        return
    if field := CORRECTS.get(batch.kind):
        withdraw(Correction.objects.get(pk=after), reason=batch.undone_for, editor=by)
        if before is not None:
            said = Correction.objects.get(pk=before).says
            correct(
                type(thing)._base_manager.get(pk=thing.pk), field, said, reason=batch.undone_for, editor=by
            )
    elif isinstance(thing, Problem | Check):
        settled = parse_datetime(before) if before else None
        type(thing)._base_manager.filter(pk=thing.pk).update(settled_at=settled)
    else:
        machine, maker = before
        Withholding.objects.filter(pk=thing.pk).update(by_machine=machine, made_by=maker)
    item.outcome = Outcome.UNDONE


def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """How far it has come and what became of each thing; a POST with a reason undoes all of it."""
    may(request, "cables.view_paragraph")
    found = get_object_or_404(Batch.objects.select_related("editor", "undone_by"), pk=pk)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        may(request, KINDS[found.kind].may_accept)
        if form.is_valid():
            return _undone(request, found, form.cleaned_data["reason"])
    counts = dict(found.items.order_by().values_list("outcome").annotate(n=Count("pk")))
    whole = sum(counts.values())
    left = counts.get(Outcome.DONE if found.state == State.UNDOING else Outcome.WAITING, 0)
    context = admin.site.each_context(request) | {
        "title": "Many at once",
        "batch": found,
        "form": form,
        "whole": whole,
        "finished": whole - left,
        "counts": [(Outcome(name).label, number) for name, number in sorted(counts.items())],
        "left": _listed(found, (Outcome.CHANGED, Outcome.GONE, Outcome.FAILED, Outcome.KEPT)),
        "may_undo": found.state == State.DONE and request.user.has_perm(KINDS[found.kind].may_accept),
        "again": "" if not found.under_way else request.path,
    }
    return TemplateResponse(request, "admin/desk/batch.html", context)


def _undone(request: HttpRequest, found: Batch, reason: str) -> HttpResponse:
    changed = Batch.objects.filter(pk=found.pk, state=State.DONE).update(
        state=State.UNDOING, undone_by=editor_of(request), undone_for=reason
    )
    if not changed:
        messages.error(request, "Nothing was undone: it is not done, or is undone already.")
    return HttpResponseRedirect(request.path)


def _listed(found: Batch, outcomes: Sequence[str]) -> list[tuple[BatchItem, str, str]]:
    """(item, what it is called, its place on the review page)"""
    items = list(found.items.filter(outcome__in=outcomes)[:LISTED])
    model: Any = KINDS[found.kind].model
    things = model._base_manager.select_related("cable").in_bulk([item.object_id for item in items])
    told = []
    for item in items:
        thing = things.get(item.object_id)
        place = (
            reverse("desk-review", args=[thing.cable.cable_id]) + f"#{found.kind}-{thing.pk}" if thing else ""
        )
        told.append((item, str(thing) if thing else f"{found.kind} {item.object_id}", place))
    return told
