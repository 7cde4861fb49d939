"""The columns of the CSV files, each with its type and what it means: the files, the data dictionary and
`datapackage.json` are made from this table. Types are those of Frictionless Table Schema."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from cables.kinds import DocumentKind, FigureKind, Qualifier


class Column(NamedTuple):
    """`key` is what the public shape calls it, where that differs from the column's name."""

    name: str
    type: str
    meaning: str
    key: str = ""
    values: tuple[str, ...] = ()

    def described(self) -> dict[str, Any]:
        """As a field of a Table Schema."""
        field: dict[str, Any] = {"name": self.name, "type": self.type, "description": self.meaning}
        return field | ({"constraints": {"enum": list(self.values)}} if self.values else {})


class Table(NamedTuple):
    """One kind of file: what a row is, how one and several are called, where the whole of it is found."""

    title: str
    one: str
    several: str
    row: str
    path: str
    columns: tuple[Column, ...]


def text(name: str, meaning: str, key: str = "", values: Iterable[str] = ()) -> Column:
    return Column(name, "string", meaning, key, tuple(values))


def whole(name: str, meaning: str, key: str = "") -> Column:
    return Column(name, "integer", meaning, key)


def number(name: str, meaning: str, key: str = "") -> Column:
    return Column(name, "number", meaning, key)


def yes_no(name: str, meaning: str, key: str = "") -> Column:
    return Column(name, "boolean", meaning, key)


CABLE = text("id", "The number of the cable: two digits of the year, the post, a serial number.", "cable_id")
PARAGRAPH = whole("paragraph", "The true number of the paragraph; empty for text without one.")
PERMALINK = Column("permalink", "string", "The address, which never changes.", "url")
PLACE = (
    text("country_iso2", "The country reported on, ISO 3166-1 alpha-2.", "country"),
    text("country", "Its name in English.", "country_name"),
    whole("reporting_year", "The year of the Trafficking in Persons Report that the cable is written for."),
)
SAMPLE = yes_no("sample", "Whether it comes from a sample cable about an invented country.")
REVIEW = text(
    "review",
    "Who stands for it: read by machine, confirmed, corrected or added by an editor.",
    values=("machine", "confirmed", "corrected", "added"),
)
WORDS = text("text", "The words as published.")
ANSWER = (
    text(
        "kind", "Whether it answers, repeats the question, points elsewhere, or says that it does not apply."
    ),
    text("basis", "How the code is known: printed, repaired, carried, inferred, or set by an editor."),
    text("lost", "What of the answer was not received: beginning or end."),
)

FIGURE = (
    text("figure_id", "Names the figure for good, whatever is corrected in it."),
    CABLE._replace(name="cable_id", key=""),
    PARAGRAPH,
    PERMALINK,
    *PLACE,
    text("period", "The time that is counted, as read: a year, a month, two dates, or the reporting period."),
    Column("period_start", "date", "Its first day; empty where the words give no dates."),
    Column("period_end", "date", "Its last day."),
    text("question", "Codes of the questions that the words answer, separated by semicolons.", "questions"),
    text("topic", "The topics of these questions.", "topics"),
    text("kind", "What is counted, of a closed list; `other` where that is not sure.", values=FigureKind),
    text("kind_confidence", "Whether the kind is sure enough to be told.", values=("high", "low")),
    text("measure", "What sort of thing is counted: persons, cases, money."),
    text("counted", "The noun that the number counts, singular."),
    text("what", "What is counted, in the words of the cable."),
    number("value", "The number; empty for a range, and where it is said not to be available: never zero."),
    number("value_min", "The lower bound of a range, or of what is said to be at least or more."),
    number("value_max", "The upper bound of a range, or of what is said to be at most or less."),
    text("qualifier", "How exact the number is said to be; empty for a plain number.", values=Qualifier),
    text("unit", "What the number is in: persons, cases, percent, or a currency."),
    text("currency", "ISO 4217 code, for sums of money."),
    number("amount_usd", "The sum in US dollars where the cable states it: nothing is converted here."),
    text("sex", "Of those counted, where the words say so."),
    text("age", "Of those counted: minors or adults."),
    text("nationality", "Of those counted."),
    text("origin", "Where those counted came from."),
    text("destination", "Where those counted went."),
    text("recipient", "Whom a sum is given to."),
    text("sector", "The trade or industry."),
    text("offense", "The article of the law.", "offence"),
    number("prior_value", "The number of the period before, as this cable states it."),
    text("prior_period", "That period."),
    number("change_percent", "The change in percent as the cable states it."),
    number("change_computed", "The change in percent from prior_value to value."),
    text("source", "Who states the number, where the cable says so."),
    yes_no("reviewed", "Whether an editor stands for it."),
    REVIEW,
    SAMPLE,
    text("quote", "The very words."),
)  # fmt: skip

