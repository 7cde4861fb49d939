"""Paragraph -> statistics: every figure with its words, value, kind, period and source.

The way of a figure: `numbers` reads it, `counts` decides that it states something and what it
measures, `values` finds how exact it is, `changes` what it is compared with,
`kinds` what it is about; `periods`, `details`, `words` the rest.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from cables.extract.figures.changes import Comparison, comparisons, own_change
from cables.extract.figures.counts import measure
from cables.extract.figures.details import breakdown, recipient, source
from cables.extract.figures.heads import Counted, counted, measure_of
from cables.extract.figures.kinds import Context, Judgment
from cables.extract.figures.numbers import Number
from cables.extract.figures.passage import Passage, Sentence, passage, tight
from cables.extract.figures.periods import Periods
from cables.extract.figures.values import bounds, qualifier
from cables.extract.figures.words import extent, unit, what
from cables.extract.questions.questionnaires import Questionnaire
from cables.extract.records import AnswerRecord, Header, Item, ParagraphRecord, StatisticRecord
from cables.extract.text.runs import MappedText
from cables.kinds import FigureKind, Qualifier

FEW = 3
FUNDING = frozenset({FigureKind.GOVERNMENT_FUNDING, FigureKind.DONOR_FUNDING})
CURRENCY = re.compile("[A-Z]{3}")
PENALTY_TOPICS = frozenset({"penalties-sex-trafficking", "penalties-labor-trafficking", "penalties-rape"})
# What stands between a sum and the same sum in another currency: ISK 39.5 million (USD 607,700).
RESTATES = re.compile(
    r"\s?(?:\(|,? or |,? (?:the )?equivalent (?:to|of) |,? i\.e\.,? )\s?(?:(?:the )?equivalent (?:to|of) )?"
)
RESUMES = re.compile(
    r"\s?(?:of (?:these|those|them|this|that|the)|the (?:rest|others|remain\w+)|among (?:these|them))\b"
)
Stretch = tuple[int, int, tuple[str, ...]]


def find_statistics(
    paragraphs: Sequence[ParagraphRecord],
    header: Header,
    answers: Sequence[AnswerRecord] = (),
    asked: Questionnaire | None = None,
) -> tuple[StatisticRecord, ...]:
    """Every statistic of a cable, in order; `answers` say which question each stretch answers."""
    return tuple(record for record, _ in judged_figures(paragraphs, header, answers, asked))


def judged_figures(
    paragraphs: Sequence[ParagraphRecord],
    header: Header,
    answers: Sequence[AnswerRecord] = (),
    asked: Questionnaire | None = None,
) -> Iterator[tuple[StatisticRecord, Judgment]]:
    """The same, each with the judgment of its kind, told or not: what calibration reads."""
    stretches: defaultdict[int, list[Stretch]] = defaultdict(list)
    for answer in answers:
        stretches[answer.index].append((answer.start, answer.end, answer.topics))
    for index, paragraph in enumerate(paragraphs):
        if asked and not stretches[index] and len(paragraph.questions) <= FEW:
            topics = tuple(topic for code in paragraph.questions for topic in asked.topics(code))
            stretches[index].append((paragraph.start, paragraph.end, topics))
        yield from read_paragraph(paragraph, index, header, stretches[index])


def read_paragraph(
    paragraph: ParagraphRecord, index: int, header: Header, stretches: Sequence[Stretch] = ()
) -> list[tuple[StatisticRecord, Judgment]]:
    """The statistics of one paragraph; `stretches` are the topics of its parts."""
    body = tight(paragraph.body)
    said = passage(body.text, header.country)
    if not said.numbers:
        return []
    reader = Reader(paragraph, index, header, stretches, body, said)
    found = (reader.judged(n) for n in reader.passage.numbers if n.start not in reader.compared.used)
    return [each for each in found if each]


class Reader:
    """One paragraph while its figures are read."""

    def __init__(
        self,
        paragraph: ParagraphRecord,
        index: int,
        header: Header,
        stretches: Sequence[Stretch],
        body: MappedText,
        said: Passage,
    ) -> None:
        self.paragraph, self.index = paragraph, index
        self.body, self.passage = body, said
        self.last: tuple[int, Judgment | None] = (-1, None)
        self.counted = (-1, Counted())
        self.sum = (0, "")  # where the last sum of money ends, and its currency
        self.compared = comparisons(self.passage)
        self.context = Context.of(self.passage, paragraph.heading)
        self.stretches = stretches
        self.periods = Periods(self.passage, header, self.compared)

    def judged(self, number: Number) -> tuple[StatisticRecord, Judgment] | None:
        """One figure as a record, and the judgment of its kind; None where the number states nothing."""
        place = self.passage.sentence_at(number.start)
        sentence = self.passage.sentences[place]
        topics = self.topics(number)
        measured = measure(self.passage, number, sentence, not PENALTY_TOPICS.isdisjoint(topics))
        if measured is None:
            return None
        said, begins = qualifier(self.passage, number, sentence, measured)
        compared = self.compared.by_start.get(number.start, Comparison())
        start, end = extent(self.passage, number, sentence, compared, begins)
        before = self.counted[1] if self.counted[0] >= place - 1 else Counted()
        counts = counted(self.passage, number, sentence, measured, before)
        judged = self.context.judge(number, measured, counts, topics, self.continued(place))
        kind = judged.told
        self.last, self.counted = (place, judged), (place, counts)
        named = unit(self.passage, number, sentence, measured, kind, counts)
        record = StatisticRecord(
            **self.placed(number, start, end),
            **self.valued(number, kind, said, measured, compared),
            **self.dated(number, kind, sentence, compared),
            kind=kind,
            unit=named,
            conversion=self.restates(start, end, named or ""),
            what=what(self.passage, number, sentence, kind, counts),
            breakdown=self.parts(number, sentence, kind),
            source=source(self.passage, number, sentence),
            confidence="low" if kind == "other" else "high",
            measure=measure_of(counts, kind),
            head=counts.head,
            kind_confidence=round(judged.confidence, 2),
            likely_kind=judged.kind,
        )
        return record, judged

    def parts(self, number: Number, sentence: Sentence, kind: str) -> dict[str, str]:
        """Which part of the people or things it counts; of a grant for whom it is. A sum of any other kind
        may go to a private person, who is not named here."""
        if kind in FUNDING:
            return recipient(self.passage, number, sentence)
        return breakdown(self.passage, number, sentence, self.item_text(number))

    def restates(self, start: int, end: int, currency: str) -> bool:
        """Whether a sum says the one before it again, in another currency."""
        (last, other), is_money = self.sum, bool(CURRENCY.fullmatch(currency))
        self.sum = (end, currency if is_money else "")
        between = self.body.text[last:start]
        return is_money and bool(other) and other != currency and bool(RESTATES.fullmatch(between))

    def continued(self, place: int) -> Judgment | None:
        """The kind that an elliptical figure goes on with: of the figure before in the sentence or, after
        "Of these", in the sentence before."""
        last, judged = self.last
        sentence = self.passage.sentences[place]
        taken_up = last == place - 1 and RESUMES.match(self.passage.masked, sentence.start)
        return judged if last == place or taken_up else None

    def topics(self, number: Number) -> tuple[str, ...]:
        """The topics of the question that the figure's stretch answers."""
        at = self.body.source(number.start)
        return tuple(topic for start, end, topics in self.stretches if start <= at < end for topic in topics)

    def placed(self, number: Number, start: int, end: int) -> dict[str, Any]:
        """Where it stands: start..end of the text for the words, the figure's own place."""
        body = self.body
        words, figure = body.span(start, end), body.span(number.at, number.until)
        item = self.item(figure.start)
        return {
            "paragraph": self.paragraph.number,
            "index": self.index,
            "start": words.start,
            "end": words.end,
            "quote": body.text[start:end],
            "value_start": figure.start,
            "value_end": figure.end,
            "item": item.letter if item else None,
        }

    def valued(
        self, number: Number, kind: str, said: str | None, measured: str, compared: Comparison
    ) -> dict[str, Any]:
        """Value, bounds and change; what is said to be unknown has none."""
        if number.form == "unavailable":
            return {"value": None, "value_min": None, "value_max": None, "qualifier": Qualifier.NOT_AVAILABLE}
        low, high = bounds(number, said)
        change = compared.change
        if change is None and measured == "percent" and kind != "penalty-in-law":
            change = own_change(self.passage, number)
        values = {"value": number.value, "value_min": low, "value_max": high}
        return {**values, "qualifier": said, "change_percent": change}

    def dated(self, number: Number, kind: str, sentence: Sentence, compared: Comparison) -> dict[str, Any]:
        """Period, prior value and prior period."""
        period = None if kind == "penalty-in-law" else self.periods.of(number)
        said = {"period": period.text, "period_basis": period.basis} if period else {}
        if compared.prior is None:
            return said
        before = self.periods.prior(sentence, compared, period)
        return {**said, "prior_value": compared.prior.value, "prior_period": before}

    def item_text(self, number: Number) -> str:
        """The text of the sub-item up to the figure, where an article may be named."""
        at = self.body.source(number.start)
        item = self.item(at)
        return (
            self.paragraph.text[item.start : item.end][: at - self.paragraph.body.source(item.start)]
            if item
            else ""
        )

    def item(self, at: int) -> Item | None:
        """The sub-item in which the source offset `at` stands."""
        body = self.paragraph.body
        return next(
            (i for i in self.paragraph.items if body.source(i.start) <= at < body.source(i.end)), None
        )
