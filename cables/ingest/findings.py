"""Statistics, mentions, checks and problems -> rows, matched so that an id never changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from cables.extract.records import CableRecord, StatisticRecord
from cables.extract.text.runs import Span
from cables.models import Cable, Check, Checked, Paragraph, Problem, Statistic
from cables.writing.copying import insert

from .adding import place_added
from .context import Context
from .organizations import sync_mentions
from .paragraphs import in_text
from .rows import Reading, forget, matched, occurrences, plain, publisher, sync

LARGEST = Decimal(10) ** 15
SAME_SORT = ("paragraph", "item", "kind")


def sync_findings(
    cable: Cable, record: CableRecord, paragraphs: Sequence[Paragraph], context: Context
) -> bool:
    """`paragraphs` are the rows in the order of the record. Says whether anything changed."""
    changed = [
        _sync_statistics(cable, record, paragraphs, context),
        sync_mentions(cable, record, paragraphs, context),
        _sync_checks(cable, record, paragraphs, context),
        _sync_problems(cable, record, context),
    ]
    return any(changed)


def _sync_statistics(
    cable: Cable, record: CableRecord, paragraphs: Sequence[Paragraph], context: Context
) -> bool:
    wanted: dict[int, Reading] = {}
    for statistic in record.statistics:
        wanted.setdefault(statistic.value_start, _statistic(statistic, record, paragraphs))
    rows = context.rows(Statistic.objects.filter(cable=cable))
    numbers = {s.value_start: Span(s.value_start, s.value_end) for s in record.statistics}
    added = place_added(rows, record, paragraphs, wanted, numbers, context)
    known = set(added.values())
    read = {place: reading for place, reading in wanted.items() if place not in added}
    likeness = ("paragraph", "item", "kind", "value", "prior_value", "period")
    machine = matched([row for row in rows if row not in known], read, context, likeness)
    otherwise = _read_otherwise(machine, read, context)
    back = [row for place, row in machine.items() if place in read and row.source_start is None]
    synced = sync(
        Statistic,
        machine | added,
        wanted,
        context.readings,
        make=lambda start: Statistic(cable=cable, source_start=start),
        publish=publisher(paragraphs, context.publication.statistic),
        published=("withheld", "quote", "key"),
    )
    lost = [row for row in synced.vanished if row.source_start is not None]
    context.readings.decide_again((*otherwise, *lost))
    context.readings.found_again(row for row in back if row not in otherwise)
    return forget(synced.vanished, context) or synced.changed


def _statistic(
    statistic: StatisticRecord, record: CableRecord, paragraphs: Sequence[Paragraph]
) -> dict[str, Any]:
    paragraph = record.paragraphs[statistic.index]
    start, end = in_text(paragraph, statistic.start, statistic.end)
    value_start, value_end = in_text(paragraph, statistic.value_start, statistic.value_end)
    return {
        "paragraph": paragraphs[statistic.index].pk,
        "source_start": statistic.value_start,
        "start": start,
        "end": end,
        "value_start": value_start,
        "value_end": value_end,
        "value": _number(statistic.value),
        "value_min": _number(statistic.value_min),
        "value_max": _number(statistic.value_max),
        "qualifier": statistic.qualifier or "",
        "unit": statistic.unit or "",
        "kind": statistic.kind,
        "what": statistic.what,
        "item": statistic.item or "",
        "breakdown": dict(statistic.breakdown),
        "period": statistic.period or "",
        "period_basis": statistic.period_basis or "",
        "source": statistic.source or "",
        "prior_value": _number(statistic.prior_value),
        "prior_period": statistic.prior_period or "",
        "change_percent": _number(statistic.change_percent),
        "confidence": statistic.confidence,
        "measure": statistic.measure,
        "head": statistic.head[:60],
        "kind_confidence": _number(statistic.kind_confidence),
        "likely_kind": statistic.likely_kind,
        "conversion": statistic.conversion,
    }


def _number(value: float | None) -> str | None:
    """As text with at most four decimals; a number beyond the column is no number that a cable states."""
    if value is None:
        return None
    number = Decimal(repr(value))
    return str(number.quantize(Decimal("0.0001"))) if abs(number) < LARGEST else None


def _read_otherwise(
    machine: dict[int, Any], read: Mapping[int, Reading], context: Context
) -> list[Statistic]:
    """Figures that an editor vouches for and that are not read as before: where a paragraph has one such
    figure and one new reading of its kind, they are one. Gives them their place."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place in read.keys() - machine.keys():
        places[tuple(plain(read[place][name]) for name in SAME_SORT)].append(place)
    rows: defaultdict[Hashable, list[int]] = defaultdict(list)
    for key, row in machine.items():
        if key not in read and context.readings.has_any(row):
            rows[tuple(context.readings.read(row, name) for name in SAME_SORT)].append(key)
    pairs = [(places[like], keys) for like, keys in rows.items() if len(places[like]) == len(keys) == 1]
    found = [(place, machine.pop(key)) for (place,), (key,) in pairs]
    machine |= dict(found)
    return [row for _, row in found]


def _sync_checks(
    cable: Cable, record: CableRecord, paragraphs: Sequence[Paragraph], context: Context
) -> bool:
    names = occurrences((check.kind, check.text) for check in record.checks)
    wanted = {
        key: {
            "order": order,
            "kind": check.kind,
            "text": check.text,
            "agrees": check.agrees,
            "stated": check.stated,
            "computed": check.computed,
            "spans": [list(span) for span in check.spans],
        }
        for order, (key, check) in enumerate(zip(names, record.checks, strict=True))
    }
    rows = context.rows(Check.objects.filter(cable=cable).order_by("order"))
    keyed = dict(zip(occurrences((row.kind, row.text) for row in rows), rows, strict=True))
    synced = sync(
        Check,
        keyed,
        wanted,
        context.readings,
        make=lambda key: Check(cable=cable),
        publish=context.publication.check,
        published=("withheld",),
    )
    numbered = {row.number: row.pk for row in paragraphs if row.number is not None}
    pairs = {
        (synced.rows[key].pk, numbered[number])
        for key, check in zip(names, record.checks, strict=True)
        for number in check.paragraphs
        if number in numbered
    }
    changed = forget(synced.vanished, context)
    return _link(cable, pairs, context) or changed or synced.changed


def _link(cable: Cable, pairs: set[tuple[int, int]], context: Context) -> bool:
    """Which paragraphs each check compares."""
    rows = context.rows(Checked.objects.filter(of__cable=cable))
    held = {(row.of_id, row.paragraph_id): row.pk for row in rows}
    new, old = pairs - held.keys(), held.keys() - pairs
    insert(Checked(of_id=c, paragraph_id=p) for c, p in sorted(new))
    if old:
        Checked.objects.filter(pk__in=[held[pair] for pair in old]).delete()
    return bool(new or old)


def _sync_problems(cable: Cable, record: CableRecord, context: Context) -> bool:
    names = occurrences((problem.kind, problem.text) for problem in record.problems)
    wanted = {
        key: {
            "order": order,
            "kind": problem.kind,
            "text": problem.text,
            "start": problem.start,
            "end": problem.end,
        }
        for order, (key, problem) in enumerate(zip(names, record.problems, strict=True))
    }
    rows = context.rows(Problem.objects.filter(cable=cable).order_by("order"))
    keyed = dict(zip(occurrences((row.kind, row.text) for row in rows), rows, strict=True))
    synced = sync(
        Problem,
        keyed,
        wanted,
        context.readings,
        make=lambda key: Problem(cable=cable),
        publish=context.publication.problem,
        published=("withheld",),
    )
    return forget(synced.vanished, context) or synced.changed
