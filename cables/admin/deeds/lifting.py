"""What is withheld made public again, or withheld as another kind: what the page before it shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.urls import reverse

from cables.admin.deeds.confirming import Deed, Shown
from cables.admin.review.differences import Words, compared
from cables.admin.why import WhyForm
from cables.deciding.two_people import hinders
from cables.deciding.withholding import GUARDED, lift, withhold_as
from cables.models import Withholding
from cables.publishing.publication import unveiled


def _show(withholding: Withholding, editor: Any) -> Shown:
    words = _published(withholding)
    history = reverse("admin:cables_withholding_history", args=[withholding.pk])
    return Shown(_place(withholding), list(_known(withholding, words)), words, history)


def _place(withholding: Withholding) -> str:
    whole = "" if withholding.source_start is not None else ", all of it"
    return f"{withholding.paragraph or withholding.cable}{whole}"


def _published(withholding: Withholding) -> list[Words]:
    """The paragraph as it would be published; what stands in none, as it stands in the source."""
    paragraph = withholding.paragraph
    if paragraph is None:
        return [Words("new", withholding.quote)]
    return compared(paragraph.public_text, unveiled(withholding, paragraph))


def _known(withholding: Withholding, words: list[Words]) -> Iterator[str]:
    who = "the machine" if withholding.by_machine else str(withholding.made_by or "an editor")
    why = f": {withholding.reason}" if withholding.reason else ""
    yield f"{withholding.get_kind_display()}, withheld by {who}{why}"
    if withholding.lift_asked_by:
        yield f"{withholding.lift_asked_by} asks to make it public"
    if all(piece.kind == "kept" for piece in words):
        yield "these words are withheld otherwise as well: nothing that is published changes"


def _hinders(withholding: Withholding, editor: Any) -> str:
    if withholding.lifted_at:
        return "public already"
    return hinders(withholding.lift_asked_by, editor) if withholding.kind in GUARDED else ""


def _lift(withholding: Withholding, editor: Any, values: dict[str, Any]) -> str:
    done = lift(withholding, editor, values["reason"])
    return "public again" if done else "still withheld, until a second editor agrees"


class KindForm(WhyForm):
    kind = forms.ChoiceField(choices=[("", "choose one"), *Withholding.Kind.choices], label="Kind")
    field_order = ("kind", "reason")


def _show_kind(withholding: Withholding, editor: Any) -> Shown:
    """The words as they stand, and who asked for which kind."""
    notes = [f"withheld as {withholding.get_kind_display()}"]
    if withholding.weaker_asked_by:
        asked = withholding.get_weaker_display()
        notes.append(f"{withholding.weaker_asked_by} asks to withhold it as {asked}")
    words = [Words("kept", withholding.quote)] if withholding.quote else []
    return Shown(_place(withholding), notes, words)


def _withhold_as(withholding: Withholding, editor: Any, values: dict[str, Any]) -> str:
    try:
        done = withhold_as(withholding, values["kind"], editor=editor, reason=values["reason"])
    except ValueError as error:
        return f"left as before: {error}"
    return "of another kind now" if done else "as before, until a second editor agrees to this kind"


KIND = Deed(
    action="change_kind",
    title="Change the kind",
    button="Change the kind",
    will="The words stay withheld; the public is told the new kind. To withhold as less than the safety of a "
    "person or the identity of a victim takes two: the first asks, the second agrees.",
    show=_show_kind,
    hinders=lambda withholding, editor: "public already" if withholding.lifted_at else "",
    act=_withhold_as,
    form=KindForm,
)
LIFT = Deed(
    action="lift",
    title="Make public what is withheld",
    button="Make public",
    will="The underlined words are published on every page, in search, files and feeds at once. What "
    "protects a person takes two: the first asks, the second makes it public.",
    show=_show,
    hinders=_hinders,
    act=_lift,
)
