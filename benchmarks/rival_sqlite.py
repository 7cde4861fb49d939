"""A rival: SQLite's FTS5 with one GROUP BY for each facet, the way of Datasette."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from django.db import connection

from benchmarks.asking import Asked

# The tables of the product, as flat as SQLite likes them: (table, columns, where the rows come from). Without
# its type an index on a number would not be used.
TABLES = [
    ("doc", "id integer primary key, cable integer, country, year, document, completeness, section, mark",
     """select p.id, p.cable_id, c.country_id, c.reporting_year::text, c.document,
     case when c.sections_missing <> '{}' then 'gaps' else 'whole' end,
     coalesce(nullif(p.section, ''), 'none'), coalesce(nullif(p.mark, ''), 'none')
     from cables_paragraph p join cables_cable c on c.id = p.cable_id"""),
    ("of_tag", "cable integer, value", "select cable_id, tag_id from cables_cabletag"),
    ("of_org", "doc integer, value", """select distinct m.paragraph_id, o.slug from cables_mention m
     join cables_organization o on o.id = m.organization_id"""),
    ("of_statistic", "doc integer, value", "select distinct paragraph_id, kind from cables_statistic"),
    ("of_question", "doc integer, value", """select distinct a.paragraph_id, q.year || '-' || q.code
     from cables_answer a join cables_question q on q.id = a.question_id"""),
    ("of_topic", "doc integer, value", """select distinct a.paragraph_id, t.topic_id from cables_answer a
     join cables_question_topics t on t.question_id = a.question_id"""),
]  # fmt: skip
COLUMNS = ("country", "year", "document", "completeness", "section", "mark")


class Sqlite:
    """In memory, which is the fastest that it can be."""

    name = "SQLite FTS5 + GROUP BY"

    def __init__(self) -> None:
        self.base = sqlite3.connect(":memory:")
        with connection.cursor() as cursor:
            for table, columns, rows in TABLES:
                cursor.execute(rows)
                self.base.execute(f"create table {table} ({columns})")
                holes = ", ".join("?" * (columns.count(",") + 1))
                self.base.executemany(f"insert into {table} values ({holes})", cursor.fetchall())
            cursor.execute("select id, public_text from cables_paragraph")
            self.base.execute("create virtual table fts using fts5(body, content='', tokenize='porter')")
            self.base.executemany("insert into fts (rowid, body) values (?, ?)", cursor.fetchall())
        for table, columns, _ in TABLES[1:]:
            owner = columns.split()[0]
            self.base.execute(f"create index {table}_owner on {table} ({owner}, value)")
        self.base.execute("create index doc_cable on doc (cable)")
        self.base.executescript("insert into fts (fts) values ('optimize'); analyze;")

    def ask(self, asked: Asked, facets: tuple[str, ...]) -> tuple[int, dict[str, dict[str, int]]]:
        """Read the page; (total, {facet: {value: count}})."""
        by_cable = not asked.filters.by_paragraph
        count = "count(distinct d.cable)" if by_cable else "count(*)"
        words, (where, given) = match(asked), condition(asked)
        ranked = "join fts f on f.rowid = d.id" if words else ""
        order = "f.rank" if words else "d.id desc"
        self.base.execute(
            f"select d.id, d.cable from doc d {ranked} where {where} {'and f.body match ?' if words else ''}"
            f" order by {order} limit 20",
            [*given, *words],
        ).fetchall()
        (total,) = self.base.execute(
            f"select {count} from doc d where {where} {found(words)}", [*given, *words]
        )
        return total[0], {facet: dict(self.facet(asked, facet, count, words)) for facet in facets}

    def spelled(self, facet: str, value: str) -> str:
        return value

    def facet(self, asked: Asked, facet: str, count: str, words: list[str]) -> Iterator[tuple[str, int]]:
        where, given = condition(asked, without=facet)
        if facet in COLUMNS:
            value, joined = f"d.{facet}", ""
        else:
            owner = "j.cable = d.cable" if facet == "tag" else "j.doc = d.id"
            none = "left join" if facet in ("tag", "question", "topic") else "join"
            value, joined = "coalesce(j.value, 'none')", f"{none} of_{facet} j on {owner}"
        statement = f"select {value}, {count} from doc d {joined} where {where} {found(words)} group by 1"
        yield from self.base.execute(statement, [*given, *words])


def match(asked: Asked) -> list[str]:
    parts = [*asked.must, *([f'"{asked.phrase}"'] if asked.phrase else [])]
    parts += [f"{asked.prefix}*"] if asked.prefix else []
    excluded = "".join(f" NOT {word}" for word in asked.never)
    return [" AND ".join(parts) + excluded] if parts else []


def found(words: list[str]) -> str:
    return "and d.id in (select rowid from fts where body match ?)" if words else ""


def condition(asked: Asked, without: str = "") -> tuple[str, list[str]]:
    parts, given = ["1"], []
    for facet, values in asked.values.items():
        if facet != without:
            holes = ", ".join("?" * len(values))
            own, owner = ("d.cable", "cable") if facet == "tag" else ("d.id", "doc")
            inner = f"{own} in (select {owner} from of_{facet} where value in ({holes}))"
            parts.append(f"d.{facet} in ({holes})" if facet in COLUMNS else inner)
            given += values
    return " and ".join(parts), given
