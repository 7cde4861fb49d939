"""The public history of a cable and of a paragraph: what, when and why; of what is withheld now, nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cables.deciding.correcting import correct, withdraw
from cables.deciding.withholding import withdraw_cable, withhold
from cables.models import Statistic
from cables.tests import world

pytestmark = pytest.mark.django_db
CABLE = "/cables/07PORTLISSE612/history/"
SECOND = f"{CABLE}par2/"
CANARY = "Xanthippa Qvell"


def get(client: Client, address: str = CABLE, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def edition(**words: str) -> None:
    body = world.BODY
    for old, new in words.items():
        body = body.replace(old.replace("_", " "), new)
    world.load(world.text(body))


def fix(thing: Any, field: str, says: Any, reason: str = "it is misprinted", **more: Any) -> Any:
    return correct(thing, field, says, reason=reason, editor=world.editor(), **more)


def test_a_correction_is_told_with_its_reason_and_its_words(client: Client) -> None:
    world.load()
    fix(world.paragraph(2), "text", world.paragraph(2).text.replace("more money", "less money"))
    for address in (CABLE, SECOND):
        page = get(client, address)
        assert "An editor corrected the text of" in page
        assert "it is misprinted" in page
        assert "Averna has promised <del>more</del> <ins>less</ins> money for" in page
        assert "by vera" not in page
    assert f'href="{SECOND}"' in get(client)


def test_an_editor_is_named_where_the_editor_chose_it(client: Client) -> None:
    world.load()
    fix(world.cable(), "subject", "AVERNA", show_editor=True)
    assert ", by vera" in get(client)
    assert "<name>vera</name>" in get(client, "/corrections.atom")


def test_what_the_machine_reads_otherwise_is_told_apart_from_corrections(client: Client) -> None:
    world.load()
    edition(more_money="no money")
    page = get(client, SECOND)
    assert "The machine reads the text of paragraph 2 differently" in page
    assert "<del>more</del> <ins>no</ins>" in page
    assert "from 07PORTLISSE612.txt" in page
    assert "An editor" not in page
    assert "Read by the machine for the first time" in page


def test_a_new_reading_beside_a_correction_says_that_the_correction_stays(client: Client) -> None:
    world.load()
    fix(world.paragraph(2), "text", "It promised.")
    edition(more_money="no money")
    page = get(client, SECOND)
    assert "differently; the correction stays" in page
    assert "<del>more</del> <ins>no</ins>" in page


def test_a_withdrawn_correction_stays_in_history(client: Client) -> None:
    world.load()
    one = fix(world.cable(), "subject", "AVERNA")
    withdraw(one, reason="it was right", editor=world.editor())
    page = get(client)
    assert "A correction of the subject of the cable was withdrawn" in page
    assert "it was right" in page
    assert page.index("it was right") < page.index("it is misprinted")


def test_a_corrected_figure_stands_in_the_history_of_its_paragraph(client: Client) -> None:
    world.load()
    fix(Statistic.objects.get(kind="convictions"), "value", "8")
    for address in (CABLE, f"{CABLE}par3/"):
        page = get(client, address)
        assert "corrected the value of" in page
        assert "<del>9</del> <ins>8</ins>" in page
    assert "corrected the value" not in get(client, SECOND)


def test_what_concerns_internal_columns_alone_is_not_told(client: Client) -> None:
    world.load()
    before = get(client)
    with world.by_hand():
        world.cable().paragraphs.update(start=1, version=9, section="overview")
    world.load(world.text("\n" + world.BODY))
    assert get(client) == before


def test_loading_again_adds_nothing(client: Client) -> None:
    world.load()
    before = get(client), get(client, SECOND)
    world.load()
    assert (get(client), get(client, SECOND)) == before


def test_a_withheld_paragraph_has_no_history_but_that_it_is_withheld(client: Client) -> None:
    world.load()
    fix(world.paragraph(3), "text", f"{CANARY} was seen.", reason=f"her name is {CANARY}")
    assert CANARY in get(client)
    withhold(world.paragraph(3), "victim", reason="-", editor=world.editor())
    page = get(client, f"{CABLE}par3/")
    assert "[withheld: identity of a victim]" in page
    for address in (CABLE, f"{CABLE}par3/", "/corrections.atom", "/cables/07PORTLISSE612/"):
        page = get(client, address)
        assert "Xanthippa" not in page
        assert "convicted nine" not in page
    assert "text of paragraph 3" not in get(client)


def told_of(client: Client, name: str) -> list[str]:
    """Every page on which a name that is withheld now was told in older texts and in reasons."""
    body = world.BODY.replace("The Lantern Foundation sheltered 14", f"{name} ran")
    world.load(world.text(body))
    first = world.paragraph(1)
    fix(first, "text", first.text.replace("120", "121"), reason=f"{name} says 121")
    fix(first, "text", first.text.replace("of them", f"of them, says {name},"), reason="more is told")
    withdraw(fix(world.paragraph(2), "text", f"{name} promised."), reason=name, editor=world.editor())
    fix(world.paragraph(2), "heading", f"OF {name}")
    withdraw(world.cable().corrections.get(field="heading"), reason="no heading", editor=world.editor())
    world.load(world.text(body.replace("120", "130").replace("more money", f"more money, says {name},")))
    world.load(world.text(body.replace("120", "130")))
    at = world.paragraph(1).public_text.index(name)
    withhold(world.paragraph(1), "private", reason="-", editor=world.editor(), start=at, end=at + len(name))
    pages = [CABLE, f"{CABLE}par1/", SECOND, "/corrections.atom", "/cables/07PORTLISSE612/"]
    return [re.sub(r"\d{2}:\d{2}(:\d{2}[.\d]*)?", "", get(client, address)) for address in pages]


def test_older_versions_do_not_show_what_is_withheld_now(client: Client) -> None:
    pages = told_of(client, CANARY)
    for page in pages:
        assert "Xanthippa" not in page
        assert "Qvell" not in page
    assert "its texts are not compared here" in pages[0]
    for page in pages:
        assert "says 121" not in page
        assert "more is told" not in page


def test_a_telephone_number_withheld_now_is_in_no_older_text(client: Client) -> None:
    world.load()
    fourth = world.paragraph(4)
    old = fourth.text
    fix(fourth, "text", old.replace(world.PHONE, "+999 22 43l 77O8"), reason=f"it is {world.PHONE}")
    fix(world.paragraph(4), "text", old.replace("ten hours", "nine hours"), reason="recounted")
    world.load(world.text(phone="+999 1 23456789012"))
    world.load(world.text(phone="+999 1 23456789012").replace(b"labor officer", b"consul"))
    for address in (CABLE, f"{CABLE}par4/", "/corrections.atom"):
        page = get(client, address)
        for secret in ("431 7788", "43l", "77O8", "23456789012", "+999"):
            assert secret not in page, (address, secret)
    assert "<del>ten</del> <ins>nine</ins>" in get(client)


def test_whether_withheld_words_changed_is_not_told_either(client: Client) -> None:
    world.load()
    before = get(client)
    world.load(world.text(phone="+999 1 23456789012"))
    assert get(client) == before


def test_a_withdrawn_cable_has_no_history(client: Client) -> None:
    world.load()
    withdraw_cable(world.cable(), "private", at=timezone.now(), editor=world.editor())
    for address in (CABLE, SECOND):
        assert "Averna is a country" not in get(client, address, 410)


def test_addresses_lead_where_they_should(client: Client) -> None:
    world.load()
    assert client.get("/cables/07portlisse00612/history/")["Location"] == CABLE
    assert client.get("/cables/07portlisse00612/history/par2/")["Location"] == SECOND
    assert client.get("/cables/06STATE202745/history/").status_code == 302
    assert client.get(f"{CABLE}par99/").status_code == 404
    assert client.get("/cables/07NOWHERE1/history/").status_code == 404


def test_the_reading_page_leads_to_the_history(client: Client) -> None:
    world.load()
    page = client.get("/cables/07PORTLISSE612/").content.decode()
    assert f'href="{CABLE}"' in page
    assert SECOND not in page
    fix(world.paragraph(2), "text", "It promised.")
    assert f'href="{SECOND}"' in client.get("/cables/07PORTLISSE612/").content.decode()


def test_the_page_asks_no_more_with_more_changes(client: Client) -> None:
    world.load()
    fix(world.paragraph(2), "text", "It promised.")
    counts = []
    for round_ in range(2):
        for address, most in ((CABLE, 14), (SECOND, 13)):
            with CaptureQueriesContext(connection) as queries:
                get(client, address)
            counts.append(len(queries))
            assert len(queries) <= most
        edition(more_money=f"{round_} money", nine=str(round_))
        fix(world.paragraph(1), "text", f"Round {round_}.")
        fix(world.cable(), "subject", f"ROUND {round_}")
    assert counts[:2] == counts[2:]
