"""Document -> CableRecord: every room in turn; a room that fails becomes a Problem, never an exception."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from cables.extract import contacts
from cables.extract.checks import find_checks
from cables.extract.figures import find_statistics
from cables.extract.header import read_header
from cables.extract.layout import Layout, split
from cables.extract.organizations import find_organizations
from cables.extract.paragraphs import Body, read_body
from cables.extract.questions import Assigned, assign
from cables.extract.questions.questionnaires import Questionnaire, questionnaire
from cables.extract.records import (
    CableRecord,
    Contact,
    Document,
    Header,
    ParagraphRecord,
    Problem,
    Sections,
    StatisticRecord,
)
from cables.kinds import DocumentKind, ProblemKind

INSTRUCTION_PARAGRAPH = re.compile(r"\s*\(\s?PARA.{0,24}$", re.IGNORECASE)
BODY_SHOWN_TO_HEADER = 20_000
LONGEST_CABLE = 250_000
Result = TypeVar("Result")


def parse(document: Document, said: DocumentKind | None = None) -> CableRecord:
    """Everything that can be read in one document. Never raises; what could not be read is a problem.

    `said` is what an editor says that the cable is, where that is known.
    """
    problems: list[Problem] = []
    layout = _attempt("layout", lambda: split(document), None, problems)
    if layout is None:
        return CableRecord(document, Header(), Sections(None, (), ()), None, (), problems=tuple(problems))
    header = _attempt("header", lambda: _header(document, layout, said), Header(), problems)
    asked = _attempt("questionnaire", lambda: questionnaire(header), None, problems)
    body = _attempt("paragraphs", lambda: read_body(layout, asked), Body((), (), ()), problems)
    problems += (*header.problems, *layout.problems, *body.problems)
    record = CableRecord(document, header, layout.sections, layout.signature, body.paragraphs, body.removed)
    if len(document.text) <= LONGEST_CABLE:
        record = _with_findings(record, asked, problems)
    else:
        problems.append(
            Problem(ProblemKind.TOO_LONG, "no cable is so long: only its structure and contacts are read")
        )
    source, paragraphs = document.text, record.paragraphs
    nobody: tuple[Contact, ...] = ()
    found = _attempt("contacts", lambda: contacts.find(source, paragraphs), nobody, problems)
    return replace(record, contacts=found, problems=tuple(problems))


def _with_findings(record: CableRecord, asked: Questionnaire | None, problems: list[Problem]) -> CableRecord:
    """The record with its answers, figures, organizations and checks; doubts are added to the problems."""
    header, text = record.header, record.document.text
    unanswered: Assigned = (record.paragraphs, (), ())
    assigned, answers, doubts = _attempt(
        "questions", lambda: assign(record.paragraphs, asked, header), unanswered, problems
    )
    problems += doubts
    paragraphs = tuple(_finished(paragraph) for paragraph in assigned)
    uncounted: tuple[StatisticRecord, ...] = ()
    statistics = _attempt(
        "statistics", lambda: find_statistics(paragraphs, header, answers, asked), uncounted, problems
    )
    return replace(
        record,
        paragraphs=paragraphs,
        answers=answers,
        statistics=statistics,
        organizations=_attempt(
            "organizations", lambda: find_organizations(paragraphs, header, text), (), problems
        ),
        checks=_attempt("checks", lambda: find_checks(paragraphs, statistics, asked), (), problems),
    )


def _attempt(room: str, step: Callable[[], Result], otherwise: Result, problems: list[Problem]) -> Result:
    """What the step gives, or the substitute and a problem that names the room and the error."""
    try:
        return step()
    except Exception as error:
        # Not the error's own words: they may quote the source, and problems are shown to the public.
        problems.append(
            Problem(ProblemKind.READING_FAILED, f"{room} could not be read: {type(error).__name__}")
        )
        return otherwise


def _header(document: Document, layout: Layout, said: DocumentKind | None) -> Header:
    body = document.text[layout.body.start : layout.body.start + BODY_SHOWN_TO_HEADER]
    return read_header(layout.header, document.hints, body, document.name, said)


def _finished(paragraph: ParagraphRecord) -> ParagraphRecord:
    """The heading without its pointer into the instruction cable, which the questions have used."""
    if paragraph.heading is None:
        return paragraph
    return replace(paragraph, heading=INSTRUCTION_PARAGRAPH.sub("", paragraph.heading).strip() or None)
