"""Marks in a text never break its HTML."""

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from cables.reading.links import cable_links, paragraph_links
from cables.text.annotate import Span, annotate, hit, link, note

TEXT = "The <b>council</b> & the police met."


def test_text_is_escaped() -> None:
    assert annotate(TEXT, []) == "The &lt;b&gt;council&lt;/b&gt; &amp; the police met."


def test_spans_nest_and_a_crossing_one_is_cut_in_two() -> None:
    html = annotate("one two three", [note(0, 7, "a", "A"), hit(4, 13)])
    assert html == (
        '<span class="a" title="A">one <mark class="hit">two</mark></span><mark class="hit"> three</mark>'
    )


def test_a_link_inside_a_link_is_left_out() -> None:
    assert annotate("abc", [link(0, 3, "/x/", "o"), link(1, 2, "/y/", "o")]).count("<a ") == 1


def test_a_part_of_the_text_takes_its_part_of_a_span() -> None:
    assert annotate("one two", [hit(0, 7)], 4, 7) == '<mark class="hit">two</mark>'


def test_a_title_cannot_break_out_of_its_attribute() -> None:
    assert '"><' not in annotate("one", [note(0, 3, "a", '"><script>')])


def test_references_to_paragraphs_become_links_where_the_cable_has_them() -> None:
    spans = list(paragraph_links("See para. 16, paragraphs 3 and 99, and para 27A.", {"par16", "par3"}))
    assert ["#par16" in s.opening or "#par3" in s.opening for s in spans] == [True, True]


def test_a_paragraph_of_another_cable_is_no_link() -> None:
    assert list(paragraph_links("as in paragraph 16 of reftel", {"par16"})) == []


def test_a_cable_named_in_the_prose_is_linked_where_it_is_referenced() -> None:
    assert (
        len(list(cable_links("as in 06 PORT LISSE 0012", {"06PORTLISSE12": "/cables/06PORTLISSE12/"}))) == 1
    )


# A browser reads a carriage return as a line's end of its own where a mark parts it from the line feed.
WORDS = st.text(st.characters(exclude_characters="\r", exclude_categories=("Cs",)), max_size=40)


@given(WORDS, st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45), st.booleans())))
def test_whatever_the_spans_the_words_stay_the_same(text: str, places: list[tuple[int, int, bool]]) -> None:
    spans: list[Span] = [link(a, b, "/x/", "o") if is_link else hit(a, b) for a, b, is_link in places]
    html = annotate(text, spans)
    tree = LexborHTMLParser(f"<div>{html}</div>").css_first("div")
    assert tree is not None
    kept = text.replace("\x00", "")
    assert tree.text() in (kept, kept.replace("\x00", "\ufffd"))
