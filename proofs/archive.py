"""A small archive for proofs: the sample cables, and cables of which something is withheld in every way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.test.utils import override_settings, setup_test_environment, teardown_test_environment

from cables.deciding.adding import add_statistic
from cables.deciding.correcting import correct
from cables.deciding.dividing import join, split
from cables.deciding.withholding import withdraw_cable, withhold, withhold_in_header
from cables.ingest import ingest_bytes, ingest_paths, reread
from cables.models import Cable, Organization, Paragraph, Withholding
from cables.models.history import MAY_GO
from cables.models.reports import report
from cables.publishing.publication import republish
from cables.writing.acts import writing

from .headers import header
from .secrets import Telling, short

POSTS = {"PORT LISSE": "QV", "DROVNIK": "QK", "RAS TAMIN": "QD", "KAMBOLI": "QZ", "GEORGEHAVEN": "QI"}
CLOCK = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
ACRONYM = "LANFO"
BODY = """1. (SBU) (27A) The country is one of transit. The Ministry of Labor counted 120 victims in 2006,
up from 95 in 2005. The {organization} ({acronym}) sheltered {figure} of them. Police found 33 more victims
in 2006; the International Organization for Migration (IOM) helped 21.

2. (SBU) (27B) The Government has promised more money for shelters; {acronym} asked for it in 2006.

3. (SBU) (29F) {case}

4. (SBU) (29G) A girl named {person} told the court of 12 buyers. Seven men were prosecuted in 2006, compared
with five in 2005. Today {person} lives abroad.

--------------------
{heading}
--------------------

5. (SBU) (27C) {aid}

---------
SHELTERS
---------

6. (SBU) (27D) The Harbor Mission Society ran two shelters for 18 victims in 2006 {copy}.

"""
CONTACT = """7. (U) Post's contact is the labor officer, telephone {phone}, e-mail {email}, who spent
ten hours on it.

MARLOWE
"""


@contextmanager
def in_a_database_of_its_own(**more: Any) -> Iterator[None]:
    """An empty test database, removed afterwards, with the settings that suit a crawl and `more` of them."""
    setup_test_environment(debug=False)
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        with override_settings(SECURE_SSL_REDIRECT=False, AXES_ENABLED=False, **more):
            yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
        teardown_test_environment()


def load(tell: Telling, size: int, samples: bool) -> None:
    """`size` cables, of every other one nothing withheld but contacts, and one that is withdrawn."""
    if samples:
        list(ingest_paths([settings.BASE_DIR / "fixtures" / "samples"]))
    for number in range(size):
        name, text = written(tell, number)
        ingest_bytes(name, text("").encode())
        ingest_bytes(f"copy of {name}", text("or so", 1).encode())
    for number in range(0, size, 2):
        decide(tell, number)
    withdraw(tell, size)
    stop_the_clock()


def written(tell: Telling, number: int) -> tuple[str, Any]:
    """The file's name, and what it says in a copy that is cut by so many lines."""
    post, tag = list(POSTS.items())[number % len(POSTS)]
    year = 5 + number // len(POSTS) % 6
    plain = number % 2
    told = {place: PUBLIC[place] if plain and place in PUBLIC else tell(place, number) for place in TOLD}

    def text(copy: str, cut: int = 0) -> str:
        subject = f"REPORT {number} ON TRAFFICKING IN PERSONS, FOR {told['clerk']}"
        cited = f"A) 06 STATE 202745 B) E-MAIL {told['clerk']} 3/1/2007"
        top = header(
            700 + number, year=year, post=post, tags=f"KCRM, PHUM, {tag}", subject=subject, references=cited
        )
        whole = top + (BODY + CONTACT).format(**told, acronym=ACRONYM, copy=copy)
        return "\n".join(whole.split("\n")[: -cut - 1] if cut else whole.split("\n"))

    return f"{year:02}{post.replace(' ', '')}{700 + number}.txt", text


def write(folder: Path, cables: int, copies: bool = False) -> None:
    """Files of so many cables, and of each another that differs a little."""
    for number in range(cables):
        name, text = written(short, number)
        (folder / name).write_text(text(""), encoding="utf-8")
        if copies:
            (folder / f"copy of {name}").write_text(text("or so", 1), encoding="utf-8")


TOLD = ("organization", "figure", "case", "person", "heading", "aid", "phone", "email", "clerk")
# What stands in the places of secrets where nothing but contacts is withheld.
PUBLIC = {
    "organization": "Lake Aid Network for Orphans",
    "figure": "16",
    "case": "The courts convicted two traffickers in 2006.",
    "person": "Anna",
    "heading": "AID",
    "aid": "The capital pays for a shelter with 20 beds.",
    "clerk": "VERA DAHL",
}


