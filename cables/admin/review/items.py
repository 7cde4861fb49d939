"""Everything in a cable that an editor may look at: codes, figures, organizations, doubts, decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from cables.admin.review.summaries import figure, spoken
from cables.admin.review.verdicts import KINDS, Kind
from cables.deciding.reviewing import DOUBTFUL, token
from cables.kinds import FigureKind
from cables.models import (
    Cable,
    Check,
    Correction,
    Mention,
    Paragraph,
    Problem,
    Report,
    Review,
    Statistic,
    Withholding,
)
from cables.sections import figure_kind_label
from cables.text.alignment import back

LIKELY = 0.6  # from here on more likely than all other kinds together, by the calibration


@dataclass(slots=True)
class Item:
    """Something that was read or decided. `spans` are its words in the source, `read` in the text as read;
    `seen` the version that is shown; `doubt` is why an editor should look at it; `own` its own page."""

    kind: str
    thing: Any
    label: str
    state: str = ""
    doubt: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    edit: tuple[str, int] | None = None
    own: str = ""
    may_accept: bool = False
    may_reject: bool = False

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.thing.pk}"

    @property
    def unchecked(self) -> bool:
        """A figure at which nobody has looked yet."""
        return self.kind == "statistic" and self.thing.review == Review.MACHINE and not self.doubt

    @property
    def seen(self) -> str:
        return token(self.thing)

    @property
    def verdicts(self) -> Kind:
        return KINDS[self.kind]

    def allow(self, user: Any) -> None:
        """Offer what this user may say of it; what was looked at needs no second look."""
        done = self.kind in ("problem", "check") and not self.doubt
        accepts = self.verdicts.accept is not None and not done
        self.may_accept = accepts and user.has_perm(self.verdicts.may_accept)
        self.may_reject = self.verdicts.reject is not None and user.has_perm(self.verdicts.may_reject)
        if self.edit and not user.has_perm(f"cables.change_{self.edit[0]}"):
            self.edit = None


def items_of(cable: Cable, paragraphs: list[Paragraph], user: Any) -> dict[int, list[Item]]:
    """Everything that this user may look at, by the paragraph's primary key; 0 for what belongs to none."""
    found: dict[int, list[Item]] = defaultdict(list)
    by_pk = {p.pk: p for p in paragraphs}
    _add_codes(cable, by_pk, found)
    for statistic in Statistic.objects.filter(cable=cable, paragraph__in=by_pk).order_by("start"):
        _add_statistic(statistic, by_pk[statistic.paragraph_id], found)
    _add_organizations(cable, by_pk, found)
    for problem in Problem.objects.filter(cable=cable):
        spans = (
            [(problem.start, problem.end)] if problem.start is not None and problem.end is not None else []
        )
        label = f"{problem.kind}: {problem.text}"
        doubt = "" if problem.settled_at else "the machine doubts"
        state = "checked" if problem.settled_at else ""
        found[_holder(paragraphs, spans)].append(Item("problem", problem, label, state, doubt, spans))
    for check in Check.objects.filter(cable=cable, agrees=False).prefetch_related("paragraphs"):
        spans = [(start, end) for start, end in check.spans]
        state, doubt = ("checked", "") if check.settled_at else ("", "disagrees")
        found[_holder(paragraphs, spans)].append(Item("check", check, check.text, state, doubt, spans))
    _add_withholdings(cable, by_pk, found)
    _add_corrections(cable, by_pk, found)
    if user.has_perm("cables.view_report"):
        _add_reports(cable, by_pk, found)
    return found


def _span(start: int | None, end: int | None) -> list[tuple[int, int]]:
    return [(start, end)] if start is not None and end is not None else []


def _holder(paragraphs: Iterable[Paragraph], spans: list[tuple[int, int]]) -> int:
    """The paragraph in which the first of the spans lies, or before which: then something is lost there."""
    paragraphs = list(paragraphs)
    if not spans or not paragraphs or spans[0][0] < paragraphs[0].start:
        return 0
    return next((p.pk for p in paragraphs if spans[0][0] < p.end), paragraphs[-1].pk)


def _add_codes(cable: Cable, by_pk: dict[int, Paragraph], found: dict[int, list[Item]]) -> None:
    said = set(
        Correction.objects.filter(
            cable=cable, model="paragraph", field="questions", withdrawn_at=None
        ).values_list("object_id", flat=True)
    )
    answers: dict[int, list[Any]] = defaultdict(list)
    for answer in cable.answers.filter(rejected=False).select_related("question").order_by("start"):
        answers[answer.paragraph_id].append(answer)
    for pk, each in answers.items():
        if pk not in by_pk:
            continue
        bases = {f"{a.question.code} is {a.basis}" for a in each if a.basis in DOUBTFUL}
        label = ", ".join(dict.fromkeys(f"{a.question.code} {a.question.label}" for a in each))
        doubt = "" if pk in said else "; ".join(sorted(bases))
        state = "set by an editor" if pk in said else ""
        found[pk].append(Item("codes", by_pk[pk], label, state, doubt, edit=("paragraph", pk)))


