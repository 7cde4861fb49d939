"""Where else the words stand that somebody is about to withhold: a name told once more is a name told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, TextField
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Concat

from cables.models.cables import Cable, Paragraph
from cables.models.editorial import Correction
from cables.models.words import CONFIG
from cables.publishing.headers import LINES
from cables.text.folding import folded, wherever

MOST = 100  # places of a kind that are offered
AROUND = 40  # characters shown on either side


@dataclass(frozen=True, slots=True)
class Place:
    """Where published text has the words, and as they stand there: a paragraph, the header of a cable
    (`paragraph` None), or the reason of a correction."""

    cable: Cable
    paragraph: Paragraph | None
    correction: Correction | None
    count: int
    words: str

    @property
    def key(self) -> str:
        """Names it in a form."""
        if self.correction:
            return f"reason-{self.correction.pk}"
        return f"paragraph-{self.paragraph.pk}" if self.paragraph else f"header-{self.cable.pk}"

    def __str__(self) -> str:
        outside = "reason of a correction" if self.correction else "header"
        where = self.paragraph.label if self.paragraph else outside
        times = f", {self.count} times" if self.count > 1 else ""
        return f"{self.cable.cable_id}, {where}{times}: {self.words}"


def elsewhere(here: Paragraph | Cable, words: str) -> list[Place]:
    """The other places that have these words, those of the same cable first; `here` is where they are about
    to be withheld."""
    cable = here if isinstance(here, Cable) else here.cable
    found = [*_in_paragraphs(here, words), *_in_headers(here, words), *_in_reasons(words)]
    return sorted(found, key=lambda place: place.cable.pk != cable.pk)


def _in_paragraphs(here: Paragraph | Cable, words: str) -> Iterator[Place]:
    passages = RawSQL(
        "select paragraph_id from cables_passage where search @@ phraseto_tsquery(%s, %s)", [CONFIG, words]
    )
    rows = Paragraph.objects.public().filter(pk__in=passages).select_related("cable").defer("text", "runs")
    rows = rows.exclude(pk=here.pk) if isinstance(here, Paragraph) else rows
    for one in rows.order_by("cable__cable_id", "order")[:MOST]:
        if stands := _stands(one.public_text, words):
            yield Place(one.cable, one, None, *stands)


def _in_headers(here: Paragraph | Cable, words: str) -> Iterator[Place]:
    """Those whose header has the longest of the words, accents and capitals aside, are looked at closer."""
    longest = max(words.split(), key=len, default="")
    lines = Concat(*(Cast(name, TextField()) for name in LINES), output_field=TextField())
    said = Q(lines__unaccent__icontains=longest) | Q(references__printed__unaccent__icontains=longest)
    rows = Cable.objects.public().annotate(lines=lines).filter(said).distinct()
    rows = rows.prefetch_related("references")
    rows = rows.exclude(pk=here.pk) if isinstance(here, Cable) else rows
    for cable in rows.order_by("cable_id")[:MOST]:
        if stands := _stands(header_text(cable), words):
            yield Place(cable, None, None, *stands)


def _in_reasons(words: str) -> Iterator[Place]:
    rows = Correction.objects.filter(reason_withheld=False, cable__in=Cable.objects.public())
    rows = rows.filter(reason__unaccent__icontains=max(words.split(), key=len, default=""))
    for one in rows.select_related("cable")[:MOST]:
        if one.cable and (stands := _stands(one.reason, words)):
            yield Place(one.cable, None, one, *stands)


def header_text(cable: Cable) -> str:
    """Its lines as published, each by itself."""
    said = [getattr(cable, name) for name in LINES]
    return "\n".join([*map(str, said), *(row.printed for row in cable.references.all())])


def _stands(text: str, words: str) -> tuple[int, str] | None:
    """How often the words stand in a text, and the first place with what is around it."""
    found: list[re.Match[str]] = list(wherever(words).finditer(folded(text)))
    if not found:
        return None
    start, end = max(found[0].start() - AROUND, 0), found[0].end() + AROUND
    return len(found), f"… {' '.join(text[start:end].split())} …"
