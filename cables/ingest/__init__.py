"""From a file to rows: read, compare, say what was created, updated or unchanged."""

from .changes import Foreseen, preview
from .copies import choose, destroy, leave_choice, put_back, remove
from .loading import ingest_bytes, ingest_paths, reread
from .outcomes import Outcome, State
from .reading import SUFFIXES, PassedOver, counted, files

__all__ = [
    "SUFFIXES",
    "Foreseen",
    "Outcome",
    "PassedOver",
    "State",
    "choose",
    "counted",
    "destroy",
    "files",
    "ingest_bytes",
    "ingest_paths",
    "leave_choice",
    "preview",
    "put_back",
    "remove",
    "reread",
]
