"""What may be said of a cable besides its published text: its other copies, what it said before, and why
editors changed it. No withheld span counts in these, so that they are masked by words and by place: where
something is withheld now, nothing that was said there is told; elsewhere its words are masked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from cables.models.cables import Cable, Paragraph
from cables.models.editorial import Correction, Withholding
from cables.models.findings import Mention, Statistic
from cables.models.history import EVENTS, WITNESS_TEXTS
from cables.publishing.headers import LINES
from cables.publishing.reading_room import in_the_stacks
from cables.text.alignment import PLACEHOLDER
from cables.text.folding import folded, wherever

MASK = "[withheld]"
EMAIL = re.compile(r"[^\s@]{0,80}@[^\s@]{0,80}")
# Six digits or more with what stands between those of a telephone number; scans misread some as letters.
NUMBER = re.compile(r"[+(]?\d(?:[\s()./-]{0,2}[\dOolISB]){5,24}\w{0,8}")
# What is recognized by its shape in a text that no withheld span counts in.
SHAPED = {Withholding.Kind.PHONE, Withholding.Kind.EMAIL}
# Where something stands: the id of a paragraph, or this.
OUTSIDE = None
Place = int | None


class Masking:
    """`in_force` is what is withheld from the cable, `places` where more than what is known by its shape is
    withheld or was read (None: nobody can say where, so everywhere), `said` all that is public of it now."""

    def __init__(
        self, in_force: Iterable[Withholding] = (), places: Set[Place] | None = frozenset(), said: str = ""
    ) -> None:  # fmt: skip
        withholdings = list(in_force)
        shaped = [w.quote for w in withholdings if w.quote.strip() and _shaped(w)]
        other = [w.quote for w in withholdings if w.quote.strip() and not _shaped(w)]
        # What is public word for word is not masked: beside the text that would tell which words are meant.
        said = folded(said)
        self._quotes = [*shaped, *(quote for quote in other if not wherever(quote).search(said))]
        self._places = places
        # Whether whole texts may be shown at all: only while what is withheld is known by its shape.
        self.comparable = all(map(_shaped, withholdings))

    def silent(self, place: Place) -> bool:
        """Whether nothing may be told of what was said there. To look for the withheld words in it would
        tell, of every word that is left, that it is not one of them."""
        return not self.comparable and (self._places is None or place in self._places)

    def words(self, text: str) -> list[str]:
        """The words of a text, what is or may have to be withheld masked: the same in every text."""
        return self._masked(PLACEHOLDER.sub(MASK, text)).split()

    def remark(self, text: str, place: Place, withheld: bool = False) -> str:
        """What an editor said of something there; nothing where that is withheld itself."""
        return MASK if withheld or self.silent(place) else self._masked(text)

    def _masked(self, text: str) -> str:
        for quote in self._quotes:
            text = re.sub(r"\s+".join(map(re.escape, quote.split())), MASK, text, flags=re.IGNORECASE)
        return NUMBER.sub(MASK, EMAIL.sub(MASK, text))


def _shaped(withholding: Withholding) -> bool:
    spanned = withholding.source_start is not None and bool(withholding.quote.strip())
    return withholding.kind in SHAPED and spanned


@in_the_stacks()
def masking_of(cable: Cable) -> Masking:
    withholdings = list(cable.withholdings.filter(lifted_at=None))
    others = [w for w in withholdings if not _shaped(w)]
    if not others:
        return Masking(withholdings)
    public = Paragraph.objects.public().filter(cable=cable).values_list("heading", "public_text")
    header = " ".join(str(getattr(cable, name)) for name in LINES)
    said = " ".join([header, *(f"{heading} {text}" for heading, text in public)])
    return Masking(withholdings, _places(cable, others), said)


def _places(cable: Cable, withholdings: Sequence[Withholding]) -> set[Place] | None:
    """Where they stand, and for a paragraph that is withheld whole every one whose text held a stretch of it
    at any time. None where that cannot be told: offsets of several texts are not to be compared, and what an
    editor typed has none."""
    places: set[Place] = {w.paragraph_id for w in withholdings}
    if whole := {w.paragraph_id for w in withholdings if w.paragraph_id and w.source_start is None}:
        copies = list(cable.witnesses.values_list("pk", flat=True))
        texts = WITNESS_TEXTS._default_manager.filter(pgh_obj__in=copies).count()
        typed = cable.corrections.filter(model="paragraph", field="text").exists()
        if len(copies) != 1 or texts != 1 or typed:
            return None
        rows = EVENTS[Paragraph]._default_manager.filter(pgh_obj__in=cable.paragraphs.values("pk"))
        extents = set(rows.values_list("pgh_obj_id", "start", "end"))
        hidden = [(start, end) for pk, start, end in extents if pk in whole]
        places |= {
            pk for pk, start, end in extents if any(low < end and start < high for low, high in hidden)
        }
    return places


def reasons(corrections: Sequence[Correction]) -> Mapping[int, str]:
    """What may be said of why each was made, by its primary key."""
    cables = Cable.objects.in_bulk({one.cable_id for one in corrections if one.cable_id})
    maskings = {pk: masking_of(cable) for pk, cable in cables.items()}
    places = paragraphs_of(corrections)
    return {
        one.pk: maskings.get(one.cable_id or 0, Masking()).remark(
            one.reason, places.get((one.model, one.object_id)), one.reason_withheld
        )
        for one in corrections
    }


def paragraphs_of(corrections: Iterable[Correction]) -> Mapping[tuple[str, int], int]:
    """The paragraph of each thing that stands in one."""
    asked: defaultdict[str, set[int]] = defaultdict(set)
    for one in corrections:
        asked[one.model].add(one.object_id)
    found = {("paragraph", pk): pk for pk in asked["paragraph"]}
    for name, model in (("statistic", Statistic), ("mention", Mention)):
        rows = model._default_manager.filter(pk__in=asked[name]).values_list("pk", "paragraph_id")
        found |= {(name, pk): paragraph for pk, paragraph in rows}
    return found
