"""What an editor can do to a paragraph from the review page, each as one form: a reason is always asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied

from cables.admin import sense
from cables.admin.bodies import BodyField, named_beside
from cables.admin.review.redividing import redividing
from cables.admin.withheld import MindsWithheld
from cables.deciding.adding import SAID, add_mention, add_statistic, new_organization
from cables.deciding.bounds import FOLLOWING, contradictions
from cables.deciding.correcting import Stale
from cables.deciding.dividing import join, split
from cables.deciding.elsewhere import Place, elsewhere
from cables.deciding.withholding import (
    occurrences,
    outside_paragraphs,
    withhold_in_header,
    withhold_reason,
    withhold_words,
)
from cables.kinds import OrganizationKind
from cables.models import Cable, Paragraph, Withholding
from cables.reading.gaps import plural
from cables.sections import FIGURE_KINDS, organization_kind_label
from cables.writing.acts import writing


class ToolForm(MindsWithheld):
    """`here` is the paragraph, or the cable for its header, and `seen` the version of it that the editor has
    before him; `note` is what is to be known of what he typed."""

    permission = "cables.change_paragraph"
    title = save = note = ""
    public: tuple[str, ...] = ("reason",)  # the fields that the public can read
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(max_length=500, help_text="Why? The public can read it.")

    def __init__(self, here: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.here = here
        self.initial.setdefault("seen", here.version)
        self.order_fields([name for name in self.fields if name not in ("reason", "anyway", "seen")])

    def clean(self) -> dict[str, Any]:
        """What the public will read names nobody who is withheld."""
        cleaned = super().clean() or {}
        if not self.errors:
            typed = [(name, "", cleaned[name]) for name in self.public if cleaned.get(name)]
            self.stop_at_withheld(getattr(self.here, "cable", None), typed)
        return cleaned

    def act(self, editor: Any) -> None:
        """Do it. Raises ValueError where it cannot be done, Stale where somebody else was first."""
        if not editor.has_perm(self.permission):
            raise PermissionDenied
        if self.here.version != self.cleaned_data["seen"]:
            raise Stale(self.here)
        self.do(editor, {"reason": self.cleaned_data["reason"], "version": self.cleaned_data["seen"]})

    def do(self, editor: Any, said: dict[str, Any]) -> None:
        """What the form is for; `said` is the reason and the version that was seen."""
        raise NotImplementedError


def words_field(help_text: str, **more: Any) -> forms.CharField:
    """Words of the paragraph: typed, or taken from what is selected in it."""
    area = forms.Textarea(attrs={"rows": 2, "data-selection": ""})
    return forms.CharField(max_length=20_000, widget=area, help_text=help_text, **more)


def number_field(**more: Any) -> forms.DecimalField:
    return forms.DecimalField(required=False, max_digits=20, decimal_places=4, **more)


class SplitForm(ToolForm):
    title, save = "Divide this paragraph", "Divide"
    words = words_field("Select or type the first words of the new paragraph.")
    number = forms.IntegerField(required=False, min_value=1, max_value=9999, help_text="if it has one")
    mark = forms.CharField(required=False, max_length=10, label="Portion mark", help_text="if it has its own")

    def clean_number(self) -> int | None:
        """A new paragraph may have no number that another one has."""
        return sense.number(self.cleaned_data["number"], Paragraph(cable=self.here.cable))

    def do(self, editor: Any, said: dict[str, Any]) -> None:
        values = self.cleaned_data
        with redividing(self.here.cable, editor, said["reason"]):
            split(
                self.here, values["words"], number=values["number"], mark=values["mark"],
                editor=editor, **said,
            )  # fmt: skip


class JoinForm(ToolForm):
    title, save = "Join with the paragraph above", "Join"

    def do(self, editor: Any, said: dict[str, Any]) -> None:
        with redividing(self.here.cable, editor, said["reason"]):
            join(self.here, editor=editor, **said)


class AddForm(ToolForm):
    permission = "cables.add_statistic"
    public = ("unit", "what", "period", "source", "reason")
    title, save = "Add a figure", "Add"
    words = words_field("Select or type the words that state the figure.")
    number = forms.CharField(max_length=60, help_text="The part of them that gives its value: nine")
    value = number_field(help_text="9; empty: not available")
    value_min = number_field(label="At least", help_text="for a range")
    value_max = number_field(label="At most", help_text="for a range")
    kind = forms.ChoiceField()
    unit = forms.CharField(required=False, max_length=60, help_text="persons")
    what = forms.CharField(required=False, max_length=300, label="What it counts")
    period = forms.CharField(required=False, max_length=60, help_text="2006")
    source = forms.CharField(required=False, max_length=60, help_text="who says so")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = list(FIGURE_KINDS.items())  # type: ignore[attr-defined]

    def clean_period(self) -> str:
        return sense.period(self.cleaned_data["period"])

    def clean(self) -> dict[str, Any]:
        """A range ends at its value; what is stated with an upper end alone is that."""
        cleaned = super().clean() or {}
        if not self.errors:
            if cleaned["value"] is None:
                cleaned["value"] = cleaned["value_max"]
            for name in ("value", "value_min", "value_max"):
                sense.count(cleaned[name], cleaned["unit"])
            cleaned["qualifier"] = "" if cleaned["value_min"] is None else "range"
            for name, told in contradictions(cleaned, FOLLOWING).items():
                self.add_error(name, told)
        return cleaned

    def do(self, editor: Any, said: dict[str, Any]) -> None:
        values = {name: self.cleaned_data[name] for name in SAID if name in self.cleaned_data}
        words, number = self.cleaned_data["words"], self.cleaned_data["number"]
        add_statistic(self.here, words, number, values, editor=editor, **said)


class NameForm(ToolForm):
    """An organization that the machine passed over; one that nobody has named yet comes with its kind."""

    permission = "cables.add_mention"
    public = ("organization", "reason")
    title, save = "Add a mention of an organization", "Add"
    words = words_field("Select or type the words that name it.")
    organization = BodyField(required=True, help_text="its name")
    kind = forms.ChoiceField(required=False, help_text="only for one that the archive does not know yet")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"].suggest(named_beside(self.here.cable))  # type: ignore[attr-defined]
        kinds = [(str(kind), organization_kind_label(kind)) for kind in OrganizationKind]
        self.fields["kind"].choices = [("", "known already"), *kinds]  # type: ignore[attr-defined]

    def clean_kind(self) -> str:
        """With a kind, a name that is not known is a new one."""
        said = str(self.data.get("organization", "")).strip()
        if self.cleaned_data["kind"] and said and "organization" in self.errors:
            del self.errors["organization"]
            self.cleaned_data["organization"] = said
        return str(self.cleaned_data["kind"])

    def do(self, editor: Any, said: dict[str, Any]) -> None:
        body = self.cleaned_data["organization"]
        with writing(editor, said["reason"]):
            if isinstance(body, str):
                body = new_organization(body, self.cleaned_data["kind"], reason=said["reason"], editor=editor)
            add_mention(self.here, self.cleaned_data["words"], body, editor=editor, **said)


class WithholdForm(ToolForm):
    """Once the words are known, the other places that have them are offered to be ticked."""

    public = ()
    permission = "cables.add_withholding"
    title, save = "Withhold words", "Withhold"
    words = words_field(
        "Select or type the words as published: wherever they stand in it. None for all of it.",
        required=False,
    )
    kind = forms.ChoiceField(choices=[("", "choose …"), *Withholding.Kind.choices])
    others = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label="Withhold it there too"
    )
    reason = forms.CharField(max_length=500, help_text="Never shown to the public.")

    def __init__(self, here: Paragraph | Cable, *args: Any, **kwargs: Any) -> None:
        super().__init__(here, *args, **kwargs)
        words = str(self.data.get("words", "")).strip()
        self.places = {place.key: place for place in elsewhere(here, words)} if words else {}
        if self.places:
            choices = [(key, str(place)) for key, place in self.places.items()]
            self.fields["others"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["others"]

    def do(self, editor: Any, said: dict[str, Any]) -> None:
        words, kind = self.cleaned_data["words"], self.cleaned_data["kind"]
        with writing(editor, said["reason"]):
            self.withhold(words, kind, editor, said)
            for key in self.cleaned_data.get("others", []):
                _withhold_there(self.places[key], words, kind, editor, said["reason"])

    def withhold(self, words: str, kind: str, editor: Any, said: dict[str, Any]) -> None:
        withhold_words(self.here, words, kind, editor=editor, **said)

    @property
    def note(self) -> str:  # type: ignore[override]
        words = self.cleaned_data["words"]
        if not words.strip():
            return "All of the paragraph is withheld."
        told = [self.standing(words)]
        if self.places:
            told.append(
                f"They stand in {plural(len(self.places), 'other place')}: tick those that are meant."
            )
        return " ".join(told)

    def standing(self, words: str) -> str:
        return standing(len(occurrences(self.here, words)))


class WithholdInHeaderForm(WithholdForm):
    """Words outside the paragraphs: in the header, and in what stands below the last paragraph."""

    words = words_field("Select or type the words as they stand in the source.")

    def withhold(self, words: str, kind: str, editor: Any, said: dict[str, Any]) -> None:
        withhold_in_header(self.here, words, kind, editor=editor, **said)

    def standing(self, words: str) -> str:
        number = len(outside_paragraphs(self.here, words))
        return f"These words stand {times(number)} outside the paragraphs."


def _withhold_there(place: Place, words: str, kind: str, editor: Any, reason: str) -> None:
    if place.correction:
        withhold_reason(place.correction, reason=reason, editor=editor)
    elif place.paragraph:
        withhold_words(place.paragraph, words, kind, reason=reason, editor=editor)
    else:
        withhold_in_header(place.cable, words, kind, reason=reason, editor=editor)


def times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def standing(number: int) -> str:
    """How often words stand in a paragraph, before or after they are withheld there."""
    if number == 1:
        return "These words stand once in the paragraph."
    return f"These words stand {number} times in the paragraph: all of them are withheld."


TOOLS: dict[str, type[ToolForm]] = {
    "split": SplitForm,
    "join": JoinForm,
    "add": AddForm,
    "name": NameForm,
    "withhold": WithholdForm,
}
HEADER_TOOLS: dict[str, type[ToolForm]] = {"withhold": WithholdInHeaderForm}
