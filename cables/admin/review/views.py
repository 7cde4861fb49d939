"""The review page at work: a cable, one paragraph of it, a verdict, an edit or a tool, each a short view.

Every form shows what would be published otherwise before it saves, and tells who was second what the first
one saved; what was typed stays.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from cables.admin.deeds.confirming import Deed
from cables.admin.editors import editor_of
from cables.admin.review.differences import Difference, foreseen
from cables.admin.review.flow import beside, progress
from cables.admin.review.queue import may
from cables.admin.review.rows import TOP, Row, rows
from cables.admin.review.tools import HEADER_TOOLS, TOOLS, ToolForm
from cables.admin.review.verdicts import KINDS, decide
from cables.deciding.correcting import Stale, correct
from cables.models import Cable, Mention, Organization, Paragraph, Statistic, Taken
from cables.writing.acts import alone_to_save

CARRIED = ("csrfmiddlewaretoken", "seen", "save", "preview")  # in every form, typed by nobody
EDITED = {
    "paragraph": Paragraph, "statistic": Statistic, "organization": Organization, "mention": Mention,
}  # fmt: skip


def review(request: HttpRequest, cable_id: str) -> HttpResponse:
    """The whole cable."""
    may(request, "cables.view_paragraph")
    cable = _cable(cable_id)
    found = rows(cable, request.user)
    before, following = beside(cable)
    context = admin.site.each_context(request) | {
        "title": f"Review {cable.cable_id}",
        "cable": cable,
        "rows": found,
        "doubts": sum(row.doubts for row in found),
        "progress": progress([item for row in found for item in row.items]),
        "before": before,
        "following": following,
        "taken": Taken.objects.select_related("editor").filter(cable=cable).first(),
        "may_take": request.user.has_perm("cables.change_paragraph"),
    }
    return TemplateResponse(request, "admin/desk/review.html", context)


def _cable(cable_id: str) -> Cable:
    return get_object_or_404(Cable.objects.select_related("country", "post"), cable_id=cable_id, held=True)


def verdict(request: HttpRequest, cable_id: str, kind: str, pk: int) -> HttpResponse:
    """Accept or reject one thing of the cable, as it was seen."""
    if request.method != "POST" or kind not in KINDS:
        raise Http404
    cable, thing = _cable(cable_id), get_object_or_404(KINDS[kind].model, pk=pk)
    post, said, item = request.POST, "", f"{kind}-{pk}"
    deed = KINDS[kind].asks(post.get("verdict") == "accept")
    if deed and not ("confirmed" in post and deed.form(post).is_valid()):
        return _asked(request, cable, kind, thing, deed)
    try:
        decide(
            kind, thing, post.get("verdict") == "accept", seen=post.get(f"seen-{item}", ""),
            reason=post.get("reason", "").strip()[:500], editor=editor_of(request),
        )  # fmt: skip
    except Stale:
        said = "Somebody else decided this meanwhile: nothing was saved. Look at it again."
    except ValueError as error:
        said = str(error)
    if said and not request.htmx:  # type: ignore[attr-defined]
        messages.error(request, said)
    return _row(
        request, cable, post.get("row", ""), f"{kind}-{pk}", said=said, all_of_it=kind == "correction"
    )


def _asked(request: HttpRequest, cable: Cable, kind: str, thing: Any, deed: Deed) -> HttpResponse:
    """The page before what reaches further than its place; it comes back where no reason is given."""
    accept, item = request.POST.get("verdict") == "accept", f"{kind}-{thing.pk}"
    may(request, KINDS[kind].may_accept if accept else KINDS[kind].may_reject)
    back = reverse("desk-review", args=[cable.cable_id]) + f"#{item}"
    if hinders := deed.hinders(thing, request.user):
        messages.error(request, f"Nothing was done: {hinders}.")
        return HttpResponseRedirect(back)
    context = admin.site.each_context(request) | {
        "title": deed.title,
        "cable": cable,
        "deed": deed,
        "shown": deed.show(thing, request.user),
        "form": deed.form(request.POST if "confirmed" in request.POST else None),
        "verdict": request.POST.get("verdict", ""),
        "row": request.POST.get("row", ""),
        "seen_name": f"seen-{item}",
        "seen": request.POST.get(f"seen-{item}", ""),
        "back": back,
    }
    return TemplateResponse(request, "admin/desk/asked.html", context)


def edit(request: HttpRequest, cable_id: str, key: str, kind: str, pk: int) -> HttpResponse:
    """Correct fields of a paragraph, figure or organization where it stands."""
    if kind not in EDITED:
        raise Http404
    may(request, f"cables.change_{kind}")
    cable, thing = _cable(cable_id), EDITED[kind]._default_manager.filter(pk=pk).first()
    if thing is None:
        return _gone(request, cable, key)
    model_admin = admin.site.get_model_admin(EDITED[kind])
    make = model_admin.get_form(request, thing, change=True)

    def save(form: Any) -> None:
        for name in form.changed_fields:
            correct(
                thing, name, form.says(name), reason=form.cleaned_data["reason"], editor=editor_of(request)
            )

    with alone_to_save(request.method or ""):
        form = make(request.POST or None, instance=thing)
        title = f"Correct {thing._meta.verbose_name}"
        return _work(request, cable, key, form, title, "Save", lambda: save(form), f"{kind}-{pk}")


def tool(request: HttpRequest, cable_id: str, key: str, name: str) -> HttpResponse:
    """Divide, join, add a figure or withhold words; of the header, withhold words."""
    tools = HEADER_TOOLS if key == TOP else TOOLS
    if name not in tools:
        raise Http404
    may(request, tools[name].permission)
    cable = _cable(cable_id)
    words = {"words": request.GET["words"]} if request.GET.get("words") else None
    with alone_to_save(request.method or ""):
        paragraphs = cable.paragraphs.select_related("cable").filter(key=key, removed_at=None)
        here = cable if key == TOP else paragraphs.first()
        if here is None:
            return _gone(request, cable, key)
        form: ToolForm = tools[name](here, request.POST or None, initial=words)
        act = lambda: form.act(request.user)  # noqa: E731
        return _work(request, cable, key, form, form.title, form.save, act, key, whole=True)


def _work(
    request: HttpRequest, cable: Cable, key: str, form: Any, title: str, save: str, act: Any, item: str,
    whole: bool = False,
) -> HttpResponse:  # fmt: skip
    """One form: shown, then its difference, then saved."""
    differences: list[Difference] | None = None
    if request.method == "POST" and form.is_valid():
        try:
            if "save" in request.POST:
                act()
                return _row(request, cable, key, item, all_of_it=whole)
            differences = foreseen(cable, act)
        except Stale as stale:
            form.data = form.data.copy()
            form.data["seen"] = str(stale.current.version)  # type: ignore[attr-defined]
            now = getattr(stale.current, "public_text", stale.current)
            form.add_error(None, f"Somebody else saved this meanwhile. It now reads: {now}")
        except ValueError as error:
            form.add_error(None, str(error))
    work = {"form": form, "title": title, "save": save, "differences": differences, "item": item}
    return _row(request, cable, key, item, work=work)


def _row(
    request: HttpRequest, cable: Cable, key: str, item: str, *, work: Any = None, said: str = "",
    all_of_it: bool = False,
) -> HttpResponse:  # fmt: skip
    """The row as it is now: alone for htmx, else on a page of its own, or the review page at its place."""
    back = reverse("desk-review", args=[cable.cable_id])
    if not work and not request.htmx:  # type: ignore[attr-defined]
        return HttpResponseRedirect(f"{back}#{item}")
    if all_of_it and not work and not said:
        return HttpResponse(headers={"HX-Refresh": "true"})
    found: list[Row] = rows(cable, request.user, key)
    if not found:
        return _gone(request, cable, key)
    template = "admin/desk/row.html" if request.htmx else "admin/desk/one.html"  # type: ignore[attr-defined]
    context = {"cable": cable, "row": found[0], "work": work, "said": said}
    if not request.htmx:  # type: ignore[attr-defined]
        context |= admin.site.each_context(request) | {"title": work["title"]}
    response = TemplateResponse(request, template, context)
    add_never_cache_headers(response)
    return response


def _gone(request: HttpRequest, cable: Cable, key: str) -> HttpResponse:
    """Somebody joined the paragraph to another while a form about it was open: whoever sends it is told, and
    has what was typed before him."""
    if request.method != "POST" or not cable.paragraphs.filter(key=key).exists():
        raise Http404
    now = cable.paragraphs.filter(removed_at=None, aliases__contains=[key]).first()
    context = {"cable": cable, "key": key, "now": now, "typed": _typed(request)}
    if request.htmx:  # type: ignore[attr-defined]
        return TemplateResponse(request, "admin/desk/gone.html", context)
    context |= admin.site.each_context(request) | {"title": "Nothing was saved"}
    return TemplateResponse(request, "admin/desk/gone_page.html", context)


def _typed(request: HttpRequest) -> dict[str, str]:
    """What the editor changed in the form that came too late, by the names of its fields."""
    sent: dict[str, str] = request.POST.dict()
    return {
        name.replace("_", " "): value
        for name, value in sent.items()
        if name not in CARRIED and not name.startswith("initial-")
        if value.strip() and value != sent.get(f"initial-{name}")
    }


def looked_at(request: HttpRequest, cable_id: str, key: str) -> HttpResponse:
    """One paragraph of the page as it is now, after a form was put away."""
    may(request, "cables.view_paragraph")
    if not request.htmx:  # type: ignore[attr-defined]
        return HttpResponseRedirect(reverse("desk-review", args=[cable_id]) + f"#{key}")
    return _row(request, _cable(cable_id), key, key)