TABLES = {
    "cables": Table(
        "Cables", "cable", "cables", "One cable.",
        "/search.csv", (
        CABLE,
        PARAGRAPH._replace(meaning="Always empty: the columns of all files begin alike."),
        PERMALINK,
        text("subject", "The subject line as printed."),
        text("document", "What the cable is.", values=DocumentKind),
        *PLACE,
        Column("date", "datetime", "The time of sending, UTC."),
        text("post", "Routing abbreviation of the sending post."),
        text("classification", "The classification line as printed."),
        text("captions", "SIPDIS and the like."),
        text("from", "The sender as printed."),
        text("to", "The addressees."),
        text("info", "Those who received a copy."),
        text("tags", "TAGS codes as printed."),
        text("signature", "Who signed."),
        text("instruction_cable", "The cable of the Department with the questions."),
        whole("part_number", "Of a submission sent in several cables."),
        whole("part_of", "How many parts there are."),
        text("superseded_by", "The cable that replaces this one."),
        whole("sections_total", "Transmission sections that there were."),
        text("sections_present", "Those that were received."),
        text("sections_missing", "Those that were not."),
        whole("version", "Counts the changes of its published text."),
        SAMPLE,
    )),
    "paragraphs": Table(
        "Paragraphs", "paragraph", "paragraphs", "One paragraph of a cable.",
        "/search.csv?q=trafficking", (
        CABLE, PARAGRAPH._replace(key="number"), PERMALINK, *PLACE,
        text("section", "Section of the report."),
        text("heading", "The heading above it, as printed."),
        text("mark", "Portion mark: U, SBU, C."),
        text("state", "whole, cut (its end is lost), tail (its beginning is lost) or lost."),
        text("questions", "Codes of the questions that it answers."),
        text("organizations", "Organizations that it names."),
        yes_no("withheld", "Whether it is withheld; then nothing else is told of it."),
        SAMPLE, WORDS,
    )),
    "answers": Table(
        "Answers", "answer", "answers", "The words of a paragraph that answer one question.",
        "/answers.csv", (
        CABLE, PARAGRAPH, PERMALINK, *PLACE,
        whole("question_year", "The questionnaire: a code means nothing without its year."),
        text("question_code", "The question's code in it."),
        text("question_label", "What it asks, in short."),
        text("question_topics", "What it asks across the years."),
        *ANSWER, SAMPLE, WORDS,
    )),
    "statistics": Table(
        "Figures", "figure", "figures", "One figure of a cable; a sum repeated in dollars is one.",
        "/statistics.csv", FIGURE),
    "organizations": Table(
        "Organizations", "organization", "organizations", "One organization that cables name.",
        "/organizations.csv", (
        text("id", "Its name in addresses.", "slug"),
        PARAGRAPH._replace(meaning="Always empty."),
        PERMALINK,
        text("name", "Its name."),
        text("kind", "Government, international organization, NGO, company."),
        text("country_iso2", "Of a body of one country.", "country"),
        text("country", "Its name in English.", "country_name"),
        whole("cables", "Cables that name it."),
        whole("mentions", "Places that name it."),
        REVIEW, SAMPLE,
    )),
    "questions": Table(
        "Questions", "question", "questions", "One question of one year's questionnaire.",
        "/questions.csv", (
        whole("year", "The questionnaire."),
        text("code", "The question's code."),
        text("label", "What it asks, in short."),
        text("section", "Section of the report."),
        text("topics", "What it asks across the years."),
        SAMPLE,
    )),
    "comparison": Table(
        "Comparison", "comparison", "comparisons", "One answer, or why a country and year has none.",
        "/compare.csv?topic=law-enforcement-statistics", (
        CABLE, PARAGRAPH, PERMALINK, *PLACE,
        text("state", "answered, or why there is no answer."),
        text("question_code", "The question's code in the year's questionnaire."),
        *ANSWER, SAMPLE, WORDS,
    )),
}  # fmt: skip
