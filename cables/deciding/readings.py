"""The correction rule as ingest meets it: what the machine reads, beside what editors said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from cables.deciding.bounds import FOLLOWING, LEADING, following
from cables.deciding.fields import Json, get, normal, put
from cables.models.cables import Cable
from cables.models.editorial import Correction
from cables.models.findings import Statistic

# Keeps what was read of the words that an editor decided about, once other words stand there: until somebody
# decides, no later reading makes that undone.
ELSEWHERE = "of other words"


class Readings:
    """What the machine reads of things whose corrections are known: ingest's one way to their fields."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        self._in_force = {(c.model, c.object_id, c.field): c for c in corrections}
        self._touched: set[Correction] = set()

    @classmethod
    def of_cable(cls, cable: Cable) -> Readings:
        return cls(cable.corrections.filter(withdrawn_at=None))

    def effective(self, thing: models.Model, field: str, read: Json) -> Json:
        """What is published where the machine reads `read`: the editor's word where there is one."""
        correction = self.correction(thing, field)
        if correction is None:
            return read
        self.note(correction, normal(thing, field, read))
        return correction.says

    def of_field(self, model: type[models.Model], field: str) -> list[Correction]:
        """Those in force of one field of all the things, the first made first."""
        name = model._meta.model_name
        found = [c for key, c in self._in_force.items() if (key[0], key[2]) == (name, field)]
        return sorted(found, key=lambda correction: correction.pk)

    def note(self, correction: Correction, read: Json) -> None:
        """What the machine reads now where the correction stands."""
        if correction.read != read:
            self._reads_otherwise(correction, read)

    def correction(self, thing: models.Model, field: str) -> Correction | None:
        return self._in_force.get((str(thing._meta.model_name), thing.pk, field)) if thing.pk else None

    def read(self, thing: models.Model, field: str) -> Json:
        """What the machine read when it last looked."""
        correction = self.correction(thing, field)
        return correction.read if correction else get(thing, field)

    def has_any(self, thing: models.Model) -> bool:
        """Whether an editor has corrected any field of the thing."""
        key = (thing._meta.model_name, thing.pk)
        return any(known[:2] == key for known in self._in_force)

    def decide_again(self, things: Iterable[models.Model]) -> None:
        """Something else is read where these were, or nothing: editors are told of each correction."""
        for correction in self._of(things):
            if not _elsewhere(correction):
                known = correction.read_before if correction.changed_reading else correction.read
                correction.changed_reading, correction.read_before = True, {ELSEWHERE: known}
                self._touched.add(correction)

    def found_again(self, things: Iterable[models.Model]) -> None:
        """They are read where they were not found: what is read as before needs no decision any more."""
        for correction in filter(_elsewhere, self._of(things)):
            known: Any = correction.read_before
            correction.read_before = known[ELSEWHERE]
            correction.changed_reading = correction.read != correction.read_before
            self._touched.add(correction)

    def _of(self, things: Iterable[models.Model]) -> list[Correction]:
        keys = {(thing._meta.model_name, thing.pk) for thing in things}
        return [correction for key, correction in self._in_force.items() if key[:2] in keys]

    def apply(self, thing: models.Model, reading: Mapping[str, Json]) -> set[str]:
        """Give columns their published values, unsaved; the names of those that changed."""
        says = {field: self.effective(thing, field, read) for field, read in reading.items()}
        if isinstance(thing, Statistic):
            says |= self._bounds(thing, reading, says)
        return {field for field, value in says.items() if put(thing, field, value)}

    def _bounds(self, figure: Statistic, reading: Mapping[str, Json], says: Mapping[str, Json]) -> Json:
        """A figure's bounds as they follow, and what the machine reads of them noted."""
        corrections = {name: self.correction(figure, name) for name in (*LEADING, *FOLLOWING)}
        corrected = {name: correction for name, correction in corrections.items() if correction}
        read = {name: normal(figure, name, reading[name]) for name in FOLLOWING}
        for name in corrected.keys() & set(LEADING):
            if corrected[name].along != read:
                corrected[name].along = read
                self._touched.add(corrected[name])
        return following(says, read, corrected)

    def save(self) -> bool:
        """Record what the machine reads otherwise now; says whether there was anything."""
        Correction.objects.bulk_update(self._touched, ["read", "read_before", "changed_reading", "along"])
        return bool(self._touched)

    def _reads_otherwise(self, correction: Correction, read: Json) -> None:
        if not correction.changed_reading:
            correction.read_before = correction.read
        correction.read = read
        correction.changed_reading = read != correction.read_before
        self._touched.add(correction)


def _elsewhere(correction: Correction) -> bool:
    return isinstance(correction.read_before, dict) and ELSEWHERE in correction.read_before
