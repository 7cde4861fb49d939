"""Cables and their paragraphs at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from cables.models import Cable, Check, Paragraph, Problem, Reference, Statistic, Tag, Withholding, Witness
from cables.models.cables import HEADER

from .base import ReadOnlyAdmin, link, listed
from .correcting import CorrectingAdmin
from .deeds.confirming import confirmed
from .deeds.files import read_from
from .deeds.withdrawing import KEEP, RESTORE, WITHDRAW
from .editors import editor_of
from .filters import CableState, OwnCountry
from .forms import CableForm, ParagraphForm
from .review.redividing import redividing


class WitnessInline(admin.TabularInline):  # type: ignore[type-arg]
    """The copies of the cable."""

    model = Witness
    fields = readonly_fields = ("of", "read", "wholeness", "encoding", "own")
    extra = 0
    can_delete = False
    verbose_name_plural = "copies received"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Witness]:
        found = super().get_queryset(request).select_related("source", "chosen_by")
        return found.defer("source__content", "text")

    @admin.display(description="source")
    def of(self, witness: Witness) -> SafeString | str:
        return link(witness.source)

    @admin.display(description="the cable is read from it")
    def read(self, witness: Witness) -> str:
        return read_from(witness)

    @admin.display(description="choose another")
    def own(self, witness: Witness) -> SafeString:
        return listed(Witness, "all copies of the cable", q=witness.cable.cable_id)


@admin.register(Cable)
class CableAdmin(CorrectingAdmin):
    form = CableForm
    corrected = HEADER
    provenance = (
        "cable_id", "review", "held", "sample", "rows", "superseded_by", "sections_total", "sections_present",
        "sections_missing", "repairs", "read_at", "withdrawn_at", "withdrawn_reason",
        "restore_asked_by",
    )  # fmt: skip
    raw_id_fields = ("post", "country")
    inlines = (WitnessInline,)
    list_display = ("cable_id", "about", "of", "paragraph_count", "doubts", "state")
    list_filter = (CableState, "sample", "reporting_year", "classification", OwnCountry)
    list_select_related = ("country", "restore_asked_by")
    ordering = (F("reporting_year").desc(nulls_last=True), "country", "cable_id")
    search_fields = ("cable_id", "subject__unaccent", "country__name__unaccent", "post__name__unaccent")
    actions = ("withdraw", "restore", "keep_withdrawn")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Cable]:
        counted = super().get_queryset(request)
        if request.resolver_match and request.resolver_match.url_name == "cables_cable_changelist":
            paragraphs = Count("paragraphs", filter=Q(paragraphs__removed_at=None), distinct=True)
            problems = Count("problems", filter=Q(problems__settled_at=None), distinct=True)
            counted = counted.annotate(_paragraphs=paragraphs, _problems=problems)
        return counted

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """What the cable is decides what is read in it."""
        if "document" not in form.changed_fields:
            super().save_model(request, obj, form, change)
            return
        with redividing(obj, editor_of(request), form.cleaned_data["reason"]):
            super().save_model(request, obj, form, change)

    @admin.display(description="subject", ordering="subject")
    def about(self, cable: Cable) -> str:
        return Truncator(cable.title).chars(90)

    @admin.display(description="country and year", ordering="reporting_year")
    def of(self, cable: Cable) -> str:
        return " ".join(str(part) for part in (cable.country, cable.reporting_year) if part) or "-"

    @admin.display(description="now", ordering="withdrawn_at")
    def state(self, cable: Cable) -> str:
        if cable.withdrawn_at:
            waits = f"; {cable.restore_asked_by} asks to make it public" if cable.restore_asked_by else ""
            return f"withdrawn: {cable.get_withdrawn_reason_display()}{waits}"
        if not cable.held:
            return "not held"
        return "hidden sample" if cable.hidden else "sample" if cable.sample else "public"

    @admin.display(description="paragraphs", ordering="_paragraphs")
    def paragraph_count(self, cable: Any) -> SafeString:
        return listed(Paragraph, str(cable._paragraphs), cable__id__exact=cable.pk)

    @admin.display(description="doubts", ordering="_problems")
    def doubts(self, cable: Any) -> SafeString:
        return listed(Problem, str(cable._problems), cable__id__exact=cable.pk)

    @admin.display(description="references")
    def references(self, cable: Cable) -> str:
        """For those who may look only."""
        return "; ".join(cable.references.values_list("printed", flat=True))

    @admin.display(description="review")
    def review(self, cable: Cable) -> SafeString:
        address = reverse("desk-review", args=[cable.cable_id])
        return format_html('<a href="{}">source and record side by side</a>', address)

    @admin.display(description="its rows")
    def rows(self, cable: Cable) -> SafeString:
        models = (Paragraph, Statistic, Check, Problem, Withholding)
        names = (listed(m, str(m._meta.verbose_name_plural), cable__id__exact=cable.pk) for m in models)
        return SafeString(" · ".join(names))

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("cables.withdraw_cable")

    @admin.action(description="Withdraw from the public", permissions=["withdraw"])
    def withdraw(self, request: HttpRequest, cables: QuerySet[Cable]) -> HttpResponse | None:
        return confirmed(self, request, cables, WITHDRAW)

    @admin.action(description="Make public again", permissions=["withdraw"])
    def restore(self, request: HttpRequest, cables: QuerySet[Cable]) -> HttpResponse | None:
        return confirmed(self, request, cables, RESTORE)

    @admin.action(description="Keep withdrawn, against who asked", permissions=["withdraw"])
    def keep_withdrawn(self, request: HttpRequest, cables: QuerySet[Cable]) -> HttpResponse | None:
        return confirmed(self, request, cables, KEEP)


@admin.register(Paragraph)
class ParagraphAdmin(CorrectingAdmin):
    form = ParagraphForm
    corrected = ("number", "mark", "state", "heading", "questions", "text")
    provenance = (
        "of", "withhold", "statistics", "key", "printed", "section", "public_text", "source_text", "start",
        "end", "transmission_sections", "items", "repairs", "withheld", "removed_at",
    )  # fmt: skip
    list_display = ("address", "beginning", "of", "mark", "state", "public")
    list_filter = ("state", "mark", "withheld", ("removed_at", admin.EmptyFieldListFilter), "section")
    list_select_related = ("cable",)
    search_fields = ("cable__cable_id", "text__unaccent", "heading__unaccent")
    ordering = ("cable__cable_id", "order")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Paragraph]:
        return super().get_queryset(request).select_related("cable").defer("search")

    @admin.display(description="paragraph", ordering="order")
    def address(self, paragraph: Paragraph) -> str:
        return paragraph.key

    @admin.display(description="cable", ordering="cable__cable_id")
    def of(self, paragraph: Paragraph) -> SafeString | str:
        return link(paragraph.cable)

    @admin.display(description="text")
    def beginning(self, paragraph: Paragraph) -> str:
        heading = f"{paragraph.heading}: " if paragraph.heading else ""
        return Truncator(f"{heading}{paragraph.text}").chars(110)

    @admin.display(description="public", ordering="withheld")
    def public(self, paragraph: Paragraph) -> str:
        if paragraph.removed_at:
            return "not read any more"
        return "withheld" if paragraph.withheld else "public"

    @admin.display(description="questions")
    def questions(self, paragraph: Paragraph) -> str:
        """For those who may look only."""
        codes = paragraph.answers.filter(rejected=False).values_list("question__code", flat=True)
        return ", ".join(dict.fromkeys(codes))

    @admin.display(description="source text")
    def source_text(self, paragraph: Paragraph) -> str:
        """What stands in the source where the paragraph was read."""
        witness = paragraph.cable.witnesses.filter(chosen=True).first()
        return witness.text[paragraph.start : paragraph.end] if witness else "-"

    @admin.display(description="withhold")
    def withhold(self, paragraph: Paragraph) -> SafeString:
        return listed(Withholding, "what is withheld here", paragraph__id__exact=paragraph.pk)

    @admin.display(description="statistics")
    def statistics(self, paragraph: Paragraph) -> SafeString:
        return listed(Statistic, "figures read here", paragraph__id__exact=paragraph.pk)


@admin.register(Tag)
class TagAdmin(ReadOnlyAdmin):
    list_display = ("code", "kind", "meaning")
    list_filter = ("kind",)
    search_fields = ("code", "meaning__unaccent")


@admin.register(Reference)
class ReferenceAdmin(ReadOnlyAdmin):
    list_display = ("printed", "cable", "kind", "target")
    list_filter = ("kind",)
    list_select_related = ("cable", "target")
    search_fields = ("printed__unaccent", "cable__cable_id", "target__cable_id")
