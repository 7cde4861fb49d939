"""Corrections that take effect when a cable is read, and the way back to a version: rules like the others."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from cables.deciding.versions import versions
from cables.models import Correction, Statistic
from proofs.choices import Draw, NotNow

from .desk import LOST, Desk, model_of, require
from .editions import NUMBERS, READERS, Edition, Json
from .expected import BOUNDS, SEAM, STRUCTURE, Field, Key, Shelf
from .pages import errors
from .rules import WHY, rule

ADDED = "money for shelters"  # the words of the figure that the machine misses
SAID: dict[str, Json] = {
    "value": "5", "value_min": "5", "value_max": "5", "qualifier": "", "unit": "beds",
    "kind": "care-facilities", "what": "", "period": "2006", "source": "courts",
}  # fmt: skip
UNSAID: dict[str, Json] = {"breakdown": {}, "prior_value": None, "prior_period": "", "change_percent": None}


def _tool(desk: Desk, number: int, key: str, name: str, /, **typed: str) -> None:
    cable = f"07PORTLISSE{number}"
    path = reverse("desk-tool", args=[cable, key, name])
    desk.client.get(path)
    seen = f"{desk.thing(f'{number}/{key}').version}"
    answered = desk.send(path, {"seen": seen, "reason": WHY, "save": "1"} | typed)
    require(answered.status_code == 302, f"{name}: {errors(answered.content.decode())}")


def _untouched(desk: Desk, *things: str, fields: tuple[str, ...] = ("text", "questions")) -> None:
    """Where an editor said something of the words, they would go along: that is another rule's."""
    known = desk.expected.fields
    if any(known[key].corrected for key in ((t, f) for t in things for f in fields) if key in known):
        raise NotNow
    if desk.expected.withheld.keys() & set(things):
        raise NotNow


def _shelf(desk: Desk, draw: Draw) -> tuple[int, Shelf, Edition]:
    number = draw.one(NUMBERS)
    shelf = desk.expected.shelves[number]
    if shelf.chosen is None:
        raise NotNow
    return number, shelf, shelf.chosen


def _say(desk: Desk, key: Key, otherwise: Json, says: Json) -> None:
    desk.expected.fields.setdefault(key, Field(otherwise)).correct(says)
    desk.done["edits"] += 1


@rule(2)
def split(desk: Desk, draw: Draw) -> None:
    number, shelf, edition = _shelf(desk, draw)
    first = f"{number}/par1"
    _untouched(desk, first)
    if shelf.part or shelf.parts == 25:
        raise NotNow
    reader = draw.one(READERS)
    with desk.read_by(reader):
        _tool(desk, number, "par1", "split", words=SEAM)
    shelf.part, shelf.parts = f"{first}-{chr(ord('b') + shelf.parts)}", shelf.parts + 1
    words = edition.texts[0][edition.texts[0].index(SEAM) :].split()[:12]
    part = {"key": shelf.part.split("/")[1], "words": " ".join(words), "at": edition.offset(SEAM)}
    _say(desk, (first, "division"), [], [part | {"number": None, "mark": ""}])
    desk.received(edition, reader)


@rule(2)
def join(desk: Desk, draw: Draw) -> None:
    number, shelf, edition = _shelf(desk, draw)
    one, other = f"{number}/par3", f"{number}/par4"
    _untouched(desk, one)
    _untouched(desk, other, fields=tuple(name for thing, name in desk.expected.fields if thing == other))
    if shelf.joined:
        raise NotNow
    reader = draw.one(READERS)
    with desk.read_by(reader):
        _tool(desk, number, "par4", "join")
    shelf.joined = True
    _say(desk, (other, "joined"), "", "par3")
    desk.received(edition, reader)


