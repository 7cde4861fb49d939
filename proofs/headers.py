"""The header of every invented cable that proofs and tests load."""

from __future__ import annotations

HEADER = """VZCZCXRO4410
PP RUEHC
DE RUEHXV #{number:04}/01 0661206
ZNR UUUUU ZZH
P 071206Z MAR {year:02}
FM AMEMBASSY {post}
TO RUEHC/SECSTATE WASHDC PRIORITY 0116

UNCLAS {post} 000{number}

SENSITIVE
SIPDIS

E.O. 12958: N/A
TAGS: {tags}
SUBJECT: {subject}

REF: {references}

"""


def header(
    number: int,
    *,
    year: int = 7,
    post: str = "PORT LISSE",
    tags: str = "KCRM, PHUM, QV",
    subject: str = "AVERNA: SUBMISSION FOR THE 2007 TIP REPORT",
    references: str = "06 STATE 202745",
) -> str:
    """Up to the empty line before the body; `year` has two digits."""
    return HEADER.format(
        number=number, year=year, post=post, tags=tags, subject=subject, references=references
    )
