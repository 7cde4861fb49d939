"""Every style in which a post refers to the questions: invented cables in question_styles/, one for each.

Each file says its style, its year, and what must be read: `code kind paragraph`, in the order of the text
(paragraph `-` where the text has no number, `~` where it may have one or not).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cables.extract.layout import split
from cables.extract.paragraphs import read_paragraphs
from cables.extract.questions import Assigned, assign, questionnaire
from cables.extract.records import Document, Header

STYLES = sorted((Path(__file__).parent / "question_styles").glob("*.txt"))
OPENING = """UNCLAS PORT LISSE 000123

SIPDIS

E.O. 12958: N/A
TAGS: PHUM, KCRM
SUBJECT: SYLVARA: TIP SUBMISSION

REF: STATE 12345

"""


def style(path: Path) -> tuple[dict[str, str], str]:
    said, _, text = path.read_text(encoding="utf-8").partition("----\n")
    return dict(line.split(": ", 1) for line in said.splitlines()), text


def read(text: str, year: int) -> tuple[str, Assigned]:
    """The source text, and what is read in it."""
    document = Document(OPENING + text)
    header = Header(reporting_year=year)
    asked = questionnaire(header)
    return document.text, assign(read_paragraphs(split(document), asked), asked, header)


def told(assigned: Assigned, quoted: bool) -> list[str]:
    """`code kind paragraph` of each answer, pieces of the same paragraph told once."""
    found = (
        f"{a.question} {a.kind.replace(' ', '_')} {'-' if a.paragraph is None else a.paragraph}"
        for a in assigned[1]
        if quoted or a.kind != "question"
    )
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_every_style_of_reference_is_read(path: Path) -> None:
    said, text = style(path)
    expected = said["expect"].split(" | ")
    _, assigned = read(text, int(said["year"]))
    found = told(assigned, quoted=" question " in said["expect"])
    assert [
        f[: f.rindex(" ")] + " ~" if e.endswith("~") else f for f, e in zip(found, expected, strict=False)
    ] == expected
    assert len(found) == len(expected)
    assert [p.kind for p in assigned[2]] == [k for k in said.get("problems", "").split(", ") if k]
    inferred = list(dict.fromkeys(a.question for a in assigned[1] if a.basis == "inferred"))
    if "inferred" in said:
        assert inferred == said["inferred"].split()


def test_there_is_a_cable_for_every_style() -> None:
    assert len(STYLES) >= 30
