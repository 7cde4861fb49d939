"""What is public of one cable. Ingest and editors' decisions both publish from here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from hashlib import sha256
from typing import Any

from cables.models.cables import Cable, Paragraph
from cables.models.editorial import Problem, Withholding
from cables.models.findings import Check, Mention, Statistic
from cables.models.sources import Witness
from cables.publishing.headers import publish_header
from cables.text.alignment import Hidden, Published, Span, outer, placeholder, publish_text
from cables.text.mending import Mended, in_source, mend

HEADING_REACH = 600  # characters between a heading and its paragraph, page markers and rules included
WORD = re.compile(r"\w{3,}")


class Publication:
    """What is public of one cable, given the withholdings in force and the texts that were corrected.

    `as_read` gives a paragraph's text as read, which differs from its text where that was corrected. The
    methods set the published columns of a thing, unsaved; paragraphs come first, since findings follow them.
    """

    def __init__(self, withholdings: Iterable[Withholding], as_read: Callable[[Paragraph], str]) -> None:
        in_force = [w for w in withholdings if w.lifted_at is None]
        self._whole = {w.paragraph_id: w for w in in_force if w.paragraph_id and w.source_start is None}
        self._spans = [w for w in in_force if w.source_start is not None and w.source_end is not None]
        self._covered = [(w.source_start or 0, w.source_end or 0) for w in self._spans]
        self._headings: list[tuple[str, int]] = []
        # The texts of the paragraphs that are withheld whole, and of the others as published.
        self._unseen: list[str] = []
        self._seen: list[str] = []
        self._words = [words for w in self._spans if (words := " ".join(w.quote.split()))]
        self.as_read = as_read

    def paragraph(self, paragraph: Paragraph) -> None:
        paragraph.withheld = paragraph.pk in self._whole
        if paragraph.withheld:
            self._covered.append((paragraph.start, paragraph.end))
            self._headings.append((paragraph.heading, paragraph.start))
        read = self.as_read(paragraph)
        mended = mend(read) if paragraph.text == read else None  # what an editor wrote is left as it is
        published = self._published(paragraph, read, mended)
        paragraph.public_text, paragraph.public_runs = published.text, published.runs
        if paragraph.withheld:
            self._unseen.append(_plain(read))
        elif paragraph.removed_at is None:
            self._seen.append(_plain(f"{paragraph.heading} {published.text}"))
        repairs = [*paragraph.repairs, *(in_source(mended.repairs, paragraph.runs) if mended else [])]
        paragraph.public_repairs = [r for r in repairs if not self._covers(r["start"], r["end"])]

    def statistic(self, statistic: Statistic) -> None:
        """Withheld where any of its words is or where what is said of it draws on a withheld word; its quote
        is the words as published."""
        hidden = self._hidden(statistic.paragraph)
        statistic.withheld = self._touches(statistic, hidden) or _draws_on(statistic, hidden)
        statistic.quote = statistic.paragraph.public_part(statistic.start, statistic.end)
        if not statistic.withheld:
            statistic.key = statistic.key or key_of(statistic)

    def mention(self, mention: Mention) -> None:
        """Withheld where any of its words is, or where it tells a name that is withheld elsewhere: an acronym
        is not led back to a name that stands only in a paragraph withheld whole."""
        name = " ".join(mention.name.split())
        told = self._quotes(name) or any(name in words for words in self._words if name)
        hidden = self._hidden(mention.paragraph)
        mention.withheld = self._touches(mention, hidden) or told or self._unheard(_plain(name))

    def check(self, check: Check) -> None:
        check.withheld = self._quotes(check.text) or any(self._covers(*span) for span in check.spans)

    def problem(self, problem: Problem) -> None:
        spans = problem.start is not None and problem.end is not None
        covered = spans and self._covers(problem.start or 0, problem.end or 0)
        problem.withheld = covered or self._quotes(problem.text)

    def source(self, text: str) -> Published:
        """The witness's text with placeholders, and the runs that lead back to it."""
        spans = [
            Hidden(w.source_start or 0, w.source_end or 0, "", w.get_kind_display()) for w in self._spans
        ]
        known = {(hidden.start, hidden.end) for hidden in spans}
        spans += [Hidden(*span, "", "paragraph") for span in self._covered if span not in known]
        above = (heading_above(text, *heading) for heading in self._headings)
        spans += [Hidden(*span, "", "paragraph") for span in above if span]
        return publish_text(text, text, spans)

    def _unheard(self, name: str) -> bool:
        return any(name in text for text in self._unseen if name) and not any(
            name in text for text in self._seen
        )

    def _touches(self, finding: Statistic | Mention, hidden: Sequence[Hidden]) -> bool:
        """Whether any of its words is withheld."""
        return finding.paragraph.withheld or any(
            h.start < finding.end and finding.start < h.end for h in hidden
        )

    def _published(self, paragraph: Paragraph, read: str, mended: Mended | None) -> Published:
        if paragraph.withheld:
            return Published(placeholder(self._whole[paragraph.pk].get_kind_display()), [])
        hidden = self._hidden(paragraph)
        if mended is None:
            return publish_text(read, paragraph.text, hidden)
        return publish_text(read, mended.text, hidden, mended.runs)

    def _hidden(self, paragraph: Paragraph) -> list[Hidden]:
        """The withheld stretches of the paragraph's text as read."""
        found = []
        for secret in self._spans:
            start, end = secret.source_start or 0, secret.source_end or 0
            if start < paragraph.end and paragraph.start < end:
                span = outer(paragraph.runs, start, end, len(self.as_read(paragraph)))
                found.append(Hidden(*span, secret.quote, secret.get_kind_display()))
        return found

    def _covers(self, start: int, end: int) -> bool:
        return any(low < max(end, start + 1) and start < high for low, high in self._covered)

    def _quotes(self, text: str) -> bool:
        text = " ".join(text.split())
        return any(words in text for words in self._words)


