"""Words of a header are withheld in its lines and in the source, whatever is loaded later."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cables.deciding.correcting import correct, withdraw
from cables.deciding.elsewhere import elsewhere
from cables.deciding.withholding import lift, withhold_as, withhold_in_header, withhold_words
from cables.fixity import verify_published
from cables.ingest import State
from cables.models import Cable, Correction, Withholding
from cables.tests import world
from proofs.headers import header

pytestmark = pytest.mark.django_db
NAME = "Marlène Ostrow"
SUBJECT = "AVERNA: TIP SUBMISSION, FOR MARLENE OSTROW"
REFERENCES = "A) 06 STATE 202745 B) E-MAIL MARLENE OSTROW-PRM 3/1/2007"
PUBLIC = ["/cables/07PORTLISSE612/", "/search/?q=submission", "/cables/07PORTLISSE612.json", "/search.csv"]
PUBLIC += ["/cables/07PORTLISSE612.txt", "/cables/07PORTLISSE612/report/", "/api/cables/07PORTLISSE612"]


def _text(subject: str = SUBJECT, above: str = "") -> bytes:
    top = header(612, subject=subject, references=REFERENCES)
    return (above + top + world.BODY.format(phone=world.PHONE) + "\nMARLOWE\n").encode()


def _withhold(words: str = NAME, kind: str = "private") -> list[Withholding]:
    return withhold_in_header(world.cable(), words, kind, reason="a clerk", editor=world.editor())


def _told(client: Client) -> str:
    return "\n".join(client.get(address).getvalue().decode() for address in PUBLIC).lower()


def test_a_name_in_the_header_leaves_everything_public(client: Client) -> None:
    world.load(_text())
    assert "ostrow" in _told(client)
    _withhold()
    told = _told(client)
    assert "ostrow" not in told
    assert "[withheld: private person]" in world.cable().subject
    assert "withheld: private person" in world.cable().references.get(order=1).printed
    assert not client.get("/search/?q=ostrow").content.decode().count("07PORTLISSE612")
    assert not list(verify_published())


def test_lifted_it_stands_there_again() -> None:
    world.load(_text())
    for withholding in _withhold():
        lift(withholding, world.editor())
    cable = world.cable()
    assert (cable.subject, cable.unmasked) == (SUBJECT, {})
    assert "OSTROW" in cable.references.get(order=1).printed


def test_loading_again_changes_nothing() -> None:
    world.load(_text())
    _withhold()
    assert world.load(_text()).state is State.UNCHANGED
    assert world.cable().unmasked["subject"] == SUBJECT


def test_it_stays_withheld_in_another_edition(client: Client) -> None:
    world.load(_text())
    _withhold()
    world.load(_text("AVERNA: SUBMISSION. FOR Marlene Ostrow AND OTHERS", above="\n\n"))
    assert "ostrow" not in _told(client)
    assert "AND OTHERS" in world.cable().subject
    assert not list(verify_published())


def test_a_corrected_line_hides_them_too_and_goes_back_to_what_was_read() -> None:
    world.load(_text())
    _withhold()
    made = correct(
        world.cable(), "subject", f"TIP report, for {NAME}", reason="capitals", editor=world.editor()
    )
    assert world.cable().subject == "TIP report, for [withheld: private person]"
    assert made.read == SUBJECT
    withdraw(Correction.objects.get(), reason="no", editor=world.editor())
    assert world.cable().unmasked["subject"] == SUBJECT
    assert "OSTROW" not in world.cable().subject


def test_a_number_that_the_machine_finds_in_the_header_is_in_no_line_of_it() -> None:
    world.load(_text("AVERNA: SUBMISSION, CALL +999 22 431 7799"))
    assert "7799" not in world.cable().subject
    assert world.cable().subject.startswith("AVERNA: SUBMISSION, CALL [withheld: personal telephone")


def test_the_header_is_offered_beside_the_paragraph() -> None:
    world.load(_text())
    world.load(world.text(world.BODY.replace("nine traffickers", f"nine, {NAME} among them"), number=613))
    places = {str(place).split(":")[0] for place in elsewhere(world.paragraph(3, of=613), NAME)}
    assert places == {"07PORTLISSE612, header, 2 times"}


def test_a_reason_that_names_her_is_offered_and_not_told_any_more(client: Client) -> None:
    world.load()
    world.load(world.text(world.BODY.replace("nine traffickers", f"nine, {NAME} among them"), number=613))
    correct(
        world.paragraph(2), "heading", "MONEY", reason="Marlene Ostrow called about it", editor=world.editor()
    )
    assert "Ostrow" in client.get("/cables/07PORTLISSE612/history/").content.decode()
    (place,) = elsewhere(world.paragraph(3, of=613), NAME)
    assert "reason of a correction" in str(place)


def test_an_editor_withholds_words_of_the_header_with_all_places_in_one_form(desk: Client) -> None:
    world.load(_text())
    world.load(world.text(world.BODY.replace("nine traffickers", f"nine, {NAME} among them"), number=613))
    correct(world.paragraph(2), "heading", "MONEY", reason=f"{NAME} called about it", editor=world.editor())
    address = reverse("desk-tool", args=["07PORTLISSE612", "top", "withhold"])
    said = {"words": NAME, "kind": "private", "reason": "a clerk", "seen": world.cable().version}
    page = desk.post(address, said | {"preview": "1"}).content.decode()
    assert "These words stand 2 times outside the paragraphs." in page
    places = elsewhere(world.cable(), NAME)
    assert len(places) == 2
    desk.post(address, said | {"others": [place.key for place in places], "save": "1"})
    assert not elsewhere(world.paragraph(4), NAME)
    assert "Ostrow" not in Client().get("/cables/07PORTLISSE612/history/").content.decode()


def test_words_that_stand_in_no_source_are_refused() -> None:
    world.load(_text())
    with pytest.raises(ValueError, match="The source has no such words outside the paragraphs"):
        _withhold("Lantern Foundation")


def test_a_kind_is_made_stricter_by_one_and_weaker_by_two() -> None:
    world.load()
    made = withhold_words(world.paragraph(1), "Lantern", "private", reason="-", editor=world.editor())[0]
    assert withhold_as(made, "victim", editor=world.editor(), reason="she is one")
    assert "identity of a victim" in world.paragraph(1).public_text
    assert not withhold_as(made, "private", editor=world.editor(), reason="she is none")
    assert not withhold_as(made, "private", editor=world.editor(), reason="she is none")
    assert Withholding.objects.get(pk=made.pk).kind == "victim"
    assert withhold_as(made, "private", editor=world.editor("rosa"), reason="so it is")
    assert "private person" in world.paragraph(1).public_text


def test_the_second_must_agree_to_the_same_kind() -> None:
    world.load()
    made = withhold_words(world.paragraph(1), "Lantern", "victim", reason="-", editor=world.editor())[0]
    assert not withhold_as(made, "private", editor=world.editor(), reason="she is none")
    assert not withhold_as(made, "other", editor=world.editor("rosa"), reason="she is none")
    assert Withholding.objects.get(pk=made.pk).kind == "victim"


@pytest.mark.parametrize(
    ("said", "stopped"),
    [("The Lantern Foundation is a firm", True), ("It is a firm", False)],
)
def test_withheld_words_that_are_typed_are_stopped_with_a_choice(
    desk: Client, said: str, stopped: bool
) -> None:
    world.load()
    withhold_words(world.paragraph(1), "Lantern Foundation", "private", reason="-", editor=world.editor())
    second = world.paragraph(2)
    address = reverse("desk-edit", args=["07PORTLISSE612", "par2", "paragraph", second.pk])
    form = {"heading": "MONEY", "initial-heading": "", "reason": said, "seen": second.version, "save": "1"}
    form |= {"text": second.text, "initial-text": second.text, "state": "whole", "initial-state": "whole"}
    form |= {"number": "2", "initial-number": "2", "mark": "SBU", "initial-mark": "SBU"}
    form |= {"questions": "27B", "initial-questions": "27B"}
    page = desk.post(address, form).content.decode()
    assert ("is withheld in 07PORTLISSE612 (private person)" in page) == stopped
    assert (world.paragraph(2).heading == "") == stopped
    if stopped:
        desk.post(address, form | {"anyway": "on"})
        assert world.paragraph(2).heading == "MONEY"


def test_a_hidden_cable_is_not_offered() -> None:
    world.load(_text())
    world.load(world.text(number=613))
    assert elsewhere(world.paragraph(2, of=613), NAME)
    with world.by_hand():
        Cable.objects.filter(pk=world.cable().pk).update(hidden=True)
    assert not elsewhere(world.paragraph(2, of=613), NAME)
