"""Two organizations that are one: what can be merged."""

from __future__ import annotations

from django.db import models

from cables.models.findings import Organization


def refuse_chain(thing: models.Model, into: int | None) -> None:
    """An organization is not merged into itself, nor over others: where it leads to is always one step."""
    target = Organization.objects.filter(pk=into).first() if into else None
    if target is None:
        return
    if thing.pk in (target.pk, target.merged_into_id):
        raise ValueError("An organization cannot be merged into itself.")
    if target.merged_into is not None:
        raise ValueError(f"{target} is itself merged: choose {target.merged_into}.")
    if other := Organization.objects.filter(merged_into=thing.pk).first():
        raise ValueError(f"{other} is merged into this one: merge that one anew first.")
