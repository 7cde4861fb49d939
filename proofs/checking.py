"""The archive held against the model: what is published, what is recorded as read, what is flagged."""

from __future__ import annotations

from collections import defaultdict

from django.db import models

from cables.deciding.fields import get
from cables.models import Cable, Correction, Paragraph, Statistic
from cables.publishing.whole import faults

from .desk import Desk, model_of, require
from .editions import FIGURE, NUMBERS, SECRET
from .expected import STRUCTURE

COMPUTED = {"review"}  # what the machine says of it follows from the other corrections


def check(desk: Desk) -> None:
    """Raises Violation at the first thing that is not as it must be."""
    _check_corrections(desk)
    _check_published(desk)
    _check_public(desk)
    _check_figures(desk)
    _check_whole()


def _check_whole() -> None:
    """No act has dropped a word: what is public and what is withheld are all that was read."""
    for cable in Cable.objects.filter(held=True):
        wrong = list(faults(cable))
        require(not wrong, f"{cable}: {wrong[:3]}")


def _check_corrections(desk: Desk) -> None:
    """Those in force are exactly those that editors made, each with what the machine reads now."""
    names = {(model_of(name)._meta.model_name, pk): name for name, pk in desk.rows.items()}
    in_force = {(names.get((c.model, c.object_id), f"{c.model} {c.object_id}"), c.field): c
                for c in Correction.objects.filter(withdrawn_at=None)}  # fmt: skip
    expected = desk.expected.corrected()
    require(sorted(in_force) == expected, f"in force: {sorted(set(in_force) ^ set(expected))} differ")
    for key, correction in in_force.items():
        held = desk.expected.fields[key]
        require(correction.says == held.says, f"{key}: the correction says {correction.says!r}")
        if key[1] not in COMPUTED:
            require(correction.read == held.read, f"{key}: {correction.read!r} recorded, {held.read!r} read")
            require(
                correction.changed_reading == held.flagged,
                f"{key}: flagged is {correction.changed_reading}, known {held.known!r}, read {held.read!r}",
            )
            desk.done["flags"] += held.flagged
        desk.done["checked"] += 1


def _check_published(desk: Desk) -> None:
    fields: defaultdict[str, list[str]] = defaultdict(list)
    for name, field in desk.expected.fields:
        if field not in STRUCTURE:
            fields[name].append(field)
    things = _things(desk)
    for name, names in fields.items():
        thing = things.get((model_of(name), desk.rows[name]))
        require(thing is not None, f"{name} is gone")
        for field in names:
            wanted = desk.expected.published((name, field))
            found = get(thing, field)  # type: ignore[arg-type]
            require(found == wanted, f"{name}, {field}: published {found!r}, it must be {wanted!r}")


def _things(desk: Desk) -> dict[tuple[type[models.Model], int], models.Model]:
    wanted: defaultdict[type[models.Model], set[int]] = defaultdict(set)
    for name, pk in desk.rows.items():
        wanted[model_of(name)].add(pk)
    return {
        (model, row.pk): row
        for model, ids in wanted.items()
        for row in model._base_manager.filter(pk__in=ids)
    }


def _check_public(desk: Desk) -> None:
    """Withdrawn cables stay so, withheld words stay out, and the rest of the text is the effective one."""
    gone = set(Cable.objects.exclude(withdrawn_at=None).values_list("pk", flat=True))
    require(gone == {desk.rows[name] for name in desk.expected.withdrawn}, f"withdrawn: {gone}")
    read = set(desk.expected.paragraphs())
    names = {pk: name for name, pk in desk.rows.items() if name in read}
    shown = set(Paragraph.objects.filter(cable__held=True, removed_at=None).values_list("pk", flat=True))
    require(shown == set(names), f"read are {len(shown)} paragraphs, not {len(names)}")
    for row in Paragraph.objects.filter(pk__in=names).defer("search"):
        name = names[row.pk]
        words = desk.expected.withheld.get(name)
        if words is not None:
            require((words or row.text or "-") not in row.public_text, f"{name} is withheld and public")
        elif not _holds_number(desk, name):
            touched = SECRET in row.text and any(desk.expected.withheld.values())
            require(touched or row.public_text == row.text, f"{name}: published otherwise than it says")


def _holds_number(desk: Desk, name: str) -> bool:
    """Whether the machine withholds a telephone number there."""
    cable, _, key = name.partition("/")
    return key == "par4" or (key == "par3" and desk.expected.shelves[int(cable)].joined)


def _check_figures(desk: Desk) -> None:
    """A figure is never there twice with a place."""
    for number in NUMBERS:
        placed = Statistic.objects.filter(
            paragraph=desk.rows[f"{number}/par3"], source_start__isnull=False, kind=FIGURE
        ).values_list("pk", flat=True)
        figure = desk.rows.get(f"{number}/figure")
        require(list(placed) == ([figure] if figure else []), f"{number}: {placed} have a place")
