"""The tables that searches read: what is public, and nothing else, in the shape that counting wants.

A passage is one public paragraph, a word one that was ever public; publishing/passages.py builds them.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, HashIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from .cables import Cable, Paragraph


class FacetSet(models.Model):
    """Keys that stand together in passages. The same set may be there twice: nothing counts sets."""

    id = models.AutoField(primary_key=True)
    keys = ArrayField(models.TextField())

    class Meta:
        # Building a passage looks for the set that it needs.
        indexes = [HashIndex(fields=["keys"], name="facet_set")]

    def __str__(self) -> str:
        return " ".join(self.keys)


class Passage(models.Model):
    """`about` (section, mark, questions, topics, kinds of figures) and `named` (organizations) are numbers of
    sets. Columns of fixed width stand first, so that PostgreSQL need not read through others to reach them.
    `padding` makes each row long enough for the vector to be stored out of line: counting then reads few
    pages."""

    paragraph = models.OneToOneField(Paragraph, models.CASCADE, primary_key=True)
    cable = models.ForeignKey(Cable, models.CASCADE, related_name="passages")
    order = models.PositiveIntegerField()
    about = models.IntegerField()
    named = models.IntegerField()
    current = models.BooleanField(help_text="not of a cable that a later one replaces")
    search = SearchVectorField()
    padding = models.TextField()

    class Meta:
        # Every search with words or with a facet of paragraphs. New rows wait in its list of pending entries,
        # which is short, so that searches need not read through much, and saves the ingest a third.
        indexes = [GinIndex(fields=["search"], name="passage_search", gin_pending_list_limit=256)]

    def __str__(self) -> str:
        return f"passage {self.pk}"


class CableFacets(models.Model):
    """One row for each public cable: its own keys, all those of its passages, and the words of its header."""

    cable = models.OneToOneField(Cable, models.CASCADE, primary_key=True, related_name="facets")
    current = models.BooleanField()
    keys = ArrayField(models.TextField())
    within = ArrayField(models.TextField())
    header = SearchVectorField(default="")

    class Meta:
        verbose_name_plural = "cable facets"
        indexes = [GinIndex(fields=["header"], name="header_words")]

    def __str__(self) -> str:
        return f"facets of cable {self.pk}"


class Word(models.Model):
    """A word that was ever public, for other spellings. Whether it still is, the passages know."""

    word = models.TextField(primary_key=True)

    def __str__(self) -> str:
        return self.word


class Stale(models.Model):
    """A cable whose passages have to be built anew; the database's triggers write these rows."""

    cable = models.BigIntegerField(primary_key=True)

    class Meta:
        verbose_name_plural = "stale"

    def __str__(self) -> str:
        return str(self.pk)
