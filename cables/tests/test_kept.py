"""What costs a look at everything is worked out once, and anew after every change."""

from __future__ import annotations

import pytest
from django.test import Client

from cables.deciding.withholding import withhold
from cables.models import Statistic, Topic
from cables.models.revision import kept_in_a_state, settled

from . import world


@pytest.mark.django_db
def test_it_is_worked_out_once_while_nothing_changes() -> None:
    asked: list[int] = []

    @kept_in_a_state
    def how_often() -> int:
        asked.append(1)
        return len(asked)

    assert settled() is not None
    assert [how_often(), how_often()] == [1, 1]


@pytest.mark.django_db
def test_nothing_is_kept_of_what_may_be_rolled_back() -> None:
    topics = kept_in_a_state(Topic.objects.count)
    before = topics()
    with world.by_hand():
        Topic.objects.create(slug="invented", label="Invented", section="special")
    assert settled() is None
    assert topics() == before + 1
    with world.by_hand():
        Topic.objects.filter(slug="invented").delete()
    assert topics() == before


@pytest.mark.django_db(transaction=True)
def test_a_committed_change_is_seen_at_once() -> None:
    world.load()
    topics = kept_in_a_state(Topic.objects.count)
    before = topics()
    with world.by_hand():
        Topic.objects.create(slug="invented", label="Invented", section="special")
    assert settled() is not None
    assert topics() == before + 1


@pytest.mark.django_db(transaction=True)
def test_a_kind_of_figure_that_is_withheld_is_no_choice(client: Client) -> None:
    world.load()
    one = world.paragraph(1)
    elsewhere = Statistic.objects.exclude(paragraph=one).values("kind")
    kind = one.statistics.exclude(kind__in=elsewhere)[0].kind
    assert f'value="{kind}"' in client.get("/statistics/").content.decode()
    withhold(one, "victim", reason="-", editor=world.editor())
    assert f'value="{kind}"' not in client.get("/statistics/").content.decode()
