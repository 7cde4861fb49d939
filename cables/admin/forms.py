"""How lists are written in one field: TAGS, references, question codes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import ValidationError

from cables.deciding.correcting import in_force
from cables.deciding.fields import get
from cables.models import Cable, Paragraph, Question
from cables.models.addresses import canonical
from cables.writing.answers import AnswerReading, questions
from cables.writing.links import ReferenceReading

from . import sense
from .correcting import CorrectingForm, WordsField

ARROW, SEPARATOR = " => ", " | "
PARTS = ("name", "routing", "precedence", "serial")
ADDRESSEE = "one on each line: name | routing indicator | precedence | serial; only the name is needed"


class LinesField(SimpleArrayField):
    """One entry on each line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(forms.CharField(), delimiter="\n", required=False, widget=forms.Textarea, **kwargs)


class CableForm(CorrectingForm):
    """A cable's header."""

    subject = WordsField()
    captions = SimpleArrayField(
        forms.CharField(max_length=60), required=False, help_text="with commas between"
    )
    attention = LinesField()
    tags = forms.CharField(required=False, help_text="codes, with commas between")
    references = WordsField(
        help_text=f"one on each line, as printed; after “{ARROW.strip()}” the id of the cable that is meant"
    )
    to = WordsField(help_text=ADDRESSEE)
    info = WordsField(help_text=ADDRESSEE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.instance.unmasked:
            self.initial[name] = get(self.instance, name)
        for name in ("tags", "references", "to", "info"):
            self.initial[name] = self.shown(name)

    def shown(self, name: str) -> str:
        value = get(self.stored(), name)
        if name == "tags":
            return ", ".join(value)
        if name in ("to", "info"):
            return "\n".join(map(_addressed, value))
        return "\n".join(map(_line, value)) if name == "references" else super().shown(name)

    def clean_tags(self) -> list[str]:
        codes = [code.strip() for code in self.cleaned_data["tags"].split(",")]
        if long := next((code for code in codes if len(code) > 40), None):
            raise ValidationError(f"{long[:40]}… is too long for a TAG.")
        return list(dict.fromkeys(filter(None, codes)))

    def clean_references(self) -> list[ReferenceReading]:
        """Lines as readings; one that is printed as before keeps its kind and its label."""
        known = {reference["printed"]: reference for reference in get(self.stored(), "references")}
        lines = (line.strip() for line in self.cleaned_data["references"].split("\n"))
        return [_reference(line, known) for line in lines if line]

    def clean_to(self) -> list[dict[str, str | None]]:
        return _addressees(self.cleaned_data["to"])

    def clean_info(self) -> list[dict[str, str | None]]:
        return _addressees(self.cleaned_data["info"])

    def clean_replaces(self) -> str:
        return canonical(self.cleaned_data["replaces"])

    def clean_instruction_cable(self) -> str:
        return canonical(self.cleaned_data["instruction_cable"])


def _addressed(row: dict[str, str | None]) -> str:
    return SEPARATOR.join(row.get(part) or "" for part in PARTS).rstrip(f"{SEPARATOR} ")


def _addressees(text: str) -> list[dict[str, str | None]]:
    """A line for each; parts that are left out are not known."""
    rows = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        said = [part.strip() or None for part in line.split(SEPARATOR.strip())]
        if len(said) > len(PARTS) or not said[0]:
            raise ValidationError(f"“{line[:60]}”: {ADDRESSEE}.")
        rows.append(dict(zip(PARTS, [*said, *[None] * (len(PARTS) - len(said))], strict=True)))
    return rows


def _line(reference: ReferenceReading) -> str:
    target = reference["cable_id"]
    return reference["printed"].replace("\n", " ") + (f"{ARROW}{target}" if target else "")


def _reference(line: str, known: dict[str, ReferenceReading]) -> ReferenceReading:
    printed, _, cable_id = line.partition(ARROW)
    cable_id = canonical(cable_id)[:60]
    before = known.get(printed)
    kind = before["kind"] if before else "cable" if cable_id else "other"
    label = before["label"] if before else ""
    return ReferenceReading(printed=printed, cable_id=cable_id, kind=kind, label=label)


class ParagraphForm(CorrectingForm):
    """A paragraph: its number, mark, heading, text and the questions that it answers."""

    text = WordsField(widget=forms.Textarea(attrs={"rows": 24, "cols": 100}))
    questions = forms.CharField(
        required=False, help_text="codes of the questions answered here, with commas between: 29F, 29G"
    )

    class Meta:
        model = Paragraph
        fields = ("number", "mark", "state", "heading", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["questions"] = self.shown("questions")

    def clean_number(self) -> int | None:
        return sense.number(self.cleaned_data["number"], self.stored())

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if not text.strip() and str(self.initial.get("text", "")).strip():
            raise ValidationError("A paragraph has words: withhold it, or join it with the one above.")
        return text

    def shown(self, name: str) -> str:
        if name != "questions":
            return super().shown(name)
        return ", ".join(dict.fromkeys(reading["code"] for reading in questions(self.stored())))

    def clean_questions(self) -> list[AnswerReading]:
        """Stretches that are known for a code stay; a code that is new answers with the whole paragraph."""
        codes = list(dict.fromkeys(c.strip() for c in self.cleaned_data["questions"].split(",") if c.strip()))
        known = questions(self.stored())
        year = known[0]["year"] if known else _year(self.stored().cable)
        readings = [reading for reading in known if reading["code"] in codes]
        for code in codes:
            if all(reading["code"] != code for reading in known):
                readings.append(self._added(year, code))
        return readings

    def _added(self, year: int, code: str) -> AnswerReading:
        if not Question.objects.filter(year=year, code=code).exists():
            raise ValidationError(f"No question {code} was asked in {year or 'a year that is not known'}.")
        correction = in_force(self.stored(), "text")
        length = len(str(correction.read) if correction else self.stored().text)
        return AnswerReading(year=year, code=code, start=0, end=length, kind="answer", basis="editor")


def _year(cable: Cable) -> int:
    """The year of the questionnaire that the cable answers elsewhere, else that of its report."""
    answered = cable.answers.values_list("question__year", flat=True).first()
    return answered or cable.reporting_year or 0
