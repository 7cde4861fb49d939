"""Questionnaires, topics and answers at the desk."""

from __future__ import annotations

from django.contrib import admin
from django.utils.safestring import SafeString

from cables.models import Answer, Question, Topic

from .base import ReadOnlyAdmin, link


@admin.register(Topic)
class TopicAdmin(ReadOnlyAdmin):
    list_display = ("label", "slug", "section")
    list_filter = ("section",)
    search_fields = ("label__unaccent", "slug")


@admin.register(Question)
class QuestionAdmin(ReadOnlyAdmin):
    list_display = ("year", "code", "label", "section", "confidence")
    list_filter = ("year", "section", "confidence")
    search_fields = ("code", "label__unaccent")
    readonly_fields = ("topics",)


@admin.register(Answer)
class AnswerAdmin(ReadOnlyAdmin):
    """What answers a question is corrected at its paragraph."""

    list_display = ("question", "corrected_at", "kind", "basis", "rejected")
    list_filter = ("kind", "basis", "rejected", "question__year")
    list_select_related = ("question", "paragraph__cable")
    search_fields = ("question__code", "cable__cable_id")
    ordering = ("cable__cable_id", "paragraph__order", "start")

    @admin.display(description="paragraph")
    def corrected_at(self, answer: Answer) -> SafeString | str:
        return link(answer.paragraph)
