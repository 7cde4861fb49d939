"""A form takes what makes sense, and says what does not."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cables.deciding.correcting import correct
from cables.models import Review, Statistic
from proofs.pages import form_to

from . import world

pytestmark = pytest.mark.django_db
REVIEW = "/admin/review/07PORTLISSE612"


def _figure() -> Any:
    return Statistic.objects.get(kind="convictions")


def _sent(desk: Client, path: str, **said: str) -> str:
    sheet = form_to(desk.get(path).content.decode(), path)
    answer = desk.post(path, sheet | {"reason": "so", "save": "1"} | said)
    return "saved" if answer.status_code == 302 else answer.content.decode()


def _figure_says(desk: Client, **said: str) -> str:
    return _sent(desk, f"{REVIEW}/par3/correct/statistic/{_figure().pk}/", **said)


@pytest.mark.parametrize("period", ["2005", "2005-12", "2005-04..2006-03", "reporting period", ""])
def test_a_period_is_taken(desk: Client, period: str) -> None:
    world.load()
    assert _figure_says(desk, period=period) == "saved"
    assert _figure().period == period


@pytest.mark.parametrize("period", ["last year", "2005..never", "20061", "13-2005"])
def test_what_is_no_period_is_refused_with_what_to_write(desk: Client, period: str) -> None:
    world.load()
    assert "Write a year (2006)" in _figure_says(desk, period=period)
    assert _figure().period == "2006"


def test_a_count_is_not_negative_but_a_share_may_fall(desk: Client) -> None:
    world.load()
    assert "A count is not negative" in _figure_says(desk, value="-9")
    assert _figure_says(desk, value="-9", unit="percent") == "saved"


def test_what_a_machine_read_was_added_by_nobody(desk: Client) -> None:
    world.load()
    path = f"/admin/cables/statistic/{_figure().pk}/change/"
    offered = desk.get(path).content.decode()
    assert f'value="{Review.CONFIRMED}"' in offered
    assert f'value="{Review.ADDED}"' not in offered


@pytest.mark.parametrize(
    ("said", "told"),
    [({"text": "  "}, "A paragraph has words"), ({"number": "3"}, "Paragraph 3 is there already")],
)
def test_a_paragraph_has_words_and_a_number_of_its_own(desk: Client, said: dict[str, str], told: str) -> None:
    world.load()
    assert told in _sent(desk, f"{REVIEW}/par2/correct/paragraph/{world.paragraph(2).pk}/", **said)
    assert world.paragraph(2).text


def test_what_was_odd_before_may_stay_as_it_is(desk: Client) -> None:
    world.load()
    correct(_figure(), "period", "the winter", reason="-", editor=world.editor())
    assert _figure_says(desk, value="8") == "saved"
    assert _figure().period == "the winter"
