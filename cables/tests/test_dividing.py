"""Paragraphs divided and joined by an editor stay so, whatever is read again, and give back what was."""

from __future__ import annotations

import pytest
from django.test import Client

from cables.admin.review.redividing import redividing
from cables.deciding.correcting import correct, keep, withdraw
from cables.deciding.dividing import join, split
from cables.deciding.withholding import withhold
from cables.ingest import State, reread
from cables.models import Answer, Correction, Mention, Paragraph, Statistic, Withholding
from cables.writing.answers import questions

from . import world

pytestmark = pytest.mark.django_db
SECOND = "The Lantern Foundation sheltered 14 of them."
MOVED = world.BODY.replace("Averna is a country", "Averna, as every year, is a country")


def _split(words: str = "The Lantern Foundation", number: int = 1, **more: object) -> Correction:
    with redividing(world.cable(), world.editor(), "tried"):
        return split(
            world.paragraph(number),
            words,
            reason="two paragraphs run together",
            editor=world.editor(),
            **more,
        )  # type: ignore[arg-type]


def _join(number: int = 2) -> Correction:
    with redividing(world.cable(), world.editor(), "tried"):
        return join(world.paragraph(number), reason="one paragraph", editor=world.editor())


def _withdraw(correction: Correction) -> None:
    with redividing(world.cable(), world.editor(), "tried"):
        withdraw(correction, reason="it was right", editor=world.editor())


def _read() -> dict[str, str]:
    rows = world.cable().paragraphs.filter(removed_at=None).order_by("order")
    return dict(rows.values_list("key", "text"))


def _public() -> str:
    return "\n".join(Paragraph.objects.shown().values_list("public_text", flat=True))


def test_a_paragraph_is_divided_where_an_editor_says() -> None:
    world.load()
    before = _read()
    _split()
    after = _read()
    assert list(after) == ["par1", "par1-b", "par2", "par3", "par4"]
    assert after["par1-b"] == SECOND
    assert after["par1"] + " " + after["par1-b"] == before["par1"].replace("\n", " ")
    assert {key: after[key] for key in ("par2", "par3", "par4")} == {
        key: before[key] for key in ("par2", "par3", "par4")
    }
    part = Paragraph.objects.get(key="par1-b")
    assert (part.number, part.mark, part.public_text) == (None, "SBU", SECOND)


def test_what_was_found_goes_with_its_words() -> None:
    world.load()
    figures = dict(Statistic.objects.values_list("pk", "quote"))
    _split()
    part = Paragraph.objects.get(key="par1-b")
    assert dict(Statistic.objects.values_list("pk", "quote")).keys() == figures.keys()
    for found in (*part.statistics.all(), *part.mentions.all()):
        assert part.text[found.start : found.end] in SECOND
    assert Mention.objects.get(form="Lantern Foundation").paragraph == part
    assert Statistic.objects.get(value=14).paragraph == part
    assert Statistic.objects.get(value=120).paragraph == world.paragraph(1)
    assert set(Answer.objects.filter(question__code="27A").values_list("paragraph__key", flat=True)) == {
        "par1",
        "par1-b",
    }


@pytest.mark.parametrize("again", [world.BODY, world.BODY + "\n", MOVED])
def test_a_division_survives_every_ingest(again: str) -> None:
    world.load()
    correction = _split(number=1)
    assert reread(world.cable(), editor=world.editor(), reason="tried") is False
    world.load(world.text(again))
    assert list(_read())[:2] == ["par1", "par1-b"]
    assert _read()["par1-b"] == SECOND
    correction.refresh_from_db()
    assert not correction.changed_reading


def test_a_withdrawn_division_gives_the_paragraph_back() -> None:
    world.load()
    before = _read()
    _withdraw(_split())
    assert _read() == before
    assert Statistic.objects.get(value=14).paragraph == world.paragraph(1)


def test_a_part_is_divided_again_and_no_address_is_used_twice() -> None:
    world.load()
    first = _split()
    _split("from 95 in 2005")
    assert list(_read())[:3] == ["par1", "par1-c", "par1-b"]
    _withdraw(Correction.objects.get(field="division", withdrawn_at=None))
    assert list(_read())[:2] == ["par1", "par2"]
    _split()
    assert list(_read())[:2] == ["par1", "par1-d"]
    assert first.says[0]["key"] == "par1-b"


def test_a_division_that_the_machine_reads_by_itself_is_told_and_keeps_its_address() -> None:
    world.load()
    correction = _split("who spent ten hours", number=4)
    correct(Paragraph.objects.get(key="par4-b"), "mark", "C", reason="-", editor=world.editor())
    world.load(world.text(world.BODY.replace("who spent", "\n\n5. (U) who spent")))
    assert list(_read()) == ["par1", "par2", "par3", "par4", "par4-b"]
    part = Paragraph.objects.get(key="par4-b")
    assert (part.number, part.mark) == (5, "C")
    correction.refresh_from_db()
    assert correction.changed_reading
    assert correction.read == ["par4-b: the machine begins a paragraph there by itself"]


def test_words_that_are_not_found_leave_the_paragraph_whole_and_tell_the_editor() -> None:
    world.load()
    correction = _split()
    world.load(world.text(world.BODY.replace("The Lantern Foundation sheltered", "A charity took in")))
    assert "par1-b" not in _read()
    assert "A charity took in 14" in _read()["par1"]
    correction.refresh_from_db()
    assert correction.changed_reading
    assert correction.read == ["par1-b: its first words are not found"]
    keep(correction, editor=world.editor())
    world.load(world.text(world.BODY), "clean.txt")
    correction.refresh_from_db()


