"""What readers might ask of an archive in which something is withheld, the withheld words among it."""

from __future__ import annotations

from itertools import product
from urllib.parse import quote_plus

from .secrets import LONG, SHORT

WORDS = (
    "victims", "shelter", "court", "traffickers", "convicted", "police", "ministry labor", "girl", "LANFO",
    "harbor mission", "telephone", "withheld", "2006", "12", "money -shelter", '"more money"', "promis*",
    "nothing-like-this", "victims OR court", "person", "sheltered 14", "one thousand",
)  # fmt: skip
ASKED = (
    "", "&country=XE", "&year=2007", "&section=prosecution", "&statistic=convictions", "&question=29F",
    "&mark=SBU", "&completeness=whole", "&org=harbor-mission-society", "&sort=newest", "&topic=country-role",
)  # fmt: skip
FORMS = ("/search/?q={}", "/api/paragraphs?q={}", "/search.csv?q={}", "/api/facets?q={}", "/search.atom?q={}")


def words_to_ask() -> list[str]:
    """Public words, and every word that is withheld in one of the two tellings."""
    told = " ".join([*SHORT.values(), *LONG.values()]).replace("{number:02}", "00").replace("{number}", "0")
    return list(dict.fromkeys([*WORDS, *sorted({word.strip(".,;()") for word in told.split()})]))


def queries(most: int) -> list[str]:
    """At most so many questions, each as an address."""
    asked = [f"{quote_plus(word)}{more}" for more, word in product(ASKED, words_to_ask())]
    return [FORMS[at % len(FORMS)].format(one) for at, one in enumerate(asked[:most])]
