from django.db import migrations, models

WATCHED = """
answer cable cabletag check check_paragraphs correction country country_neighbours mention organization
paragraph post problem question question_topics receipt reference source statistic tag topic withholding
witness
""".split()

FUNCTIONS = """
create function cables_revise() returns trigger language plpgsql as $$
begin
  if current_setting('cables.revised', true) is distinct from 'yes' then
    perform set_config('cables.revised', 'yes', true);
    insert into cables_revision (id, stamp) values (1, gen_random_uuid())
      on conflict (id) do update set stamp = excluded.stamp;
  end if;
  return null;
end $$;
create function cables_watch(watched regclass) returns void language plpgsql as $$
begin
  execute format('create trigger revise after insert or update or delete or truncate on %s'
    ' for each statement execute function cables_revise()', watched);
end $$;
insert into cables_revision (id, stamp) values (1, gen_random_uuid());
"""
UNDO = """
drop function cables_watch(regclass);
drop function cables_revise() cascade;
"""


class Migration(migrations.Migration):
    dependencies = [("cables", "0008_history")]
    operations = [
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stamp", models.UUIDField()),
            ],
        ),
        migrations.RunSQL(FUNCTIONS + "".join(f"select cables_watch('cables_{t}');\n" for t in WATCHED), UNDO),
    ]
