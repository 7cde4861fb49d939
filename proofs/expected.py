"""What must be so after any row of edits and ingests: the correction rule once more, in plain Python.

It knows nothing of the archive's code. Things go by names: "612", "612/par2", an organization's slug.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .editions import NUMBERS, SECRET, Edition, Json, Reader, Readings, answer

Key = tuple[str, str]  # thing and field
SEAM = f"The {SECRET} sheltered"  # where an editor divides the first paragraph
STRUCTURE = ("division", "joined", "added")  # what takes effect when a cable is read
BOUNDS = ("value_min", "value_max")  # of a figure; they follow from its value where no editor said them
ORGANIZATIONS = {
    "harbor-mission-society": {"name": "Harbor Mission Society", "kind": "NGO", "merged_into": None},
    "lantern-foundation": {"name": "Lantern Foundation", "kind": "NGO", "merged_into": None},
    "ministry-of-labor-xe": {"name": "Ministry of Labor", "kind": "host government", "merged_into": None},
}


@dataclass
class Field:
    """`known` is what the machine read when an editor last decided; it counts where `corrected`."""

    read: Json
    says: Json = None
    known: Json = None
    corrected: bool = False
    elsewhere: bool = False  # other words stand where the editor decided, or none
    lost: bool = False  # there are none now

    @property
    def published(self) -> Json:
        return self.says if self.corrected else self.read

    @property
    def flagged(self) -> bool:
        return self.corrected and (self.elsewhere or self.read != self.known)

    def correct(self, says: Json) -> None:
        self.says, self.known, self.corrected, self.elsewhere = says, self.read, True, False

    def keep(self) -> None:
        self.known, self.elsewhere = self.read, False

    def displace(self) -> Field:
        """Other words stand there, or none: that is to be decided, if anything was."""
        self.elsewhere = self.lost = self.corrected
        return self

    def withdraw(self) -> None:
        self.corrected = self.elsewhere = False


@dataclass
class Shelf:
    """The copies of one cable as they came, and the one that it was last read from, by which reader. An
    editor makes a part of the first paragraph one of its own, and joins the fourth to the third."""

    copies: list[Edition] = field(default_factory=list)
    chosen: Edition | None = None
    reader: Reader | None = None
    removed: set[Edition] = field(default_factory=set)
    picked: Edition | None = None  # by an editor
    part: str = ""
    parts: int = 0  # so many there ever were: no address is used twice
    joined: bool = False

    def receive(self, edition: Edition, reader: Reader) -> bool:
        """Says whether the cable is read anew: of the latest edition of each file the most whole one is,
        where it is another than before or has just come again."""
        if edition not in self.copies:
            self.copies.append(edition)
        best = self.best
        if best == self.chosen and edition != best:
            return False
        self.chosen, self.reader = best, reader
        return True

    @property
    def standing(self) -> list[Edition]:
        return [copy for copy in self.copies if copy not in self.removed]

    @property
    def best(self) -> Edition:
        """The one that an editor picked, as long as its file is there; else of the latest edition of each
        file the most whole one."""
        if self.picked in self.standing:
            return self.picked
        latest = {copy.name: copy for copy in self.standing}
        return min(latest.values(), key=lambda copy: copy.worth)

    def divided(self, read: Readings) -> Readings:
        """What is read of paragraphs, as an editor divided and joined them."""
        cable, read = next(thing for thing, _ in read).split("/")[0], dict(read)
        if self.part:
            first, whole = f"{cable}/par1", read[f"{cable}/par1", "text"]
            for thing, text in (
                (first, whole.split(SEAM)[0].rstrip()),
                (self.part, whole[whole.index(SEAM) :]),
            ):
                fields = {field: value for (of, field), value in read.items() if of == first}
                fields |= {"text": text, "questions": [answer("27A", len(text))]}
                fields |= {"number": None} if thing == self.part else {}
                read |= {(thing, field): value for field, value in fields.items()}
        if self.joined:
            one, other = f"{cable}/par3", f"{cable}/par4"
            read[one, "text"] += "\n" + read[other, "text"]
            read[one, "state"] = "whole"  # its end is that of the other
            read = {key: value for key, value in read.items() if key[0] != other}
        return read


class Expected:
    """Every field that is followed, the withdrawn cables, the paragraphs of which something is withheld."""

    def __init__(self) -> None:
        self.fields: dict[Key, Field] = {}
        self.shelves = {number: Shelf() for number in NUMBERS}
        self.withdrawn: set[str] = set()
        self.withheld: dict[str, str] = {}  # paragraph: the words, empty for all of it
        for slug, read in ORGANIZATIONS.items():
            self.read(slug, {(slug, name): value for name, value in read.items()})

    def read(self, thing: str, readings: Readings) -> None:
        """What the machine reads of a thing, now. What an editor said of it stays."""
        for (_, name), value in readings.items():
            self.fields.setdefault((thing, name), Field(value)).read = value
        if thing.endswith(("/figure", "/added", "/mention")) or thing in ORGANIZATIONS:
            self.fields.setdefault((thing, "review"), Field("machine"))

    def drop(self, thing: str) -> None:
        self.fields = {key: held for key, held in self.fields.items() if key[0] != thing}

    def put_away(self, thing: str) -> None:
        """It is not read any more; how it was joined to another stays said."""
        self.fields = {k: held for k, held in self.fields.items() if k[0] != thing or k[1] in STRUCTURE}

    def published(self, key: Key) -> Json:
        """A review that nobody gave says whether anything else was corrected."""
        held = self.fields[key]
        if key[1] in BOUNDS and not held.corrected:
            return self._bound(*key)
        if key[1] != "review" or held.corrected:
            return held.published
        if (key[0], "added") in self.fields:
            return "added"
        return "corrected" if self.is_corrected(key[0]) else "machine"

    def _bound(self, thing: str, name: str) -> Json:
        """As the machine reads it, or as it follows from what an editor said of the value."""
        fields = {field: held for (of, field), held in self.fields.items() if of == thing}
        if not (fields["value"].corrected or fields["qualifier"].corrected):
            return fields[name].read
        value, qualifier = fields["value"].published, fields["qualifier"].published
        if name == "value_max":
            return None if qualifier == "at_least" else value
        low = fields["value_min"].read
        if qualifier == "range" and float(low) <= float(value):
            return low
        return "0" if qualifier == "at_most" else value

    def refused(self, key: Key, says: Json) -> bool:
        """Whether the form finds bounds that contradict the value."""
        thing, name = key
        if name not in ("value", "qualifier", *BOUNDS):
            return False
        sheet = {field: self.published((thing, field)) for field in ("value", "qualifier", *BOUNDS)}
        sheet[name] = says
        fixed = [bound for bound in BOUNDS if bound == name or self.fields[thing, bound].corrected]
        high = None if sheet["qualifier"] == "at_least" else sheet["value"]
        if "value_max" in fixed and sheet["value_max"] not in (None, high):
            return True
        low = float(sheet["value_min"] or 0)
        ranged = sheet["qualifier"] == "range" and low <= float(sheet["value"])
        exact = 0 if sheet["qualifier"] == "at_most" else float(sheet["value"])
        return "value_min" in fixed and sheet["value_min"] is not None and not ranged and low != exact

    def is_corrected(self, thing: str) -> bool:
        return any(held.corrected for (of, _), held in self.fields.items() if of == thing)

    def corrected(self, which: Callable[[Field], bool] = lambda held: True) -> list[Key]:
        return sorted(key for key, held in self.fields.items() if held.corrected and which(held))

    def paragraphs(self) -> list[str]:
        """Those that are read now."""
        return [thing for thing, name in self.fields if name == "text"]

    def things(self) -> Iterator[str]:
        yield from dict.fromkeys(thing for thing, _ in self.fields)
