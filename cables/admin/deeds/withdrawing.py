"""A whole cable taken out of what is public, and made public again: what the page before it shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from cables.admin.deeds.confirming import Deed, Shown
from cables.admin.why import WhyForm
from cables.deciding.two_people import hinders
from cables.deciding.withholding import GUARDED, keep_withdrawn, restore_cable, withdraw_cable
from cables.models import Cable, Withholding
from cables.models.history import EVENTS


class WithdrawForm(WhyForm):
    kind = forms.ChoiceField(
        choices=[("", "choose one"), *Withholding.Kind.choices],
        label="Class of reason",
        help_text="Told to everybody who asks for the cable.",
    )
    field_order = ("kind", "reason")


def _show(cable: Cable, editor: Any) -> Shown:
    about = [cable.subject, str(cable.country or ""), str(cable.reporting_year or "")]
    history = reverse("admin:cables_cable_history", args=[cable.pk])
    return Shown(cable.cable_id, [part for part in [*about, *_decided(cable)] if part], history=history)


def _decided(cable: Cable) -> Iterator[str]:
    """Who withdrew it and why, and who asks to make it public again."""
    events = EVENTS[Cable]._default_manager.filter(pgh_obj=cable.pk).select_related("pgh_context")
    if cable.withdrawn_at:
        first = events.filter(withdrawn_at=cable.withdrawn_at)
        yield f"withdrawn as “{cable.get_withdrawn_reason_display()}”{_said(first)}"
    if cable.restore_asked_by:
        before = events.filter(restore_asked_by=None).order_by("pgh_id").last()
        first = events.filter(pgh_id__gt=before.pgh_id if before else 0)
        yield f"to be made public again{_said(first)}"


def _said(events: QuerySet[Any]) -> str:
    """When, who and why: of the first of these acts."""
    event = events.order_by("pgh_id").first()
    said = event.pgh_context.metadata if event else {}
    return f", {event.pgh_created_at:%Y-%m-%d}, {said['actor']}: {said['reason']}" if event else ""


def _withdraw(cable: Cable, editor: Any, values: dict[str, Any]) -> str:
    withdraw_cable(
        cable, values["kind"], at=timezone.now(), editor=editor, reason=values["reason"],
        version=cable.version,
    )  # fmt: skip
    return "withdrawn: the address answers that the cable is gone, and why"


def _restore(cable: Cable, editor: Any, values: dict[str, Any]) -> str:
    done = restore_cable(cable, editor=editor, reason=values["reason"], version=cable.version)
    return "public again" if done else "still withdrawn, until a second editor agrees"


def _not_yet(cable: Cable, editor: Any) -> str:
    if not cable.withdrawn_at:
        return "not withdrawn"
    return hinders(cable.restore_asked_by, editor) if cable.withdrawn_reason in GUARDED else ""


def _keep(cable: Cable, editor: Any, values: dict[str, Any]) -> str:
    keep_withdrawn(cable, editor=editor, reason=values["reason"], version=cable.version)
    return "still withdrawn, and nobody is asked any more to agree"


WITHDRAW = Deed(
    action="withdraw",
    title="Withdraw from the public",
    button="Withdraw",
    will="The cable goes from every page, list, file and feed at once, whatever is loaded later. Its address "
    "says that it was withdrawn and the class of reason, and nothing else of it.",
    show=_show,
    hinders=lambda cable, editor: "withdrawn already" if cable.withdrawn_at else "",
    act=_withdraw,
    form=WithdrawForm,
)
RESTORE = Deed(
    action="restore",
    title="Make public again",
    button="Make public again",
    will="The whole cable can be read again at its old address, less what is withheld in it. Where it was "
    "withdrawn to protect a person, it takes two: the first asks, the second makes it public.",
    show=_show,
    hinders=_not_yet,
    act=_restore,
)
KEEP = Deed(
    action="keep_withdrawn",
    title="Keep withdrawn",
    button="Keep withdrawn",
    will="Somebody asked to make public again what protects a person. It stays withdrawn, and it takes two "
    "anew to make it public.",
    show=_show,
    hinders=lambda cable, editor: "" if cable.restore_asked_by_id else "nobody asked to make it public",
    act=_keep,
)
