"""The methods page says how good the reading is, from one place, and promises no more than was measured."""

from __future__ import annotations

from django.test import Client
from lxml import html

from cables.measured import Row, measured


def test_less_than_all_is_never_a_hundred_percent() -> None:
    assert Row("", 1999, 2000).percent == "99.9"
    assert Row("", 105, 116).percent == "90.5"
    assert Row("", 96, 96).percent == "100"


def test_every_measure_is_a_part_of_a_whole() -> None:
    rows = [row for one in measured().sets for row in one.rows]
    assert rows
    assert all(0 <= row.right <= row.of for row in rows)


def test_the_methods_page_shows_each_figure_beside_what_it_was_measured_on() -> None:
    page = html.fromstring(Client().get("/methods/").content)
    for one in measured().sets:
        (table,) = page.xpath(f"//table[caption[starts-with(normalize-space(), '{one.title}')]]")
        said = [" ".join(row.text_content().split()) for row in table.xpath(".//tbody/tr")]
        assert said == [f"{row.what} {row.right} of {row.of} {row.percent}%" for row in one.rows]
        assert one.note in " ".join(table.text_content().split())
    assert all(limit in page.text_content() for limit in measured().limits)
