"""The heading of a list names the offence of all its figures, however far below they stand."""

from __future__ import annotations

from cables.extract.figures import read_paragraph
from cables.extract.records import Item, ParagraphRecord
from cables.extract.text.runs import MappedText
from cables.tests.statistics_tables import HEADER, statistics_of

MANY = "; ".join(
    f"Number of cases investigated in the {n}th district of the country: {n * 3}" for n in range(4, 14)
)


def offences(text: str, items: tuple[Item, ...] = ()) -> list[str]:
    body = MappedText.of(text, 0, len(text))
    paragraph = ParagraphRecord(1, body, 0, len(text), items=items)
    return [one.breakdown.get("offence", "") for one, _ in read_paragraph(paragraph, 0, HEADER)]


def test_the_head_of_a_list_item_holds_to_its_last_figure() -> None:
    first, second = (
        f"{letter}) Article {article}: {MANY}; Number of people convicted: 5."
        for letter, article in (("a", 181), ("b", 182))
    )
    items = (
        Item("a", 0, len(first)),
        Item("b", len(first) + 1, len(first) + 1 + len(second)),
    )
    found = offences(f"{first}\n{second}", items)
    assert found == ["Article 181"] * 11 + ["Article 182"] * 11


def test_an_item_of_running_text_has_no_head() -> None:
    text = (
        f"a) Police opened cases under Article 181. {'The road was long. ' * 30}Courts convicted 5 persons."
    )
    assert offences(text, (Item("a", 0, len(text)),)) == [""]


def test_the_words_that_lead_a_list_hold_for_its_lines() -> None:
    led = statistics_of("Under Article 181 there were:\n- 12 investigations\n- 5 convictions")
    assert [one.breakdown.get("offence") for one in led] == ["Article 181", "Article 181"]


def test_an_article_that_a_line_names_itself_comes_before_that_of_the_list() -> None:
    led = statistics_of(
        "Under Article 181 there were:\n- 12 investigations\n- 5 convictions under Article 182"
    )
    assert [one.breakdown.get("offence") for one in led] == ["Article 181", "Article 182"]
