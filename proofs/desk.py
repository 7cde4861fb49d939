"""One archive with two cables, an editor at its desk, and the extractor that reads for it."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any
from unittest import mock

from django.contrib.auth import get_user_model
from django.db import connection, models
from django.test import Client
from django.urls import reverse

from cables.deciding.reviewing import token as version_of
from cables.extract import CableRecord, Document, parse
from cables.ingest import ingest_bytes, reading
from cables.models import Cable, Correction, Mention, Organization, Paragraph, Statistic

from .editions import NUMBERS, READERS, Edition, Reader
from .expected import ORGANIZATIONS, Expected, Key
from .pages import Filled, filled, form_to

SOCIETY, SOCIETY_SLUG = "Harbor Mission Society", "harbor-mission-society"
LOST = "lost from "  # before the cable and the id of a statistic that has no place any more
Page = Any  # Django's answer


class Violation(AssertionError):
    """The archive says otherwise than it must."""


def require(holds: object, what: str) -> None:
    if not holds:
        raise Violation(what)


@lru_cache(maxsize=64)
def _parsed(text: str, name: str) -> CableRecord:
    return parse(Document(text, name))


class Desk:
    """`rows` are ids by the names that `expected` uses; of a statistic the row that has the place now."""

    def __init__(self) -> None:
        self.expected = Expected()
        self.rows: dict[str, int] = {}
        self.done: Counter[str] = Counter()
        self.marks: list[tuple[str, int, str, dict[str, Any]]] = []  # versions that were looked at
        users = get_user_model().objects
        self.editor = users.filter(username="prover").first() or users.create_superuser("prover")
        self.client = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")
        self.client.force_login(self.editor)
        for number in NUMBERS:
            self.ingest(Edition(number), READERS[0])
        for slug in ORGANIZATIONS:
            self.rows[slug] = Organization.objects.get(slug=slug).pk

    def thing(self, name: str) -> Any:
        return model_of(name)._base_manager.get(pk=self.rows[name])

    def correction(self, key: Key) -> Correction:
        thing = self.thing(key[0])
        return Correction.objects.get(
            model=thing._meta.model_name, object_id=thing.pk, field=key[1], withdrawn_at=None
        )

    def read_by(self, reader: Reader) -> Any:
        """A double at the extractor's door: the files are read as that version reads them."""
        return mock.patch.object(reading, "parse", lambda d: reader.reads(_parsed(d.text, d.name)))

    def ingest(self, edition: Edition, reader: Reader) -> None:
        with self.read_by(reader):
            (outcome,) = ingest_bytes(edition.name, edition.content)
        if edition in self.expected.shelves[edition.number].removed:
            require("was removed on" in outcome.reason, f"a removed file is loaded: {outcome}")
            return
        require(outcome.cable_id == f"07PORTLISSE{edition.number}", f"not loaded: {outcome}")
        self.received(edition, reader)

    def received(self, edition: Edition, reader: Reader) -> None:
        """Tell the model what came, and find the rows that were read."""
        connection.check_constraints()
        shelf = self.expected.shelves[edition.number]
        before = shelf.chosen
        self.done["ingests"] += 1
        if not shelf.receive(edition, reader) or shelf.chosen is None:
            return
        cable, read = f"{edition.number}", shelf.divided(reader.expected(shelf.chosen))
        self._place_figure(f"{cable}/figure", shelf.chosen, before in (None, shelf.chosen), read)
        self._place_mention(f"{cable}/mention", edition.number)
        for thing in dict.fromkeys(thing for thing, _ in read):
            self.expected.read(thing, {key: value for key, value in read.items() if key[0] == thing})
        held = Cable.objects.get(cable_id=f"07PORTLISSE{cable}")
        self.rows[cable] = held.pk
        rows = {f"{cable}/{paragraph.key}": paragraph.pk for paragraph in held.paragraphs.all()}
        self.rows |= {name: rows[name] for name, _ in read if "/par" in name}
        for name in [name for name in self.expected.paragraphs() if name.startswith(f"{cable}/")]:
            if (name, "text") not in read:
                self.expected.put_away(name)

    def _place_mention(self, name: str, number: int) -> None:
        """Every edition names the society in the same words: it stays the row that it was."""
        at = Mention.objects.get(cable__cable_id=f"07PORTLISSE{number}", form=SOCIETY)
        require(self.rows.setdefault(name, at.pk) == at.pk, f"{name} is another row now")
        self.expected.read(name, {(name, "organization"): Organization.objects.get(slug=SOCIETY_SLUG).pk})

    def _place_figure(self, name: str, edition: Edition, same_text: bool, read: Any) -> None:
        """In the same text a figure stays the row that it was; in another text it does if it is read the same
        there, or is the only one that an editor vouches for: then its corrections are to be decided again.
        Else the row stays for itself, without a place, and is to be decided as well."""
        at = Statistic.objects.filter(cable__cable_id=f"07PORTLISSE{edition.number}")
        pk = at.get(source_start=edition.place).pk if edition.place else None
        old = self.rows.pop(name, None)
        self.rows |= {name: pk} if pk else {}
        if old == pk:
            self._doubt(name, read, same_text)
            return
        lost = [of for of in self.rows if of.startswith(f"{LOST}{edition.number} ")]
        vouched = self.expected.is_corrected(name)
        twin = f"{LOST}{edition.number} {pk}"
        one = len(lost) + vouched == 1
        require(twin in lost or not (pk and one), f"{name} was corrected, and is another row now")
        moved = {key[1]: held for key, held in self.expected.fields.items() if key[0] == name}
        self.expected.drop(name)
        if twin in lost:
            self._rename(twin, name)
            self._doubt(name, read, same_text)
        if vouched:
            away = f"{LOST}{edition.number} {old}"
            self.expected.fields |= {(away, field): held.displace() for field, held in moved.items()}
            self.rows[away] = old or 0
            self.done["unplaced"] += 1

    def _doubt(self, name: str, read: Any, same_text: bool) -> None:
        """What another text says otherwise is to be decided; what is found again as it was is not."""
        known = {field: held for (of, field), held in self.expected.fields.items() if of == name}
        told = [field for field in ("value", "period") if field in known]
        alike = same_text or all(known[field].read == read[name, field] for field in told)
        for held in known.values():
            if not alike:
                held.displace()
            elif held.lost:
                held.elsewhere = False
            held.lost = False

    def _rename(self, old: str, new: str) -> None:
        fields = self.expected.fields
        found = {(new, field): held for (thing, field), held in fields.items() if thing == old}
        self.expected.drop(old)
        self.expected.fields |= found
        del self.rows[old]

    def page(self, thing: models.Model) -> Filled:
        """The thing's form as it opens."""
        page = self.client.get(address(thing))
        require(page.status_code == 200, f"{address(thing)} answers {page.status_code}")
        return filled(page.content.decode(), f"{thing._meta.model_name}_form")

    def send(self, path: str, data: Filled | dict[str, Any]) -> Page:
        token = self.client.cookies.get("csrftoken")
        answer = self.client.post(path, {"csrfmiddlewaretoken": token.value if token else ""} | data)
        require(answer.status_code in (200, 302), f"{path} answers {answer.status_code}")
        connection.check_constraints()
        return answer

    def act(self, model: type[models.Model], pk: int, action: str, **more: str) -> None:
        """An action in a list, with what the page asks before it."""
        path = reverse(f"admin:cables_{model._meta.model_name}_changelist")
        listed = {f"seen-{pk}": version_of(model._base_manager.get(pk=pk)), "_selected_action": f"{pk}"}
        if "csrftoken" not in self.client.cookies:
            self.client.get(path)
        answer = self.send(path, listed | {"action": action} | more)
        if answer.status_code == 200:
            asked = form_to(answer.content.decode(), path)
            answer = self.send(path, asked | {"reason": "it is so"} | more)
        require(answer.status_code == 302, f"{action} was not done")


def model_of(name: str) -> type[models.Model]:
    if name.startswith(LOST) or name.endswith(("/figure", "/added")):
        return Statistic
    if name in ORGANIZATIONS:
        return Organization
    if name.endswith("/mention"):
        return Mention
    return Paragraph if "/par" in name else Cable


def address(thing: models.Model) -> str:
    return reverse(f"admin:cables_{thing._meta.model_name}_change", args=[thing.pk])
