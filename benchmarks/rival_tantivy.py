"""A rival: tantivy, a search library in Rust, with columns and aggregations; near what a machine can do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import tantivy
from django.db import connection, transaction
from tantivy import Filter, Occur, Query, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

from benchmarks.asking import Asked
from cables.models import Organization, Question
from cables.search import FACETS

PASSAGES = """select s.paragraph_id, s.cable_id, p.public_text, c.keys || about.keys || named.keys
  from cables_passage s join cables_paragraph p on p.id = s.paragraph_id
  join cables_cablefacets c on c.cable_id = s.cable_id
  join cables_facetset about on about.id = s.about join cables_facetset named on named.id = s.named"""
CABLES = "select cable_id, cable_id, '', keys || within from cables_cablefacets"
BUFFER = 500_000_000  # bytes
VALUES = 5_000  # of a facet, at most
TOKENIZER = "stems"


class Tantivy:
    """In memory; passages in one index, cables in another for questions that ask for cables."""

    name = "tantivy"

    def __init__(self) -> None:
        self.passages, self.cables = built(PASSAGES), built(CABLES)
        pairs = Question.objects.values_list("year", "code", "pk")
        self.keys = {("question", f"{year}-{code}"): str(pk) for year, code, pk in pairs}
        self.keys |= {("org", slug): str(pk) for slug, pk in Organization.objects.values_list("slug", "pk")}

    def spelled(self, facet: str, value: str) -> str:
        return self.keys.get((facet, value), value)

    def ask(self, asked: Asked, facets: tuple[str, ...]) -> tuple[int, dict[str, dict[str, int]]]:
        """Read the page; (total, {facet: {value: count}})."""
        index = self.passages if asked.filters.by_paragraph else self.cables
        searcher, words = index.searcher(), list(queries(index, asked))
        whole = self.narrowed(index, words, asked)
        page: Any = searcher.search(whole, limit=20, order_by_field=None if words else "id")
        own = [facet for facet in facets if facet in asked.values]
        found = counted(searcher, whole, [facet for facet in facets if facet not in own])
        for facet in own:
            found |= counted(searcher, self.narrowed(index, words, asked, without=facet), [facet])
        return page.count, found

    def narrowed(
        self, index: tantivy.Index, words: list[tuple[Occur, Query]], asked: Asked, without: str = ""
    ) -> Query:
        parts = list(words) or [(Occur.Must, Query.all_query())]
        for facet, values in asked.values.items():
            if facet != without:
                keys = [self.spelled(facet, value) for value in values]
                parts.append((Occur.Must, Query.term_set_query(index.schema, facet, keys)))
        return Query.boolean_query(parts)


def built(rows: str) -> tantivy.Index:
    """Rows are (id, cable, text, keys)."""
    schema = SchemaBuilder()
    schema.add_integer_field("id", fast=True)
    schema.add_text_field("body", tokenizer_name=TOKENIZER)
    for facet in FACETS:
        schema.add_text_field(facet, tokenizer_name="raw", fast=True, index_option="basic")
    index = tantivy.Index(schema.build())
    stems = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase())
    index.register_tokenizer(TOKENIZER, stems.filter(Filter.stemmer("english")).build())
    writer = index.writer(BUFFER)
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(rows)
        for number, _, text, keys in cursor:
            values: dict[str, Any] = defaultdict(list)
            for key in keys:
                facet, _, value = key[1:].partition(":")
                values[facet].append(value)
            writer.add_document(tantivy.Document(id=number, body=text, **values))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index


def queries(index: tantivy.Index, asked: Asked) -> Iterator[tuple[Occur, Query]]:
    for word in asked.must:
        yield Occur.Must, index.parse_query(word, ["body"])
    if asked.phrase:
        yield Occur.Must, index.parse_query(f'"{asked.phrase}"', ["body"])
    if asked.prefix:
        yield Occur.Must, Query.regex_query(index.schema, "body", f"{asked.prefix}.*")
    for word in asked.never:
        yield Occur.MustNot, index.parse_query(word, ["body"])


def counted(searcher: tantivy.Searcher, query: Query, facets: list[str]) -> dict[str, dict[str, int]]:
    if not facets:
        return {}
    asked = {facet: {"terms": {"field": facet, "size": VALUES}} for facet in facets}
    found = searcher.aggregate(query, asked)
    return {
        facet: {bucket["key"]: bucket["doc_count"] for bucket in found[facet]["buckets"]} for facet in facets
    }
