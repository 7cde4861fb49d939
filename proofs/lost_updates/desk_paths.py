"""The desk's own ways to write, as rounds like those of write_paths: the review page, its tools and verdicts,
many at once, and the way back to a version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from cables.admin.review.batches import work
from cables.admin.review.rows import TOP
from cables.admin.review.verdicts import take_back
from cables.deciding.correcting import correct
from cables.deciding.versions import versions
from cables.models import Batch, Correction, Statistic, Withholding

from ..editions import SECRET
from ..pages import Filled, errors, form_to
from .sessions import Session, at_once
from .write_paths import WHY, Path, Round, lift_row, the_cable, the_figure, the_paragraph

CABLE = "07PORTLISSE612"
SECOND = "Somebody else"
# What tells the second editor; a figure or a withholding is found to be there already.
CONFLICTS = (
    f"{SECOND} saved this meanwhile",
    "A figure is read there already",
    "is read there already: correct that one",
    "or they are withheld in part",
    "These words are withheld already",
)
Count = Callable[[], int]


def _send(round_: Round, path: str, sheets: list[Filled], typed: Filled, done: Count) -> None:
    """Everybody has the form open and saves: one is saved, the others are told and lose nothing."""
    before = done()
    answers = at_once(
        round_.sessions,
        lambda i, session: session.post(path, sheets[i] | typed | {"reason": f"{WHY} {i}", "save": "1"}),
    )
    round_.won = sum(answer.saved for answer in answers)
    round_.lost = max(round_.won - 1, 0)
    round_.require(round_.won == 1, f"{round_.won} saved")
    round_.require(done() == before + 1, f"it was done {done() - before} times")
    for i, answer in enumerate(answers):
        if not answer.saved:
            round_.told += 1
            round_.require(answer.status == 200, f"a conflict answers {answer.status}")
            round_.require(
                any(said in errors(answer.page) for said in CONFLICTS), f"not told: {errors(answer.page)}"
            )
            round_.require(f"{WHY} {i}" in answer.page, "what was typed is gone")


def _open(session: Session, path: str) -> Filled:
    return form_to(session.get(path), path)


def edit(round_: Round) -> None:
    """A paragraph where it stands on the review page."""
    path = reverse("desk-edit", args=[CABLE, "par2", "paragraph", the_paragraph(2).pk])
    sheets = [
        _open(session, path) | {"text": f"Typed by {i} in round {round_.number}"}
        for i, session in enumerate(round_.sessions)
    ]
    _send(round_, path, sheets, {}, Correction.objects.filter(field="text").count)
    text = the_paragraph(2).text
    typed = [sheet["text"] for sheet in sheets]
    round_.require(text in typed, "the winner is not published")


def tool(name: str, key: str, **typed: str) -> Path:
    """A tool of the review page; what it did is taken back at the end."""
    field = {"split": "division", "add": "added", "name": "added"}.get(name)

    def play(round_: Round) -> None:
        path = reverse("desk-tool", args=[CABLE, key, name])
        sheets = [_open(session, path) for session in round_.sessions]
        rows: Any = Correction.objects.filter(field=field, withdrawn_at=None)
        place = {"paragraph__key": key} if key != TOP else {"paragraph": None}
        rows = rows if field else Withholding.objects.filter(lifted_at=None, **place)
        _send(round_, path, sheets, typed, rows.count)
        for row in rows:
            if field:
                take_back(row, round_.sessions[0].editor, WHY)
            else:
                lift_row(round_.sessions[0], row)

    return play


def join(round_: Round) -> None:
    """The paragraph is gone when the second one saves: that is said beside what was typed."""
    path = reverse("desk-tool", args=[CABLE, "par3", "join"])
    sheets = [_open(session, path) for session in round_.sessions]
    rows = Correction.objects.filter(field="joined", withdrawn_at=None)
    _send(round_, path, sheets, {}, rows.count)
    for row in rows:
        take_back(row, round_.sessions[0].editor, WHY)


def _told(session: Session, path: str) -> bool:
    return SECOND in session.get(path)


def verdict(round_: Round) -> None:
    """Everybody sees the same figure and says the one or the other: the first word holds, the rest are told
    and decide nothing."""
    correct(the_figure(), "review", "corrected", reason=WHY, editor=round_.sessions[0].editor)
    figure, page = the_figure(), reverse("desk-review", args=[CABLE])
    path = reverse("desk-verdict", args=[CABLE, "statistic", figure.pk])
    for session in round_.sessions:
        session.get(page)
    last = Correction.objects.order_by("-pk")[0].pk
    seen = {f"seen-statistic-{figure.pk}": f"{figure.version}", "row": "par3", "reason": WHY}
    words = ("accept", "reject")
    answers = at_once(
        round_.sessions, lambda i, session: session.post(path, seen | {"verdict": words[i % 2]})
    )
    round_.require(all(answer.saved for answer in answers), f"{[answer.status for answer in answers]}")
    made = list(Correction.objects.filter(pk__gt=last, field="review"))
    round_.require(len(made) == 1 and the_figure().review == made[0].says, f"{len(made)} decisions")
    round_.won, round_.lost = len(made), max(len(made) - 1, 0)
    round_.told = sum(_told(session, page) for session in round_.sessions)
    round_.require(round_.told == len(answers) - 1, f"{round_.told} of {len(answers) - 1} are told")


def bulk(round_: Round) -> None:
    """Everybody looked at the same sample, and accepts all: each figure is decided once."""
    for row in Correction.objects.filter(model="statistic", field="review", withdrawn_at=None):
        take_back(row, round_.sessions[0].editor, WHY)
    path = reverse("desk-bulk", query={"doubt": "unchecked"})
    sheets = [_open(session, path) for session in round_.sessions]
    left, last = set(_unchecked()), Correction.objects.order_by("-pk")[0].pk
    answers = at_once(
        round_.sessions,
        lambda i, session: session.post(path, sheets[i] | {"reason": f"{WHY} {i}", "accept": "1"}),
    )
    round_.require(all(answer.saved for answer in answers), f"{[answer.status for answer in answers]}")
    while work():
        pass
    made = Correction.objects.filter(pk__gt=last, field="review")
    ids = sorted(made.values_list("object_id", flat=True))
    round_.require(left and ids == sorted(left), f"{len(ids)} decisions about {len(left)} figures")
    round_.require(made.values("editor").distinct().count() == 1, "two decided")
    round_.won, round_.lost = 1, len(ids) - len(left)
    pages = [reverse("desk-batch", args=[batch.pk]) for batch in Batch.objects.all()[: len(answers)]]
    round_.told = sum("changed by somebody else" in round_.sessions[0].get(page) for page in pages)
    round_.require(round_.told == len(answers) - 1, f"{round_.told} of {len(answers) - 1} are told")


def _unchecked() -> list[int]:
    rows = Statistic.objects.filter(review="machine", confidence="high", paragraph__removed_at=None)
    return list(rows.values_list("pk", flat=True))


def revert(round_: Round) -> None:
    """Everybody has the history open, and goes back: it is reverted once, by one."""
    editor, then = round_.sessions[0].editor, the_cable().subject
    act = versions(the_cable())[-1].act
    correct(the_cable(), "subject", f"S {round_.number}", reason=WHY, editor=editor)
    version = the_cable().version
    path = reverse("admin:cables_cable_history", args=[the_cable().pk])
    for session in round_.sessions:
        session.get(path)
    sent = {"act": f"{act}", "seen": f"{version}", "save": "1", "reason": WHY}
    answers = at_once(round_.sessions, lambda i, session: session.post(path, sent))
    round_.require(all(answer.saved for answer in answers), f"{[answer.status for answer in answers]}")
    round_.require(the_cable().subject == then, "it is not as it was")
    round_.told = sum("Nothing was reverted" in session.get(path) for session in round_.sessions)
    round_.won = len(answers) - round_.told
    round_.lost = max(round_.won - 1, 0)
    round_.require(round_.won == 1, f"{round_.won} reverted")


DESK: dict[str, Path] = {
    "review page, edit": edit,
    "review page, divide": tool("split", "par1", words=f"The {SECRET} sheltered"),
    "review page, join": join,
    "review page, add a figure": tool(
        "add", "par1", words="country of transit", number="transit", value="5", kind="care-facilities"
    ),
    "review page, withhold": tool("withhold", "par1", words=SECRET, kind="private"),
    "review page, withhold in the header": tool("withhold", TOP, words="KCRM", kind="private"),
    "review page, add a name": tool(
        "name", "par1", words="country of transit", organization="harbor-mission-society"
    ),
    "verdict": verdict,
    "many at once": bulk,
    "revert": revert,
}
