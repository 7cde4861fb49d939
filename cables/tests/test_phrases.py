"""An exact phrase is found where these very words follow one another, and nowhere else."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as st

from cables.text.phrases import LINKING, phrase_query, phrase_vector, words_of

WORDS = st.lists(st.sampled_from(["law", "laws", "labor", "the", "of", "in", "d'été", "A."]), max_size=14)


def is_found(phrase: str, text: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select %s::tsvector @@ %s::tsquery", [phrase_vector(text), phrase_query(phrase)])
        (answer,) = cursor.fetchone()
    return bool(answer)


def follows(phrase: str, text: str) -> bool:
    wanted, words = words_of(phrase), words_of(text)
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


@pytest.mark.django_db
@given(WORDS.filter(bool), WORDS)
@example(["the", "law", "of"], ["in", "the", "law", "of", "labor"])
@example(["law", *["of"] * 6, "labor"], ["law", *["of"] * 6, "labor"])
@example(["law", *["of"] * 4], ["law", *["of"] * 4, "labor"])
def test_a_phrase_is_found_where_its_words_follow_one_another(phrase: list[str], text: list[str]) -> None:
    assert is_found(" ".join(phrase), " ".join(text)) == follows(" ".join(phrase), " ".join(text))


@pytest.mark.django_db
@given(st.lists(st.sampled_from(["law", "the", "of", "labor"]), min_size=1, max_size=12), st.data())
def test_every_part_of_a_text_is_found_in_it(text: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert is_found(" ".join(text[start:end]), " ".join(text))


def test_two_neighbouring_words_are_one_look_up_whatever_links_them() -> None:
    assert phrase_query("Law-Enforcement") == "'~law enforcement'"
    assert phrase_query("trafficking in persons") == "'~trafficking in persons'"


def test_linking_words_are_written_as_they_are_looked_for() -> None:
    assert all(words_of(word) == [word] for word in LINKING)
