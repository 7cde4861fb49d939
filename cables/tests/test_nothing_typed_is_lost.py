"""Who sends a form of a paragraph that somebody joined to another meanwhile has before him what he typed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cables.admin.review.redividing import redividing
from cables.deciding.correcting import correct, withdraw
from cables.deciding.dividing import join
from cables.models import Correction, Paragraph, Statistic
from proofs.pages import form_to

from . import world

pytestmark = pytest.mark.django_db
CABLE = "07PORTLISSE612"
WHY = "the print says <so>"


@pytest.fixture
def second() -> Client:
    client = Client()
    client.force_login(world.editor("otto"))
    return client


def _joined_meanwhile() -> None:
    with redividing(world.cable(), world.editor(), "one paragraph"):
        join(world.paragraph(3), reason="one paragraph", editor=world.editor())


def _late(second: Client, path: str, htmx: bool = False, **typed: str) -> str:
    sheet = form_to(second.get(path).content.decode(), path)
    _joined_meanwhile()
    headers: Any = {"HX-Request": "true"} if htmx else {}
    answer = second.post(path, sheet | typed | {"reason": WHY}, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize("step", ["preview", "save"])
@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("join", {}),
        ("split", {"words": "Sentences ran"}),
        ("add", {"words": "convicted nine", "number": "nine", "what": "men in <court>"}),
        ("withhold", {"words": "traffickers"}),
    ],
)
def test_a_tools_form_that_comes_too_late(
    second: Client, name: str, typed: Any, step: str, htmx: bool
) -> None:
    world.load()
    path = reverse("desk-tool", args=[CABLE, "par3", name])
    made = Correction.objects.count() + 1  # the joining
    page = _late(second, path, htmx, **typed, **{step: "1"})
    assert "Somebody else saved this meanwhile" in page
    assert f'href="/admin/review/{CABLE}/#par2"' in page
    for words in (WHY, *typed.values()):
        assert words.replace("<", "&lt;").replace(">", "&gt;") in page
    assert ("<html" in page) is not htmx
    assert Correction.objects.count() == made


def test_a_paragraphs_form_that_comes_too_late_shows_what_was_changed_in_it(second: Client) -> None:
    world.load()
    path = reverse("desk-edit", args=[CABLE, "par3", "paragraph", world.paragraph(3).pk])
    page = _late(second, path, text="Ten were convicted.", save="1")
    assert "Ten were convicted." in page
    assert WHY.replace("<", "&lt;").replace(">", "&gt;") in page
    assert "<dt>mark</dt>" not in page
    assert "Ten were convicted." not in Paragraph.objects.get(key="par2").text


def test_a_figure_that_is_gone_meanwhile_is_told(second: Client) -> None:
    world.load()
    figure = Statistic.objects.get(kind="convictions")
    correction = correct(figure, "value", "90", reason="misread", editor=world.editor())
    world.load(world.text(world.BODY.replace("nine traffickers", "traffickers")))
    path = reverse("desk-edit", args=[CABLE, "par3", "statistic", figure.pk])
    sheet = form_to(second.get(path).content.decode(), path)
    withdraw(correction, reason="no", editor=world.editor())
    page = second.post(path, sheet | {"unit": "men", "reason": WHY, "save": "1"}).content.decode()
    assert "it is not read any more" in page
    assert "<dt>unit</dt><dd>men</dd>" in page
