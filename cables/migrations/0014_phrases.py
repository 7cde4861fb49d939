from django.db import migrations, models

# A writer holds the row until it commits: who builds meanwhile leaves the cable alone, and who has begun to
# build it makes the writer wait, so that no change is taken for built that was not seen.
MARKS = {
    "cables_mark_stale": """
  execute format('insert into cables_stale (cable) select distinct %1$I from changed where %1$I is not null'
    ' order by 1 on conflict {then}', tg_argv[0]);""",
    "cables_mark_all_stale": """
  insert into cables_stale (cable) select distinct cable_id from cables_answer order by 1 on conflict {then};""",
    "cables_mark_merged_stale": """
  insert into cables_stale (cable) select distinct m.cable_id from changed join before using (id)
    join cables_mention m on m.organization_id = changed.id
    where before.merged_into_id is distinct from changed.merged_into_id order by 1 on conflict {then};""",
    "cables_mark_replaced_stale": """
  insert into cables_stale (cable) select distinct c.id from changed join cables_cable c
    on c.superseded_by_id = changed.id order by 1 on conflict {then};""",
}


def marks(then: str) -> str:
    return "".join(
        f"create or replace function {name}() returns trigger language plpgsql as $$\nbegin"
        f"{body.format(then=then)}\n  return null;\nend $$;\n"
        for name, body in MARKS.items()
    )


ALL_STALE = "insert into cables_stale (cable) select id from cables_cable on conflict do nothing;"
PAIRS = r"""
create function cables_word_pairs(said text) returns tsvector language sql immutable parallel safe as $$
  select coalesce(string_agg(format('''~%s %s'':%s', word, next, least(place, 16383)), ' '), '')::tsvector
  from (select array_remove(regexp_split_to_array(lower(left(said, 100000)), '\W+'), '') as words) t,
    unnest(words, words[2:]) with ordinality as pair (one, two, place),
    lateral (select left(one, 60) as word, left(coalesce(two, ''), 60) as next) cut
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("cables", "0013_one_scan")]
    operations = [
        migrations.CreateModel(
            name="Word",
            fields=[("word", models.TextField(primary_key=True, serialize=False))],
        ),
        migrations.RunSQL("drop function cables_word_pairs(text)", PAIRS),
        migrations.RunSQL(
            marks("(cable) do update set cable = excluded.cable") + ALL_STALE, marks("do nothing") + ALL_STALE
        ),
    ]
