"""Where else the words stand that somebody is about to withhold: a name told once more is a name told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models.expressions import RawSQL

from cables.models.cables import HEADER, Cable, Paragraph
from cables.models.words import CONFIG
from cables.text.folding import folded

MOST = 100  # places that are offered
AROUND = 40  # characters shown on either side


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph whose published text has the words, as they stand there."""

    paragraph: Paragraph
    count: int
    words: str

    def __str__(self) -> str:
        times = f", {self.count} times" if self.count > 1 else ""
        return f"{self.paragraph.cable.cable_id}, {self.paragraph.label}{times}: {self.words}"


def pattern(words: str) -> re.Pattern[str]:
    """The words in any case, however their lines are broken; matched against a folded text. No part of a
    longer word is meant."""
    words = " ".join(folded(words).split())
    begins, ends = (r"\b" if words[place : place + 1 or None].isalnum() else "" for place in (0, -1))
    return re.compile(begins + r"\s+".join(map(re.escape, words.split())) + ends, re.IGNORECASE)


def elsewhere(paragraph: Paragraph, words: str) -> list[Place]:
    """The other public paragraphs that have these words, those of the same cable first. A text is folded to
    the same length, so that what is found in it stands there."""
    wanted = pattern(words)
    passages = RawSQL(
        "select paragraph_id from cables_passage where search @@ phraseto_tsquery(%s, %s)", [CONFIG, words]
    )
    rows = Paragraph.objects.public().filter(pk__in=passages).exclude(pk=paragraph.pk).select_related("cable")
    own = rows.filter(cable=paragraph.cable).order_by("order")
    others = rows.exclude(cable=paragraph.cable).order_by("cable__cable_id", "order")
    places = (place(one, wanted) for among in (own, others) for one in among.defer("text", "runs")[:MOST])
    return [found for found in places if found][:MOST]


def place(paragraph: Paragraph, wanted: re.Pattern[str]) -> Place | None:
    found = list(wanted.finditer(folded(paragraph.public_text)))
    if not found:
        return None
    start, end = max(found[0].start() - AROUND, 0), found[0].end() + AROUND
    return Place(paragraph, len(found), f"… {' '.join(paragraph.public_text[start:end].split())} …")


def in_header(cable: Cable, words: str) -> Iterator[str]:
    """The fields of the header that have them: they are corrected, as a header has no spans to withhold."""
    wanted = pattern(words)
    for name in HEADER:
        if wanted.search(folded(str(getattr(cable, name, "") or ""))):
            yield name.replace("_", " ")
