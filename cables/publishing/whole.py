"""Is what is published of a cable all that was read in it, less what is withheld?

The public words of a cable and what is withheld or lost are all its words as read, corrections apart:
whatever editors divided, joined, corrected, withheld and reverted since.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import copy

from cables.models.cables import Cable, Paragraph
from cables.models.findings import TOLD, Mention, Statistic
from cables.publishing.headers import header_is_published
from cables.publishing.publication import publication

BLANK = re.compile(r"\s")
PUBLISHED = ("public_text", "public_runs", "public_repairs", "withheld")


def faults(cable: Cable) -> Iterator[str]:
    """What is wrong, in words; nothing where all is whole."""
    public, paragraphs = publication(cable), list(cable.paragraphs.order_by("order"))
    witness = cable.witnesses.filter(chosen=True).first()
    source = witness.text if witness else ""
    if witness is None:
        yield "the file that it was read from is gone"
    if not header_is_published(cable, cable.withholdings.filter(lifted_at=None)):
        yield "header: what is published is not what follows from what was read and decided"
    current = [paragraph for paragraph in paragraphs if paragraph.removed_at is None]
    for paragraph in current:
        expected = copy(paragraph)
        public.paragraph(expected)
        if any(getattr(expected, name) != getattr(paragraph, name) for name in PUBLISHED):
            yield f"{paragraph.key}: what is published is not what follows from what was read and decided"
        if witness and not stands_there(public.as_read(paragraph), paragraph.runs, source):
            yield f"{paragraph.key}: its words as read are not those of the source"
    gone = [p.pk for p in paragraphs if p.withheld or p.removed_at]
    for model in (Statistic, Mention):
        for told in model._default_manager.filter(TOLD, cable=cable, paragraph__in=gone):
            yield f"a {model._meta.verbose_name} of {told.paragraph.key} is told, which is not public"
    for paragraph in paragraphs:
        now = holder(paragraph, current) if paragraph.removed_at else None
        # One that was joined is not read again: where the source was, its runs lead nowhere now.
        read = now and stands_there(paragraph.text, paragraph.runs, source)
        if now and read and not covers(now.runs, paragraph.runs):
            yield f"{paragraph.key}: it was joined to {now.key}, which does not have all its words"


def stands_there(read: str, runs: Sequence[Sequence[int]], source: str) -> bool:
    """Whether each run is, character by character, what the source has; any blank stands for any other."""
    read, source = BLANK.sub(" ", read), BLANK.sub(" ", source)
    return all(read[at : at + size] == source[start : start + size] for at, start, size in runs)


def holder(paragraph: Paragraph, current: Sequence[Paragraph]) -> Paragraph | None:
    return next((one for one in current if paragraph.key in one.aliases), None)


def covers(runs: Sequence[Sequence[int]], others: Sequence[Sequence[int]]) -> bool:
    """Whether the source's characters of the other runs are all among those of these."""
    held = {place for _, start, size in runs for place in range(start, start + size)}
    return all(held.issuperset(range(start, start + size)) for _, start, size in others)
