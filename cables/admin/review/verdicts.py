"""What can be said of each kind of thing in doubt: how it is accepted, how rejected, and who may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models

from cables.admin.deeds.confirming import Deed
from cables.admin.deeds.lifting import LIFT
from cables.admin.deeds.rejecting import REJECT
from cables.admin.review.redividing import redividing
from cables.deciding.correcting import correct, keep, withdraw
from cables.deciding.doubts import look_at
from cables.deciding.reviewing import (
    confirm_codes,
    confirm_withheld,
    current,
    strike_doubtful_codes,
)
from cables.deciding.withholding import lift
from cables.models import (
    Check,
    Correction,
    Mention,
    Organization,
    Paragraph,
    Problem,
    Report,
    Review,
    Statistic,
    Withholding,
)
from cables.models.editorial import DECIDES_READING
from cables.writing.acts import writing

Act = Callable[[Any, Any, str], Any]
ACCEPTED, REJECTED = "agrees with the source", "not what the source says"


@dataclass(frozen=True, slots=True)
class Kind:
    """`accept` and `reject` take the thing, the editor and the reason; `may` are the permissions for each.
    What has neither is decided on a page of its own. What makes something public, or reaches beyond the place
    where it is decided, `asks` first: a page says what will happen, and asks why."""

    model: type[models.Model]
    accept: Act | None
    reject: Act | None
    may_accept: str
    may_reject: str
    accepting: str = "Accept"
    rejecting: str = "Reject"
    accept_asks: Deed | None = None
    reject_asks: Deed | None = None

    def asks(self, accept: bool) -> Deed | None:
        return self.accept_asks if accept else self.reject_asks


def _review(verdict: Review) -> Act:
    return lambda thing, editor, reason: correct(thing, "review", verdict.value, reason=reason, editor=editor)


def _look_at(thing: Problem | Check, editor: User, reason: str) -> None:
    look_at(type(thing)._default_manager.filter(pk=thing.pk), editor=editor, reason=reason)


def _confirm_withheld(withholding: Withholding, editor: User, reason: str) -> None:
    confirm_withheld(withholding, reason=reason, editor=editor)


def take_back(correction: Correction, editor: User, reason: str) -> None:
    """Withdraw a correction; one that takes effect where the cable is read takes it back there at once."""
    if correction.cable and correction.field in DECIDES_READING:
        with redividing(correction.cable, editor, reason):
            withdraw(correction, reason=reason, editor=editor)
    else:
        withdraw(correction, reason=reason, editor=editor)


KINDS = {
    "lift": Kind(
        Withholding, lift, _confirm_withheld,
        "cables.lift_withholding", "cables.change_withholding", "Agree: make public", "Keep withheld",
        accept_asks=LIFT,
    ),
    "withholding": Kind(
        Withholding, _confirm_withheld, lift,
        "cables.change_withholding", "cables.lift_withholding", "Keep withheld", "Make public",
        reject_asks=LIFT,
    ),
    "correction": Kind(
        Correction, lambda c, editor, _: keep(c, editor=editor), take_back,
        "cables.change_correction", "cables.change_correction", "Keep the correction", "Withdraw it",
    ),
    "problem": Kind(
        Problem, _look_at, None, "cables.change_problem", "", "Mark as checked",
    ),
    "report": Kind(Report, None, None, "", ""),
    "check": Kind(Check, _look_at, None, "cables.change_check", "", "Mark as checked"),
    "codes": Kind(
        Paragraph,
        lambda p, editor, reason: confirm_codes(p, reason=reason, editor=editor),
        lambda p, editor, reason: strike_doubtful_codes(p, reason=reason, editor=editor),
        "cables.change_paragraph", "cables.change_paragraph", rejecting="Remove the uncertain ones",
    ),
    "statistic": Kind(
        Statistic, _review(Review.CONFIRMED), _review(Review.REJECTED),
        "cables.change_statistic", "cables.change_statistic",
    ),
    "mention": Kind(
        Mention, _review(Review.CONFIRMED), _review(Review.REJECTED),
        "cables.change_mention", "cables.change_mention", rejecting="Not named here",
    ),
    "organization": Kind(
        Organization, _review(Review.CONFIRMED), _review(Review.REJECTED),
        "cables.change_organization", "cables.change_organization",
        rejecting="Reject everywhere", reject_asks=REJECT,
    ),
}  # fmt: skip


def decide(name: str, thing: Any, accept: bool, *, seen: str | None, reason: str, editor: User) -> None:
    """Accept or reject a thing of this kind, as it was seen.

    Raises Stale where it was changed since, PermissionDenied for who may not, ValueError where it cannot be.
    """
    kind = KINDS[name]
    act = kind.accept if accept else kind.reject
    if act is None or not editor.has_perm(kind.may_accept if accept else kind.may_reject):
        raise PermissionDenied
    with writing(editor, reason or (ACCEPTED if accept else REJECTED)):
        act(current(thing, seen), editor, reason or (ACCEPTED if accept else REJECTED))