def test_words_withheld_in_one_part_stay_withheld_when_the_division_is_withdrawn() -> None:
    world.load()
    correction = _split()
    withhold(Paragraph.objects.get(key="par1-b"), "victim", reason="-", editor=world.editor())
    assert "Lantern" not in _public()
    _withdraw(correction)
    assert "Lantern" not in _public()
    assert "counted 120 victims" in _public()


@pytest.mark.parametrize("again", [world.BODY, MOVED])
def test_a_paragraph_withheld_whole_is_withheld_in_all_its_parts(again: str) -> None:
    world.load()
    withhold(world.paragraph(1), "victim", reason="-", editor=world.editor())
    correction = _split()
    assert "Lantern" not in _public()
    assert "120" not in _public()
    world.load(world.text(again))
    assert "Lantern" not in _public()
    _withdraw(correction)
    assert "Lantern" not in _public()
    _split()
    assert "Lantern" not in _public()
    assert "120" not in _public()


def test_withheld_words_of_a_part_that_is_not_found_stay_withheld() -> None:
    world.load()
    _split()
    withhold(Paragraph.objects.get(key="par1-b"), "victim", reason="-", editor=world.editor())
    world.load(world.text(world.BODY.replace("The Lantern", "Then the Lantern")))
    assert "Lantern" not in _public()


def test_two_paragraphs_are_joined_and_the_address_of_the_later_stays() -> None:
    world.load()
    before = _read()
    correction = _join()
    assert _read()["par1"] == f"{before['par1']}\n{before['par2']}"
    assert world.paragraph(1).aliases == ["par2"]
    assert "par2" not in _read()
    assert set(world.paragraph(1).answers.values_list("question__code", flat=True)) == {"27A", "27B"}
    for again in (world.BODY + "\n", MOVED):
        world.load(world.text(again))
        assert world.paragraph(1).text.endswith(before["par2"])
    correction.refresh_from_db()
    assert not correction.changed_reading
    _withdraw(correction)
    assert _read()["par2"] == before["par2"]
    assert world.paragraph(1).aliases == []


def test_a_joined_paragraph_that_was_withheld_whole_stays_withheld() -> None:
    world.load()
    withhold(world.paragraph(2), "private", reason="-", editor=world.editor())
    correction = _join()
    assert "more money" not in _public()
    assert "120 victims" in _public()
    _withdraw(correction)
    assert "more money" not in _public()


def test_a_join_that_is_read_otherwise_now_is_told_and_not_done() -> None:
    world.load()
    correction = _join(3)
    assert world.paragraph(2).aliases == ["par3"]
    world.load(world.text(world.BODY.replace("3. (SBU) (29F)", "")))
    correction.refresh_from_db()
    assert correction.changed_reading
    assert correction.read == "par3 is not read"


def test_corrected_words_go_with_the_words() -> None:
    world.load()
    said = world.paragraph(1).text.replace("country of transit", "place of passage").replace("14", "fourteen")
    correct(world.paragraph(1), "text", said, reason="misread", editor=world.editor())
    division = _split()
    assert "place of passage" in _read()["par1"]
    assert _read()["par1-b"] == SECOND.replace("14", "fourteen")
    assert not Correction.objects.filter(withdrawn_at=None, changed_reading=True).exists()
    world.load(world.text(world.BODY + "\n"))
    assert _read()["par1-b"] == SECOND.replace("14", "fourteen")
    _withdraw(division)
    assert " ".join(_read()["par1"].split()) == " ".join(said.split())
    assert Correction.objects.filter(withdrawn_at=None, changed_reading=True).count() == 0


def test_corrected_codes_go_with_the_words() -> None:
    world.load()
    (read,) = _codes(2)
    correct(world.paragraph(2), "questions", [read | {"code": "27D"}], reason="-", editor=world.editor())
    _join()
    assert {reading["code"] for reading in _codes(1)} == {"27A", "27D"}


def _codes(number: int) -> list[dict[str, object]]:
    return list(questions(world.paragraph(number)))  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["", "no such words", "Averna is a country"])
def test_a_paragraph_is_not_divided_at_nothing(words: str) -> None:
    world.load()
    with pytest.raises(ValueError, match="stand"):
        _split(words)
    assert not Correction.objects.exists()


def test_a_join_is_undone_by_withdrawing_it_not_by_a_division() -> None:
    world.load()
    _join()
    with pytest.raises(ValueError, match="Withdraw that"):
        _split("The Government of Averna has promised")
    _split("more money")
    assert list(_read())[:2] == ["par1", "par1-b"]
    assert _read()["par1-b"] == "more money for shelters."


def test_the_address_of_a_joined_paragraph_still_leads_to_it(client: Client) -> None:
    world.load(world.text(world.BODY.replace("Sentences ran", "See para 2. Sentences ran")))
    _join()
    page = client.get("/cables/07PORTLISSE612/").content.decode()
    assert 'id="par2"' in page
    assert 'href="#par2"' in page


def test_the_first_paragraph_has_nothing_to_be_joined_to() -> None:
    world.load()
    with pytest.raises(ValueError, match="before this one"):
        _join(1)


def test_loading_what_is_divided_again_changes_nothing() -> None:
    world.load()
    _split()
    _join(3)
    withholdings = Withholding.objects.count()
    assert world.load().state is State.UNCHANGED
    assert reread(world.cable(), editor=world.editor(), reason="tried") is False
    assert Withholding.objects.count() == withholdings
