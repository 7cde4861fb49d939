"""A cable by its number, in any form in which one is printed: 07 ASTANA 614, astana614, ASTANA 614 para 4."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cables.models import Cable, Paragraph

SHAPE = re.compile(
    r"(?:(?P<year>\d\d) ?)?(?P<post>[A-Z][A-Z .'-]{1,38}?) ?0{0,8}(?P<number>[1-9]\d{0,8})"
    r"(?:[ ,]{1,2}(?:(?:PARA(?:GRAPH)?S?|PAR)[ .]{0,2}|¶ ?)(?P<paragraph>\d{1,3}))?",
)
MOST = 8


@dataclass(frozen=True, slots=True)
class Called:
    """A cable that the archive knows, and the paragraph that was asked for, if it is there."""

    cable: Cable
    key: str = ""

    @property
    def address(self) -> str:
        return f"{self.cable.get_absolute_url()}#{self.key}" if self.key else self.cable.get_absolute_url()


def cables_called(text: str) -> list[Called]:
    """The cables that a query names, the newest first; without a year those of every year."""
    shape = SHAPE.fullmatch(" ".join(text.upper().split()))
    if shape is None:
        return []
    post = re.sub(r"[^A-Z]", "", shape["post"])
    years = [shape["year"]] if shape["year"] else [f"{year:02}" for year in range(100)]
    ids = [f"{year}{post}{int(shape['number'])}" for year in years]  # looked up in the index of ids
    known = Cable.objects.known().filter(cable_id__in=ids, withdrawn_at=None).order_by("-cable_id")
    found = list(known.only("cable_id", "subject", "held")[:MOST])
    number = shape["paragraph"]
    there = Paragraph.objects.public().filter(cable__in=found, number=number) if number else ()
    keys = {paragraph.cable_id: paragraph.key for paragraph in there}
    return [Called(cable, keys.get(cable.pk, "")) for cable in found]
