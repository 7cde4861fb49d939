"""The shape of the vocabulary: every row complete, every code of its kind, every link with its other end."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from cables.extract.header.instruction import instructions
from cables.extract.places import countries_named, country_of_tag, find_post, posts
from cables.extract.vocabulary import load

SAMPLES = Path(__file__).parents[2] / "fixtures" / "samples" / "places.json"


def test_a_file_is_parsed_once_and_an_unknown_name_is_an_error() -> None:
    assert load("tags") is load("tags")
    with pytest.raises(FileNotFoundError):
        load("no such vocabulary")


def test_every_tag_has_code_kind_and_meaning() -> None:
    rows = load("tags")["tags"]
    assert len({row["code"] for row in rows}) == len(rows) > 200
    for row in rows:
        assert re.fullmatch(r"[A-Z]{4}", row["code"])
        assert row["kind"] in {"subject", "program"}
        assert row["category"]
        assert row["basis"]
    assert {"PHUM", "KCRM", "KTIP", "SMIG"} <= {row["code"] for row in rows}


def test_every_geographic_tag_has_a_name_and_every_country_its_iso_code() -> None:
    for code, row in load("geo_tags")["tags"].items():
        assert re.fullmatch(r"[A-Z]{2}", code)
        assert row["name"]
        assert row["kind"] != "country" or re.fullmatch(r"[A-Z]{2}", row["iso2"])


def test_every_post_has_its_country_or_is_a_mission_to_something_else() -> None:
    rows = load("posts")["posts"]
    assert len({row["post"] for row in rows}) == len(rows) > 250
    for row in rows:
        assert re.fullmatch(r"[A-Z]+", row["post"])
        assert row["kind"] in {"post", "mission-or-agency"}
        assert row["iso2"] is None or re.fullmatch(r"[A-Z]{2}", row["iso2"])


def test_no_variant_of_a_post_hides_another_post() -> None:
    for code in posts():
        found = find_post(code)
        assert found is not None
        assert found.code == code


def test_the_invented_places_are_those_of_the_samples() -> None:
    assert load("sample_places") == json.loads(SAMPLES.read_text(encoding="utf-8"))


def test_an_invented_post_is_marked_and_never_takes_a_real_one_s_place() -> None:
    real = {row["post"] for row in load("posts")["posts"]}
    invented = {row["post"] for row in load("sample_places")["posts"]}
    assert not real & invented
    assert {code for code, post in posts().items() if post.sample} == invented


def test_the_instruction_cables_follow_one_another() -> None:
    known = instructions()
    assert [each.year for each in known] == list(range(2005, 2011))
    assert all(earlier.issued < later.issued for earlier, later in pairwise(known))
    assert all(re.fullmatch(r"\d\dSTATE[1-9]\d*", each.cable_id) for each in known)
    asked = {row["year"]: row["instruction_cable"] for row in load("questionnaires")["questionnaires"]}
    assert {each.year: each.cable_id for each in known} == {year: asked[year] for year in range(2005, 2011)}


def test_captions_and_calendar_hold_what_headers_print() -> None:
    assert {"SIPDIS", "SENSITIVE", "NOFORN"} <= {row["code"] for row in load("captions")["captions"]}
    assert sorted(set(load("calendar")["months"].values())) == list(range(1, 13))


@pytest.mark.parametrize(
    ("code", "iso2"),
    [
        ("IC", "IS"),
        ("GM", "DE"),
        ("CH", "CN"),
        ("JP", "JP"),
        ("QV", "XE"),
        ("GE", None),
        ("XA", None),
        ("ZZ", None),
    ],
)
def test_a_geographic_tag_is_no_iso_code(code: str, iso2: str | None) -> None:
    assert country_of_tag(code) == iso2


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("AMEMBASSY SAN JOSE", "SANJOSE"),
        ("SECSTATE WASHDC", "STATE"),
        ("SECSTATE", "STATE"),
        ("Port-of-Spain", "PORTOFSPAIN"),
        ("USUN NEW YORK", "USUNNEWYORK"),
        ("USEU BRUSSELS", "USEUBRUSSELS"),
        ("UNVIE VIENNA", "UNVIEVIENNA"),
        ("VIENNA", "VIENNA"),
        ("GUATEMALA CITY", "GUATEMALA"),
        ("ADDIS ABAB", "ADDISABABA"),
        ("SANTIAG0", "SANTIAGO"),
        ("LUXEMBURG", "LUXEMBOURG"),
        ("AMCONSUL MAROVIA", "MAROVIA"),
        ("Embassy Port Lisse", "PORTLISSE"),
        ("Secretary of State", "STATE"),
        ("N'DJAMENA", "NDJAMENA"),
        ("MEMO", None),
        ("FBIS", None),
        ("", None),
    ],
)
def test_a_post_is_known_by_every_name_that_cables_give_it(printed: str, code: str | None) -> None:
    found = find_post(printed)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("AVERNA'S NINTH REPORT", "XE"),
        ("TRINIDAD AND TOBAGO: TIP", "TT"),
        ("Côte d'Ivoire: TIP", "CI"),
        ("GUINEA-BISSAU AND PAPUA NEW GUINEA", "GW PG"),
        ("THE GAMBIA AND NIGERIA", "GM NG"),
        ("DOMINICAN REPUBLIC", "DO"),
        ("BURMA; BOSNIA AND HERZEGOVINA", "MM BA"),
        ("A REPORT ABOUT NOTHING", ""),
    ],
)
def test_a_country_is_found_in_a_line_of_text(text: str, countries: str) -> None:
    assert countries_named(text) == tuple(countries.split())
