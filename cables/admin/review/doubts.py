"""What is doubtful and in which order editors look at it: the one place that says so.

First what can hurt a person, then what editors have to decide again, then what the machine could not read,
then what it is less sure of than of the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Left

from cables.kinds import KEY_FIGURES, About, ProblemKind
from cables.models import (
    Answer,
    Check,
    Correction,
    Organization,
    Paragraph,
    Problem,
    Report,
    Review,
    Statistic,
    Withholding,
)
from cables.models.public import public_cable

WORDS = 160
KEY = "paragraph__key"
SEE_REPORTS = "cables.view_report"


@dataclass(frozen=True, slots=True)
class Doubt:
    """`kind` is what can be said of it (verdicts.KINDS); `words` the column that is shown; `bulk` whether it
    may be accepted for many at once; `permission` is what it takes to see it, beyond looking at the desk."""

    slug: str
    label: str
    why: str
    kind: str
    rows: Callable[[], QuerySet[Any]]
    words: Any
    key: Any = KEY
    at: Any = "start"
    bulk: bool = False
    permission: str = ""

    def waiting(self) -> QuerySet[Any]:
        """Those that wait: of a cable that is withdrawn, hidden or gone only what a reader reported."""
        rows = self.rows()
        return rows if self.kind == "report" else rows.filter(Q(cable=None) | public_cable("cable__"))


def _codes(*bases: str) -> Callable[[], QuerySet[Any]]:
    """Paragraphs with codes read so and not yet said by an editor; a paragraph counts with its worst."""

    def rows() -> QuerySet[Any]:
        answers = Answer.objects.filter(paragraph=OuterRef("pk"), rejected=False)
        found = Paragraph.objects.filter(Exists(answers.filter(basis__in=bases)), removed_at=None)
        if Answer.Basis.INFERRED not in bases:
            worse = (Answer.Basis.INFERRED, Answer.Basis.REPAIRED)
            found = found.exclude(Exists(answers.filter(basis__in=worse)))
        return found.exclude(Exists(_corrected("paragraph", "questions")))

    return rows


def _corrected(model: str, field: str) -> QuerySet[Correction]:
    return Correction.objects.filter(model=model, field=field, object_id=OuterRef("pk"), withdrawn_at=None)


def _problems(*about: About) -> Callable[[], QuerySet[Any]]:
    return lambda: Problem.objects.filter(kind__in=ProblemKind.of(*about), settled_at=None)


def _figures(confidence: str) -> Callable[[], QuerySet[Any]]:
    return lambda: Statistic.objects.filter(
        review=Review.MACHINE, confidence=confidence, paragraph__removed_at=None
    )


def _reports(*kinds: Report.Kind) -> Callable[[], QuerySet[Any]]:
    return lambda: Report.objects.filter(kind__in=kinds, settled_at=None)


def _of(model: Any) -> Any:
    """The thing that a correction is about; ids of two kinds of things may be the same."""
    return model._base_manager.filter(pk=OuterRef("object_id"))


def _place_of(column: str) -> Subquery:
    """A column of the paragraph in which the place of a problem lies, or before which."""
    inside = Paragraph.objects.filter(cable=OuterRef("cable"), removed_at=None, end__gt=OuterRef("start"))
    return Subquery(inside.order_by("order").values(column)[:1])


_corrected_key = Case(
    When(model="paragraph", then=Subquery(_of(Paragraph).values("key")[:1])),
    When(model="statistic", then=Subquery(_of(Statistic).values("paragraph__key")[:1])),
    default=Value(""),
    output_field=CharField(),
)
_checked = Subquery(Paragraph.objects.filter(checks=OuterRef("pk")).order_by("order").values("key")[:1])

DOUBTS = (
    Doubt(
        "safety", "reports of danger", "A reader says that a person is in danger. Chief editors decide.",
        "report", _reports(Report.Kind.SAFETY), "text", at="paragraph__start", permission=SEE_REPORTS,
    ),
    Doubt(
        "privacy", "reports of private matters", "A reader says that something private is told of a person.",
        "report", _reports(Report.Kind.PRIVACY), "text", at="paragraph__start", permission=SEE_REPORTS,
    ),
    Doubt(
        "lift", "waiting for a second editor",
        "Somebody asked to make public what protects a person.", "lift",
        lambda: Withholding.objects.filter(lifted_at=None, lift_asked_by__isnull=False), "quote",
        at="source_start",
    ),
    Doubt(
        "contact", "withheld contacts", "The machine withheld a telephone number or an address.",
        "withholding",
        lambda: Withholding.objects.filter(lifted_at=None, by_machine=True, lift_asked_by=None), "quote",
        at="source_start", bulk=True,
    ),
    Doubt(
        "changed", "changed readings", "The program now reads differently what an editor had corrected.",
        "correction", lambda: Correction.objects.filter(changed_reading=True, withdrawn_at=None), "reason",
        key=_corrected_key, at=Value(0),
    ),
    Doubt(
        "report", "other reports of readers", "A reader says that something is misread or wrong.", "report",
        _reports(Report.Kind.MISREAD, Report.Kind.OTHER), "text", at="paragraph__start",
        permission=SEE_REPORTS,
    ),
    Doubt(
        "lost", "lost or unreadable text", "Text is missing or could not be read.", "problem",
        _problems(About.TEXT), "text", key=_place_of("key"),
    ),
    Doubt(
        "numbering", "doubts about the numbering", "Paragraph numbers are skipped, repeated or absent.",
        "problem", _problems(About.NUMBERING), "text", key=_place_of("key"), bulk=True,
    ),
    Doubt(
        "unplaced", "unplaced text", "Text that answers no question that is known.", "problem",
        _problems(About.QUESTIONS), "text", key=_place_of("key"), bulk=True,
    ),
    Doubt(
        "header", "doubts about the header", "The header is odd or says two things.", "problem",
        _problems(About.HEADER), "text", key=_place_of("key"), bulk=True,
    ),
    Doubt(
        "check", "checks that disagree", "The cable's own figures do not add up.", "check",
        lambda: Check.objects.filter(agrees=False, settled_at=None), "text", key=_checked, at="order",
    ),
    Doubt(
        "code", "repaired and inferred codes", "A question code was misread, or is not printed.", "codes",
        _codes(Answer.Basis.REPAIRED, Answer.Basis.INFERRED), "text", key="key", bulk=True,
    ),
    Doubt(
        "key-figure", "figures that are likely key figures",
        "Probably a figure of a key kind, not sure enough to be shown as one.", "statistic",
        lambda: _figures("low")().filter(likely_kind__in=KEY_FIGURES), "quote", at="source_start", bulk=True,
    ),
    Doubt(
        "figure", "figures of no determined kind", "What the figure counts is not known.", "statistic",
        lambda: _figures("low")().exclude(likely_kind__in=KEY_FIGURES), "quote", at="source_start", bulk=True,
    ),
    Doubt(
        "carried", "carried codes", "A question code was carried on from the paragraph before.", "codes",
        _codes(Answer.Basis.CARRIED), "text", key="key", bulk=True,
    ),
    Doubt(
        "unchecked", "figures not yet checked", "Read with confidence, by a machine.", "statistic",
        _figures("high"), "quote", at="source_start", bulk=True,
    ),
)  # fmt: skip
BY_SLUG = {doubt.slug: doubt for doubt in DOUBTS}
COLUMNS = (
    "rank",
    "thing",
    "cable__cable_id",
    "cable__country__name",
    "cable__reporting_year",
    "place",
    "at",
    "said",
)


def lines(doubt: Doubt, narrowed: Q) -> QuerySet[Any, Any]:
    """Its rows in the columns that all kinds of doubt share, as tuples in the order of COLUMNS."""
    key = F(doubt.key) if isinstance(doubt.key, str) else doubt.key
    at = F(doubt.at) if isinstance(doubt.at, str) else doubt.at
    shared: QuerySet[Any, Any] = (
        doubt.waiting()
        .filter(narrowed)
        .order_by()
        .annotate(
            rank=Value(DOUBTS.index(doubt), IntegerField()),
            thing=F("pk"),
            place=Cast(Coalesce(key, Value("")), CharField()),
            at=Cast(Coalesce(at, Value(0)), IntegerField()),
            said=Left(Cast(F(doubt.words), TextField()), WORDS),
        )
        .values_list(*COLUMNS)
    )
    return shared


def seen_by(user: Any) -> list[Doubt]:
    """Those that this user may see."""
    return [doubt for doubt in DOUBTS if not doubt.permission or user.has_perm(doubt.permission)]


def counted(doubts: Iterable[Doubt], narrowed: Q) -> dict[Doubt, int]:
    """How many of each are left; one query."""
    doubts = list(doubts)
    each = [
        doubt.waiting().filter(narrowed).order_by().annotate(rank=Value(rank, IntegerField()))
        .values("rank").annotate(n=Count("pk")).values_list("rank", "n")
        for rank, doubt in enumerate(doubts)
    ]  # fmt: skip
    found = dict(each[0].union(*each[1:], all=True))
    return {doubt: found.get(rank, 0) for rank, doubt in enumerate(doubts)}


def doubtful_organizations() -> QuerySet[Organization]:
    """Bodies of no known kind. They belong to no one cable, so they have no line in the queue."""
    return Organization.objects.filter(kind="other", review=Review.MACHINE, merged_into=None)
