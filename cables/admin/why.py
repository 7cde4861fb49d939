"""The reason that is asked for before every deed."""

from __future__ import annotations

from django import forms


class WhyForm(forms.Form):
    """What every deed is asked for."""

    reason = forms.CharField(max_length=500, label="Why", help_text="Never shown to the public.")