def _add_statistic(statistic: Statistic, paragraph: Paragraph, found: dict[int, list[Item]]) -> None:
    span = back(paragraph.runs, statistic.start, statistic.end)
    low = statistic.confidence == "low" and statistic.review == Review.MACHINE
    gone = statistic.review == Review.UNPLACED or statistic.source_start is None
    item = Item(
        "statistic",
        statistic,
        figure(statistic),
        "" if statistic.review == Review.MACHINE else statistic.get_review_display(),
        of_its_kind(statistic) if low else "its words are gone" if gone else "",
        [(span.start, span.end)] if span and statistic.source_start is not None else [],
        ("statistic", statistic.pk),
    )
    found[paragraph.pk].append(item)


def of_its_kind(statistic: Statistic) -> str:
    """What an editor is told of a figure whose kind the machine does not tell."""
    if statistic.likely_kind == FigureKind.OTHER:
        return "of no kind that the machine knows"
    sure = "likely" if statistic.kind_confidence >= LIKELY else "possibly"
    return f"{sure} {figure_kind_label(statistic.likely_kind).lower()}"


def _add_organizations(cable: Cable, by_pk: dict[int, Paragraph], found: dict[int, list[Item]]) -> None:
    """Each organization once in a paragraph, and below it each place where it is named there."""
    mentions = Mention.objects.filter(cable=cable, paragraph__in=by_pk).order_by("start")
    here: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in mentions.select_related("organization__merged_into"):
        here[mention.paragraph_id, mention.named.pk].append(mention)
    for (pk, _), each in here.items():
        named = each[0].named
        state = "" if named.review == Review.MACHINE else named.get_review_display()
        label = f"{named.name} ({named.kind})"
        body = Item("organization", named, label, state, edit=("organization", named.pk))
        places = [_mention(mention, by_pk[pk]) for mention in each]
        body.spans = [span for item in places for span in item.spans]
        found[pk] += [body, *places]


def _mention(mention: Mention, paragraph: Paragraph) -> Item:
    span = back(paragraph.runs, mention.start, mention.end) if mention.source_start is not None else None
    gone = mention.review == Review.UNPLACED or mention.source_start is None
    return Item(
        "mention", mention, f"“{mention.form}”",
        "" if mention.review == Review.MACHINE else mention.get_review_display(),
        "its words are gone" if gone else "",
        [(span.start, span.end)] if span else [],
        ("mention", mention.pk),
    )  # fmt: skip


def _add_withholdings(cable: Cable, by_pk: dict[int, Paragraph], found: dict[int, list[Item]]) -> None:
    for withholding in Withholding.objects.filter(cable=cable, lifted_at=None).select_related(
        "lift_asked_by"
    ):
        start, end = withholding.source_start, withholding.source_end
        waits = withholding.lift_asked_by is not None
        label = f"withheld: {withholding.get_kind_display()}" + ("" if start is not None else ", all of it")
        doubt = f"{withholding.lift_asked_by} asks to make it public" if waits else ""
        doubt = doubt or ("found by the machine" if withholding.by_machine else "")
        spans = _span(start, end)
        pk = withholding.paragraph_id if withholding.paragraph_id in by_pk else 0
        found[pk or 0].append(Item("lift" if waits else "withholding", withholding, label, "", doubt, spans))


def _add_reports(cable: Cable, by_pk: dict[int, Paragraph], found: dict[int, list[Item]]) -> None:
    """What readers say of it and nobody has settled."""
    for report in Report.objects.filter(cable=cable, settled_at=None).queue():
        pk = report.paragraph_id if report.paragraph_id in by_pk else 0
        own = reverse("admin:cables_report_change", args=[report.pk])
        doubt = f"a reader: {report.get_kind_display()}"
        found[pk or 0].append(Item("report", report, report.text, "", doubt, own=own))


def _add_corrections(cable: Cable, by_pk: dict[int, Paragraph], found: dict[int, list[Item]]) -> None:
    """Those in force, where the thing is that they are about."""
    holders = {("paragraph", pk): pk for pk in by_pk}
    placed = ((i, pk) for pk, each in found.items() for i in each if i.kind in ("statistic", "mention"))
    holders |= {(item.kind, item.thing.pk): pk for item, pk in placed}
    keys = {p.key: p.pk for p in by_pk.values()} | {a: p.pk for p in by_pk.values() for a in p.aliases}
    removed = dict(cable.paragraphs.filter(removed_at__isnull=False).values_list("pk", "key"))
    for correction in cable.corrections.filter(withdrawn_at=None).select_related("editor"):
        pk = holders.get((correction.model, correction.object_id))
        pk = pk or keys.get(removed.get(correction.object_id, ""), 0) if correction.model != "cable" else 0
        label = f"{correction.editor} on {correction.field}: {correction.reason}"
        doubt = (
            f"the machine reads now: {spoken(correction, correction.read)[:200]}"
            if correction.changed_reading
            else ""
        )
        found[pk or 0].append(Item("correction", correction, label, "corrected", doubt))
