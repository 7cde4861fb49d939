"""What the public sees of each thing, key by key. The API's description is made from these words."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

Number = int | float
described = with_config(ConfigDict(use_attribute_docstrings=True))


@described
class AddresseeShape(TypedDict):
    """A post or office that a cable was sent to."""

    name: str
    routing: str | None
    """Routing indicator: RUEHC."""
    precedence: str | None
    serial: str | None


@described
class PartShape(TypedDict):
    """A submission that was sent in several cables."""

    number: int
    of: int | None


@described
class SectionsShape(TypedDict):
    """Transmission sections, by their numbers; what is missing was never received."""

    total: int | None
    present: list[int]
    missing: list[int]


# Written as a call, since `from` is no name in Python.
HeaderShape = TypedDict(
    "HeaderShape",
    {
        "cable_id": str,
        "url": str,
        "sample": bool,
        "subject": str,
        "document": str,
        "post": str | None,
        "country": str | None,
        "country_name": str | None,
        "reporting_year": int | None,
        "date": str | None,
        "classification": str,
        "captions": list[str],
        "precedence": str,
        "from": str,
        "to": list[AddresseeShape],
        "info": list[AddresseeShape],
        "tags": list[str],
        "signature": str,
        "instruction_cable": str | None,
        "part": PartShape | None,
        "superseded_by": str | None,
        "sections": SectionsShape,
        "version": int,
    },
)
HeaderShape.__doc__ = (
    "The header of a cable. `document` is what it is (submission, part of a submission, update, related ...),"
    " `country` is an ISO 3166 code, `date` the time of sending in UTC, `superseded_by`"
    " the id of the cable that replaces this one, `version` counts the changes of its text, `sample` marks"
    " cables written for this project about invented countries."
)


@described
class ReferenceShape(TypedDict):
    """An item of a cable's REF line; `cable_id` is null where it names no cable."""

    printed: str
    cable_id: str | None


@described
class LedgerShape(TypedDict):
    """How whole the cable is, in words."""

    sections: str
    paragraphs: str


class FindingShape(TypedDict):
    """Where something was read."""

    cable_id: str
    paragraph: int | None
    url: str
    country: str | None
    country_name: str | None
    reporting_year: int | None
    sample: bool
    """Of a cable that was written for this project about an invented country."""


@described
class StatisticShape(FindingShape):
    """One quantitative statement of a cable, as the cable makes it; a sum repeated in dollars is one."""

    figure_id: str
    """Names the figure for good, whatever is corrected in it."""
    questions: list[str]
    """Codes of the questions that its words answer."""
    topics: list[str]
    kind: str
    """`other` where it is none of the kinds, or not sure enough to be told."""
    kind_confidence: str
    """high or low: whether the kind is sure enough to be told."""
    measure: str
    """What sort of thing is counted: persons, cases, money, places, other."""
    counted: str
    """The noun that the number counts, singular."""
    quote: str
    """The very words."""
    value: Number | None
    """Null for a range, and where the cable says that the figure is not available: never zero."""
    value_min: Number | None
    value_max: Number | None
    qualifier: str | None
    """approx, over, almost, at_most, at_least, under, exact, range, not available."""
    unit: str | None
    currency: str | None
    """ISO 4217 code, for sums of money."""
    amount_usd: Number | None
    """The sum in US dollars where the cable states it: nothing is converted here."""
    what: str
    breakdown: dict[str, Any]
    period: str | None
    period_start: str | None
    """The first day, where the words give dates."""
    period_end: str | None
    source: str | None
    """Who says so."""
    prior_value: Number | None
    """The figure of the period before, as this cable states it."""
    prior_period: str | None
    change_percent: Number | None
    """As the cable states it."""
    change_computed: Number | None
    """What value and prior_value make of it, to a tenth; null where one is missing, a range or zero."""
    reviewed: bool
    """Whether an editor stands for it."""
    review: str
    """machine, confirmed, corrected, or added by an editor."""


@described
class PlaceShape(TypedDict):
    """What is told of every paragraph, of a withheld one too."""

    cable_id: str
    country: str | None
    country_name: str | None
    reporting_year: int | None
    sample: bool
    number: int | None
    """The true number; null for text without one."""
    key: str
    """Its anchor on the cable's page, which never changes: par45."""
    url: str
    withheld: bool
    text: str
    """Of a withheld one the kind of reason."""


@described
class ParagraphShape(PlaceShape):
    """A paragraph of a cable. Of a withheld one nothing is told but its place and the kind of reason."""

    mark: str | None
    """Portion mark: U, SBU, C."""
    state: str | None
    """whole, cut (its end is lost), tail (its beginning is lost) or lost."""
    heading: str | None
    section: str | None
    """Section of the report: prosecution."""
    questions: list[str]
    """Codes of the year's questionnaire that it answers."""
    statistics: list[StatisticShape]
    organizations: list[str]


class CableShape(HeaderShape):
    """A cable with all that was read in it."""

    references: list[ReferenceShape]
    ledger: LedgerShape
    paragraphs: list[ParagraphShape]


@described
class QuestionShape(TypedDict):
    """A question of one year's questionnaire: a code means nothing without its year."""

    year: int
    code: str
    label: str
    section: str
    topics: list[str]
    """Slugs of what is asked across the years."""
    sample: bool
    """A code that stands in sample cables alone."""


@described
class AnswerShape(FindingShape):
    """The words of a paragraph that answer a question."""

    question: QuestionShape
    kind: str
    """answer, question (quoted by the post), pointer (to another answer) or not applicable."""
    basis: str
    """How the code is known: printed, repaired, carried, inferred or editor."""
    lost: str | None
    """beginning or end: what of the answer was not received."""
    text: str


@described
class ComparisonShape(TypedDict):
    """A country's answers to a topic in one year's report."""

    country: str
    country_name: str
    reporting_year: int
    sample: bool
    state: str
    """answered, or why there is no answer: not-asked, unknown, not-answered, lost, not-held, withheld."""
    cables: list[str]
    answers: list[AnswerShape]


@described
class OrganizationShape(TypedDict):
    """A body that cables name; `cables` and `mentions` count public ones in the whole archive."""

    slug: str
    url: str
    name: str
    kind: str
    country: str | None
    country_name: str | None
    cables: int
    mentions: int
    sample: bool
    """Named in sample cables alone."""
    review: str


@described
class ValueShape(TypedDict):
    """A value of a facet; `query` asks the same with it, or without it where it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool
    query: str


@described
class FacetShape(TypedDict):
    """Counts leave the facet's own choice aside, so that its other values stay comparable."""

    name: str
    title: str
    values: list[ValueShape]
