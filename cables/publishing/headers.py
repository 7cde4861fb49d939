"""What is public of a cable's header: its lines, less the words that are withheld outside the paragraphs.

Headers are written by people in a hurry: a subject, an addressee or a reference may name somebody. The
columns hold what is public; `unmasked` keeps what they say as long as words of them are withheld.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cables.models.cables import Cable, Reference
from cables.models.editorial import Withholding
from cables.text.alignment import placeholder
from cables.text.folding import folded, wherever

LINES = ("subject", "captions", "sender", "to", "info", "attention", "eo", "signature")


def publish_header(cable: Cable, withholdings: Iterable[Withholding]) -> bool:
    """Mask what is withheld now and show what is not any more, saved; says whether anything changed."""
    secrets = _outside(withholdings)
    lines, rows = _changed_lines(cable, secrets), _changed_references(cable, secrets)
    for row in rows:
        row.save(update_fields=["printed", "unmasked"])
    if lines:
        cable.unmasked = {name: said for name, (said, public) in _lines(cable, secrets) if said != public}
        for name, public in lines.items():
            setattr(cable, name, public)
        cable.save(update_fields=[*lines, "unmasked"])
    return bool(lines or rows)


def header_is_published(cable: Cable, withholdings: Iterable[Withholding]) -> bool:
    """Whether there is nothing to mask or to show."""
    secrets = _outside(withholdings)
    return not _changed_lines(cable, secrets) and not _changed_references(cable, secrets)


def _outside(withholdings: Iterable[Withholding]) -> list[Withholding]:
    """Those in force that stand in no paragraph."""
    return [w for w in withholdings if w.lifted_at is None and w.paragraph_id is None and w.quote.strip()]


def _lines(cable: Cable, secrets: list[Withholding]) -> Iterable[tuple[str, tuple[Any, Any]]]:
    """(line, (what it says, what is public of it)); a placeholder may be longer than the column."""
    for name in LINES:
        said = cable.unmasked.get(name, getattr(cable, name))
        column: Any = Cable._meta.get_field(name)
        public = masked(said, secrets)
        yield name, (said, public[: column.max_length] if isinstance(public, str) else public)


def _changed_lines(cable: Cable, secrets: list[Withholding]) -> dict[str, Any]:
    if not secrets and not cable.unmasked:
        return {}
    return {name: now for name, (_, now) in _lines(cable, secrets) if now != getattr(cable, name)}


def _changed_references(cable: Cable, secrets: list[Withholding]) -> list[Reference]:
    """Those that print otherwise than they may, as they may; unsaved."""
    rows = cable.references.all() if secrets else cable.references.exclude(unmasked="")
    changed = []
    for row in rows:
        said = row.unmasked or row.printed
        public = masked(said, secrets)
        if public != row.printed:
            row.printed, row.unmasked = public, said if public != said else ""
            changed.append(row)
    return changed


def masked(value: Any, secrets: Iterable[Withholding]) -> Any:
    """The value with a placeholder for each of the words, in lists and mappings too."""
    if isinstance(value, list):
        return [masked(one, secrets) for one in value]
    if isinstance(value, dict):
        return {name: masked(one, secrets) for name, one in value.items()}
    for secret in secrets if isinstance(value, str) else ():
        for found in reversed([*wherever(secret.quote).finditer(folded(value))]):
            value = value[: found.start()] + placeholder(secret.get_kind_display()) + value[found.end() :]
    return value
