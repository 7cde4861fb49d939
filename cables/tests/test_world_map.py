"""The map of what is held."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from cables.models import Cable, Country
from cables.tests import world
from cables.world_map import HEIGHT, WIDTH, outlines, world_map

STEP = re.compile(r"-?\d+")


def holding(code: str, held: int = 1) -> Country:
    country = Country(iso2=code, name=code)
    country.held = held  # type: ignore[attr-defined]
    return country


def test_a_country_that_is_held_is_parted_from_the_rest_of_the_land() -> None:
    drawn = world_map([holding("KZ", 3)])
    (place,) = drawn.places
    assert place.held == 3
    assert place.path == outlines()["countries"]["KZ"]["path"]
    assert place.path not in drawn.land
    assert outlines()["countries"]["UZ"]["path"] in drawn.land


def test_a_country_too_small_for_an_outline_has_a_point() -> None:
    (place,) = world_map([holding("SG")]).places
    assert not place.path
    assert place.dot
    assert 700 < place.x < place.dot[0] < 850


@pytest.mark.parametrize("code", ["IS", "CR", "CL"])
def test_the_number_of_a_small_or_narrow_country_leaves_its_outline_in_sight(code: str) -> None:
    (place,) = world_map([holding(code)]).places
    assert place.path
    assert place.beside


@pytest.mark.parametrize("code", ["KZ", "BR", "EG"])
def test_the_number_of_a_large_country_stands_within_it(code: str) -> None:
    (place,) = world_map([holding(code)]).places
    assert not place.beside


def test_a_country_of_no_map_is_named_beside_it() -> None:
    drawn = world_map([holding("QM")])
    assert [country.pk for country in drawn.unmapped] == ["QM"]
    assert not drawn.places


@pytest.mark.parametrize("code", sorted(outlines()["countries"]))
def test_every_number_stands_on_the_map(code: str) -> None:
    x, y = outlines()["countries"][code]["at"]
    assert 0 < x < WIDTH
    assert 0 < y < HEIGHT


def test_every_outline_is_made_of_steps_that_stay_on_the_map() -> None:
    for shape in outlines()["countries"].values():
        for part in filter(None, shape["path"].split("M")):
            start, steps = part.split("l")
            x, y = (int(n) for n in start.split())
            numbers = [int(n) for n in STEP.findall(steps)]
            for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
                x, y = x + dx, y + dy
                assert 0 <= x <= WIDTH
                assert 0 <= y <= HEIGHT


@pytest.mark.django_db
def test_the_map_leads_to_the_country_and_says_the_number_in_words(client: Client) -> None:
    with world.by_hand():
        country = Country.objects.update_or_create(iso2="FJ", defaults={"name": "Fiji"})[0]
        Cable.objects.create(cable_id="07SUVA1", country=country, reporting_year=2007)
    page = client.get("/countries/").content.decode()
    assert 'aria-label="Fiji: 1 cable"' in page
    assert "style=" not in page


def test_no_outline_runs_across_the_whole_map() -> None:
    for code, shape in outlines()["countries"].items():
        for part in filter(None, shape["path"].split("M")):
            numbers = [int(n) for n in STEP.findall(part.split("l")[1])]
            assert max(abs(dx) for dx in numbers[::2]) < WIDTH / 4, code
