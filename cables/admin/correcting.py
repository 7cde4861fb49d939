"""A change form whose every saved field is a correction, with a reason, of the version that was seen."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cables.deciding.correcting import correct, in_force
from cables.deciding.fields import COLLECTIONS, CORRECTABLE, get
from cables.models import Cable, Correction
from cables.writing.acts import alone, alone_to_save

from .base import ReadOnlyAdmin, link
from .editors import editor_of
from .review.summaries import spoken
from .withheld import MindsWithheld


class WordsField(forms.CharField):
    """Text that is kept as it is, but for the line ends that a browser adds."""

    def __init__(self, **kwargs: Any) -> None:
        settled: dict[str, Any] = {"required": False, "strip": False, "widget": forms.Textarea}
        super().__init__(**settled | kwargs)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class CorrectingForm(MindsWithheld, forms.ModelForm):  # type: ignore[type-arg]
    """Fields as published, the reason for changing them, and the version that the editor has seen.

    Beside each field lies hidden what it held when the form was shown: a field that the editor left as it was
    is not his, whatever somebody else has made of it meanwhile.
    """

    reason = forms.CharField(
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Needed for every change. The public can read it.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version
        for name, field in self.fields.items():
            field.show_hidden_initial = name in CORRECTABLE[self._meta.model]

    @property
    def changed_fields(self) -> list[str]:
        """Those that the editor changed and that read otherwise than what is stored."""
        return [n for n in self.fields if n in CORRECTABLE[self._meta.model] and self._is_changed(n)]

    def _is_changed(self, name: str) -> bool:
        bound: Any = self[name]
        shown = any(key.startswith(bound.html_initial_name) for key in self.data)
        touched = bound._has_changed() or not shown
        return touched and self.fields[name].has_changed(bound.initial, bound.data)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.changed_fields and not cleaned.get("reason"):
            self.add_error("reason", "Say why, in a few words.")
        if self.changed_fields and cleaned.get("seen") != self.stored().version:
            self._tell_conflict()
        elif self.changed_fields and not self.errors:
            said = [(name, str(get(self.stored(), name)), self.says(name)) for name in self.changed_fields]
            stored = self.stored()
            cable = stored if isinstance(stored, Cable) else getattr(stored, "cable", None)
            self.stop_at_withheld(cable, [*said, ("reason", "", cleaned["reason"])])
        return cleaned

    def stored(self) -> Any:
        """The thing as it is in the database, whatever this form has done to its instance."""
        if not hasattr(self, "_stored"):
            self._stored = type(self.instance)._base_manager.get(pk=self.instance.pk)
        return self._stored

    def _tell_conflict(self) -> None:
        """What was typed stays, what somebody else saved stands beside it, and in the other fields what is
        stored now; the next save decides."""
        data: Any = self.data
        self.data = data = data.copy()
        data[self.add_prefix("seen")] = str(self.stored().version)
        for name in set(CORRECTABLE[self._meta.model]) & self.fields.keys() - set(self.changed_fields):
            now = self.fields[name].prepare_value(self[name].initial)
            data[self[name].html_name] = data[self[name].html_initial_name] = "" if now is None else now
        for name in self.changed_fields:
            self.add_error(name, f"Somebody else saved this meanwhile. It now reads: {self.shown(name)}")
        self.add_error(None, "Nothing was saved. Compare both texts, then save again.")

    def shown(self, name: str) -> str:
        """A stored value in the words of the form."""
        value = get(self.stored(), name)
        return str(value)

    def says(self, name: str) -> Any:
        """What the form says of a field, as JSON."""
        value = self.cleaned_data[name]
        if isinstance(value, models.Model):
            return value.pk
        return "" if value is None and self._is_text(name) else value

    def _is_text(self, name: str) -> bool:
        if (self._meta.model, name) in COLLECTIONS:
            return False
        return isinstance(self._meta.model._meta.get_field(name), models.CharField | models.TextField)


class CorrectingAdmin(ReadOnlyAdmin):
    """Fields in `corrected` (all of them correctable) can be changed, the rest is there to be read."""

    form = CorrectingForm
    corrected: tuple[str, ...] = ()
    provenance: tuple[str, ...] = ()

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> list[str]:
        return [*self.provenance, "machine_reads"]

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        asked = ["reason", "anyway", "seen"] if self.has_change_permission(request, obj) else []
        return [
            (None, {"fields": [*self.corrected, *asked]}),
            ("What the machine reads where an editor says otherwise", {"fields": ["machine_reads"]}),
            ("Where it comes from", {"fields": list(self.provenance)}),
        ]

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with alone_to_save(request.method or ""):
            response: HttpResponse = super().changeform_view(request, *args, **kwargs)
        return response

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        return form.instance

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        for name in form.changed_fields:
            correct(obj, name, form.says(name), reason=form.cleaned_data["reason"], editor=editor_of(request))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Collections are corrected like every other field; what stands below the form is only looked at."""
        for formset in formsets:
            formset.new_objects = formset.changed_objects = formset.deleted_objects = []

    @admin.display(description="corrections in force")
    def machine_reads(self, obj: models.Model) -> SafeString | str:
        rows = Correction.objects.filter(
            model=obj._meta.model_name, object_id=obj.pk, withdrawn_at=None
        ).select_related("editor")
        if not rows:
            return "None: all of it is as the machine read it."
        return format_html(
            "<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((_told(row),) for row in rows))
        )


def _told(row: Correction) -> SafeString:
    changed = " (it read otherwise before: decide again)" if row.changed_reading else ""
    return format_html(
        "{}: the machine reads <q>{}</q>{}; {} says otherwise: {}",
        link(row, row.field),
        spoken(row, row.read),
        changed,
        row.editor,
        row.reason,
    )


def correct_all(
    admin_: ReadOnlyAdmin, request: HttpRequest, things: Any, field: str, says: Any, reason: str
) -> None:
    """One correction for each of the things chosen in a list that the page of the list showed."""
    done: Counter[str] = Counter()
    left: Counter[str] = Counter()
    with alone():
        for thing in admin_.as_seen(request, things):
            before = in_force(thing, field)
            made = correct(
                thing, field, says, reason=reason, editor=editor_of(request), version=thing.version
            )
            if made == before:
                left["said so already"] += 1
            else:
                done[f"{says} now"] += 1
    admin_.tell(request, done, left)
