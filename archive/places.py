"""Where the archive keeps what it makes for itself. Standard library only: the bootstrap imports it."""

import hashlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "tip-cable-archive"


def checkout_id() -> str:
    """A short name of this checkout, different for every path it may lie at."""
    return hashlib.sha256(os.fsencode(ROOT)).hexdigest()[:10]


def state_dir() -> Path:
    """$ARCHIVE_STATE; else .state in the checkout; else, where that is read-only, a folder under $XDG_STATE_HOME."""
    if chosen := os.environ.get("ARCHIVE_STATE"):
        return Path(chosen).absolute()
    if os.access(ROOT, os.W_OK):
        return ROOT / ".state"
    home = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return home / f"{NAME}-{checkout_id()}"


def environment_dir() -> Path:
    """The active virtual environment where there is one; else .venv beside manage.py, or in the state folder."""
    if sys.prefix != sys.base_prefix:
        return Path(sys.prefix)
    return (ROOT if state_dir().parent == ROOT else state_dir()) / ".venv"
