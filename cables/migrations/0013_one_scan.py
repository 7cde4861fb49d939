import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

# Pairs of neighbouring words as written, so that a phrase is looked up, not read through; the last word
# stands alone. Positions let longer phrases be followed from pair to pair.
PAIRS = r"""
create function cables_word_pairs(said text) returns tsvector language sql immutable parallel safe as $$
  select coalesce(string_agg(format('''~%s %s'':%s', word, next, least(place, 16383)), ' '), '')::tsvector
  from (select array_remove(regexp_split_to_array(lower(left(said, 100000)), '\W+'), '') as words) t,
    unnest(words, words[2:]) with ordinality as pair (one, two, place),
    lateral (select left(one, 60) as word, left(coalesce(two, ''), 60) as next) cut
$$;
"""
NO_PAIRS = "drop function cables_word_pairs(text);"

# Tags are keys of passages now; and so is whether a cable is replaced, which hangs on the later cable too.
TRIGGERS = """
create function cables_mark_replaced_stale() returns trigger language plpgsql as $$
begin
  insert into cables_stale (cable) select distinct c.id from changed join cables_cable c
    on c.superseded_by_id = changed.id order by 1 on conflict do nothing;
  return null;
end $$;
create trigger stale_replaced after update on cables_cable referencing new table as changed
  for each statement execute function cables_mark_replaced_stale();
create trigger stale_insert after insert on cables_cabletag referencing new table as changed
  for each statement execute function cables_mark_stale('cable_id');
create trigger stale_update after update on cables_cabletag referencing new table as changed
  for each statement execute function cables_mark_stale('cable_id');
create trigger stale_delete after delete on cables_cabletag referencing old table as changed
  for each statement execute function cables_mark_stale('cable_id');
alter table cables_passage alter column search set storage external, alter column search set statistics 1000;
alter table cables_passage set (toast_tuple_target = 128);
insert into cables_stale (cable) select id from cables_cable on conflict do nothing;
"""
NO_TRIGGERS = """
drop trigger stale_insert on cables_cabletag;
drop trigger stale_update on cables_cabletag;
drop trigger stale_delete on cables_cabletag;
drop trigger stale_replaced on cables_cable;
drop function cables_mark_replaced_stale();
insert into cables_stale (cable) select id from cables_cable on conflict do nothing;
"""
EMPTY = "delete from cables_passage;"


class Migration(migrations.Migration):
    dependencies = [("cables", "0012_history_of_the_desk")]

    operations = [
        migrations.RunSQL(EMPTY, migrations.RunSQL.noop),
        migrations.RunSQL("set constraints all immediate", migrations.RunSQL.noop),
        migrations.RunSQL(PAIRS, NO_PAIRS),
        migrations.RemoveField("passage", "section"),
        migrations.RemoveField("passage", "mark"),
        migrations.RemoveField("passage", "questions"),
        migrations.RemoveField("passage", "topics"),
        migrations.RemoveField("passage", "organizations"),
        migrations.RemoveField("passage", "statistics"),
        migrations.AddField("passage", "current", models.BooleanField(help_text="not of a cable that a later one replaces", default=True), preserve_default=False),
        migrations.AddField("passage", "asked", models.IntegerField(default=0), preserve_default=False),
        migrations.AddField("passage", "named", models.IntegerField(default=0), preserve_default=False),
        migrations.AddField("passage", "counted", models.IntegerField(default=0), preserve_default=False),
        migrations.RemoveIndex("paragraph", "paragraph_search"),
        migrations.RemoveIndex("passage", "passage_search"),
        migrations.AddIndex("passage", django.contrib.postgres.indexes.GinIndex(fields=["search"], gin_pending_list_limit=256, name="passage_search")),
        migrations.CreateModel(
            name="FacetSet",
            fields=[
                ("id", models.AutoField(primary_key=True, serialize=False)),
                ("keys", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
            ],
            options={
                "indexes": [django.contrib.postgres.indexes.HashIndex(fields=["keys"], name="facet_set")],
            },
        ),
        migrations.CreateModel(
            name="CableFacets",
            fields=[
                ("cable", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="facets", serialize=False, to="cables.cable")),
                ("current", models.BooleanField()),
                ("keys", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ("within", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
            ],
            options={"verbose_name_plural": "cable facets"},
        ),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
    ]
