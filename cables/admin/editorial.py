"""What editors decided, and what they should look at."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from cables.deciding.correcting import keep, thing_of
from cables.deciding.doubts import look_at
from cables.deciding.withholding import places_of, withhold_words
from cables.models import Correction, Paragraph, Problem, Withholding
from cables.writing.acts import alone

from .base import ReadOnlyAdmin, link
from .deeds.confirming import confirmed
from .deeds.lifting import KIND, LIFT
from .filters import Finder, WithholdingState
from .review.summaries import spoken
from .review.tools import standing
from .review.verdicts import take_back


class ReasonForm(ActionForm):
    """An action in a list, with its reason."""

    reason = forms.CharField(required=False, max_length=500)


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    """Every correction that was ever made; those in force can be withdrawn or kept."""

    action_form = ReasonForm
    list_display = ("what", "says_", "reads", "why", "who", "now")
    list_filter = (
        "changed_reading",
        ("withdrawn_at", admin.EmptyFieldListFilter),
        "model",
        "field",
        "editor",
    )
    list_select_related = ("cable", "editor")
    search_fields = ("cable__cable_id", "reason__unaccent")
    readonly_fields = ("of", "says_", "reads")
    actions = ("withdraw", "keep")

    exclude = ("says", "read", "read_before", "along")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [name for name in super().get_readonly_fields(request, obj) if name not in self.exclude]

    @admin.display(description="what", ordering="cable__cable_id")
    def what(self, correction: Correction) -> str:
        place = f"{correction.cable}, " if correction.cable else ""
        return f"{place}{correction.model}: {correction.field.replace('_', ' ')}"

    @admin.display(description="the editor says")
    def says_(self, correction: Correction) -> str:
        return shortened(spoken(correction, correction.says))

    @admin.display(description="the machine reads")
    def reads(self, correction: Correction) -> str:
        return shortened(spoken(correction, correction.read))

    @admin.display(description="reason", ordering="reason")
    def why(self, correction: Correction) -> str:
        return shortened(correction.reason)

    @admin.display(description="by", ordering="made_at")
    def who(self, correction: Correction) -> str:
        return f"{correction.editor}, {correction.made_at:%Y-%m-%d}"

    @admin.display(description="now", ordering="withdrawn_at")
    def now(self, correction: Correction) -> str:
        if correction.withdrawn_at:
            return f"withdrawn on {correction.withdrawn_at:%Y-%m-%d}"
        return "in force; the machine reads it otherwise now" if correction.changed_reading else "in force"

    @admin.display(description="what it is about")
    def of(self, correction: Correction) -> SafeString | str:
        return link(thing_of(correction))

    @admin.action(description="Withdraw: the machine's reading is published", permissions=["change"])
    def withdraw(self, request: HttpRequest, corrections: QuerySet[Correction]) -> None:
        reason = request.POST.get("reason", "").strip()
        if not reason:
            self.message_user(request, "Say why, beside the action.", messages.ERROR)
            return
        done: Counter[str] = Counter()
        left: Counter[str] = Counter()
        with alone():
            for correction in self.as_seen(request, corrections):
                if correction.withdrawn_at:
                    left["withdrawn already"] += 1
                    continue
                take_back(correction, request.user, reason)  # type: ignore[arg-type]
                done["withdrawn: the machine's reading is published"] += 1
        self.tell(request, done, left)

    @admin.action(description="Keep: what the machine reads now was seen", permissions=["change"])
    def keep(self, request: HttpRequest, corrections: QuerySet[Correction]) -> None:
        done: Counter[str] = Counter()
        left: Counter[str] = Counter()
        with alone():
            for correction in self.as_seen(request, corrections):
                if why := _not_to_keep(correction):
                    left[why] += 1
                    continue
                keep(correction, editor=request.user)  # type: ignore[arg-type]
                done["kept"] += 1
        self.tell(request, done, left)


def _not_to_keep(correction: Correction) -> str:
    if correction.withdrawn_at:
        return "withdrawn already"
    return "" if correction.changed_reading else "read by the machine as before, nothing is to be decided"


class WithholdingForm(forms.ModelForm):  # type: ignore[type-arg]
    """What to withhold: the words as they are published now, or the whole paragraph."""

    words = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="As published: wherever they stand in the paragraph. Empty for the whole paragraph.",
    )

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Withholding
        fields = ("paragraph", "kind", "reason")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        paragraph = cleaned.get("paragraph")
        if paragraph is None:
            raise ValidationError("Choose a paragraph.")
        if cleaned.get("seen") not in (None, paragraph.version):
            data: Any = self.data
            self.data = data.copy() | {"seen": str(paragraph.version)}
            raise ValidationError(
                f"Somebody else changed it meanwhile. It now reads: {paragraph.public_text}"
            )
        if paragraph.withheld:
            raise ValidationError("The paragraph is withheld already.")
        if cleaned.get("words", "").strip():
            _refuse(paragraph, cleaned["words"])
        return cleaned


def _refuse(paragraph: Paragraph, words: str) -> None:
    try:
        places_of(paragraph, words)
    except ValueError as error:
        raise ValidationError({"words": str(error)}) from None


@admin.register(Withholding)
class WithholdingAdmin(ReadOnlyAdmin):
    list_display = ("words", "kind", "of", "why", "withheld", "now")
    list_filter = (WithholdingState, "kind", Finder)
    list_select_related = ("cable", "paragraph__cable", "made_by", "lift_asked_by", "lifted_by")
    search_fields = ("cable__cable_id", "quote__unaccent", "reason__unaccent")
    actions = ("change_kind", "lift")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is withheld is confirmed or lifted, never altered."""
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return admin.ModelAdmin.has_add_permission(self, request)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nobody else can withhold the words between the look at them and the save."""
        with alone():
            response: HttpResponse = super().changeform_view(request, *args, **kwargs)
        return response

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, **kwargs) if obj else _adding(super(), request, kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [*super().get_readonly_fields(request, obj), "quote"] if obj else []

    def save_model(self, request: HttpRequest, obj: Withholding, form: Any, change: bool) -> None:
        made = withhold_words(
            form.cleaned_data["paragraph"],
            form.cleaned_data["words"],
            form.cleaned_data["kind"],
            reason=form.cleaned_data["reason"],
            editor=request.user,  # type: ignore[arg-type]
            version=form.cleaned_data["seen"],
        )
        obj.pk, obj.cable = made[0].pk, made[0].cable
        if len(made) > 1:
            self.message_user(request, standing(len(made)))

    @admin.display(description="words", ordering="quote")
    def words(self, withholding: Withholding) -> str:
        return shortened(withholding.quote) or "all of the paragraph"

    @admin.display(description="where", ordering="cable__cable_id")
    def of(self, withholding: Withholding) -> SafeString | str:
        return link(withholding.paragraph or withholding.cable)

    @admin.display(description="reason", ordering="reason")
    def why(self, withholding: Withholding) -> str:
        return shortened(withholding.reason)

    @admin.display(description="withheld", ordering="made_at")
    def withheld(self, withholding: Withholding) -> str:
        who = "the machine" if withholding.by_machine else withholding.made_by
        return f"{withholding.made_at:%Y-%m-%d}, {who}"

    @admin.display(description="now", ordering="lifted_at")
    def now(self, withholding: Withholding) -> str:
        if withholding.lifted_at:
            return f"public since {withholding.lifted_at:%Y-%m-%d}, {withholding.lifted_by}"
        asked = withholding.lift_asked_by
        return f"withheld; {asked} asks to make it public" if asked else "withheld"

    def has_lift_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("cables.lift_withholding")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """With the paragraph that is asked for, the version that the editor sees."""
        known = request.GET.get("paragraph", "")
        paragraph = Paragraph.objects.filter(pk=known).first() if known.isdecimal() else None
        return {"paragraph": paragraph, "seen": paragraph.version} if paragraph else {}

    def has_keep_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("cables.change_withholding")

    @admin.action(description="Withhold as another kind", permissions=["keep"])
    def change_kind(self, request: HttpRequest, withholdings: QuerySet[Withholding]) -> HttpResponse | None:
        return confirmed(self, request, withholdings, KIND)

    @admin.action(description="Lift: make public", permissions=["lift"])
    def lift(self, request: HttpRequest, withholdings: QuerySet[Withholding]) -> HttpResponse | None:
        return confirmed(self, request, withholdings, LIFT)


def shortened(text: str) -> str:
    """As much as a list has place for."""
    return Truncator(text).chars(120)


def _adding(admin_: Any, request: HttpRequest, kwargs: dict[str, Any]) -> Any:
    return admin_.get_form(request, None, **{**kwargs, "form": WithholdingForm})


@admin.register(Problem)
class ProblemAdmin(ReadOnlyAdmin):
    list_display = ("text", "kind", "cable", "settled_at")
    list_filter = (("settled_at", admin.EmptyFieldListFilter), "kind")
    list_select_related = ("cable",)
    search_fields = ("text__unaccent", "cable__cable_id")
    actions = ("settle",)

    @admin.action(description="Mark as checked", permissions=["change"])
    def settle(self, request: HttpRequest, problems: QuerySet[Problem]) -> None:
        with alone():
            seen = [problem.pk for problem in self.as_seen(request, problems)]
            settled = look_at(Problem.objects.filter(pk__in=seen), editor=request.user)  # type: ignore[arg-type]
        before = len(seen) - settled
        self.tell(request, Counter(settled=settled) if settled else Counter(), _settled_before(before))


def _settled_before(number: int) -> Counter[str]:
    return Counter({"settled before": number} if number else {})
