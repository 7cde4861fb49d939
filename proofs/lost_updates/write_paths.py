"""Every way in which an editor writes, as a round that several of them begin at once.

A form that was loaded before somebody else saved is refused: one wins, the others see both texts. An action
in a list has no form to compare: it is done once, however many ask for it, and who was first stays on record.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.db.models import Model
from django.urls import reverse

from cables.deciding.correcting import correct
from cables.deciding.fields import get
from cables.deciding.withholding import withhold
from cables.ingest import ingest_bytes
from cables.models import Cable, Correction, Organization, Paragraph, Source, Statistic, Withholding, Witness

from ..desk import address
from ..editions import FIGURE, SECRET, Edition
from ..pages import Filled, errors, filled, form_to
from .sessions import Answer, Session, at_once

WHY = "read in another copy"
# Of these a page asks before anything is done, of an organization only before it is rejected.
ASKED = (Cable, Withholding, Source, Witness)


@dataclass
class Round:
    """One round of one path. `wrong` says what did not hold; `lost` counts saves that a later one undid
    although its editor had not seen them."""

    number: int
    sessions: Sequence[Session]
    won: int = 0
    told: int = 0
    lost: int = 0
    wrong: str = ""

    def require(self, holds: object, what: str) -> None:
        if not holds and not self.wrong:
            self.wrong = what


Path = Callable[[Round], None]


def the_cable() -> Cable:
    return Cable.objects.get(cable_id="07PORTLISSE612")


def the_paragraph(number: int) -> Paragraph:
    return Paragraph.objects.get(cable=the_cable(), key=f"par{number}")


def the_figure() -> Statistic:
    return Statistic.objects.get(cable=the_cable(), kind=FIGURE)


def _organization() -> Organization:
    return Organization.objects.get(slug="ministry-of-labor-xe")


def form(find: Callable[[], Model], *fields: str) -> Path:
    """Everybody has the thing's form open and types into one of these fields."""

    def play(round_: Round) -> None:
        thing = find()
        name = f"{thing._meta.model_name}_form"
        typed = [f"Typed by {i} in round {round_.number}" for i in range(len(round_.sessions))]
        into = [fields[i % len(fields)] for i in range(len(round_.sessions))]
        path, before = address(thing), Correction.objects.count()
        sheets = [filled(session.get(path), name) for session in round_.sessions]
        answers = at_once(
            round_.sessions,
            lambda i, session: session.post(path, sheets[i] | {into[i]: typed[i], "reason": WHY}),
        )
        winners = [i for i, answer in enumerate(answers) if answer.saved]
        round_.won, round_.lost = len(winners), max(len(winners) - 1, 0)
        round_.require(len(winners) == 1, f"{len(winners)} saved")
        if len(winners) != 1:
            return
        (first,) = winners
        thing = find()
        round_.require(get(thing, into[first]) == typed[first], "the winner's text is not published")
        round_.require(Correction.objects.count() == before + 1, "more than one correction was made")
        for i, answer in enumerate(answers):
            if i != first:
                _judge_conflict(round_, answer, typed[i], typed[first], into[i] == into[first])
        _save_again(round_, path, name, answers, typed, into)

    return play


def _judge_conflict(round_: Round, answer: Answer, typed: str, saved: str, same: bool) -> None:
    """The page of an editor who came second."""
    told = errors(answer.page)
    round_.require(answer.status == 200, f"a conflict answers {answer.status}")
    round_.require("Somebody else saved this meanwhile" in told, "a conflict is not told")
    round_.require(saved in told or not same, "the text saved first is not shown")
    round_.require(escape(typed) in answer.page, "what was typed is gone")
    round_.told += 1


def _save_again(
    round_: Round, path: str, name: str, answers: list[Answer], typed: list[str], into: list[str]
) -> None:
    """Who was told and sends the page as it came back is heard: now it is a decision."""
    loser = next((i for i, answer in enumerate(answers) if not answer.saved), None)
    if loser is None or answers[loser].status != 200:
        return
    again = round_.sessions[loser].post(path, filled(answers[loser].page, name))
    round_.require(again.saved, "who saw both texts cannot save")
    in_force = Correction.objects.filter(field=into[loser], says=typed[loser], withdrawn_at=None)
    round_.require(in_force.count() == 1, "what was saved on a second look is not in force")