@rule(2)
def add(desk: Desk, draw: Draw) -> None:
    number, _, edition = _shelf(desk, draw)
    name = f"{number}/added"
    _untouched(desk, f"{number}/par2")
    if name in desk.rows:
        raise NotNow
    typed = {field: value or "" for field, value in SAID.items() if field not in ("qualifier", *BOUNDS)}
    _tool(desk, number, "par2", "add", **typed | {"words": ADDED, "number": "money"})
    desk.rows[name] = Statistic.objects.get(paragraph=desk.rows[f"{number}/par2"], review="added").pk
    followed = ("value", "qualifier", *BOUNDS, "unit", "period", "source")
    desk.expected.read(name, {(name, field): SAID[field] for field in followed})
    values = SAID | UNSAID
    says = {"quote": ADDED, "number": [0, 5], "at": edition.offset(ADDED), "values": values}
    _say(desk, (name, "added"), None, says)


@rule(3)
def take_back(desk: Desk, draw: Draw) -> None:
    """In the list; the cable is read again, and the paragraphs or figures are as the machine has them."""
    thing, field = key = draw.one([key for key in desk.expected.corrected() if key[1] in STRUCTURE])
    number = int(thing.split("/")[0])
    shelf = desk.expected.shelves[number]
    part = shelf.part if field == "division" else ""
    _untouched(desk, thing if field == "division" else f"{number}/par3")
    _untouched(desk, part, fields=tuple(name for of, name in desk.expected.fields if of == part))
    reader = draw.one(READERS)
    with desk.read_by(reader):
        desk.act(Correction, desk.correction(key).pk, "withdraw", reason="the machine is right")
    if field == "added":
        desk.expected.drop(thing)
        del desk.rows[thing]
    else:
        shelf.part, shelf.joined = ("", shelf.joined) if part else (shelf.part, False)
        del desk.expected.fields[key]
    desk.done["edits"] += 1
    assert shelf.chosen is not None
    desk.received(shelf.chosen, reader)


def _published(desk: Desk, thing: str) -> dict[str, Json]:
    names = [name for of, name in desk.expected.fields if of == thing and name not in STRUCTURE]
    return {name: desk.expected.published((thing, name)) for name in names}


@rule(2)
def look_at_the_history(desk: Desk, draw: Draw) -> None:
    """A version is remembered, to be gone back to later."""
    known = [thing for thing in desk.expected.things() if not thing.startswith(LOST)]
    thing = draw.one([thing for thing in known if _published(desk, thing)])
    version = versions(desk.thing(thing))[-1]
    desk.marks.append((thing, desk.rows[thing], f"{version.act}", _published(desk, thing)))


@rule(3)
def revert(desk: Desk, draw: Draw) -> None:
    """Through the history page: what the machine reads is the machine's again, the rest is corrected."""
    thing, pk, act, then = draw.one(desk.marks)
    fields, now = desk.expected.fields, _published(desk, thing)
    held = fields.get((thing, "review"))
    if desk.rows.get(thing) != pk or now.keys() != then.keys() or (held and held.corrected):
        raise NotNow
    path = reverse(f"admin:cables_{model_of(thing)._meta.model_name}_history", args=[pk])
    desk.client.get(path)
    said = _chain(desk, thing, then)
    answered = desk.send(
        path, {"act": act, "seen": f"{desk.thing(thing).version}", "save": "1", "reason": "as it was"}
    )
    require(answered.status_code == 302, f"{thing} was not reverted")
    # Refused with the reason, or where its text was divided otherwise since: then nothing of it is reverted.
    if said or b"going back would drop or repeat words" in desk.client.get(path).content:
        return
    for name in sorted(then, key=lambda name: (name == "review", name in BOUNDS)):
        key, says = (thing, name), then[name]
        if desk.expected.published(key) != says and fields[key].corrected and fields[key].read == says:
            fields[key].withdraw()
        if desk.expected.published(key) != says:
            fields[key].correct(says)
    desk.done["edits"] += 1


def _chain(desk: Desk, thing: str, then: dict[str, Any]) -> bool:
    """Whether an organization would be merged over another again: then nothing of it is reverted."""
    into = then.get("merged_into")
    if into is None or into == desk.expected.published((thing, "merged_into")):
        return False
    fields = desk.expected.fields
    merged = {desk.rows[of]: held.published for (of, name), held in fields.items() if name == "merged_into"}
    return merged[into] is not None or desk.rows[thing] in merged.values()
