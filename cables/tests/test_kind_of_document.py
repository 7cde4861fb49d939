"""A cable that answers the questionnaire is told from one that speaks of trafficking and answers none."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cables.admin.review.verdicts import take_back
from cables.extract.header import read_header
from cables.extract.records import Header
from cables.extract.text.header import HeaderText
from cables.kinds import DocumentKind
from cables.models import Cable, Correction
from proofs.pages import form_to

from . import world

REF = "REF: 06 STATE 202745"
PRESS = world.text().replace(b"SUBJECT: ", b"SUBJECT: PRESS REACTION: ").replace(REF.encode(), b"")
KINDS = [
    ("AVERNA: SUBMISSION FOR THE 2007 TIP REPORT", REF, "submission"),
    ("AVERNA: 2007 TRAFFICKING IN PERSONS REPORT", "", "submission"),
    ("PART 1 OF 2: AVERNA'S SEVENTH ANNUAL TIP REPORT", REF, "part of a submission"),
    ("UPDATED AVERNA SUBMISSION FOR THE TIP REPORT", REF, "update"),
    ("AVERNA: TIP INTERIM ASSESSMENT", REF, "interim assessment"),
    ("PRESS REACTION IN AVERNA TO THE TIP REPORT", "", "related"),
    ("AVERNA RESPONDS TO THE TIP REPORT", "", "related"),
    ("AVERNA: PROPOSALS FOR G/TIP FUNDS", REF, "related"),
    ("AVERNA'S PROGRESS WARRANTS TIER 2 IN THE TIP REPORT", "", "related"),
    ("NEW TRAFFICKING BILL BEFORE PARLIAMENT", "", "related"),
    ("AVERNA: HARVEST OF SUGAR AND WHEAT", "", "unrelated"),
]


def header_of(
    subject: str, references: str, sent: str = "051423Z MAR 07", body: str = "1. (U) Text."
) -> Header:
    lines = [
        f"P {sent}",
        "FM AMEMBASSY PORT LISSE",
        "UNCLAS PORT LISSE 000112",
        f"SUBJECT: {subject}",
        references,
    ]
    return read_header(HeaderText.of("\n".join(lines)), {}, body, "")


@pytest.mark.parametrize(("subject", "references", "kind"), KINDS, ids=[row[0] for row in KINDS])
def test_the_kind_of_document_is_told_by_its_header(subject: str, references: str, kind: str) -> None:
    header = header_of(subject, references)
    assert header.document.kind == kind
    assert header.document.reason
    answers = kind in ("submission", "part of a submission", "update")
    assert (header.instruction_cable is not None) == answers


def test_a_report_that_is_named_after_its_season_is_no_submission() -> None:
    late = header_of("AVERNA AND THE 2007 TIP REPORT", "", sent="151423Z AUG 07")
    assert late.document.kind == "related"


def test_a_canceled_cable_is_said_to_be_one() -> None:
    header = header_of(
        "AVERNA: SUBMISSION FOR THE 2007 TIP REPORT", REF, body="1. (U) This cable was canceled."
    )
    assert header.document.kind == "related"
    assert "canceled" in header.document.reason


def test_the_department_s_request_is_an_instruction() -> None:
    lines = [
        "FM SECSTATE WASHDC",
        "UNCLAS STATE 202745",
        "SUBJECT: GUIDANCE FOR THE SEVENTH ANNUAL TIP REPORT",
    ]
    assert (
        read_header(HeaderText.of("\n".join(lines)), {}, "", "06STATE202745.txt").document.kind
        == "instruction"
    )


@pytest.mark.django_db
def test_what_answers_nothing_has_no_answers_and_says_what_it_is() -> None:
    world.load(PRESS)
    cable = world.cable()
    assert cable.document == DocumentKind.RELATED
    assert not cable.answers.exists()
    assert not Cable.objects.answering().exists()
    page = Client().get("/cables/07PORTLISSE612/").content.decode()
    assert "answers no questionnaire" in page
    found = Client().get("/search/?document=related&q=shelters").content.decode()
    assert "07PORTLISSE612" in found
    assert "07PORTLISSE612" not in Client().get("/search/?document=submission&q=shelters").content.decode()


@pytest.mark.django_db
def test_what_an_editor_says_that_a_cable_is_decides_what_is_read_in_it(desk: Client) -> None:
    world.load(PRESS)
    cable = world.cable()
    path = reverse("admin:cables_cable_change", args=[cable.pk])
    sheet = form_to(desk.get(path).content.decode(), path)
    said = {"document": "submission", "reason": "it answers the questionnaire"}
    assert desk.post(path, sheet | said).status_code == 302
    cable.refresh_from_db()
    assert (cable.document, cable.answers.exists()) == ("submission", True)
    world.load(PRESS)
    assert world.cable().answers.exists()
    take_back(Correction.objects.get(field="document"), world.editor(), "it was wrong")
    cable.refresh_from_db()
    assert (cable.document, cable.answers.exists()) == ("related", False)