def act(round_: Round, model: type[Model], pk: int, actions: Sequence[str], **more: str) -> None:
    """Everybody asks for an action on the same row, as the list or the page before the deed shows it."""
    path = _list_of(model)
    sheets = [
        sheet(session, model, pk, actions[i % len(actions)]) | more
        for i, session in enumerate(round_.sessions)
    ]
    answers = at_once(round_.sessions, lambda i, session: session.post(path, sheets[i]))
    round_.require(all(answer.saved for answer in answers), f"{[answer.status for answer in answers]}")
    round_.won, round_.told = 1, len(answers) - 1


def sheet(session: Session, model: type[Model], pk: int, action: str) -> Filled:
    """What an action is sent with: the row as the list shows it, or as the page before the deed does."""
    path, seen = _list_of(model), f"seen-{pk}"
    listed = filled(session.get(f"{path}?id={pk}"), "changelist-form")[seen]  # it may be past page 1
    sent = {"_selected_action": f"{pk}", seen: listed, "action": action, "reason": WHY}
    asks = model in ASKED or (model, action) == (Organization, "reject")
    answer = session.post(path, sent) if asks else None
    return form_to(answer.page, path) | {"reason": WHY} if answer and answer.status == 200 else sent


def lift_row(session: Session, row: Withholding) -> None:
    session.post(_list_of(Withholding), sheet(session, Withholding, row.pk, "lift"))


def _list_of(model: type[Model]) -> str:
    return reverse(f"admin:cables_{model._meta.model_name}_changelist")


def withdraw_correction(round_: Round) -> None:
    editor = round_.sessions[0].editor
    row = correct(the_paragraph(2), "heading", f"H {round_.number}", reason=WHY, editor=editor)
    version = the_paragraph(2).version
    act(round_, Correction, row.pk, ["withdraw"])
    row.refresh_from_db()
    round_.require(row.withdrawn_at is not None, "not withdrawn")
    round_.require(the_paragraph(2).version == version + 1, "withdrawn more than once")


def keep_correction(round_: Round) -> None:
    editor = round_.sessions[0].editor
    row = correct(the_cable(), "subject", f"S {round_.number}", reason=WHY, editor=editor)
    edition = Edition(612, subject=f"AVERNA: EDITION {round_.number}")
    ingest_bytes(edition.name, edition.content)
    row.refresh_from_db()
    round_.require(row.changed_reading, "the changed reading was not told")
    act(round_, Correction, row.pk, ["keep"])
    row.refresh_from_db()
    round_.require(not row.changed_reading and row.withdrawn_at is None, "not kept")


def review(find: Callable[[], Any], *actions: str) -> Path:
    """Confirmed or rejected in the list: the same word twice is one correction, and every word that another
    replaced stands in history."""

    def play(round_: Round) -> None:
        correct(find(), "review", "corrected", reason=WHY, editor=round_.sessions[0].editor)
        thing, last = find(), Correction.objects.order_by("-pk")[0].pk
        act(round_, type(thing), thing.pk, actions)
        made = list(Correction.objects.filter(pk__gt=last, field="review").order_by("pk"))
        says = [row.says for row in made]
        round_.require(says and find().review == says[-1], f"{says} made, {find().review} published")
        round_.require(sum(row.withdrawn_at is None for row in made) == 1, "not one in force")
        repeated = sum(one == other for one, other in itertools.pairwise(says))
        round_.require(repeated == 0, f"the same correction was made {repeated + 1} times")

    return play


def withhold_words(words: str) -> Path:
    """Everybody withholds the same; it is lifted again at the end by all at once."""

    def play(round_: Round) -> None:
        path = reverse("admin:cables_withholding_add")
        sheets = [filled(session.get(path), "withholding_form") for session in round_.sessions]
        sent = {"paragraph": f"{the_paragraph(1).pk}", "kind": "private", "reason": WHY, "words": words}
        answers = at_once(round_.sessions, lambda i, session: session.post(path, sheets[i] | sent))
        rows = list(Withholding.objects.filter(paragraph=the_paragraph(1), lifted_at=None))
        for answer in answers:
            round_.require(answer.status in (200, 302), f"withholding answers {answer.status}")
            round_.told += answer.status == 200 and bool(errors(answer.page))
        round_.won = sum(answer.saved for answer in answers)
        round_.require(len(rows) == round_.won == 1, f"withheld {len(rows)} times, {round_.won} saved")
        round_.require(round_.told == len(answers) - 1, "those who came second are not told")
        round_.require((words or SECRET) not in the_paragraph(1).public_text, "it is still public")
        _lift_all(round_, rows)

    return play


