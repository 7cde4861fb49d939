"""From a file to rows: read, compare, say what was created, updated or unchanged."""

from .changes import Change, preview
from .loading import ingest_bytes, ingest_paths, reread
from .outcomes import Outcome, State
from .reading import PassedOver, counted, files

__all__ = [
    "Change",
    "Outcome",
    "PassedOver",
    "State",
    "counted",
    "files",
    "ingest_bytes",
    "ingest_paths",
    "preview",
    "reread",
]
