"""Header fields as editors type them: one form of an id, addressees as lines, problems where they belong."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from archive.paths import ROOT
from cables.admin.review.doubts import BY_SLUG, lines
from cables.extract import ReadError, parse, read
from cables.kinds import About, ProblemKind
from cables.models import Cable, Correction, Paragraph, Problem, Statistic
from cables.models.addresses import canonical
from proofs.pages import form_to

from . import world

SAMPLES = ROOT / "fixtures" / "samples"


def _save(desk: Client, **typed: str) -> Any:
    path = reverse("admin:cables_cable_change", args=[world.cable().pk])
    sheet = form_to(desk.get(path).content.decode(), path)
    return desk.post(path, sheet | typed | {"reason": "as printed"})


@pytest.mark.django_db
def test_a_reference_typed_in_a_printed_form_leads_to_the_same_cable(desk: Client) -> None:
    world.load(world.text(references="06 STATE 3836"))
    known = Cable.objects.filter(cable_id="06STATE3836").get()
    assert _save(desk, references="06 STATE 003836 => 06 state 003836").status_code == 302
    assert [row.target for row in world.cable().references.all()] == [known]
    assert not Cable.objects.filter(cable_id__contains="003836").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["replaces", "instruction_cable"])
def test_an_id_typed_in_a_printed_form_is_kept_in_the_one_form(desk: Client, field: str) -> None:
    world.load()
    assert _save(desk, **{field: "07 port lisse 00601"}).status_code == 302
    assert getattr(world.cable(), field) == "07PORTLISSE601" == canonical("07 port lisse 00601")


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["to", "info"])
def test_addressees_are_corrected_as_lines(desk: Client, field: str) -> None:
    world.load()
    typed = "AMEMBASSY DROVNIK | RUEHDV | PRIORITY | 0042\nSECSTATE WASHDC"
    assert _save(desk, **{field: typed}).status_code == 302
    assert getattr(world.cable(), field) == [
        {"name": "AMEMBASSY DROVNIK", "routing": "RUEHDV", "precedence": "PRIORITY", "serial": "0042"},
        {"name": "SECSTATE WASHDC", "routing": None, "precedence": None, "serial": None},
    ]
    assert Correction.objects.get().field == field


@pytest.mark.django_db
def test_a_line_that_is_no_addressee_is_refused_and_told(desk: Client) -> None:
    world.load()
    before = world.cable().to
    page = _save(desk, to="A | B | C | D | E").content.decode()
    assert "name | routing indicator | precedence | serial" in page
    assert world.cable().to == before


@pytest.mark.django_db
def test_what_the_form_shows_of_addressees_it_takes_back_unchanged(desk: Client) -> None:
    world.load()
    assert world.cable().to
    assert _save(desk).status_code == 302
    assert not Correction.objects.exists()


@pytest.mark.django_db
def test_a_figure_s_changed_reading_stands_under_the_figure_s_paragraph() -> None:
    world.load()
    figure = Statistic.objects.get(kind="convictions")
    other = Paragraph.objects.exclude(pk=figure.paragraph_id)[0]
    with world.by_hand():
        Correction.objects.create(
            model="statistic", object_id=other.pk, cable=world.cable(), field="value", read="9", says="8",
            reason="-", editor=world.editor(), changed_reading=True,
        )  # fmt: skip
        Statistic.objects.filter(pk=other.pk).delete()
        Statistic.objects.filter(pk=figure.pk).update(id=other.pk)
    (line,) = lines(BY_SLUG["changed"], Q())
    assert figure.paragraph.key in line
    assert other.key not in line


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "slug"),
    [
        (ProblemKind.LOST_HEAD, "lost"),
        (ProblemKind.NO_SIGNATURE, "lost"),
        (ProblemKind.NUMBER_SKIPPED, "numbering"),
        (ProblemKind.REPEATED_NUMBER, "numbering"),
        (ProblemKind.NO_QUESTIONNAIRE, "unplaced"),
        (ProblemKind.SERIAL, "header"),
    ],
)
def test_a_problem_is_queued_as_what_it_is_about(kind: ProblemKind, slug: str) -> None:
    world.load()
    with world.by_hand():
        Problem.objects.all().delete()
        Problem.objects.create(cable=world.cable(), order=0, kind=kind, text="-")
    about = [name for name in ("lost", "numbering", "unplaced", "header") if BY_SLUG[name].rows().exists()]
    assert about == [slug]


def test_every_kind_is_about_something_the_queue_shows() -> None:
    assert sorted(ProblemKind.of(*About)) == sorted(kind.value for kind in ProblemKind)


def test_the_extractor_knows_no_kind_that_the_list_does_not_and_uses_each() -> None:
    found = set()
    for path in SAMPLES.iterdir():
        if path.suffix in {".txt", ".html", ".csv", ".pdf"}:
            for document in read(path):
                if not isinstance(document, ReadError):
                    found |= {problem.kind for problem in parse(document).problems}
    assert len(found) > 3
    assert found <= set(ProblemKind)
    code = "".join(path.read_text() for path in (Path(ROOT) / "cables" / "extract").rglob("*.py"))
    assert {kind.name for kind in ProblemKind} == set(re.findall(r"ProblemKind\.([A-Z_]+)", code))
