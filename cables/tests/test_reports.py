"""The page that says how a cable was read, and the one that says how its copies differ."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cables.deciding.withholding import withhold
from cables.models import Cable, Withholding, Witness
from cables.publishing.publication import republish
from cables.reading import copies
from cables.reading.differences import unequal
from cables.tests import world

pytestmark = pytest.mark.django_db
REPORT, COPIES = "/cables/07PORTLISSE612/report/", "/cables/07PORTLISSE612/copies/"
OPEN = world.BODY.replace("telephone {phone}, ", "")
OTHER = OPEN.replace("more money for shelters", "no money for shelters")


def get(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def second_copy() -> None:
    world.load(world.text(OTHER), "another-scan.txt")


def test_the_report_says_what_was_answered_and_what_was_not(client: Client) -> None:
    world.load()
    page = get(client, REPORT)
    assert "3 of 38 questions answered" in page
    assert "/questions/2007/29A/" in page
    assert "/questions/2007/29F/" not in page


def test_the_report_names_a_repair_with_its_paragraph(client: Client) -> None:
    world.load(world.text(world.BODY.replace("(29F)", "(290)")))
    page = get(client, REPORT)
    assert "290" in page
    assert "29O" in page


def test_equal_findings_are_one_line_with_their_number_and_their_places(client: Client) -> None:
    world.load(world.text(world.BODY.replace("shelters.", "\\$5 shelters.").replace("nine", "\\$9")))
    page = get(client, REPORT)
    assert page.count("escaped sign") == 1
    assert "<strong>2 times</strong>" in page
    assert f'{COPIES.replace("copies/", "")}#par2">paragraph 2</a>' in page
    assert f'{COPIES.replace("copies/", "")}#par3">paragraph 3</a>' in page


def test_what_another_part_answers_is_not_called_unanswered(client: Client) -> None:
    world.load()
    body = "1. (SBU) (29A) There is a law.\n\n2. (U) Post's contact is the labor officer, {phone}.\n"
    world.load(world.text(body, number=613), "613.txt")
    with world.by_hand():
        for part, number in enumerate((612, 613), 1):
            Cable.objects.filter(pk=world.cable(number).pk).update(
                part_number=part, part_of=2, document="part of a submission", superseded_by=None
            )
    page = get(client, REPORT)
    unanswered = page.partition("with no answer found")[2].partition("Answered in another part")
    assert ">29B</a>" in unanswered[0]
    assert ">29A</a>" not in unanswered[0]
    assert ">29A</a>" in unanswered[2]
    assert "Part 2: 07PORTLISSE613" in unanswered[2]


def test_copies_that_differ_are_set_side_by_side(client: Client) -> None:
    world.load(world.text(OPEN))
    second_copy()
    page = get(client, COPIES)
    assert "Averna has promised <del>more</del> money for" in page
    assert "<ins>no</ins>" in page


def test_copies_that_differ_in_their_line_breaks_alone_do_not_differ(client: Client) -> None:
    world.load(world.text(OPEN))
    world.load(world.text(OPEN.replace(", up\nfrom", ",\nup from")), "wrapped.txt")
    assert "No difference in words" in get(client, COPIES)


def test_a_withheld_telephone_number_is_compared_in_no_copy(client: Client) -> None:
    world.load()
    other = world.BODY.replace("more money for shelters", "no money for shelters")
    world.load(world.text(other, phone="+999 22 43l 77O8 "), "another-scan.txt")
    page = get(client, COPIES)
    assert {"<del>more</del>", "<del>no</del>"} & set(re.findall("<del>.*?</del>", page))
    for secret in ("431 7788", "43l", "77O8"):
        assert secret not in page


def test_a_number_that_only_another_copy_prints_is_masked(client: Client) -> None:
    world.load(world.text(OPEN))
    other = world.BODY.replace("Sentences ran\nfrom three to eight years.", "")
    other = other.replace("who spent ten hours on", "vera@example.org, on")
    world.load(world.text(other), "another-scan.txt")
    page = get(client, COPIES)
    assert "telephone [withheld]" in page
    assert "431 7788" not in page
    assert "vera@" not in page


def test_a_name_withheld_by_an_editor_stops_the_comparison(client: Client) -> None:
    world.load(world.text(OPEN))
    second_copy()
    first = world.paragraph(1)
    at = first.public_text.index("Lantern")
    withhold(first, "private", reason="-", editor=world.editor(), start=at, end=at + len("Lantern"))
    for address in (REPORT, COPIES):
        assert "Lantern" not in get(client, address)
    assert "not compared" in get(client, COPIES)


def test_long_copies_are_compared_up_to_a_bound_that_is_told(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.load(world.text(OPEN))
    second_copy()
    monkeypatch.setattr(copies, "WORDS", 20)
    assert "as far as they were compared" in get(client, COPIES)


def test_every_difference_leads_from_one_copy_to_the_other() -> None:
    here = "one two three four five six seven eight nine ten eleven".split()
    there = "one two three 4 five six eight seven eight nine ten".split()
    rebuilt, at = [], 0
    for a, b, c, d in unequal(here, there):
        rebuilt += [*here[at:a], *there[c:d]]
        at = b
    assert rebuilt + here[at:] == there


def test_a_question_answered_only_in_a_withheld_paragraph_is_not_called_unanswered(client: Client) -> None:
    world.load()
    assert "Answer withheld" not in get(client, REPORT)
    withhold(world.paragraph(3), "victim", reason="-", editor=world.editor())
    page = get(client, REPORT)
    assert "/questions/2007/29F/" in page.split("Answer withheld")[1]
    assert "/questions/2007/29F/" not in page.split("Answer withheld")[0]


def test_neither_page_asks_more_with_more_copies(client: Client) -> None:
    world.load(world.text(OPEN))
    for number in range(4):
        if number:
            other = OPEN.replace("more money", f"{number} coins")
            world.load(world.text(other), f"scan-{number}.txt")
        for address, most in ((REPORT, 12), (COPIES, 6 if number == 0 else 10)):
            with CaptureQueriesContext(connection) as queries:
                get(client, address)
            assert len(queries) == most, address
    assert Witness.objects.count() == 4


def test_a_single_copy_says_so(client: Client) -> None:
    world.load()
    assert "one copy" in get(client, COPIES)


def test_withheld_words_stand_on_neither_page(client: Client) -> None:
    world.load()
    second_copy()
    cable = world.cable()
    first = cable.paragraphs.get(number=1)
    with world.by_hand():
        Withholding.objects.create(cable=cable, paragraph=first, kind="private", by_machine=False)
    with world.by_hand():
        republish(cable)
    for address in (REPORT, COPIES):
        page = get(client, address)
        assert "Lantern" not in page
        assert world.PHONE not in page


@pytest.mark.parametrize("address", [REPORT, COPIES])
def test_a_withdrawn_cable_is_gone_here_too(client: Client, address: str) -> None:
    world.load()
    cable = world.cable()
    cable.withdrawn_at = cable.read_at
    with world.by_hand():
        cable.save()
    assert client.get(address).status_code == 410


@pytest.mark.parametrize("page", ["report", "copies"])
def test_printed_ids_lead_to_the_canonical_address(client: Client, page: str) -> None:
    world.load()
    response = client.get(f"/cables/07portlisse00612/{page}/")
    assert response.status_code == 301
    assert response["Location"] == f"/cables/07PORTLISSE612/{page}/"
    assert client.get(f"/cables/06STATE202745/{page}/").status_code == 302
    assert client.get(f"/cables/07NOWHERE1/{page}/").status_code == 404
