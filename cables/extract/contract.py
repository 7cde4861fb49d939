"""CableRecord -> the JSON object that scripts, tests and scoring rely on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any

from cables.extract.records import CableRecord, Document, Header, ParagraphRecord
from cables.extract.text.runs import MappedText

# What the contract calls otherwise than the records do, and what it leaves out.
CALLED = {
    (ParagraphRecord, "body"): "text",
    (Header, "sender"): "from",
    (Header, "repairs"): "header_repairs",
    (Document, "name"): "file",
    (Document, "repairs"): "reader_repairs",
    (Document, "text"): "source_text",
}
LEFT_OUT = {(Header, "problems"), (Document, "hints"), (Document, "body_start")}


def to_json(record: CableRecord) -> dict[str, Any]:
    """The contract's object. `source_text` is carried always, since offsets mean nothing without it."""
    found = plain(record)
    header, document = found.pop("header"), found.pop("document")
    return {**header, **found, **document}


def plain(value: Any) -> Any:
    """Records as objects, their texts without the way back, tuples as lists, times in UTC."""
    if isinstance(value, MappedText):
        return value.text
    if is_dataclass(value):
        return {
            CALLED.get((type(value), one.name), one.name): plain(getattr(value, one.name))
            for one in fields(value)
            if (type(value), one.name) not in LEFT_OUT
        }
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return value.strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else value
