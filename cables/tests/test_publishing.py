"""Public text: an editor's words where there are some, placeholders where something is withheld."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cables.text.alignment import Hidden, align, inner, outer, publish_text

READ = "The officer is Ms. Doe, telephone 12345, in room 9."
KIND = "personal telephone number"
HIDDEN = Hidden(READ.index("12345"), READ.index("12345") + 5, "12345", KIND)
words = st.text(alphabet="abc 12.", max_size=40)


def test_a_withheld_stretch_gives_way_to_a_placeholder_of_constant_form() -> None:
    text, runs = publish_text(READ, READ, [HIDDEN])
    assert text == "The officer is Ms. Doe, telephone [withheld: personal telephone number], in room 9."
    assert [text[at : at + size] for at, _, size in runs] == [READ[:34], READ[39:]]


def test_what_an_editor_changed_around_withheld_words_stays_withheld() -> None:
    text, _ = publish_text(READ, READ.replace("12345", "1 23 45 (direct)"), [HIDDEN])
    assert "45" not in text
    assert "[withheld:" in text


def test_withheld_words_that_an_editor_repeats_are_withheld_there_too() -> None:
    text, _ = publish_text(READ, "Call 12345. " + READ, [HIDDEN])
    assert "12345" not in text
    assert text.count("[withheld:") == 2


@given(words, words)
def test_what_an_editor_says_is_the_public_text(read: str, says: str) -> None:
    text, _ = publish_text(read, says, [])
    assert text == says
    for at, start, size in align(read, says):
        assert says[at : at + size] == read[start : start + size]


@given(words, words, st.integers(0, 40), st.integers(1, 10), words)
def test_other_words_of_another_length_withheld_leave_the_same_text(
    before: str, after: str, cut: int, length: int, other: str
) -> None:
    def published(secret: str) -> str:
        read = f"{before}|{secret}|{after}"
        start = len(before) + 1
        return publish_text(read, read, [Hidden(start, start + len(secret), secret, KIND)]).text

    assert published("x" * length) == published("y" + other)


@given(words, words, st.data())
def test_the_outer_stretch_holds_the_inner_one(read: str, says: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(read)))
    end = data.draw(st.integers(start, len(read)))
    runs = align(read, says)
    wide, exact = outer(runs, start, end, len(says)), inner(runs, start, end)
    assert 0 <= wide.start <= wide.end <= len(says)
    if exact:
        assert wide == exact
        assert says[exact.start : exact.end] == read[start:end]
