"""The noun that a number counts comes first: a kind is told only of what it can count."""

import pytest

from cables.extract.figures.heads import sorts
from cables.extract.figures.kinds.cues import kinds
from cables.extract.vocabulary import load
from cables.tests.statistics_tables import statistics_of

TAKES = load("kind_takes")["kinds"]
ACTS = load("acts")["acts"]
COUNTED = [
    ("Police opened 104 trafficking cases in 2007.", 104, "case", "cases"),
    ("Prosecutions rose to 63, up from 25.", 63, "prosecution", "cases"),
    ("The state increased its prosecutions for trafficking in persons to 63.", 63, "prosecution", "cases"),
    ("Of 23 investigators, nine work in the capital.", 9, "investigator", "persons"),
    ("There are two shelters (12 beds).", 12, "bed", "places"),
    ("Police found eight victims. Three of them were minors.", 3, "victim", "persons"),
    ("Of the 64 cases, 27 are pending.", 27, "case", "cases"),
    ("The unit has an eight-person team for trafficking.", 8, "person", "persons"),
    ("One Dominican was convicted.", 1, "dominican", "persons"),
    ("The ministry runs a 50 bed facility for victims.", 50, "bed", "places"),
    ("Two marriage registrars were prosecuted for trafficking.", 2, "registrar", "persons"),
    ("The government allocated $90,000 for shelters.", 90_000, "USD", "money"),
    ("The poll found that 27 percent had heard of trafficking.", 27, "percent", "share"),
    ("The officer spent 22 hours on this report.", 22, "hour", "time"),
    ("Trafficking is punishable by up to ten years in prison.", 10, "year", "sentences"),
    ("In the two cross-border trafficking cases nine men were arrested.", 2, "case", "cases"),
    ("There are no government-run victim care facilities.", 0, "facility", "places"),
    ("Courts convicted no traffickers in 2007.", 0, "trafficker", "persons"),
    ("The Ministry of Labor closed 14 recruitment agencies.", 14, "agency", "bodies"),
]


@pytest.mark.parametrize(("text", "value", "head", "measure"), COUNTED, ids=[row[0][:50] for row in COUNTED])
def test_what_is_counted_is_found_by_the_grammar(text: str, value: float, head: str, measure: str) -> None:
    found = [(r.head, r.measure) for r in statistics_of(text) if r.value == value]
    assert found == [(head, measure)]


@pytest.mark.parametrize("slug", TAKES)
def test_a_kind_is_told_of_its_example_and_not_of_the_other(slug: str) -> None:
    assert slug in {record.kind for record in statistics_of(TAKES[slug]["example"])}
    assert slug not in {record.kind for record in statistics_of(TAKES[slug]["counter"])}


def test_every_kind_says_what_it_takes_in_known_nouns() -> None:
    assert TAKES.keys() == kinds().keys() - {"other"}
    for slug, row in TAKES.items():
        assert set(row["takes"]) <= {*map(str, set(sorts().values())), "money", "time", "sentences", "age"}, (
            slug
        )
        assert set(row.get("only", ())) | set(row.get("never", ())) <= sorts().keys(), slug


def test_how_sure_a_kind_is_lies_between_0_and_1() -> None:
    for record in statistics_of("The courts convicted nine traffickers. Fourteen agencies are members."):
        assert 0 <= record.kind_confidence <= 1


NO_FIGURES = [
    "The law names 1) detection of victims, 2) measures to assist the victims, 3) protection of witnesses.",
    "The deadline is 1200 noon local time.",
    "Countries fall into the three tiers. It was moved on the tier list from 3 to 2.",
    "On October 14 and 15 post met with officials.",
    "The rate is USD 1:550 dirhams.",
    "The law has no victims' protection language.",
    "See Chart 3 of the annex.",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert [(r.value, r.quote) for r in statistics_of(text)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Prosecutions rose to 63, up from 25.", "prosecutions"),
        ("Of the 64 trafficking cases, 27 are pending.", "cases"),
        ("Police opened 104 trafficking cases in 2007.", "trafficking cases in 2007"),
        ("The campaign reached 900 of the students in the north.", "students in the north"),
    ],
)
def test_the_words_of_a_figure_stand_alone(text: str, words: str) -> None:
    said = statistics_of(text)[-1].what
    assert words in said
    assert not said.startswith(("of ", "and ", "in ", "up ", "are "))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The fine is USD 900-9,000.", 900, 9000),
        ("Sentences range from 6 months to 10 years.", 0.5, 10),
    ],
)
def test_a_range_is_one_figure(text: str, low: float, high: float) -> None:
    (one,) = statistics_of(text)
    assert (one.value_min, one.value) == (low, high)


def test_takings_and_prices_are_nobody_s_funding() -> None:
    funding = {"government-funding", "donor-funding"}
    for text in (
        "The family received a payment of $180.",
        "She was sold for $900.",
        "Recruiters charged a fee of $265.",
    ):
        assert not funding & {one.kind for one in statistics_of(text)}
    assert funding & {one.kind for one in statistics_of("The ministry allocated $180,000 to the shelter.")}


@pytest.mark.parametrize("name", ACTS)
def test_a_figure_stands_on_one_side_of_a_verb(name: str) -> None:
    act = ACTS[name]
    done_to, doing = statistics_of(act["example"])[0], statistics_of(act["counter"])[0]
    assert done_to.kind in act["kinds"]
    assert doing.kind not in act["kinds"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Police arrested two nationals for trafficking nine women.",
            {2: "arrests", 9: "victims-identified"},
        ),
        (
            "It was said that 21 registrars - suspected of recording 800 such marriages - were arrested.",
            {21: "arrests", 800: "other"},
        ),
        (
            "The ministry had 89 officials dedicated to fighting exploitation: 39 clerks and 50 officers.",
            dict.fromkeys((89, 39, 50), "specialised-staff"),
        ),
    ],
)
def test_who_did_what_to_whom_decides_the_kind(text: str, wanted: dict[float, str]) -> None:
    assert {r.value: r.kind for r in statistics_of(text)} == wanted


def test_what_a_list_tells_of_its_parts_is_not_told_of_the_whole() -> None:
    whole, *parts = statistics_of(
        "In 2007 there were 64 cases: 27 convictions, 20 acquittals and 17 pending."
    )
    assert whole.kind in {"other", "cases-investigated"}
    assert parts[0].kind == "convictions"


def test_a_figure_named_again_is_a_figure_again() -> None:
    text = "Authorities opened 104 cases. Of the 104 cases, 68 are pending. All three men were tried."
    assert [r.value for r in statistics_of(text)] == [104, 104, 68, 3]