# Of what the fifth paragraph says, the part in which an editor finds a figure that the machine has not read.
ADDED = re.compile(r"several [\w ]*sheds")


def decide(tell: Telling, number: int) -> None:
    """An editor withholds a span, a name, words of the header, and two paragraphs; of these one was corrected
    before, and to one a figure was added. A mention of what is withheld is said to be another organization.
    Then a paragraph is divided before a withheld name, and one joined to withheld words."""
    editor = deciding("editor")
    cable = Cable.objects.get(cable_id=written(tell, number)[0].removesuffix(".txt"))
    rows = {row.number: row for row in cable.paragraphs.filter(number__isnull=False)}
    reason = tell("reason", number)
    said = f"{rows[3].text} {tell('corrected', number)}"
    correct(rows[3], "text", said, reason=reason, editor=editor)
    if added := ADDED.search(rows[5].text):
        values = {"kind": "funding", "value": number + 7}
        add_statistic(rows[5], added[0], added[0].split()[0], values, reason=reason, editor=editor)
    withhold_in_header(cable, tell("clerk", number), "private", reason=reason, editor=editor)
    if mention := rows[1].mentions.filter(form=tell("organization", number)).first():
        other = Organization.objects.get(slug="international-organization-for-migration")
        correct(mention, "organization", other.pk, reason=reason, editor=editor)
    for place in (3, 5):
        withhold(rows[place], "victim", reason=reason, editor=editor)
    hide(rows[1], f"{tell('organization', number)} ({ACRONYM}) sheltered {tell('figure', number)}", reason)
    hide(rows[4], tell("person", number), reason)
    hide(rows[4], tell("person", number), reason)
    split(rows[4], "Today", reason="two subjects", editor=editor)
    join(rows[2], reason="one thought", editor=editor)
    reread(cable, editor=editor, reason="divided and joined")
    report(cable, rows[1], "privacy", tell("report", number), tell("answer", number), f"10.0.0.{number}")


def deciding(name: str) -> Any:
    users = get_user_model().objects
    return users.filter(username=name).first() or users.create_superuser(username=name)


def hide(paragraph: Paragraph, words: str, reason: str) -> None:
    paragraph = Paragraph.objects.get(pk=paragraph.pk)
    start = paragraph.public_text.index(words)
    withhold(
        paragraph, "safety", reason=reason, editor=deciding("editor"), start=start, end=start + len(words)
    )


def withdraw(tell: Telling, number: int) -> None:
    """A cable of which nothing but its id is public."""
    places = {"tags": "tags", "subject": "subject", "references": "cited"}
    told: dict[str, Any] = {name: tell(place, number) for name, place in places.items()}
    body = f"{tell('withdrawn', number)}\n\nMARLOWE\n"
    ingest_bytes("07PORTLISSE999.txt", (header(999, **told) + body).encode())
    cable = Cable.objects.get(cable_id="07PORTLISSE999")
    withdraw_cable(cable, "safety", at=CLOCK, editor=deciding("editor"), reason=tell("reason", number))


def stop_the_clock() -> None:
    """Every time of the archive is one: when it was loaded must not tell two archives apart. Those of history
    never change but here, with its triggers off."""
    with transaction.atomic(), pgtrigger.ignore():
        for model in apps.get_app_config("cables").get_models():
            for column in model._meta.concrete_fields:
                if isinstance(column, models.DateTimeField) and (model, column.name) != (Cable, "date"):
                    model._base_manager.exclude(**{column.name: None}).update(**{column.name: CLOCK})


def lift_everything() -> None:
    """The guard off: all that is withheld is public."""
    with writing("proof", "the guard is off"):
        Withholding.objects.update(lifted_at=CLOCK)
        for cable in Cable.objects.filter(withholdings__isnull=False).distinct():
            republish(cable)
        Cable.objects.update(withdrawn_at=None)


def empty() -> None:
    """No row is left, and ids begin anew."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    kept = {
        "django_migrations",
        "django_content_type",
        "auth_permission",
        "auth_group",
        "auth_group_permissions",
    }
    flush = connection.ops.sql_flush(
        no_style(), sorted(set(tables) - kept), reset_sequences=True, allow_cascade=False
    )
    with connection.cursor() as cursor:
        cursor.execute("select set_config(%s, 'on', false)", [MAY_GO])
    connection.ops.execute_sql_flush(flush)
