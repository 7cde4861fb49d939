"""What the machine missed: an editor's own figure or mention, held by its words in the source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils.text import slugify

from cables.deciding.bounds import bounds
from cables.deciding.correcting import Stale, correct
from cables.deciding.dividing import as_read, like, place
from cables.deciding.fields import Json, get
from cables.models.cables import Paragraph
from cables.models.findings import Mention, Organization, Review, Statistic
from cables.publishing.publication import publication
from cables.text.alignment import back
from cables.writing.acts import writing

# What an editor says of a figure; its words and their place come with it.
SAID = (
    "value", "value_min", "value_max", "qualifier", "unit", "kind", "what", "breakdown", "period", "source",
    "prior_value", "prior_period", "change_percent",
)  # fmt: skip


def add_statistic(
    paragraph: Paragraph,
    words: str,
    number: str,
    values: Mapping[str, Json],
    *,
    reason: str,
    editor: User,
    version: int | None = None,
) -> Statistic:
    """Publish a figure that stands in these words of the paragraph; `number` is the part of them that gives
    its value, `values` what the figure is, by the names in SAID; bounds that are not said follow.

    Raises ValueError where the words are not there or the machine reads a figure at the number, Stale where
    the paragraph was changed since `version`.
    """
    with writing(editor, reason):
        current = Paragraph.objects.select_related("cable").get(pk=paragraph.pk)
        if version is not None and current.version != version:
            raise Stale(current)
        statistic, says = _stated(current, words, number)
        for name in SAID:
            if name in values:
                column: Any = Statistic._meta.get_field(name)
                setattr(statistic, name, column.to_python(values[name]))
        for name, bound in bounds(statistic.value, statistic.qualifier, statistic.value_min).items():
            if values.get(name) is None:
                setattr(statistic, name, bound)
        publication(current.cable).statistic(statistic)
        statistic.save()
        says["values"] = {name: get(statistic, name) for name in SAID}
        correct(statistic, "added", says, reason=reason, editor=editor)
        statistic.refresh_from_db()
    return statistic


def _stated(paragraph: Paragraph, words: str, number: str) -> tuple[Statistic, dict[str, Any]]:
    """The figure with its place but without its values, and what holds it there."""
    span, text = place(paragraph, words), as_read(paragraph)
    within = re.search(like(number), text[slice(*span)]) if span and number.strip() else None
    if span is None or within is None:
        raise ValueError("The paragraph has no such words, or they do not hold the number.")
    start, end = span
    value_start, value_end = start + within.start(), start + within.end()
    source = back(paragraph.runs, value_start, value_end)
    if source is None:
        raise ValueError("The number was not read from the source.")
    if known := _known(paragraph, value_start, value_end):
        raise ValueError(f"A figure is read there already ({known.kind}): correct that one.")
    statistic = Statistic(
        cable=paragraph.cable, paragraph=paragraph, source_start=source.start, start=start, end=end,
        value_start=value_start, value_end=value_end, review=Review.ADDED,
    )  # fmt: skip
    quote = text[start:end]
    says = {"quote": quote, "number": [value_start - start, value_end - start], "at": source.start}
    return statistic, says


def _known(paragraph: Paragraph, start: int, end: int) -> Statistic | None:
    found = Statistic.objects.filter(paragraph=paragraph, source_start__isnull=False)
    return found.filter(value_start__lt=end, value_end__gt=start).first()


def add_mention(
    paragraph: Paragraph,
    words: str,
    organization: Organization,
    *,
    reason: str,
    editor: User,
    version: int | None = None,
) -> Mention:
    """Publish that these words of the paragraph name the organization.

    Raises ValueError where the words are not there or a mention is read in them, Stale where the paragraph
    was changed since `version`.
    """
    with writing(editor, reason):
        current = Paragraph.objects.select_related("cable").get(pk=paragraph.pk)
        if version is not None and current.version != version:
            raise Stale(current)
        span = place(current, words)
        source = back(current.runs, *span) if span else None
        if span is None or source is None:
            raise ValueError("The paragraph has no such words, or they were not read from the source.")
        start, end = span
        read = Mention.objects.filter(paragraph=current, source_start__isnull=False)
        if known := read.filter(start__lt=end, end__gt=start).select_related("organization").first():
            raise ValueError(f"A mention of {known.organization} is read there already: correct that one.")
        quote = as_read(current)[start:end]
        values = {"organization": organization.pk, "name": organization.name, "kind": organization.kind}
        mention = Mention(
            cable=current.cable, paragraph=current, source_start=source.start, start=start, end=end,
            organization=organization, form=quote[:250], name=organization.name, kind=organization.kind,
            review=Review.ADDED,
        )  # fmt: skip
        publication(current.cable).mention(mention)
        mention.save()
        says = {"quote": quote, "number": [0, len(quote)], "at": source.start, "values": values}
        correct(mention, "added", says, reason=reason, editor=editor)
        mention.refresh_from_db()
    return mention


def new_organization(name: str, kind: str, *, reason: str, editor: User) -> Organization:
    """One that no cable has named yet. Raises ValueError where the archive knows one of this name."""
    slug = slugify(name)[:100]
    if not slug or Organization.objects.filter(Q(slug=slug) | Q(name__iexact=name)).exists():
        raise ValueError(f"{name} is known already: choose it, without a kind.")
    with writing(editor, reason):
        return Organization.objects.create(slug=slug, name=name[:250], kind=kind)
