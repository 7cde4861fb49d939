"""Where the archive keeps what it makes for itself. Standard library only: the bootstrap imports it."""

import hashlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "tip-cable-archive"


def short_name(path: Path) -> str:
    """A name for what belongs to this folder but has to lie somewhere else, different for every folder."""
    return f"{NAME}-{hashlib.sha256(os.fsencode(path)).hexdigest()[:10]}"


def state_dir() -> Path:
    """$ARCHIVE_STATE; else .state in the checkout; else, where that is not writable, one in the home folder.

    The last is under $XDG_STATE_HOME, by default ~/.local/state.
    """
    if chosen := os.environ.get("ARCHIVE_STATE"):
        return Path(chosen).absolute()
    inside = ROOT / ".state"
    if os.access(inside if inside.exists() else ROOT, os.W_OK):
        return inside
    try:
        home = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    except RuntimeError:  # a user without an entry in passwd and without HOME
        sys.exit(f"{ROOT} cannot be written to, and you have no home: set ARCHIVE_STATE.")
    return home / short_name(ROOT)


def environment_dir() -> Path:
    """The active virtual environment; else .venv beside manage.py, or with the state if that is read-only."""
    if sys.prefix != sys.base_prefix:
        return Path(sys.prefix)
    return (ROOT if os.access(ROOT, os.W_OK) else state_dir()) / ".venv"
