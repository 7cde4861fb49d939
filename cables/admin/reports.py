"""What readers reported: a queue, those about a person first, each settled with a note."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from cables.deciding.versions import Version
from cables.models import Report
from cables.models.reports import QUEUED, settle_report

from .base import ReadOnlyAdmin, link
from .editorial import ReasonForm
from .history import history


class SettlingForm(forms.ModelForm):  # type: ignore[type-arg]
    """What was decided; saving settles the report."""

    decided = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
        help_text="Saving this settles the report and deletes the address for an answer: answer first.",
    )

    class Meta:
        model = Report
        fields = ("decided",)


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    form = SettlingForm
    action_form = ReasonForm
    list_display = ("number", "marked", "beginning", "place", "made_at", "settled_at", "settled_by")
    list_filter = (("settled_at", admin.EmptyFieldListFilter), "kind")
    list_select_related = ("cable", "paragraph__cable", "settled_by")
    search_fields = ("number", "cable__cable_id", "text__unaccent")
    fields = ("number", "marked", "place", "published", "text", "answer_to", "made_at", "decided",
              "settled_by", "settled_at")  # fmt: skip
    actions = ("settle",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        return Report.objects.queue()

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        return QUEUED

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [name for name in self.fields if name != "decided"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Once settled it stays so; what is about safety is for chief editors."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or (obj.settled_at is None and self.may_decide(request, obj)))

    def may_decide(self, request: HttpRequest, report: Report) -> bool:
        return report.kind != Report.Kind.SAFETY or request.user.has_perm("cables.settle_safety_report")

    def save_model(self, request: HttpRequest, obj: Report, form: Any, change: bool) -> None:
        if not settle_report(obj, form.cleaned_data["decided"], request.user):  # type: ignore[arg-type]
            self.message_user(request, "Somebody else settled it meanwhile.", messages.WARNING)

    @admin.action(description="Settle", permissions=["change"])
    def settle(self, request: HttpRequest, reports: QuerySet[Report]) -> None:
        decided = request.POST.get("reason", "").strip()
        if not decided:
            self.message_user(request, "Say what was decided, beside the action.", messages.ERROR)
            return
        done: Counter[str] = Counter()
        left: Counter[str] = Counter()
        for report in self.as_seen(request, reports):
            if not self.may_decide(request, report):
                left["about safety, for a chief editor"] += 1
            elif settle_report(report, decided, request.user):  # type: ignore[arg-type]
                done["settled"] += 1
            else:
                left["settled before"] += 1
        self.tell(request, done, left)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """When it came, and how and by whom it was settled. No history keeps the address for an answer."""
        report = self.get_object(request, unquote(object_id))
        if report is None:
            raise Http404
        if not self.has_view_or_change_permission(request, report):
            raise PermissionDenied
        return history(self, request, report, _past(report))

    @admin.display(description="kind", ordering="_urgent")
    def marked(self, report: Report) -> str:
        return f"⚠ {report.kind}" if report.urgent else report.kind

    @admin.display(description="text")
    def beginning(self, report: Report) -> str:
        return report.text[:80]

    @admin.display(description="about")
    def place(self, report: Report) -> SafeString | str:
        return link(report.paragraph or report.cable)

    @admin.display(description="published words")
    def published(self, report: Report) -> str:
        return report.paragraph.public_text if report.paragraph else "-"


def _past(report: Report) -> list[Version]:
    came = {"actor": "a reader", "reason": f"{report.get_kind_display()}: {report.text}"}
    past = [Version(UUID(int=1), report.made_at, came, {}, (), False)]
    if report.settled_at:
        settled = {"actor": str(report.settled_by), "reason": f"settled: {report.decided}"}
        past.append(Version(UUID(int=2), report.settled_at, settled, {}, (), False))
    return past
