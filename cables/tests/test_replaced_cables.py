"""A cable that a later one replaces steps back everywhere, and comes forward when that one goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

import cables
from cables.deciding.withholding import withdraw_cable
from cables.models import Cable

from . import world

OLD, NEW = "07PORTLISSE612", "07PORTLISSE613"
# Every page, file and feed that lists answers, passages, figures or cables by default.
PLACES = (
    "/search/?q=shelters", "/search/?country=XA", "/questions/2007/27B/", "/topics/{topic}/",
    "/compare/?topic={topic}&country=XA",
    "/coverage/", "/search.csv?q=shelters", "/search.atom?q=shelters", "/statistics/?kind=convictions",
    "/api/cables?country=XA", "/api/statistics?kind=convictions",
)  # fmt: skip


def _gone(later: Cable) -> None:
    withdraw_cable(later, "other", at=timezone.now(), editor=world.editor())


def _no_longer_held(later: Cable) -> None:
    with world.by_hand():
        Cable.objects.filter(pk=later.pk).update(held=False)


@pytest.fixture
def places() -> list[str]:
    world.load()
    world.load(world.text(number=613), "613.txt")
    with world.by_hand():
        Cable.objects.filter(cable_id=OLD).update(superseded_by=world.cable(613))
    topic = world.paragraph(2).answers.first().question.topics.first()
    country = str(world.cable().country_id)
    return [place.format(topic=topic.slug).replace("XA", country) for place in PLACES]


def shown_in(client: Client, places: list[str]) -> set[str]:
    """The places that show the earlier cable."""
    found = set()
    for place in places:
        answer = client.get(place)
        assert answer.status_code == 200, place
        found |= {place} if OLD in answer.getvalue().decode() else set()
    return found


@pytest.mark.django_db
def test_it_is_in_no_default_result_while_the_later_one_is_public(client: Client, places: list[str]) -> None:
    assert shown_in(client, places) == set()
    assert NEW in client.get(places[0]).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("leave", [_gone, _no_longer_held])
def test_it_is_in_all_of_them_once_the_later_one_is_not(
    client: Client, places: list[str], leave: Callable[[Cable], None]
) -> None:
    leave(world.cable(613))
    assert shown_in(client, places) == set(places)
    for page in (f"/cables/{OLD}/", places[0], f"/countries/{world.cable().country_id}/"):
        assert not re.search(r"gap-note\">replaced|was replaced by", client.get(page).content.decode())
    assert client.get(f"/cables/{OLD}.json").json()["superseded_by"] is None


def test_what_is_public_is_said_in_one_place() -> None:
    """Held and not withdrawn, written side by side: only in models/public.py."""
    spelled = re.compile(
        r"held=True\)?,[^()]{0,40}withdrawn_at=None|superseded_by(__isnull)?=(None|False|True)"
    )
    room = Path(cables.__file__).parent
    elsewhere = [
        str(path.relative_to(room))
        for path in room.rglob("*.py")
        if not {"tests", "migrations", "proofs", "benchmarks"} & set(path.parts)
        and spelled.search(path.read_text())
    ]
    assert elsewhere == ["writing/links.py"]  # of stubs: what points at them, public or not
