"""A whole cable taken out of what is public, and made public again: what the page before it shows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from cables.models import Cable, Withholding
from cables.models.withholding import restore_cable, withdraw_cable

from .confirming import Deed, Shown, WhyForm


class WithdrawForm(WhyForm):
    kind = forms.ChoiceField(
        choices=[("", "choose one"), *Withholding.Kind.choices],
        label="Class of reason",
        help_text="Told to everybody who asks for the cable.",
    )
    field_order = ("kind", "reason")


def _show(cable: Cable, editor: Any) -> Shown:
    about = [cable.subject, str(cable.country or ""), str(cable.reporting_year or "")]
    if cable.withdrawn_at:
        about.append(f"withdrawn on {cable.withdrawn_at:%d.%m.%Y}: {cable.get_withdrawn_reason_display()}")
    history = reverse("admin:cables_cable_history", args=[cable.pk])
    return Shown(cable.cable_id, [part for part in about if part], history=history)


def _withdraw(cable: Cable, editor: Any, values: dict[str, Any]) -> str:
    withdraw_cable(
        cable, values["kind"], at=timezone.now(), editor=editor, reason=values["reason"],
        version=cable.version,
    )  # fmt: skip
    return "withdrawn: the address answers that the cable is gone, and why"


def _restore(cable: Cable, editor: Any, values: dict[str, Any]) -> str:
    restore_cable(cable, editor=editor, reason=values["reason"], version=cable.version)
    return "public again"


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
    will="The whole cable can be read again at its old address, less what is withheld in it.",
    show=_show,
    hinders=lambda cable, editor: "" if cable.withdrawn_at else "not withdrawn",
    act=_restore,
)