def _draws_on(statistic: Statistic, hidden: Sequence[Hidden]) -> bool:
    """Whether a word of what is said of it is withheld."""
    secret = {word for one in hidden for word in WORD.findall(one.words)}
    said = (statistic.what, statistic.source, *statistic.breakdown.values())
    return bool(secret) and not secret.isdisjoint(WORD.findall(" ".join(map(str, said))))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def heading_above(text: str, heading: str, start: int) -> Span | None:
    """Where a paragraph's heading stands in the source, right before it: it goes with the paragraph."""
    words = r"\s+".join(re.escape(word) for word in heading.split())
    low = max(0, start - HEADING_REACH)
    found = list(re.finditer(words, text[low:start], re.IGNORECASE)) if words else []
    return Span(low + found[-1].start(), low + found[-1].end()) if found else None


def publication(cable: Cable) -> Publication:
    corrected = cable.corrections.filter(model="paragraph", field="text", withdrawn_at=None)
    read: dict[int, Any] = dict(corrected.values_list("object_id", "read"))
    in_force = cable.withholdings.filter(lifted_at=None)
    return Publication(in_force, lambda paragraph: str(read.get(paragraph.pk, paragraph.text)))


def unveiled(withholding: Withholding, paragraph: Paragraph) -> str:
    """The public text of its paragraph if this one were lifted; the others stay."""
    cable = withholding.cable
    others = cable.withholdings.filter(lifted_at=None).exclude(pk=withholding.pk)
    copied = copy(paragraph)
    Publication(others, publication(cable).as_read).paragraph(copied)
    return copied.public_text


def key_of(statistic: Statistic) -> str:
    """Of its public words and their place among equal ones, so that it tells nothing of others and is the
    same wherever the cable is loaded."""
    paragraph, quote = statistic.paragraph, statistic.quote
    before = paragraph.public_part(0, statistic.start).count(quote)
    place = f"{paragraph.key} {before} {statistic.value_start - statistic.start} {quote}"
    return sha256(place.encode()).hexdigest()[:8]


def republish(cable: Cable) -> None:
    """Compute anew what is public of a cable, after an editor's decision."""
    public = publication(cable)
    publish_header(cable, cable.withholdings.filter(lifted_at=None))
    paragraphs = {paragraph.pk: paragraph for paragraph in cable.paragraphs.all()}
    for paragraph in paragraphs.values():
        public.paragraph(paragraph)
    Paragraph.objects.bulk_update(
        paragraphs.values(), ["public_text", "public_runs", "public_repairs", "withheld"]
    )
    statistics, mentions = list(cable.statistics.all()), list(cable.mentions.all())
    for finding in (*statistics, *mentions):
        finding.paragraph = paragraphs[finding.paragraph_id]
    for statistic in statistics:
        public.statistic(statistic)
    for mention in mentions:
        public.mention(mention)
    Statistic.objects.bulk_update(statistics, ["withheld", "quote", "key"])
    Mention.objects.bulk_update(mentions, ["withheld"])
    _republish_remarks(cable, public)


def _republish_remarks(cable: Cable, public: Publication) -> None:
    checks, problems = list(cable.checks.all()), list(cable.problems.all())
    for check in checks:
        public.check(check)
    for problem in problems:
        public.problem(problem)
    Check.objects.bulk_update(checks, ["withheld"])
    Problem.objects.bulk_update(problems, ["withheld"])


def public_source(witness: Witness) -> Published | None:
    """What may be seen of a witness's text. A copy that the record was not read from has no spans to go by,
    so nothing of it is shown while anything of its cable is withheld."""
    public = publication(witness.cable)
    if witness.chosen:
        for paragraph in witness.cable.paragraphs.filter(removed_at=None):
            public.paragraph(paragraph)
        return public.source(witness.text)
    if witness.cable.withholdings.filter(lifted_at=None).exists():
        return None
    return public.source(witness.text)
