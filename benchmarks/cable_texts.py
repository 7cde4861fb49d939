"""Cables as large as real ones, as full of figures and names, in invented words: the same for each seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

from cables.extract import places
from cables.extract.questions import questionnaires

PARAGRAPHS = 60
SENTENCES = (3, 7)
SYLLABLES = "ba cor del fen gar hil jun kel lom mar nor pel quin ras sol tev ur vin wex yor zan".split()
COMMON = """police shelter victim court labor border visa prosecutor training campaign ministry law women
children trafficking forced exploitation inspector embassy government program region assistance""".split()
NUMBERED = (
    "In {year}, police opened {n} investigations of trafficking for {word}, up from {m} in {before}.",
    "The courts convicted {n} traffickers in {year}; sentences ran from {small} to {m} years of {word}.",
    "The {body} sheltered {n} victims of {word} in {year}, {small} of them children.",
    "According to the {body}, {n} women were returned from {place} in {year} with {word} papers.",
)
PLAIN = (
    "The {body} of {place} trains {word} inspectors for {word} and {word} work in the {word} region.",
    "Officials say that the {word} law is sound but that {word} courts and prosecutors lack {word}.",
    "NGOs report that {word} recruiters promise {word} in {place} and keep the {word} of those who come.",
    "Post has asked the government to fund {word} shelters, campaigns and {word} at the {place} border.",
)
HEADER = """VZCZCXRO{serial:04}
PP RUEHC
DE RUEH{letters} #{serial:04}/01 0661206
ZNR UUUUU ZZH
P 07{time}Z MAR {yy}
FM AMEMBASSY {post}
TO RUEHC/SECSTATE WASHDC PRIORITY {serial:04}
INFO RUEAWJA/DEPT OF JUSTICE WASHDC
RUEHC/DEPT OF LABOR WASHDC

UNCLAS {post} {serial:06}

SENSITIVE
SIPDIS

E.O. 12958: N/A
TAGS: KCRM, PHUM, KWMN, SMIG, {geo}
SUBJECT: {post}: SUBMISSION FOR THE {year} TRAFFICKING IN PERSONS REPORT

REF: {instruction}

"""


def cables(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """(file name, text) of so many cables of 60 paragraphs, spread over posts and years."""
    writer = Writer(random.Random(seed))
    posts = sorted((p for p in places.posts().values() if p.geo_tag and p.iso2), key=lambda p: p.code)
    asked = sorted(questionnaires.all(), key=lambda q: q.year)
    for number in range(count):
        post, year = posts[number % len(posts)], asked[number // len(posts) % len(asked)]
        name = f"{year.year % 100:02}{post.code}{number + 1}.txt"
        yield name, writer.cable(post, year, number + 1)


class Writer:
    """Words come as often as words of a language do: the nth commonest has a share of about 1/n."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        made = ("".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(8000))
        self.words = [*COMMON, *dict.fromkeys(made)]
        self.weights = list(accumulate(1 / (place + 3) for place in range(len(self.words))))
        self.bodies = [
            f"{self.word().title()} {kind}" for kind in ("Foundation", "Center") for _ in range(150)
        ]
        self.places = [self.word().title() for _ in range(200)]

    def word(self) -> str:
        return self.dice.choices(self.words, cum_weights=self.weights)[0]

    def cable(self, post: places.Post, asked: questionnaires.Questionnaire, serial: int) -> bytes:
        header = HEADER.format(
            serial=serial,
            letters="".join(self.dice.choices("ABDGKLMNPRTVXZ", k=2)),
            time=f"{self.dice.randrange(24):02}{self.dice.randrange(60):02}",
            yy=f"{asked.year % 100:02}",
            year=asked.year,
            post=post.name.upper(),
            geo=post.geo_tag,
            instruction=asked.instruction_cable,
        )
        codes = [question.code for question in asked.questions]
        body = "\n".join(self.paragraph(n, codes, asked.year) for n in range(1, PARAGRAPHS + 1))
        return f"{header}{body}\nMARLOWE\n".encode()

    def paragraph(self, number: int, codes: list[str], year: int) -> str:
        code = codes[(number - 1) * len(codes) // PARAGRAPHS]
        sentences = [self.sentence(year) for _ in range(self.dice.randint(*SENTENCES))]
        return f"¶{number}. (SBU) ({code}) {' '.join(sentences)}\n"

    def sentence(self, year: int) -> str:
        form = self.dice.choice(NUMBERED if self.dice.random() < 0.25 else PLAIN)
        while "{word}" in form:
            form = form.replace("{word}", self.word(), 1)
        return form.format(
            year=year - 1,
            before=year - 2,
            n=self.dice.randint(3, 400),
            m=self.dice.randint(5, 90),
            small=self.dice.randint(2, 5),
            body=self.dice.choice(self.bodies),
            place=self.dice.choice(self.places),
        )
