"""A form that stops where somebody types withheld words into what the public reads, and leaves the choice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from cables.deciding.typed import withheld_in
from cables.models import Cable


class MindsWithheld(forms.Form):
    """`anyway` is asked for once there is a reason to."""

    anyway = forms.BooleanField(
        required=False, widget=forms.HiddenInput, label="Publish these words all the same"
    )

    def stop_at_withheld(self, cable: Cable | None, typed: Iterable[tuple[str, str, Any]]) -> None:
        """`typed` are (field, what it said before, what it says); lists and numbers are said in words."""
        if self.cleaned_data.get("anyway"):
            return
        for name, before, says in typed:
            found = withheld_in(str(says or ""), before, cable)
            if found and name in self.fields:
                self.fields["anyway"].widget = forms.CheckboxInput()
                self.add_error(
                    name,
                    f"“{found.quote}” is withheld in {found.cable} ({found.get_kind_display()}). Say it"
                    " without these words, or tick to publish them all the same.",
                )
