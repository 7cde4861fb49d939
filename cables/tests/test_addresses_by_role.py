"""docs/desk.md says what every address answers to every role; an address that it does not list fails here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client

from cables.deciding.correcting import correct
from cables.deciding.reviewing import token
from cables.logins.roles import ADMINISTRATOR, CHIEF, EDITOR, VIEWER
from cables.models import Batch, Check, Correction, Problem, Report, Statistic, Withholding
from cables.models.reports import report
from proofs.pages import form_to

from . import world
from .addresses import SOMEBODY, example, routes

pytestmark = pytest.mark.django_db
READER, DISABLED = "reader", "disabled"
ROLES = (READER, VIEWER, EDITOR, CHIEF, ADMINISTRATOR)
CHOICE = re.compile(r"\{([^}]*)\}")


def table() -> dict[str, list[str]]:
    """{address: the cells of its row, one for each of ROLES, "GET · POST" each}"""
    text = (Path(settings.BASE_DIR) / "docs" / "desk.md").read_text(encoding="utf-8")
    lines = text.partition("## Every address by role")[2].partition("\n## ")[0].splitlines()
    found: dict[str, list[str]] = {}
    for line in lines:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `/"):
            for address in spelled(cells[0].strip("`")):
                assert address not in found, f"{address} is listed twice"
                found[address] = cells[1:]
    return found


def spelled(address: str) -> Iterator[str]:
    """/a/{b,c}/ as /a/b/ and /a/c/."""
    parts = [part.split(",") if at % 2 else [part] for at, part in enumerate(CHOICE.split(address))]
    return ("".join(chosen) for chosen in product(*parts))


def client_of(role: str) -> Client:
    """A browser in which a user of this role is logged in; nobody for a reader."""
    client = Client()
    if role != READER:
        user = get_user_model().objects.create_user(username=f"a {role}", is_staff=True)
        user.groups.set(Group.objects.filter(name=role if role != DISABLED else CHIEF))
        client.force_login(user)
        get_user_model().objects.filter(pk=user.pk).update(is_active=role != DISABLED)
    return client


def answers(client: Client) -> dict[str, str]:
    """{address as the table has it: "GET · POST"}"""
    session = client.cookies.get("sessionid")
    found = {}
    for route in routes():
        codes = []
        for method in ("get", "post"):
            if session:
                client.cookies["sessionid"] = session.value
            codes.append(str(getattr(client, method)(example(route)).status_code))
            assert Report.objects.count() == 1
        found[route.address] = " · ".join(codes)
    return found


@pytest.fixture(autouse=True)
def _world(db: None, settings: Any) -> None:
    """One of everything, and a database session that no logout ends."""
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    world.load()
    correct(world.paragraph(2), "heading", "MONEY", reason="-", editor=world.editor(SOMEBODY))
    get_user_model().objects.filter(username=SOMEBODY).update(is_superuser=False)
    report(world.cable(), None, "misread", "-", "", "")
    with world.by_hand():
        Problem.objects.create(cable=world.cable(), order=0, kind="-", text="-")
        Check.objects.create(cable=world.cable(), order=0, kind="-", text="-")
    AccessAttempt.objects.create(username="guess", failures_since_start=1)


def test_every_address_is_listed_and_every_row_is_an_address() -> None:
    known = Counter(route.address for route in routes())
    assert sorted(known.keys() - table().keys()) == []
    assert sorted(table().keys() - known.keys()) == []


@pytest.mark.parametrize("role", [*ROLES, DISABLED])
def test_every_address_answers_as_the_table_says(role: str) -> None:
    place = ROLES.index(READER if role == DISABLED else role)
    wanted = {address: cells[place] for address, cells in table().items()}
    found = answers(client_of(role))
    assert len(found) > 180
    assert {a: (wanted.get(a), said) for a, said in found.items() if wanted.get(a) != said} == {}


DEEDS: dict[str, tuple[str, dict[str, str], tuple[str, ...]]] = {
    "accept a figure": ("verdict/statistic/{figure}/", {"verdict": "accept"}, (EDITOR, CHIEF)),
    "reject a figure": ("verdict/statistic/{figure}/", {"verdict": "reject"}, (EDITOR, CHIEF)),
    "stay withheld": ("verdict/withholding/{secret}/", {"verdict": "accept"}, (EDITOR, CHIEF)),
    "make public": ("verdict/withholding/{secret}/", {"verdict": "reject", "confirmed": "1"}, (CHIEF,)),
    "withdraw": ("verdict/correction/{correction}/", {"verdict": "reject"}, (EDITOR, CHIEF)),
    "correct": ("par3/correct/statistic/{figure}/", {"unit": "men"}, (EDITOR, CHIEF)),
    "divide": ("par3/split/", {"words": "Sentences ran"}, (EDITOR, CHIEF)),
    "join": ("par3/join/", {}, (EDITOR, CHIEF)),
    "withhold": ("par3/withhold/", {"words": "courts", "kind": "private"}, (EDITOR, CHIEF)),
    "add": (
        "par2/add/",
        {"words": "more money", "number": "more", "kind": "care-facilities", "value": "1"},
        (EDITOR, CHIEF),
    ),
    "accept many": ("/admin/queue/at-once/?doubt=unchecked", {"accept": "1"}, (EDITOR, CHIEF)),
}


def _written() -> list[object]:
    """What every deed of an editor leaves behind."""
    rows = Correction.objects.order_by("pk").values_list("pk", "withdrawn_at")
    kept = Withholding.objects.order_by("pk").values_list("pk", "by_machine", "lifted_at")
    return [*rows, *kept, *Batch.objects.values_list("pk")]


@pytest.mark.parametrize("deed", DEEDS)
def test_the_desk_does_what_is_sent_for_those_alone_who_may(deed: str) -> None:
    """A form as the page fills it for who may do everything, sent by each of the others."""
    address, typed, may = DEEDS[deed]
    address = address if address.startswith("/") else f"/admin/review/07PORTLISSE612/{address}"
    things = {
        "figure": Statistic.objects.get(kind="convictions"),
        "secret": Withholding.objects.get(),
        "correction": Correction.objects.get(),
    }
    path = address.format(**{name: thing.pk for name, thing in things.items()})
    chief = Client()
    chief.force_login(world.editor())
    page = chief.get(path)
    seen = {f"seen-{thing._meta.model_name}-{thing.pk}": token(thing) for thing in things.values()}
    sheet = form_to(page.content.decode(), path) if page.status_code == 200 else {"row": "par3"} | seen
    did = []
    for role in (*ROLES, DISABLED):
        with transaction.atomic():
            before = _written()
            client_of(role).post(path, sheet | typed | {"reason": "it is so", "save": "1"})
            did += [role] if _written() != before else []
            transaction.set_rollback(True)
    assert did == list(may)


def test_the_table_would_notice_one_permission_more() -> None:
    client = client_of(VIEWER)
    group = Group.objects.get(name=VIEWER)
    group.permissions.add(*Group.objects.get(name=EDITOR).permissions.filter(codename="change_paragraph"))
    place, found = ROLES.index(VIEWER), answers(client)
    assert any(table()[address][place] != said for address, said in found.items())


def test_no_post_without_its_token_does_anything() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.editor())
    codes = {route.address: client.post(example(route)).status_code for route in routes()}
    answered = {address: code for address, code in codes.items() if code not in (403, 405)}
    assert answered == {"/oai": 200}  # a protocol that asks by POST, and does nothing
