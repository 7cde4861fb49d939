"""What many tests of this room ask for."""

from __future__ import annotations

import pytest
from django.test import Client

from . import world


@pytest.fixture
def desk() -> Client:
    """An editor who may do everything, logged in at the desk."""
    client = Client()
    client.force_login(world.editor())
    return client
