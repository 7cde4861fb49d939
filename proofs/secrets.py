"""What is withheld in a proof's archive: by place, in words that differ from one telling to the other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

# (place, number of the cable) -> words
Telling = Callable[[str, int], str]

SHORT = {
    "phone": "+999 22 431 77{number:02}",
    "email": "a{number}@x.example",
    "organization": "Lantern Aid Network for Orphans",
    "figure": "14",
    "person": "Mira",
    "clerk": "ANN ROE",
    "case": "The courts convicted nine traffickers in 2006.",
    "heading": "THE CASE OF M",
    "aid": "The town pays for a shelter with six beds and several sheds.",
    "corrected": "It was ten.",
    "reason": "-",
    "subject": "A SHORT NOTE",
    "withdrawn": "1. (SBU) (27A) Three victims were found.",
    "cited": "07 STATE 11",
    "tags": "KTIP",
    "report": "Wrong.",
    "answer": "r@x.example",
}
LONG = {
    "phone": "+999 1 23456789{number:02}012",
    "email": "somebody.with.a.long.name.{number}@office.of.that.place.example",
    "organization": "League Against Nightly Forced Occupations",
    "figure": "one thousand two hundred",
    "person": "Konstantina Aurelia of the seventh district",
    "case": """Of 30 victims, ten were women and 15 were men. The Harbor Mission Society cared for 12, up
from eight in 2005. Police opened 44 investigations. -- A witness, reached at telephone +999 5 555 1234,
said that 200 more were held. The Ministry of Quiet Affairs spent three million dineks on it.""",
    "heading": "THE CASE OF THE SISTERS FROM THE NORTHERN HARBOR",
    "aid": """The Sea Sisters Society (SSS) sheltered 71 victims, 40 of them children; SSS asks that its
house not be named. It lies at 14 Lower Quay, e-mail house@quay.example, with
several cold sheds. Half of them were younger than
15.""",
    "clerk": "MAXIMILIANA VAN DER HEUVEL-OSTROWSKA OF THE LEGAL UNIT",
    "corrected": "The annex counts ten, and the court's own register eleven, of whom two were women.",
    "reason": "a relative of hers wrote to us and asked for it",
    "subject": "AN ALTOGETHER LONGER SUBJECT ABOUT THE AVERNAN COAST GUARD",
    "withdrawn": """1. (SBU) (27A) Averna is a country of origin. The Coast Guard Wives Union found 412
victims in 2006.

2. (SBU) (99ZZ) Nobody was convicted, compared with 12 in 2005. See 06 NOWHERE 77.""",
    "cited": "06 STATE 998877, 05 KAMBOLI 9911",
    "tags": "KCRM, PHUM, QQQQ",
    "report": "She is my sister, and anybody here can tell who is meant by these words.",
    "answer": "her.brother@a.long.address.example",
}


def short(place: str, number: int) -> str:
    return SHORT[place].format(number=number)


def long(place: str, number: int) -> str:
    return LONG[place].format(number=number)


def token(place: str, number: int) -> str:
    """A word that stands nowhere else: letters alone, so that every surface would show it as it is."""
    digest = hashlib.sha256(f"{place} {number}".encode()).hexdigest()[:12]
    return "qz" + digest.translate(str.maketrans("0123456789", "ghijklmnop"))


def marked(place: str, number: int) -> str:
    """The short telling with a token in each place; numbers are tokens of their own."""
    word = token(place, number)
    return MARKED[place].format(
        word=word, upper=word.upper(), capital=word.capitalize(), digits=digits(number)
    )


def digits(number: int) -> str:
    return f"{48_000_611 + 7919 * number}"


MARKED = {
    **SHORT,
    "phone": "+999 {digits} 31",
    "email": "{word}@x.example",
    "organization": "{capital} Aid Network for Orphans",
    "person": "{capital}",
    "clerk": "{upper} ROE",
    "case": "Courts of {capital} convicted nine men. The {capital} Relief Society aided 12 of them.",
    "heading": "THE CASE OF {upper}",
    "aid": """The town of {capital} pays for six beds and several {capital} sheds. Of 30 girls of {capital},
ten went and 15 did not.""",
    "corrected": "It was {word}.",
    "reason": "{word}",
    "subject": "A NOTE ON {upper}",
    "withdrawn": "1. (SBU) (27A) Three victims were found in {capital} by the {capital} Relief Society.",
    "cited": "07 {upper} 11",
    "tags": "{upper}",
    "report": "{word}",
    "answer": "{word}@x.example",
}
