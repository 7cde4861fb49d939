"""The page between an action in a list and its deed: what it is about, what will happen, and why.

It is sent back to the list with what it has shown, so that nothing is done to what was not seen there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from cables.admin.base import ReadOnlyAdmin
from cables.admin.review.differences import Difference, Words
from cables.admin.why import WhyForm
from cables.deciding.reviewing import token
from cables.writing.acts import alone

MOST = 100  # on one page, which somebody has to read


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing on the page: its name, what is to be known of it, words of it as they would be, and what
    would be published otherwise."""

    name: str
    notes: Sequence[str] = ()
    words: Sequence[Words] = field(default_factory=tuple)
    history: str = ""
    differences: Sequence[Difference] | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """`will` says what will happen. `hinders` says why nothing can be done to a thing, "" where it can; `act`
    does it and says what became of the thing, to be counted: "withdrawn", "waiting for a second editor"."""

    action: str
    title: str
    button: str
    will: str
    show: Callable[[Any, Any], Shown]
    hinders: Callable[[Any, Any], str]
    act: Callable[[Any, Any, dict[str, Any]], str]
    form: type[WhyForm] = WhyForm


def confirmed(
    admin: ReadOnlyAdmin, request: HttpRequest, things: Iterable[Any], deed: Deed
) -> HttpResponse | None:
    """The page, and the answer to it; None where nothing is left to ask."""
    if "confirmed" not in request.POST:
        return _asked(admin, request, list(admin.as_listed(request, things)), deed, deed.form())
    with alone():
        form = deed.form(request.POST)
        chosen = list(things)
        if not form.is_valid():
            return _asked(admin, request, chosen, deed, form)
        if gone := len(set(request.POST.getlist(ACTION_CHECKBOX_NAME))) - len(chosen):
            admin.message_user(request, f"{gone} are not there any more.", messages.WARNING)
        _done(admin, request, list(admin.as_seen(request, chosen)), deed, form.cleaned_data)
    return HttpResponseRedirect(request.path + _query(request))


def _done(
    admin: ReadOnlyAdmin, request: HttpRequest, things: list[Any], deed: Deed, values: dict[str, Any]
) -> None:
    """Do it to each, and say what became of how many."""
    left, doable = _parted(things, request.user, deed)
    done = Counter(deed.act(thing, request.user, values) for thing in doable)
    admin.tell(request, done, left)


def _parted(things: Iterable[Any], editor: Any, deed: Deed) -> tuple[Counter[str], list[Any]]:
    """(what hinders how many, the others)"""
    hindered = [(thing, deed.hinders(thing, editor)) for thing in things]
    return Counter(why for _, why in hindered if why), [thing for thing, why in hindered if not why]


def _asked(
    admin: ReadOnlyAdmin, request: HttpRequest, things: list[Any], deed: Deed, form: WhyForm
) -> HttpResponse | None:
    left, doable = _parted(things, request.user, deed)
    if len(doable) > MOST:
        said = f"{len(doable)} are more than can be looked at: choose {MOST} at most. Nothing was done."
        admin.message_user(request, said, messages.ERROR)
        return None
    if not doable:
        admin.tell(request, Counter(), left)
        return None
    context = admin.admin_site.each_context(request) | {
        "title": deed.title,
        "opts": admin.opts,
        "deed": deed,
        "form": form,
        "left": [f"{number} left: {why}." for why, number in left.items()],
        "shown": [(thing, _seen(request, thing), deed.show(thing, request.user)) for thing in doable],
        "back": _query(request),
    }
    return TemplateResponse(request, "admin/desk/confirm.html", context)


def _seen(request: HttpRequest, thing: Model) -> str:
    """A page that comes back with an error has shown no more than before."""
    return request.POST.get(f"seen-{thing.pk}", "") if "confirmed" in request.POST else token(thing)


def _query(request: HttpRequest) -> str:
    """How the list was narrowed, to go back to it."""
    query = request.POST.get("back", "") or request.META.get("QUERY_STRING", "")
    return f"?{query.removeprefix('?')}" if query else ""
