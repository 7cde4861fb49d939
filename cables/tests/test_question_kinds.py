"""What is an answer, what points elsewhere, what does not apply; and where a quoted question ends."""

from __future__ import annotations

import pytest

from cables.extract.questions.kinds import kind, set_aside
from cables.extract.questions.quotes import answer_start


@pytest.mark.parametrize(
    "text",
    [
        "See paragraph 14.",
        "Yes, see paragraph 39.",
        "Yes. Please see preceding paragraphs.",
        "(SBU) See paragraph 27.C.",
        "See A.",
        "See 19H.",
        "Penalties are described in paragraph 29.A.",
        "Reference paragraph 4B.",
        "Please see 5A and 5B above for descriptions of the work.",
        "Please see paragraphs 29.I. and 30.C.",
        "Post nominated the founder of the mission in Ref F.",
        "This was covered above.",
    ],
)
def test_nothing_but_a_reference_elsewhere_is_a_pointer(text: str) -> None:
    assert kind(text) == "pointer"


@pytest.mark.parametrize(
    "text",
    [
        "Not applicable.",
        "N/A",
        "None/not applicable.",
        "Not applicable. Sylvara has no army.",
        "This question does not apply to Sylvara.",
    ],
)
def test_what_does_not_apply_is_a_kind_of_its_own(text: str) -> None:
    assert kind(text) == "not applicable"


@pytest.mark.parametrize(
    "text",
    [
        "No.",
        "None.",
        "No; not applicable.",
        "No change from last year.",
        "In 2000, Law 599 (see para. 29.A) made the penalty larger.",
        "Please see Section B above for it. Victims came from the north.",
        "As noted above, the government funds no shelter.",
        "The shelter is described in the report of the ministry.",
        "The ministry addressed the matter in 2006.",
        "See how the minister put it: the law is new, the men are old, and nobody has read either of them.",
    ],
)
def test_whatever_says_more_is_an_answer(text: str) -> None:
    assert kind(text) == "answer"


def test_a_joint_answer_may_set_one_question_aside() -> None:
    text = "Forms were printed. 29 E does not apply. Rights are respected."
    ((code, (start, end)),) = set_aside(text, 0, len(text)).items()
    assert (code, text[start:end]) == ("29E", "29 E does not apply.")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Is it so? Why not?", "Sylvara is fine."),
        ("DOES SYLVARA ACKNOWLEDGE IT?", "It does."),
        ("PENALTIES FOR RAPE:", "Ten years."),
        ("Please describe it (e.g. in prose).", "There is nothing to describe."),
        ("If so, provide numbers. (Note: whole answers are needed. End note)", "No, nobody was tried."),
        ("Which groups work? NOTE: If none, then post should say why. It should be noted.\n", "None does."),
        ("", "Please see section 5A, above."),
        ("", "State police opened six cases. Was it enough? Nobody knows."),
        ("", "The relief fund of the Orphans? Home paid for it."),
        ("What was done?", "The state must do more, said the minister."),
        ("What was done?", "(SBU) Nothing."),
    ],
)
def test_a_quoted_question_ends_where_the_post_begins_to_speak(question: str, answer: str) -> None:
    text = f"{question} {answer}".strip()
    assert text[answer_start(text, 0, len(text)) :].strip() == answer
