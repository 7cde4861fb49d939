"""gunicorn's settings without the patience of who waits for a turn."""

from typing import Any

from archive.gunicorn_settings import *  # noqa: F403


def post_worker_init(worker: Any) -> None:
    from archive.middleware.turns import KINDS

    for kind in KINDS:
        kind.waiting = 0
        kind.begin()
