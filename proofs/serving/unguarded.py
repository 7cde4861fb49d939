"""gunicorn's settings without what keeps costly requests from others: turns, and a limit of time."""

from typing import Any

from archive.gunicorn_settings import *  # noqa: F403


def post_worker_init(worker: Any) -> None:
    from archive.middleware.turns import KINDS
    from cables.search import time_limit

    for kind in KINDS:
        kind.at_once, kind.seconds = 1_000, 60.0
        kind.begin()
    time_limit.__wrapped__.__defaults__ = (60_000,)  # type: ignore[attr-defined]
