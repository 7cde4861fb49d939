"""Lists that pages cut or set side by side have one order, whatever the database feels like."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from cables.models import Answer, Cable

from . import world


@pytest.mark.django_db
def test_answers_of_equal_place_come_in_one_order_whatever_was_written_last(client: Client) -> None:
    """An update moves a row to the end of its table: what is ordered by nothing further would follow."""
    for number in (612, 613, 614, 615):
        world.load(world.text(number=number), f"{number}.txt")
    topic = world.paragraph(2).answers.first().question.topics.first()
    pages = ("/questions/2007/27B/", f"/topics/{topic.slug}/", f"/compare/?topic={topic.slug}", "/coverage/")
    before = {page: _ids(client, page) for page in pages}
    assert all(len(set(ids)) == 4 for ids in before.values())
    for cable in Cable.objects.order_by("cable_id"):
        with world.by_hand():
            Answer.objects.filter(cable=cable).update(basis="printed")
            Cable.objects.filter(pk=cable.pk).update(subject="AVERNA")
        assert {page: _ids(client, page) for page in pages} == before


def _ids(client: Client, page: str) -> list[str]:
    return re.findall(r"07PORTLISSE6\d\d", client.get(page).content.decode())
