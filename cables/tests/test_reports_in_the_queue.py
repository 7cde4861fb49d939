"""What readers report stands in the review queue, before everything else where it concerns a person."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from cables.logins.roles import VIEWER
from cables.models import Paragraph, Report
from cables.models.reports import report

from . import world

pytestmark = pytest.mark.django_db
REVIEW = "/admin/review/07PORTLISSE612/"


def test_reports_of_readers_stand_in_the_queue_those_about_a_person_first() -> None:
    world.load()
    desk = Client()
    desk.force_login(world.editor())
    for kind, key in (("misread", "par2"), ("privacy", "par1"), ("safety", "par3")):
        report(world.cable(), Paragraph.objects.get(key=key), kind, f"it is {kind}", "", "")
    lines = desk.get(reverse("desk-queue")).context["lines"]
    assert [line.said for line in lines if line.doubt.kind == "report"] == [
        "it is safety", "it is privacy", "it is misread",
    ]  # fmt: skip
    assert [line.doubt.slug for line in lines][:2] == ["safety", "privacy"]
    first = Report.objects.get(kind="safety")
    assert lines[0].report == reverse("admin:cables_report_change", args=[first.pk])
    assert f'id="report-{first.pk}"' in desk.get(REVIEW).content.decode()


def test_who_may_not_see_reports_learns_nothing_of_them() -> None:
    world.load()
    report(world.cable(), world.paragraph(1), "safety", "somebody is in danger", "", "")
    viewer = get_user_model().objects.create_user("vito", is_staff=True)
    viewer.groups.set(Group.objects.filter(name=VIEWER))
    desk = Client()
    desk.force_login(viewer)
    slugs = {doubt.slug for doubt, _, _ in desk.get(reverse("desk-queue")).context["kinds"]}
    assert slugs.isdisjoint({"safety", "privacy", "report"})
    assert desk.get(reverse("desk-queue") + "?doubt=safety").status_code == 403
    assert "somebody is in danger" not in desk.get(REVIEW).content.decode()
