"""Rows written by COPY are as those that INSERT writes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import DataError, transaction

from cables.models import Check, Statistic
from cables.tests import world
from cables.writing.copying import insert

pytestmark = pytest.mark.django_db


def _statistic(start: int, **values: object) -> Statistic:
    place = {"source_start": start, "start": 1, "end": 9, "value_start": 2, "value_end": 4}
    return Statistic(cable=world.cable(), paragraph=world.paragraph(1), kind="arrests", **place, **values)


def test_new_rows_have_their_numbers_and_every_value() -> None:
    world.load()
    rows = [
        _statistic(
            9001, value=Decimal("12.5"), quote="a\ttab, a\nline and a \\", breakdown={"sex": "female"}
        ),
        _statistic(9002, what="\\N"),
    ]
    checks = [Check(cable=world.cable(), order=90, kind="sum", text="t", agrees=None, spans=[[1, 2]])]
    with world.by_hand():
        insert(rows)
        insert(checks)
        insert([])
    for row in (*rows, *checks):
        stored = type(row)._default_manager.get(pk=row.pk)
        names = [field.attname for field in row._meta.concrete_fields]
        assert [getattr(stored, name) for name in names] == [getattr(row, name) for name in names]
    with world.by_hand():
        rows[0].save()
    assert Statistic.objects.filter(source_start=9001).count() == 1


def test_a_value_that_does_not_fit_is_told_as_django_tells_it() -> None:
    world.load()
    with pytest.raises(DataError), transaction.atomic(), world.by_hand():
        insert([_statistic(9001, item="longer than ten letters")])
    with pytest.raises(DataError), transaction.atomic(), world.by_hand():
        insert([_statistic(9001, what="\x00")])
    assert not Statistic.objects.filter(source_start=9001).exists()
