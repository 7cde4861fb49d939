"""The table that searches read: one narrow row for each public paragraph, never more and never less.

Triggers note the cables that any write touches; `settle` builds their rows anew from what is public. Writers
settle inside their own transaction, and every search settles first what is left, so the index cannot disagree
with the tables nor hold what was withheld.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models, transaction
from django.db.models.functions import Coalesce

from .cables import Cable, Paragraph
from .findings import Mention, Statistic
from .questions import Answer

OFTEN = 3  # a word that a paragraph holds so many times is marked there by a further lexeme
MARKER = "qzq"  # which is the word's own behind these letters
CHUNK = 100  # cables built anew by one statement


class Passage(models.Model):
    """Facet values lie in arrays, so that counting joins nothing. `search` is that of the paragraph, with a
    further lexeme for each word that stands in it often. `padding` makes each row long enough for the vector
    to be stored out of line: counting then reads few pages."""

    paragraph = models.OneToOneField(Paragraph, models.CASCADE, primary_key=True)
    cable = models.ForeignKey(Cable, models.CASCADE, related_name="passages")
    order = models.PositiveIntegerField()
    section = models.CharField(max_length=30, blank=True)
    mark = models.CharField(max_length=10, blank=True)
    questions = ArrayField(models.BigIntegerField(), default=list)
    topics = ArrayField(models.CharField(max_length=80), default=list)
    organizations = ArrayField(models.BigIntegerField(), default=list)
    statistics = ArrayField(models.CharField(max_length=60), default=list)
    search = SearchVectorField()
    padding = models.TextField()

    class Meta:
        # Every search with words.
        indexes = [GinIndex(fields=["search"], name="passage_search", fastupdate=False)]

    def __str__(self) -> str:
        return f"passage {self.pk}"


class Stale(models.Model):
    """A cable whose passages have to be built anew; the database's triggers write these rows."""

    cable = models.BigIntegerField(primary_key=True)

    class Meta:
        verbose_name_plural = "stale"

    def __str__(self) -> str:
        return str(self.pk)


def settle() -> None:
    """Build anew what any write has touched. Nearly always there is nothing to do."""
    if not Stale.objects.exists():
        return
    with transaction.atomic():
        rows = Stale.objects.select_for_update(skip_locked=True).order_by("pk")
        stale = list(rows.values_list("pk", flat=True))
        for at in range(0, len(stale), CHUNK):
            build(stale[at : at + CHUNK])
        Stale.objects.filter(pk__in=stale).delete()


def build(cables: list[int]) -> None:
    """Write the passages of these cables from their public paragraphs and findings."""
    Passage.objects.filter(cable__in=cables).delete()
    named = Coalesce("organization__merged_into", "organization")
    columns = ["id", "cable_id", "order", "section", "mark", "search"]
    parts: list[models.QuerySet[Any]] = [
        Paragraph.objects.public().filter(cable__in=cables).values(*columns),
        Answer.objects.public().filter(cable__in=cables).values("paragraph_id", "question_id"),
        Mention.objects.public().filter(cable__in=cables).values("paragraph_id", named=named),
        Statistic.objects.public().filter(cable__in=cables).values("paragraph_id", "kind"),
    ]
    compiled = [part.order_by().query.sql_with_params() for part in parts]
    with connection.cursor() as cursor:
        cursor.execute(
            BUILD.format(*(sql for sql, _ in compiled)), [p for _, given in compiled for p in given]
        )


BUILD = f"""
with p as materialized ({{0}}), a as materialized ({{1}}), m as materialized ({{2}}),
  s as materialized ({{3}}),
  asked as (select paragraph_id, array_agg(distinct question_id) as found from a group by 1),
  about as (select a.paragraph_id, array_agg(distinct t.topic_id) as found
            from a join cables_question_topics t on t.question_id = a.question_id group by 1),
  named as (select paragraph_id, array_agg(distinct named) as found from m group by 1),
  counted as (select paragraph_id, array_agg(distinct kind) as found from s group by 1)
insert into cables_passage
  (paragraph_id, cable_id, "order", section, mark, questions, topics, organizations, statistics,
   search, padding)
select p.id, p.cable_id, p."order", p.section, p.mark, coalesce(asked.found, '{{{{}}}}'),
  coalesce(about.found, '{{{{}}}}'), coalesce(named.found, '{{{{}}}}'), coalesce(counted.found, '{{{{}}}}'),
  p.search || array_to_tsvector(array(
    select '{MARKER}' || lexeme from unnest(p.search) where cardinality(positions) >= {OFTEN})),
  repeat(' ', 2100)
from p left join asked on asked.paragraph_id = p.id left join about on about.paragraph_id = p.id
  left join named on named.paragraph_id = p.id left join counted on counted.paragraph_id = p.id
"""
