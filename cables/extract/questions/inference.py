"""Codes for text that prints none: shown to readers as inferred, and only where the words are sure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from cables.extract.questions.places import Place
from cables.extract.questions.questionnaires import Question, Questionnaire, Section
from cables.extract.questions.quotes import answer_start
from cables.extract.questions.stretches import Gap, Stretch
from cables.extract.questions.topics import align
from cables.extract.records import ParagraphRecord

BLOCK = 60
FEWEST, MOST = 3, 200


def gaps(
    paragraphs: Sequence[ParagraphRecord], found: Sequence[Gap], taken: set[str]
) -> tuple[list[Stretch], list[Gap]]:
    """The gaps that can be placed, and those that cannot; a section with letters of its own is left alone."""
    placed: list[Stretch] = []
    left: list[Gap] = []
    for section, group in groupby(found, key=lambda gap: gap.section):
        blocks = [block for gap in group for block in _blocks(paragraphs, gap)]
        codes: list[str | None] = [None] * len(blocks)
        if not any(question.code in taken for question in section.questions):
            codes = _quoted(paragraphs, blocks, section) or _spoken(paragraphs, blocks, section)
        for block, code in zip(blocks, codes, strict=True):
            if code:
                placed.append(Stretch(block.index, block.start, block.end, (code,), "inferred"))
            elif block.end - block.start >= BLOCK:
                left.append(block)
    return placed, left


def _spoken(
    paragraphs: Sequence[ParagraphRecord], blocks: Sequence[Gap], section: Section
) -> list[str | None]:
    """The code of each block by its own words."""
    texts = [paragraphs[block.index].text[block.start : block.end] for block in blocks]
    return [question.code if question else None for question in align(texts, section.questions)]


def _quoted(
    paragraphs: Sequence[ParagraphRecord], blocks: Sequence[Gap], section: Section
) -> list[str | None]:
    """The code of each block by the question quoted in it or before it; nothing where few are quoted."""
    asked = [_question(paragraphs, block) for block in blocks]
    texts = [text for text in asked if text]
    if len(texts) < FEWEST:
        return []
    found = iter(_between(align(texts, section.questions, strictly=True), section.questions))
    codes: list[str | None] = []
    for text in asked:
        question = next(found) if text else None
        codes.append(question.code if question else None if text or not codes else codes[-1])
    return codes


def _question(paragraphs: Sequence[ParagraphRecord], gap: Gap) -> str:
    """The question that a block begins with, empty where it begins with none."""
    text = paragraphs[gap.index].text
    asked = text[gap.start : answer_start(text, gap.start, gap.end)]
    return asked if "?" in asked else ""


def _blocks(paragraphs: Sequence[ParagraphRecord], gap: Gap) -> list[Gap]:
    """The gap cut at its line ends; a line too short to tell anything goes with the one before."""
    text = paragraphs[gap.index].text
    blocks: list[Gap] = []
    start = gap.start
    while start < gap.end:
        end = text.find("\n", start, gap.end)
        end = gap.end if end < 0 else end
        if blocks and end - start < BLOCK:
            blocks[-1] = Gap(gap.index, blocks[-1].start, end, gap.section)
        elif text[start:end].strip():
            blocks.append(Gap(gap.index, start, end, gap.section))
        start = end + 1
    return blocks


def missing_letters(
    paragraphs: Sequence[ParagraphRecord], stretches: Sequence[Stretch], questionnaire: Questionnaire
) -> list[Stretch]:
    """The tail of a lost paragraph answers the one question between its neighbours that has no answer."""
    orders = {code: question.order for code, question in questionnaire.by_code.items()}
    inferred: list[Stretch] = []
    for before, after in pairwise(stretches):
        if after.index - before.index < 2 or before.codes[-1] not in orders or after.codes[0] not in orders:
            continue
        between = [
            q for q in questionnaire.questions if orders[before.codes[-1]] < q.order < orders[after.codes[0]]
        ]
        tails = [k for k in range(before.index + 1, after.index) if paragraphs[k].state == "tail"]
        if len(between) == 1 and tails and between[0].code[:2] == before.codes[-1][:2]:
            inferred += [
                Stretch(k, 0, len(paragraphs[k].text), (between[0].code,), "inferred") for k in tails
            ]
    return inferred


def own_numbers(
    paragraphs: Sequence[ParagraphRecord], places: Sequence[Place], questionnaire: Questionnaire
) -> list[Stretch]:
    """A post that numbers the questions for itself: `2.` asks and `2A.` answers, and `18A.` is no code.

    Each question's own words are aligned with the questionnaire; one between two that are sure is sure.
    """
    numbered = [place for place in places if place.reference.number]
    own = [place for place in numbered if place.letters == "A"]
    if not FEWEST <= len(own) <= MOST or sum(place.own for place in own) <= len(numbered) / 2:
        return []
    questions = [question for question in questionnaire.questions if question.letter]
    asked = [_asked(paragraphs, own, k) for k in range(len(own))]
    texts = [paragraphs[index].text[start:end] for index, start, end in asked]
    stretches: list[Stretch] = []
    for k, question in enumerate(_between(align(texts, questions, strictly=True), questions)):
        if question is None:
            continue
        place, (index, start, end) = own[k], asked[k]
        stretches.append(Stretch(index, start, end, (question.code,), "inferred", "question"))
        stop = _answer_end(paragraphs, own, k)
        stretches.append(
            Stretch(place.index, place.reference.end, stop, (question.code,), "inferred", "answer")
        )
    return [stretch for stretch in stretches if stretch.end > stretch.start]


def _asked(paragraphs: Sequence[ParagraphRecord], own: Sequence[Place], k: int) -> tuple[int, int, int]:
    """(index, start, end) of the question before an answer: in its paragraph, else the one before."""
    index, end = own[k].index, own[k].reference.start
    text = paragraphs[index].text
    if _trimmed(text, end) == 0:
        index = max(0, index - 1)
        return index, 0, len(paragraphs[index].text)
    first = k == 0 or own[k - 1].index != index
    return index, 0 if first else _last_block(text, end), end


def _answer_end(paragraphs: Sequence[ParagraphRecord], own: Sequence[Place], k: int) -> int:
    """An answer ends with its paragraph, or before the block that asks the next question."""
    text = paragraphs[own[k].index].text
    if k + 1 < len(own) and own[k + 1].index == own[k].index:
        return _last_block(text, own[k + 1].reference.start)
    return len(text)


def _last_block(text: str, end: int) -> int:
    """Where the last line before `end` begins."""
    return text.rfind("\n", 0, _trimmed(text, end)) + 1


def _trimmed(text: str, end: int) -> int:
    """`end` without the blanks before it."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _between(found: list[Question | None], questions: Sequence[Question]) -> list[Question | None]:
    """Fill what is unsure between two that are sure, where as many questions are left as texts."""
    at = {question.code: k for k, question in enumerate(questions)}
    sure = [(k, at[question.code]) for k, question in enumerate(found) if question]
    filled = list(found)
    for (low, first), (high, last) in pairwise([(-1, -1), *sure, (len(found), len(questions))]):
        if last - first == high - low:
            filled[low + 1 : high] = questions[first + 1 : last]
    return filled
