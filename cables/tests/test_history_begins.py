"""An archive that is older than its history gets one: it begins with the rows that are there."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from cables.models import Act
from cables.models.history import EVENTS, WITNESS_TEXTS
from cables.models.passages import Stale

from . import world
from .replaying import kept, replayed


@pytest.mark.django_db(transaction=True)
def test_history_begins_with_what_is_there_and_goes_on() -> None:
    world.load()
    call_command("migrate", "cables", "0007", verbosity=0)
    call_command("migrate", verbosity=0)
    assert not Stale.objects.exists()  # no reader has to wait for what the migrations touched
    acts = {act.metadata["actor"] for act in Act.objects.filter(pk__in=_acts())}
    assert acts == {"migration"}
    world.load(world.text(world.BODY.replace("more money", "less money")))
    assert {model for model in EVENTS if replayed(model) != kept(model)} == set()
    assert sum(len(kept(model)) for model in EVENTS) > 1000


def _acts() -> set[object]:
    tables = (*EVENTS.values(), WITNESS_TEXTS)
    return {act for table in tables for act in table._default_manager.values_list("pgh_context", flat=True)}
