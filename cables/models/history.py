"""History: every insert, update and delete of a row is an event with a snapshot, written by the database.

Events are never changed nor deleted, their tables never emptied, and none is without an act: who, why and
when (writing/acts.py). Left out of the snapshots are the bytes of a source, which never change and which
its digest names, the note of when they were last verified, and what follows from other columns: what is
public of a paragraph, its index.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pghistory
import pgtrigger
from django.db import models
from pghistory.models import Context

from .cables import Cable, CableTag, Paragraph, Reference, Tag
from .editorial import Correction, Problem, Withholding
from .findings import Check, Checked, Mention, Organization, Statistic
from .places import Country, Post
from .questions import Answer, Question, Topic
from .sources import Receipt, Source, Witness

Model = type[models.Model]
LEFT_OUT: Mapping[Model, tuple[str, ...]] = {
    Source: ("content", "verified_at"),
    Witness: ("text",),  # has events of its own, so that it is kept once however often the rest changes
    Paragraph: ("search", "public_text", "public_runs", "public_repairs"),
}
TRACKED: tuple[Model, ...] = (
    Source, Receipt, Witness, Cable, CableTag, Reference, Paragraph, Answer, Statistic, Organization, Mention,
    Check, Checked, Problem, Correction, Withholding, Tag, Country, Post, Topic, Question,
)  # fmt: skip
# What belongs to a thing without being a column of it is found by the thing, also when it is gone.
OWNER: Mapping[Model, str] = {Answer: "paragraph", CableTag: "cable", Reference: "cable"}
# The feed of corrections tells which cables were withdrawn for a time, of all that there are.
SOUGHT: Mapping[Model, models.Index] = {
    Cable: models.Index(
        fields=["pgh_obj"], condition=models.Q(withdrawn_at__isnull=False), name="cable_event_withdrawn"
    ),
}
# Only those who empty a database of their own, as tests do, say so in their session.
MAY_GO = "archive.history_may_go"
KEEP = pgtrigger.Trigger(
    name="never_emptied",
    level=pgtrigger.Statement,
    when=pgtrigger.Before,
    operation=pgtrigger.Truncate,
    condition=pgtrigger.Condition(f"current_setting('{MAY_GO}', true) IS DISTINCT FROM 'on'"),
    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;",
)
UNSAID = "coalesce(NEW.metadata ->> 'actor', '') = '' OR coalesce(NEW.metadata ->> 'reason', '') = ''"


class Neighbour(Country.neighbours.through):  # type: ignore[misc, name-defined]
    """That two countries have a border, as a model that can be tracked."""

    class Meta:
        proxy = True
        default_permissions = ()


class QuestionTopic(Question.topics.through):  # type: ignore[misc, name-defined]
    """That a question belongs to a topic, as a model that can be tracked."""

    class Meta:
        proxy = True
        default_permissions = ()


class Act(Context):
    """What one writer did at one time, with who and why. It stays as it was written, like its events."""

    class Meta:
        proxy = True
        app_label = "cables"
        default_permissions = ()
        triggers = (
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Protect(
                name="actor_and_reason", operation=pgtrigger.Insert, condition=pgtrigger.Condition(UNSAID)
            ),
            KEEP,
        )

    def __str__(self) -> str:
        return f"{self.metadata['actor']}: {self.metadata['reason']}"


def _events(model: Model, name: str, trackers: Iterable[pghistory.Tracker], **columns: Any) -> Any:
    """The table of a model's events. Its triggers fire once for each statement, however many rows it wrote;
    an event without an act breaks a constraint, and with it the write."""
    owner = OWNER.get(model)
    indexes = [models.Index(fields=[owner], name=f"{name.lower()}_owner")] if owner else []
    indexes += [SOUGHT[model]] if model in SOUGHT and name == model.__name__ else []
    return pghistory.create_event_model(
        model,
        *trackers,
        model_name=f"{name}Event",
        app_label="cables",
        obj_field=pghistory.ObjForeignKey(related_name="+", related_query_name="+", db_index=True),
        context_field=pghistory.ContextForeignKey(null=False, db_index=False, related_query_name="+"),
        append_only=True,
        abstract=False,
        level=pghistory.Statement,
        meta={"default_permissions": (), "ordering": ["pgh_id"], "indexes": indexes, "triggers": [KEEP]},
        **columns,
    )


def _all() -> tuple[pghistory.Tracker, ...]:
    return pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()


EVENTS: Mapping[Model, Any] = {
    model: _events(model, model.__name__, _all(), exclude=list(LEFT_OUT.get(model, ())))
    for model in (*TRACKED, Neighbour, QuestionTopic)
}
WITNESS_TEXTS: Any = _events(
    Witness,
    "WitnessText",
    (pghistory.InsertEvent("text_insert"), pghistory.UpdateEvent("text_update")),
    fields=["text"],
)
