"""The history of one thing at the desk: every act that changed it, and the way back to each version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from cables.admin.editors import editor_of
from cables.admin.review.summaries import spoken
from cables.admin.why import WhyForm
from cables.deciding.correcting import Stale
from cables.deciding.fields import CORRECTABLE
from cables.deciding.versions import Version, differing, revert, versions
from cables.models import Correction, Statistic
from cables.reading.differences import Difference, differences
from cables.reading.history import said

# What follows from the rest, or is kept for machines: no change that anybody looks for.
TECHNICAL = {
    "version", "runs", "start", "end", "value_start", "value_end", "source_start", "items", "repairs",
    "aliases", "along", "unmasked", "extractor", "read_at", "transmission_sections", "instruction_basis",
    "document_reason", "kind_confidence", "likely_kind", "measure", "head", "key", "read_before",
}  # fmt: skip
LONG = 60  # a value longer than this is compared word by word


@dataclass(frozen=True, slots=True)
class Change:
    """One column of one act; `differences` of long texts, else the value before and after."""

    name: str
    before: str
    after: str
    differences: list[Difference]


@dataclass(frozen=True, slots=True)
class Step:
    """A version with its changes; of one that stands now there is no way back to it."""

    version: Version
    changes: list[Change]
    current: bool


def history(
    admin: Any, request: HttpRequest, thing: models.Model, past: list[Version] | None = None
) -> HttpResponse:
    """The page, and the answer to its buttons; `past` of a thing whose versions the database does not keep.
    Whoever may only look learns who and when, not which words: those that are withheld are among them."""
    may_change = admin.has_change_permission(request, thing)
    found = past if past is not None else versions(thing)
    if request.method == "POST":
        if not (may_change and type(thing) in CORRECTABLE):
            raise PermissionDenied
        return _revert(admin, request, thing, found)
    context = admin.admin_site.each_context(request) | {
        "title": f"History of {thing}",
        "opts": admin.opts,
        "object": thing,
        "steps": list(_steps(thing, found))[::-1],
        "may_change": may_change,
        "may_revert": may_change and type(thing) in CORRECTABLE,
    }
    return TemplateResponse(request, "admin/cables/history.html", context)


def _revert(admin: Any, request: HttpRequest, thing: models.Model, found: list[Version]) -> HttpResponse:
    """First the difference, and why; then the deed."""
    to = next((version for version in found if str(version.act) == request.POST.get("act")), None)
    seen = request.POST.get("seen", "")
    if to is None or not seen.isdecimal():
        raise Http404
    form = WhyForm(request.POST if "save" in request.POST else None)
    if not form.is_valid():
        return _asked(admin, request, thing, to, form)
    try:
        changed = revert(
            thing, to, editor=editor_of(request), reason=form.cleaned_data["reason"], version=int(seen)
        )
    except Stale as stale:
        messages.error(request, f"{stale} Nothing was reverted: look at what it says now.")
    except ValueError as error:
        messages.error(request, str(error))
    else:
        names = ", ".join(name.replace("_", " ") for name in changed)
        messages.success(request, f"Reverted: {names}." if changed else "It says so already.")
    return HttpResponseRedirect(_back(request, thing))


def _asked(admin: Any, request: HttpRequest, thing: models.Model, to: Version, form: WhyForm) -> HttpResponse:
    """The page with what would be different."""
    changes = [
        _change(thing, field, {field: now}, {field: then}) for field, now, then in differing(thing, to)
    ]
    context = admin.admin_site.each_context(request) | {
        "title": f"Revert {thing._meta.verbose_name}",
        "opts": admin.opts,
        "object": thing,
        "version": to,
        "changes": changes,
        "form": form,
        "seen": request.POST["seen"],
    }
    return TemplateResponse(request, "admin/cables/revert.html", context)


def _back(request: HttpRequest, thing: models.Model) -> str:
    """Where the editor was; a figure whose words are gone goes with the last word that was said of it."""
    if isinstance(thing, Statistic) and not Statistic.objects.filter(pk=thing.pk).exists():
        return reverse("desk-review", args=[thing.cable.cable_id])
    return request.path


def _steps(thing: models.Model, found: list[Version]) -> Iterator[Step]:
    """The first version changed everything, so that of it nothing is set against anything."""
    if found:
        yield Step(found[0], [], len(found) == 1)
    for before, version in pairwise(found):
        names = [name for name in version.changed if name not in TECHNICAL]
        changes = [_change(thing, name, before.state, version.state) for name in names]
        yield Step(version, changes, version is found[-1])


def _change(thing: models.Model, name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Change:
    old, new = (in_words(thing, name, values.get(name)) for values in (before, after))
    long = max(len(old), len(new)) > LONG
    compared = list(differences(old.split(), new.split())) if long else []
    return Change(name.removesuffix("_id").replace("_", " "), old, new, compared)


def in_words(thing: models.Model, name: str, value: Any) -> str:
    """What a column says; what it points at by its name."""
    if isinstance(thing, Correction) and name in ("read", "says"):
        return spoken(thing, value)
    column = next((one for one in thing._meta.concrete_fields if name in (one.name, one.attname)), None)
    if value is not None and isinstance(column, models.ForeignKey):
        return str(column.related_model._base_manager.filter(pk=value).first() or value)
    if column is not None and column.choices:
        return str(dict(column.flatchoices).get(value, value))
    return said(value)
