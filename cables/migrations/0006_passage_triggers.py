from django.db import migrations

WATCHED = {
    "cables_cable": "id",
    "cables_paragraph": "cable_id",
    "cables_answer": "cable_id",
    "cables_mention": "cable_id",
    "cables_statistic": "cable_id",
}
EVENTS = {"insert": "new", "update": "new", "delete": "old"}

FUNCTIONS = """
create function cables_mark_stale() returns trigger language plpgsql as $$
begin
  execute format('insert into cables_stale (cable) select distinct %1$I from changed where %1$I is not null'
    ' order by 1 on conflict do nothing', tg_argv[0]);
  return null;
end $$;
create function cables_mark_all_stale() returns trigger language plpgsql as $$
begin
  insert into cables_stale (cable) select distinct cable_id from cables_answer order by 1 on conflict do nothing;
  return null;
end $$;
create function cables_mark_merged_stale() returns trigger language plpgsql as $$
begin
  insert into cables_stale (cable) select distinct m.cable_id from changed join before using (id)
    join cables_mention m on m.organization_id = changed.id
    where before.merged_into_id is distinct from changed.merged_into_id order by 1 on conflict do nothing;
  return null;
end $$;
create trigger stale after update on cables_organization referencing old table as before new table as changed
  for each statement execute function cables_mark_merged_stale();
create trigger stale after insert or update or delete on cables_question_topics
  for each statement execute function cables_mark_all_stale();
alter table cables_passage alter column search set storage external,
  alter column topics set storage plain, alter column questions set storage plain,
  alter column organizations set storage plain, alter column statistics set storage plain;
alter table cables_passage set (toast_tuple_target = 128);
insert into cables_stale (cable) select id from cables_cable;
"""
UNDO = """
drop trigger stale on cables_question_topics;
drop function cables_mark_all_stale();
drop trigger stale on cables_organization;
drop function cables_mark_merged_stale();
drop function cables_mark_stale() cascade;
"""


def triggers():
    """One for each table and event: a trigger with a transition table may serve only one event."""
    return "".join(
        f"create trigger stale_{event} after {event} on {table} referencing {rows} table as changed"
        f" for each statement execute function cables_mark_stale('{column}');\n"
        for table, column in WATCHED.items()
        for event, rows in EVENTS.items()
    )


class Migration(migrations.Migration):
    dependencies = [("cables", "0005_passages")]
    operations = [migrations.RunSQL(FUNCTIONS + triggers(), UNDO)]