def _lift_all(round_: Round, rows: list[Withholding]) -> None:
    for row in rows:
        lift_row(round_.sessions[0], row)
    round_.require(SECRET in the_paragraph(1).public_text, "it is not public again")


def lift(kind: str, least: int) -> Path:
    """Lifted by whoever is the first (or, for a person's safety, the second) to say so; that stays on record,
    whoever says it after."""

    def play(round_: Round) -> None:
        at = the_paragraph(1).public_text.index(SECRET)
        editor, span = round_.sessions[0].editor, {"start": at, "end": at + len(SECRET)}
        row = withhold(the_paragraph(1), kind, reason=WHY, editor=editor, **span)
        for session in round_.sessions[:least]:
            lift_row(session, row)
        row.refresh_from_db()
        first = (row.lifted_by, row.lifted_at)
        round_.require(row.lifted_at is not None, f"{least} editors do not lift it")
        act(round_, Withholding, row.pk, ["lift"])
        row.refresh_from_db()
        round_.require((row.lifted_by, row.lifted_at) == first, "lifted a second time")
        round_.require(SECRET in the_paragraph(1).public_text, "it is not public again")

    return play


def lift_at_once(round_: Round) -> None:
    """A guarded withholding that everybody lifts at once: one is the first to ask, and nobody has agreed to
    what he had not seen. It takes another one after him."""
    row = withhold(the_paragraph(1), "safety", reason=WHY, editor=round_.sessions[0].editor)
    act(round_, Withholding, row.pk, ["lift"])
    row.refresh_from_db()
    round_.require(row.lift_asked_by and not row.lifted_at, "one person lifted it, or nobody asked")
    lift_row(next(one for one in round_.sessions if one.editor != row.lift_asked_by), row)
    row.refresh_from_db()
    round_.require(row.lifted_at and row.lifted_by != row.lift_asked_by, "two persons did not lift it")


def settle_problem(round_: Round) -> None:
    """Problems of a cable of its own for each round, in which a paragraph is missing."""
    edition = Edition(100 + round_.number % 900)
    content = edition.content.decode().replace("3. (SBU)", "5. (SBU)").replace("4. (U)", "6. (U)")
    ingest_bytes(edition.name, content.encode())
    problems = Cable.objects.get(cable_id=f"07PORTLISSE{edition.number}").problems
    row = problems.all()[0]
    act(round_, type(row), row.pk, ["settle"])
    row.refresh_from_db()
    settled = row.settled_at
    round_.require(settled is not None, "not settled")
    act(round_, type(row), row.pk, ["settle"])
    row.refresh_from_db()
    round_.require(row.settled_at == settled, "settled twice")


def withdraw_cable(round_: Round) -> None:
    version = the_cable().version
    act(round_, Cable, the_cable().pk, ["withdraw"], kind="private")
    round_.require(the_cable().withdrawn_at is not None, "not withdrawn")
    round_.require(the_cable().version == version + 1, "withdrawn more than once")
    act(round_, Cable, the_cable().pk, ["restore"])
    round_.require(the_cable().withdrawn_at is None, "not restored")
    round_.require(the_cable().version == version + 2, "restored more than once")


PATHS: dict[str, Path] = {
    "cable form": form(the_cable, "subject"),
    "paragraph form": form(lambda: the_paragraph(2), "text"),
    "paragraph form, two fields": form(lambda: the_paragraph(3), "text", "heading"),
    "statistic form": form(the_figure, "what"),
    "organization form": form(_organization, "name"),
    "withhold words": withhold_words(SECRET),
    "withhold a paragraph": withhold_words(""),
    "withdraw a correction": withdraw_correction,
    "keep a correction": keep_correction,
    "lift": lift("private", 1),
    "lift what is guarded": lift("safety", 2),
    "lift at once what is guarded": lift_at_once,
    "confirm": review(the_figure, "confirm"),
    "reject": review(_organization, "reject"),
    "confirm against reject": review(the_figure, "confirm", "reject"),
    "settle a problem": settle_problem,
    "withdraw and restore a cable": withdraw_cable,
}
