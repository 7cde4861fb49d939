"""What editors and files can do, each as one rule: it chooses, does it, and tells the model.

A new kind of edit is one more function here. It raises NotNow where it cannot be done as things stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cables.deciding.correcting import correct as publish
from cables.deciding.correcting import withdraw as give_back
from cables.models import Cable, Correction, Withholding
from proofs.choices import Draw, NotNow

from .checking import check
from .desk import LOST, Desk, address, model_of, require
from .editions import EDITIONS, NUMBERS, READERS, SECRET, answer
from .expected import ORGANIZATIONS, STRUCTURE, Key
from .pages import errors

Rule = Callable[[Desk, Draw], None]
RULES: dict[str, Rule] = {}
CHANCES: list[str] = []
WHY = "the print is clearer in the other copy"
TEXTS = [
    "The Government of Averna has promised lighthouses.",
    f"Nobody was sheltered by the {SECRET}.",
    "Two lines\nof an editor's own.",
]
SAYS: dict[str, Any] = {
    "subject": ["AVERNA: TIP", "Averna – what an editor reads"],
    "tags": [["KCRM"], ["PREL", "KWMN", "PHUM"], []],
    "signature": ["HARGROVE", "MARLOWE JR", ""],
    "reporting_year": [2006, 2008, None],
    "captions": [["SIPDIS"], []],
    "number": [7, 45],
    "mark": ["U", "C", ""],
    "state": ["cut", "tail"],
    "heading": ["OVERVIEW", "A heading, typed"],
    "text": TEXTS,
    "questions": [[answer("27D", 20, "editor")], [answer("27C", 63)], []],
    "value": ["90", "19", "8.5"],
    "qualifier": ["range", "at_most", "at_least", ""],
    "value_min": ["2", "9"],
    "value_max": ["19", "200", None],
    "unit": ["persons", "women", ""],
    "period": ["2005", "2005..2006"],
    "source": ["courts", ""],
    "review": ["confirmed", "rejected"],
    "name": ["The Lantern House", "MOL"],
    "kind": ["church", "IGO"],
}


def rule(weight: int) -> Callable[[Rule], Rule]:
    """A rule, and how often it comes."""

    def add(function: Rule) -> Rule:
        RULES[function.__name__] = function
        CHANCES.extend([function.__name__] * weight)
        return function

    return add


def _field(desk: Desk, draw: Draw) -> Key:
    """Things first, so that the few organizations are not forgotten."""
    thing = draw.one(sorted(desk.expected.things()))
    names = sorted(name for of, name in desk.expected.fields if of == thing and name in SAYS)
    return thing, draw.one(names)


@rule(4)
def correct(desk: Desk, draw: Draw) -> None:
    key = _field(desk, draw)
    says: Any = draw.one(SAYS[key[1]])
    publish(desk.thing(key[0]), key[1], says, reason=WHY, editor=desk.editor)
    desk.expected.fields[key].correct(says)
    desk.done["edits"] += 1


def _is_taken(desk: Desk, name: str, number: int) -> bool:
    """Whether another paragraph of the cable has the number: the form refuses it."""
    others = [one for one in desk.expected.paragraphs() if one.split("/")[0] == name.split("/")[0]]
    return any(desk.expected.published((one, "number")) == number for one in others if one != name)


def _typed(says: object) -> str:
    return ", ".join(says) if isinstance(says, list) else "" if says is None else str(says)


@rule(3)
def correct_at_the_desk(desk: Desk, draw: Draw) -> None:
    key = _field(desk, draw)
    says: Any = draw.one(SAYS[key[1]])
    if key[1] == "questions" or says == desk.expected.published(key):
        raise NotNow  # the form knows codes only; what is not changed is not corrected
    if key[1] == "number" and _is_taken(desk, key[0], says):
        raise NotNow
    thing = desk.thing(key[0])
    sent = desk.page(thing) | {key[1]: _typed(says).replace("\n", "\r\n"), "reason": WHY}
    answered = desk.send(address(thing), sent)
    if desk.expected.refused(key, says):
        require("With this value and qualifier" in errors(answered.content.decode()), f"{key} contradicts")
        return
    require(answered.status_code == 302, f"not saved: {errors(answered.content.decode())}")
    desk.expected.fields[key].correct(says)
    desk.done["edits"] += 1


@rule(1)
def save_what_somebody_changed_meanwhile(desk: Desk, draw: Draw) -> None:
    name = draw.one(desk.expected.paragraphs())
    says = draw.one([text for text in TEXTS if text != desk.expected.published((name, "text"))])
    sent = desk.page(desk.thing(name)) | {"text": "Typed in vain.", "reason": WHY}
    publish(desk.thing(name), "text", says, reason=WHY, editor=desk.editor)
    desk.expected.fields[name, "text"].correct(says)
    page = desk.send(address(desk.thing(name)), sent).content.decode()
    require("Somebody else saved this meanwhile" in errors(page), f"{name} was saved over a newer version")
    require("Typed in vain." in page, "what was typed is gone")
    desk.done["edits"] += 1


@rule(2)
def withdraw(desk: Desk, draw: Draw) -> None:
    key = draw.one([key for key in desk.expected.corrected() if key[1] not in STRUCTURE])
    give_back(desk.correction(key), reason="the machine is right", editor=desk.editor)
    _withdrawn(desk, key)


@rule(2)
def withdraw_in_the_list(desk: Desk, draw: Draw) -> None:
    key = draw.one([key for key in desk.expected.corrected() if key[1] not in STRUCTURE])
    desk.act(Correction, desk.correction(key).pk, "withdraw", reason="the machine is right")
    _withdrawn(desk, key)


def _withdrawn(desk: Desk, key: Key) -> None:
    """What the machine does not read goes at once with the last word of an editor."""
    desk.expected.fields[key].withdraw()
    desk.done["edits"] += 1
    if key[0].startswith(LOST) and not desk.expected.is_corrected(key[0]):
        desk.expected.drop(key[0])
        del desk.rows[key[0]]


@rule(2)
def keep(desk: Desk, draw: Draw) -> None:
    key = draw.one(desk.expected.corrected(lambda held: held.flagged))
    desk.act(Correction, desk.correction(key).pk, "keep")
    desk.expected.fields[key].keep()
    desk.done["edits"] += 1


@rule(2)
def review_in_the_list(desk: Desk, draw: Draw) -> None:
    name = draw.one([name for name, field in desk.expected.fields if field == "review"])
    action, says = draw.one([("confirm", "confirmed"), ("reject", "rejected")])
    desk.act(model_of(name), desk.rows[name], action)
    desk.expected.fields[name, "review"].correct(says)
    desk.done["edits"] += 1


@rule(2)
def merge(desk: Desk, draw: Draw) -> None:
    """Never over another: what is merged leads in one step to what is not."""
    one, other = draw.one(sorted(ORGANIZATIONS)), draw.one(sorted(ORGANIZATIONS))
    fields, into = desk.expected.fields, desk.rows[other]
    merged = {slug: fields[slug, "merged_into"].published for slug in ORGANIZATIONS}
    chain = one == other or merged[other] is not None or desk.rows[one] in merged.values()
    try:
        publish(desk.thing(one), "merged_into", into, reason=WHY, editor=desk.editor)
    except ValueError:
        require(chain, f"{one} cannot be merged into {other}")
        return
    require(not chain, f"{one} is merged into {other} over another")
    fields[one, "merged_into"].correct(into)
    desk.done["edits"] += 1


@rule(2)
def name_another_organization(desk: Desk, draw: Draw) -> None:
    name, slug = f"{draw.one(NUMBERS)}/mention", draw.one(sorted(ORGANIZATIONS))
    if name not in desk.rows:
        raise NotNow
    publish(desk.thing(name), "organization", desk.rows[slug], reason=WHY, editor=desk.editor)
    desk.expected.fields[name, "organization"].correct(desk.rows[slug])
    desk.done["edits"] += 1


@rule(5)
def ingest(desk: Desk, draw: Draw) -> None:
    desk.ingest(draw.one(EDITIONS), draw.one(READERS))


@rule(2)
def ingest_the_same_file(desk: Desk, draw: Draw) -> None:
    shelf = desk.expected.shelves[draw.one(NUMBERS)]
    if shelf.chosen is None or shelf.reader is None:
        raise NotNow
    desk.ingest(shelf.chosen, draw.one([shelf.reader, *READERS]))


@rule(1)
def upload(desk: Desk, draw: Draw) -> None:
    """The preview changes nothing; whether it is followed is another choice. What is not offered to be loaded
    would change nothing."""
    edition, reader, followed = draw.one(EDITIONS), draw.one(READERS), draw.one([True, False])
    path = reverse("admin:cables_source_add")
    with desk.read_by(reader):
        desk.client.get(path)
        page = desk.send(path, {"file": SimpleUploadedFile(edition.name, edition.content)}).content.decode()
        check(desk)
        kept = re.search(r'name="confirmed" value="([^"]+)"', page)
        require(kept or "There is nothing to load." in page, "the preview offers nothing to confirm")
        removed = edition in desk.expected.shelves[edition.number].removed
        require(not (kept and removed), "a removed file is offered to be loaded")
        if kept and followed:
            desk.send(path, {"confirmed": kept[1]})
    if followed and not removed:
        desk.received(edition, reader)


@rule(1)
def withhold(desk: Desk, draw: Draw) -> None:
    name = draw.one(desk.expected.paragraphs())
    words = draw.one(["", SECRET])
    says = desk.expected.published((name, "text"))
    if name in desk.expected.withheld or (words and (words not in says or not name.endswith("par1"))):
        raise NotNow
    path = reverse("admin:cables_withholding_add")
    desk.client.get(path)
    sent = {"paragraph": f"{desk.rows[name]}", "kind": "private", "reason": WHY, "words": words}
    answered = desk.send(path, sent)
    if answered.status_code == 200:  # an editor's own words are corrected, not withheld
        require(desk.expected.fields[name, "text"].corrected, f"{name} cannot be withheld")
        require("not read from the source" in errors(answered.content.decode()), "it is not said why")
        return
    desk.expected.withheld[name] = words
    desk.done["edits"] += 1


@rule(1)
def lift(desk: Desk, draw: Draw) -> None:
    name = draw.one(sorted(desk.expected.withheld))
    rows = Withholding.objects.filter(paragraph=desk.rows[name], lifted_at=None, by_machine=False)
    desk.act(Withholding, rows.get().pk, "lift")
    del desk.expected.withheld[name]
    desk.done["edits"] += 1


@rule(1)
def withdraw_or_restore_a_cable(desk: Desk, draw: Draw) -> None:
    name = f"{draw.one(NUMBERS)}"
    gone = name in desk.expected.withdrawn
    desk.act(Cable, desk.rows[name], "restore" if gone else "withdraw", kind="private")
    desk.expected.withdrawn ^= {name}
    desk.done["edits"] += 1
