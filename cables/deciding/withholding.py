"""What editors take out of what is public, and how it comes back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F
from django.utils import timezone

from cables.deciding.correcting import unchanged
from cables.deciding.naming import rename
from cables.deciding.two_people import agreed
from cables.models.cables import Cable, Paragraph
from cables.models.editorial import Correction, Withholding
from cables.models.findings import Organization
from cables.publishing.publication import publication, republish
from cables.text.alignment import Span, back
from cables.text.folding import folded, wherever
from cables.writing.acts import writing

# To lift these it takes a second person.
GUARDED = {Withholding.Kind.SAFETY, Withholding.Kind.VICTIM}


def withhold(
    paragraph: Paragraph,
    kind: str,
    *,
    reason: str,
    editor: User,
    start: int | None = None,
    end: int | None = None,
    version: int | None = None,
) -> Withholding:
    """Take a stretch of the paragraph's public text (all of it where start is None) out of what is public.

    A stretch that was lifted and is withheld again is the same withholding. Raises ValueError as `stretch`
    does, and where just this is withheld already; Stale where the paragraph was changed since `version`.
    """
    with writing(editor, reason or f"withheld: {Withholding.Kind(kind).label}"):
        paragraph = unchanged(paragraph, version)
        place = stretch(paragraph, start, end) if start is not None and end is not None else None
        made = _withheld(paragraph, place, kind, reason, editor)
        _republish(paragraph.cable)
    return made


def withhold_words(
    paragraph: Paragraph,
    words: str,
    kind: str,
    *,
    reason: str,
    editor: User,
    version: int | None = None,
) -> list[Withholding]:
    """Withhold these words of the public text wherever they stand in the paragraph, however their lines are
    broken; all of the paragraph where there are none.

    Raises ValueError where they do not stand there, were not read from the source, or some of them would stay
    public; Stale where the paragraph was changed since `version`.
    """
    with writing(editor, reason or f"withheld: {Withholding.Kind(kind).label}"):
        paragraph = unchanged(paragraph, version)
        places = places_of(paragraph, words) if words.strip() else [None]
        made = [_withheld(paragraph, place, kind, reason, editor) for place in places]
        _republish(paragraph.cable)
        if words.strip() and occurrences(unchanged(paragraph, None), words):
            raise ValueError("Some of these words would stay public; correct the text instead.")
    return made


def withhold_in_header(
    cable: Cable, words: str, kind: str, *, reason: str, editor: User, version: int | None = None
) -> list[Withholding]:
    """Withhold these words wherever they stand outside the paragraphs: in the lines of the header, and in the
    source. Raises ValueError where they do not stand there or were not read from the source; Stale where the
    cable was changed since `version`."""
    with writing(editor, reason or f"withheld: {Withholding.Kind(kind).label}"):
        cable = unchanged(cable, version)
        places = outside_paragraphs(cable, words)
        if not places:
            raise ValueError(
                "The source has no such words outside the paragraphs; correct the header instead."
            )
        made = [_in_header(cable, span, quote, kind, reason, editor) for span, quote in places]
        Cable.objects.filter(pk=cable.pk).update(version=F("version") + 1)
        _republish(Cable.objects.get(pk=cable.pk))
    return made


def withhold_reason(correction: Correction, *, reason: str, editor: User) -> None:
    """The reason of a correction is not told to the public any more."""
    with writing(editor, reason):
        Correction.objects.filter(pk=correction.pk).update(reason_withheld=True)


def outside_paragraphs(cable: Cable, words: str) -> list[tuple[Span, str]]:
    """Where words stand in the source outside the paragraphs and are not withheld yet, and as they stand."""
    witness = cable.witnesses.filter(chosen=True).first()
    if witness is None or not words.strip():
        return []
    taken = list(cable.paragraphs.filter(removed_at=None).values_list("start", "end"))
    withheld = cable.withholdings.filter(lifted_at=None, source_start__isnull=False)
    taken += [(w.source_start or 0, w.source_end or 0) for w in withheld]
    found = (Span(*match.span()) for match in wherever(words).finditer(folded(witness.text)))
    free = [span for span in found if not any(low < span.end and span.start < high for low, high in taken)]
    return [(span, witness.text[slice(*span)]) for span in free]


def _in_header(cable: Cable, span: Span, quote: str, kind: str, reason: str, editor: User) -> Withholding:
    """One place in the source. A stretch that was lifted and is withheld again is the same withholding."""
    at = {"cable": cable, "source_start": span.start, "source_end": span.end}
    withholding = Withholding.objects.filter(**at).first() or Withholding(**at)
    withholding.quote, withholding.paragraph = quote, None
    return _said(withholding, kind, reason, editor)


def _said(withholding: Withholding, kind: str, reason: str, editor: User) -> Withholding:
    """Withheld from now on, by this editor."""
    withholding.kind, withholding.reason, withholding.by_machine = kind, reason, False
    withholding.made_by, withholding.made_at = editor, timezone.now()
    withholding.lift_asked_by = withholding.lifted_by = withholding.lifted_at = None
    withholding.save()
    return withholding


def occurrences(paragraph: Paragraph, words: str) -> list[Span]:
    """Where words stand in the public text, in any case, with or without accents, however their lines are
    broken."""
    return [Span(*found.span()) for found in wherever(words).finditer(folded(paragraph.public_text))]


def places_of(paragraph: Paragraph, words: str) -> list[tuple[Span, Span] | None]:
    """Every place of the words that was read from the source, as `stretch` gives it. An editor's own words go
    with those. Raises ValueError where there is none."""
    found = occurrences(paragraph, words)
    if not found:
        raise ValueError("The published text has no such words, or they are withheld in part.")
    read = [span for span in found if back(paragraph.public_runs, *span)]
    return [stretch(paragraph, *span) for span in read or found[:1]]


def _withheld(
    paragraph: Paragraph,
    place: tuple[Span, Span] | None,
    kind: str,
    reason: str,
    editor: User,
) -> Withholding:
    """One place, in the text as read and in the source; the whole paragraph where it is None. Unpublished."""
    withholding = Withholding(cable=paragraph.cable)
    if place:
        read, source = place
        at = {"cable": paragraph.cable, "source_start": source.start, "source_end": source.end}
        withholding = Withholding.objects.filter(**at).first() or Withholding(**at)
        withholding.quote = publication(paragraph.cable).as_read(paragraph)[slice(*read)]
    elif Withholding.objects.filter(paragraph=paragraph, source_start=None, lifted_at=None).exists():
        raise ValueError("The paragraph is withheld already.")
    if withholding.pk and withholding.lifted_at is None:
        raise ValueError("These words are withheld already.")
    withholding.paragraph = paragraph
    return _said(withholding, kind, reason, editor)


def stretch(paragraph: Paragraph, start: int, end: int) -> tuple[Span, Span]:
    """Where a stretch of the public text stands in the text as read, and in the source.

    Raises ValueError where the stretch is empty or none of it was read from the source: then the words are an
    editor's own, and correcting the text is the way.
    """
    read = back(paragraph.public_runs, start, end) if start < end else None
    source = back(paragraph.runs, *read) if read else None
    if read is None or source is None:
        raise ValueError("These words were not read from the source; correct the text instead.")
    return read, source


def withdraw_cable(
    cable: Cable,
    kind: str,
    *,
    at: datetime,
    editor: User,
    reason: str = "",
    version: int | None = None,
) -> bool:
    """Take a whole cable out of what is public; its address tells the kind, the reason is for the desk alone.
    False where it is withdrawn already: it stays as it was. Raises ValueError for a kind that is none, Stale
    where it was changed since `version`."""
    label = Withholding.Kind(kind).label
    with writing(editor, reason or f"withdrawn: {label}"):
        unchanged(cable, version)
        withdrawn = Cable.objects.filter(pk=cable.pk, withdrawn_at=None).update(
            withdrawn_at=at, withdrawn_reason=kind, version=F("version") + 1
        )
    return bool(withdrawn)


def restore_cable(
    cable: Cable,
    *,
    editor: User,
    reason: str = "made public again",
    version: int | None = None,
) -> bool:
    """Make a withdrawn cable public again; False where a second editor has to agree first. One that is public
    stays so. Raises Stale where it was changed since `version`, ValueError where the second is not another
    person."""
    with writing(editor, reason):
        now = unchanged(cable, version)
        if now.withdrawn_at is None:
            return True
        if now.withdrawn_reason in GUARDED and not agreed(now.restore_asked_by, editor):
            _decide(now, restore_asked_by=editor)
            return False
        _decide(now, withdrawn_at=None, withdrawn_reason="", restore_asked_by=None)
    return True


def keep_withdrawn(cable: Cable, *, editor: User, reason: str, version: int | None = None) -> bool:
    """A withdrawn cable stays so, although somebody asked to make it public again: it takes two anew. False
    where nobody asked. Raises Stale where it was changed since `version`."""
    with writing(editor, reason):
        now = unchanged(cable, version)
        asked = now.restore_asked_by_id is not None
        _decide(now, restore_asked_by=None)
    return asked


def _decide(cable: Cable, **values: Any) -> None:
    """Save what differs, as a version of its own."""
    changed = {name: value for name, value in values.items() if getattr(cable, name) != value}
    if changed:
        Cable.objects.filter(pk=cable.pk).update(**changed, version=F("version") + 1)


def lift(withholding: Withholding, editor: User, reason: str = "made public again") -> bool:
    """Make public again; False where a second editor has to agree first. Who lifted it first stays so. Raises
    ValueError where the second is not another person."""
    with writing(editor, reason):
        withholding.refresh_from_db()
        if withholding.lifted_at is not None:
            return True
        if withholding.kind in GUARDED and not agreed(withholding.lift_asked_by, editor):
            withholding.lift_asked_by = editor
            withholding.save(update_fields=["lift_asked_by"])
            return False
        withholding.lifted_by, withholding.lifted_at = editor, timezone.now()
        withholding.save(update_fields=["lifted_by", "lifted_at"])
        _republish(withholding.cable)
    return True


def withhold_as(withholding: Withholding, kind: str, *, editor: User, reason: str) -> bool:
    """Give it another kind. What protects a person does so no less until a second editor agrees: False until
    then. Raises ValueError for what is public, where it is of this kind already, and where the second is not
    another person or asks for another kind."""
    with writing(editor, reason):
        now = Withholding.objects.get(pk=withholding.pk)
        if now.lifted_at is not None or now.kind == kind:
            raise ValueError("It is public already." if now.lifted_at else "It is of this kind already.")
        first = now.weaker_asked_by if now.weaker == kind else None
        if now.kind in GUARDED and kind not in GUARDED and not agreed(first, editor):
            now.weaker, now.weaker_asked_by = kind, editor
            now.save(update_fields=["weaker", "weaker_asked_by"])
            return False
        now.kind, now.weaker, now.weaker_asked_by, now.by_machine = kind, "", None, False
        now.made_by = editor
        now.save(update_fields=["kind", "weaker", "weaker_asked_by", "by_machine", "made_by"])
        _republish(now.cable)
    return True


def _republish(cable: Cable) -> None:
    republish(cable)
    rename(Organization.objects.filter(mentions__cable=cable).distinct())
