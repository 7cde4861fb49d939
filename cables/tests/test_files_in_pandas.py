"""Every CSV file is what the data dictionary says: pandas reads it without a line of cleaning."""

from __future__ import annotations

import io
import json
from typing import Any

import pandas as pd
import pytest
from django.test import Client

from cables.exports.columns import TABLES, Column
from cables.ingest import ingest_paths
from cables.models import Statistic

from . import world
from .kinds import SAMPLES

pytestmark = pytest.mark.django_db

LOADED = ("08KAMBOLI264.html", "07DROVNIK203.html", "09PORTLISSE140.html")


def _furnish() -> None:
    for outcome in ingest_paths([SAMPLES / name for name in LOADED]):
        assert outcome.cable_id, outcome


def _frame(address: str) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(Client().get(address).getvalue()))


def _is(column: Column, cells: Any) -> bool:
    """Whether pandas took a column for what the dictionary says that it is."""
    filled = cells.dropna()
    if filled.empty:
        return True
    if column.type == "boolean":
        return bool(pd.api.types.is_bool_dtype(filled))
    if column.type in {"integer", "number"}:
        return bool(pd.api.types.is_numeric_dtype(filled))
    if column.type in {"date", "datetime"}:
        return bool(pd.to_datetime(filled).notna().all())
    return True


@pytest.mark.parametrize("name", TABLES)
def test_every_column_has_the_type_that_the_dictionary_gives(name: str) -> None:
    _furnish()
    table = TABLES[name]
    frame = _frame(table.path)
    assert len(frame) > 0
    assert list(frame) == [column.name for column in table.columns]
    assert [column.name for column in table.columns if not _is(column, frame[column.name])] == []
    unknown = {c.name: set(frame[c.name].dropna()) - set(c.values) for c in table.columns if c.values}
    assert {name: values for name, values in unknown.items() if values} == {}


def test_a_figure_has_an_id_of_its_own_that_loading_again_keeps() -> None:
    _furnish()
    before = _frame("/statistics.csv")
    assert before["figure_id"].is_unique
    with world.by_hand():
        Statistic.objects.all().delete()
    for name in LOADED:
        text = (SAMPLES / name).read_bytes().replace(b"NOT A RECORD", b"NO RECORD")
        world.load(text, name)
    after = _frame("/statistics.csv")
    assert set(after["figure_id"]) == set(before["figure_id"])


def test_a_range_has_bounds_and_no_value() -> None:
    _furnish()
    ranges = _frame("/statistics.csv").query("qualifier == 'range'")
    assert len(ranges) > 0
    assert ranges["value"].isna().all()
    assert (ranges["value_min"] <= ranges["value_max"]).all()


def test_a_sum_and_its_conversion_are_one_row() -> None:
    body = (
        "1. (SBU) (27B) In 2006 the Government gave EUR 200,000 (USD 320,000) to the Lantern House.\n\n"
        "2. (SBU) (27C) In 2006 the Government spent USD 5,000 on leaflets.\n"
    )
    world.load(world.text(body + "\n3. (U) Post's telephone is {phone}.\n"))
    frame = _frame("/statistics.csv").set_index("quote")
    sums = frame[frame["measure"] == "money"]
    assert "USD 320,000" not in sums.index
    (own,) = sums[sums["value"] == 200_000].itertuples()
    assert (own.amount_usd, own.recipient) == (320_000, "Lantern House")
    assert list(sums[sums["currency"] == "USD"]["amount_usd"]) == [5_000]


def test_a_period_has_its_first_and_last_day() -> None:
    _furnish()
    frame = _frame("/statistics.csv").query("period == '2006'")
    assert set(frame["period_start"]) == {"2006-01-01"}
    assert set(frame["period_end"]) == {"2006-12-31"}


def test_the_data_package_describes_the_very_columns() -> None:
    package = json.loads(Client().get("/datapackage.json").content)
    told = {one["name"]: [field["name"] for field in one["schema"]["fields"]] for one in package["resources"]}
    assert told == {name: [column.name for column in table.columns] for name, table in TABLES.items()}


def test_the_dictionary_page_explains_every_column() -> None:
    page = Client().get("/about/data/").content.decode()
    for table in TABLES.values():
        assert table.title in page
        assert [column.name for column in table.columns if f"<code>{column.name}</code>" not in page] == []
