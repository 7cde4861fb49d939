"""Invented text whose words are as unevenly frequent as those of cables, the same on every machine."""

from __future__ import annotations

import random
from itertools import accumulate, product

# The words that the queries look for: in which share of the paragraphs they stand.
TERMS = {
    "trafficking": 0.55, "government": 0.5, "victims": 0.45, "police": 0.4, "women": 0.35, "labor": 0.3,
    "children": 0.3, "law": 0.25, "sexual": 0.2, "training": 0.2, "enforcement": 0.15, "exploitation": 0.15,
    "prosecuted": 0.1, "criminal": 0.1, "immigration": 0.1, "code": 0.08, "migration": 0.08, "domestic": 0.07,
    "violence": 0.07, "smuggling": 0.06, "visa": 0.05, "passports": 0.03, "immigrants": 0.03,
    "smugglers": 0.02, "brothel": 0.02, "osce": 0.02, "refinery": 0.0005, "uranium": 0.0005, "locust": 0.0002,
    "law enforcement": 0.12, "sexual exploitation": 0.08, "criminal code": 0.06, "domestic violence": 0.05,
    "labor trafficking": 0.03,
}  # fmt: skip
AGAIN = 0.4  # of the paragraphs that hold a word, so many hold it once more, and so on
COMMON = (
    "the of and to in a is that for was by with as on are not have it be from were has an this at or".split()
)
BEGINNINGS = {term[:4] for phrase in TERMS for term in phrase.split()}
WORDS = 20_000
LENGTH = 90  # words of a paragraph, before the terms
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"


def vocabulary() -> list[str]:
    """English's commonest words, then invented ones that share no beginning with a term."""
    syllables = [one + two for one, two in product(CONSONANTS, VOWELS)]
    made = ("".join(parts) for parts in product(syllables, syllables, syllables))
    free = [word for word in made if word[:4] not in BEGINNINGS]
    random.Random(1).shuffle(free)
    return COMMON + free[:WORDS]


VOCABULARY = vocabulary()
WEIGHTS = list(
    accumulate(1 / (rank + 2.7) for rank in range(len(VOCABULARY)))
)  # Zipf's law, Mandelbrot's form


def paragraph(chance: random.Random) -> str:
    """About 97 words."""
    words = chance.choices(VOCABULARY, cum_weights=WEIGHTS, k=max(12, int(chance.gauss(LENGTH, 35))))
    for term, share in TERMS.items():
        if chance.random() < share:
            words.insert(chance.randrange(len(words)), term)
            while chance.random() < AGAIN:
                words.insert(chance.randrange(len(words)), term)
    return " ".join(words).capitalize() + "."
