"""How what is public gets into the tables that searches read, and nothing else.

A passage is one public paragraph. All that it can be found by stands in one vector: its words, lexemes for
exact phrases (`text.phrases`), and a key for each value of each facet (`=year:2007`): any question is one
scan of one index. Values that paragraphs share lie in sets, counted by number and taken apart at the end.

Triggers note the cables that any write touches; `settle` builds their rows anew from what is public. Writers
settle inside their own transaction, and every search settles first what is left, so the index cannot disagree
with the tables nor hold what was withheld. docs/search.md says what each of these costs and gains.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from cables.models import (
    Answer,
    Cable,
    CableFacets,
    CableTag,
    FacetSet,
    Mention,
    Paragraph,
    Passage,
    Stale,
    Statistic,
)
from cables.models.words import CONFIG
from cables.publishing.reading_room import in_the_stacks
from cables.text.folding import indexed
from cables.text.phrases import phrase_vector, words_of

OFTEN = (2, 3, 5, 8)  # a word that a paragraph holds so many times is marked there by a further lexeme
Part = tuple[str, list[Any]]  # SQL and its parameters
BUILDING = 20_070_615  # of the locks of those who build, each with the number of its cable
ONE_BUILDER = "select pg_advisory_xact_lock(%s, c) from unnest(%s::int[]) c order by c"
CHUNK = 20  # cables built anew by one statement: well within the time that a search may take


def key(facet: str, value: object) -> str:
    """A facet's value as a lexeme. No word of a text begins so."""
    return f"={facet}:{value}"


def often(times: int, lexeme: str) -> str:
    """The lexeme that marks paragraphs which hold a word at least so many times."""
    return f"=often{times}:{lexeme}"


STATE = """
select exists (select from cables_stale), pg_is_in_recovery(),
  (select stamp from cables_revision where pg_current_xact_id_if_assigned() is null)
"""


def settle() -> UUID | None:
    """Build anew what any write has touched; nearly always there is nothing to do, and nothing that a standby
    could. Gives the stamp (`models.revision`) of what then can be searched, None where it is changing."""
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        touched, follows, stamp = row if (row := cursor.fetchone()) else (False, False, None)
        if not touched:
            return stamp
        if follows:
            return None
    with in_the_stacks(), transaction.atomic():
        rows = Stale.objects.select_for_update(skip_locked=True).order_by("pk")
        stale = list(rows.values_list("pk", flat=True))
        for at in range(0, len(stale), CHUNK):
            build(stale[at : at + CHUNK])
        Stale.objects.filter(pk__in=stale).delete()
    return None


# Tables of which so much is new that what the planner knows of them misleads it.
UNKNOWN = """
select relname from pg_stat_user_tables where relname = any(%s) and n_mod_since_analyze > n_live_tup / 10
"""


def tidy() -> None:
    """Sort in what waits in the index, and count anew what lies in tables where much has changed: the next
    searches need not read through the one, nor be planned by the other."""
    tables = [model._meta.db_table for model in (Passage, CableFacets, FacetSet)]
    with connection.cursor() as cursor:
        cursor.execute("select gin_clean_pending_list('passage_search')")
        cursor.execute("select pg_stat_force_next_flush()")
        cursor.execute(UNKNOWN, [tables])
        for (table,) in cursor.fetchall():
            cursor.execute(f"analyze {table}")


def build(cables: list[int]) -> None:
    """Write the passages of these cables from their public paragraphs and findings. Whoever builds the same
    cable waits, and then sees what was built."""
    (texts, asked), (public, also) = published()
    with connection.cursor() as cursor:
        cursor.execute(ONE_BUILDER, [BUILDING, cables])
    headers = {
        pk: header_of(row)
        for pk, *row in Cable.objects.public().filter(pk__in=cables).values_list("pk", *LINES)
    }
    with connection.cursor() as cursor:
        cursor.execute(texts, filled(asked, cables))
        said = dict(cursor.fetchall())
        for table in ("cables_passage", "cables_cablefacets"):
            cursor.execute(f"delete from {table} where cable_id = any(%s)", [cables])
        phrases, printed = ([phrase_vector(text) for text in each.values()] for each in (said, headers))
        given = [[*said], phrases, [*headers], [*headers.values()], printed]
        cursor.execute(f"with {public}, {BUILD}", [*filled(also, cables), *given])
        learned = {word for text in said.values() for word in words_of(text) if word.isalpha()}
        cursor.execute(LEARN, [sorted(learned)])


LINES = ("subject", "sender", "to", "info", "attention")


def header_of(row: Sequence[Any]) -> str:
    """The words of a header's lines, each of them apart."""
    subject, sender, to, info, attention = row
    return indexed(" ; ".join([subject, sender, *(one["name"] or "" for one in (*to, *info)), *attention]))


THESE = "these cables"  # stands in parameters for their numbers


def filled(parameters: Iterable[Any], cables: list[int]) -> list[Any]:
    return [cables if parameter == THESE else parameter for parameter in parameters]


