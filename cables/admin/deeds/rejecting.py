"""An organization rejected in the whole archive: the page before it says in how many cables it is named."""

from __future__ import annotations

from typing import Any

from django import forms

from cables.admin.deeds.confirming import Deed, Shown
from cables.admin.why import WhyForm
from cables.deciding.correcting import correct
from cables.models import Mention, Organization, Review
from cables.reading.gaps import plural


class PublicWhyForm(WhyForm):
    """A rejection is a correction, whose reason the public can read."""

    reason = forms.CharField(max_length=500, label="Why", help_text="The public can read it.")


def _show(organization: Organization, editor: Any) -> Shown:
    mentions = Mention.objects.filter(organization=organization)
    cables = mentions.values("cable").distinct().count()
    named = ", ".join([organization.kind, *organization.names[:5]])
    reach = f"named in {plural(cables, 'cable')}, {plural(mentions.count(), 'time')}"
    return Shown(str(organization), (named, reach))


def _hinders(organization: Organization, editor: Any) -> str:
    return "rejected already" if organization.review == Review.REJECTED else ""


def _act(organization: Organization, editor: Any, values: dict[str, Any]) -> str:
    correct(organization, "review", Review.REJECTED.value, reason=values["reason"], editor=editor)
    return "rejected in the whole archive"


REJECT = Deed(
    action="reject",
    title="Reject an organization everywhere",
    button="Reject everywhere",
    will="It is no organization, wherever it stands: it leaves every cable, page, list and file at once, not "
    "only the place from which you came.",
    show=_show,
    hinders=_hinders,
    act=_act,
    form=PublicWhyForm,
)