@cache
def published() -> tuple[Part, Part]:
    """What the predicates of what is public select of these cables: their texts; all else, as tables of a
    statement. Compiled once, which takes as long as to build a cable."""
    these = RawSQL("select unnest(%s::bigint[])", [THESE])
    named = Coalesce("organization__merged_into", "organization")
    columns = ["id", "cable_id", "order", "section", "mark", "search"]
    current = Cable.objects.current().filter(pk=models.OuterRef("pk"))
    damaged = Paragraph.objects.filter(cable=models.OuterRef("pk"), removed_at=None)
    flags = {
        "current": models.Exists(current),
        "damaged": models.Exists(damaged.exclude(state=Paragraph.State.WHOLE)),
    }
    paragraphs = Paragraph.objects.public().filter(cable__in=these)
    # Said of the paragraph as well, so that the planner does not join with those of all cables.
    found = {"cable__in": these, "paragraph__cable__in": these}
    parts: dict[str, models.QuerySet[Any]] = {
        "c": Cable.objects.public().filter(pk__in=these).annotate(**flags)
        .values("id", "country_id", "reporting_year", "sections_missing", "document", *flags),
        "g": CableTag.objects.filter(cable__in=these).values("cable_id", "tag_id"),
        "p": paragraphs.values(*columns),
        "a": Answer.objects.public().filter(**found).values("paragraph_id", "question_id"),
        "m": Mention.objects.public().filter(cable__in=these).values("paragraph_id", named=named),
        "s": Statistic.objects.public().filter(cable__in=these).values("paragraph_id", "kind"),
    }  # fmt: skip
    compiled = {name: part.order_by().query.sql_with_params() for name, part in parts.items()}
    public = ",\n".join(f"{name} as materialized ({sql})" for name, (sql, _) in compiled.items())
    texts, asked = paragraphs.order_by().values("id", "public_text").query.sql_with_params()
    return (texts, [*asked]), (public, [one for _, given in compiled.values() for one in given])


def set_of(column: str) -> str:
    """The number of the set that holds these keys, old or new."""
    known = f"select min(f.id) from cables_facetset f where f.keys = p.{column}"
    return f"coalesce(({known}), (select fresh.id from fresh where fresh.keys = p.{column}))"


BUILD = f"""
said as (select * from unnest(%s::bigint[], %s::text[]) t (paragraph_id, phrases)),
printed as (select * from unnest(%s::bigint[], %s::text[], %s::text[]) t (cable_id, text, phrases)),
asked as (select paragraph_id, array_agg(distinct '=question:' || question_id) as keys from a group by 1),
topics as (select a.paragraph_id, array_agg(distinct '=topic:' || t.topic_id) as keys
  from a join cables_question_topics t on t.question_id = a.question_id group by 1),
named as (select paragraph_id, array_agg(distinct '=org:' || named) as keys from m group by 1),
counted as (select paragraph_id, array_agg(distinct '=statistic:' || kind) as keys from s group by 1),
tagged as (select cable_id, array_agg(distinct '=tag:' || tag_id) as keys from g group by 1),

-- the keys of each cable and of each passage; what is not stated has a key as well
cable as (select c.id, c.current, array[
    '=country:' || coalesce(c.country_id, 'none'), '=year:' || coalesce(c.reporting_year::text, 'none'),
    '=document:' || c.document,
    '=completeness:' || case when c.damaged or c.sections_missing <> '{{}}' then 'gaps' else 'whole' end
  ] || coalesce(tagged.keys, '{{=tag:none}}') as keys
  from c left join tagged on tagged.cable_id = c.id),
passage as (select p.*, array['=section:' || coalesce(nullif(p.section, ''), 'none'),
    '=mark:' || coalesce(nullif(p.mark, ''), 'none')]
    || coalesce(asked.keys, '{{=question:none}}') || coalesce(topics.keys, '{{=topic:none}}')
    || coalesce(counted.keys, '{{=statistic:none}}') as about,
  coalesce(named.keys, '{{=org:none}}') as named
  from p left join asked on asked.paragraph_id = p.id left join topics on topics.paragraph_id = p.id
  left join named on named.paragraph_id = p.id left join counted on counted.paragraph_id = p.id),

-- the sets that are not there yet
needed as (select distinct keys from passage, lateral (values (passage.about), (passage.named)) v (keys)),
fresh as (insert into cables_facetset (keys)
  select keys from needed where not exists (select from cables_facetset f where f.keys = needed.keys)
  returning id, keys),

written as (insert into cables_passage
  (paragraph_id, cable_id, "order", about, named, current, search, padding)
  select p.id, p.cable_id, p."order", {set_of("about")}, {set_of("named")}, cable.current,
    p.search || said.phrases::tsvector || array_to_tsvector(
      cable.keys || p.about || p.named || ('=cable:' || p.cable_id) || array(
        select '=often' || times || ':' || lexeme
        from (select lexeme, cardinality(positions) as n from unnest(p.search)
          where cardinality(positions) >= {OFTEN[0]}) u, unnest(array{list(OFTEN)}) times where n >= times)),
    repeat(' ', 2100)
  from passage p join cable on cable.id = p.cable_id join said on said.paragraph_id = p.id)

insert into cables_cablefacets (cable_id, current, keys, within, header)
select cable.id, cable.current, cable.keys,
  array(select distinct k from passage p, unnest(p.about || p.named) k where p.cable_id = cable.id),
  to_tsvector('{CONFIG}', printed.text) || printed.phrases::tsvector
from cable join printed on printed.cable_id = cable.id
"""

# In one order, so that writers never wait for each other in a circle.
LEARN = """
insert into cables_word (word) select word from unnest(%s::text[]) t (word)
where length(word) between 3 and 30
  and not exists (select from cables_word w where w.word = t.word)
order by 1 on conflict do nothing
"""
