"""Every table of the archive with its history, and what the database itself does with a change."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
import pgtrigger.compiler
import pgtrigger.migrations
from django.db.migrations.operations.base import Operation


# Which cables' passages have to be built anew (cables/publishing/passages.py): the tables with the column that
# names the cable. A trigger with a transition table may serve only one event.
STALE = {
    "cables_cable": "id",
    "cables_paragraph": "cable_id",
    "cables_answer": "cable_id",
    "cables_mention": "cable_id",
    "cables_statistic": "cable_id",
    "cables_cabletag": "cable_id",
}
ROWS = {"insert": "new", "update": "new", "delete": "old"}
MARK = """
create function cables_mark_stale() returns trigger language plpgsql as $$
begin
  execute format('insert into cables_stale (cable) select distinct %1$I from changed where %1$I is not null'
    ' order by 1 on conflict (cable) do update set cable = excluded.cable', tg_argv[0]);
  return null;
end $$;
create function cables_mark_all_stale() returns trigger language plpgsql as $$
begin
  insert into cables_stale (cable) select distinct cable_id from cables_answer order by 1
    on conflict (cable) do update set cable = excluded.cable;
  return null;
end $$;
create function cables_mark_merged_stale() returns trigger language plpgsql as $$
begin
  insert into cables_stale (cable) select distinct m.cable_id from changed join before using (id)
    join cables_mention m on m.organization_id = changed.id
    where before.merged_into_id is distinct from changed.merged_into_id order by 1
    on conflict (cable) do update set cable = excluded.cable;
  return null;
end $$;
create function cables_mark_replaced_stale() returns trigger language plpgsql as $$
begin
  insert into cables_stale (cable) select distinct c.id from changed join cables_cable c
    on c.superseded_by_id = changed.id order by 1 on conflict (cable) do update set cable = excluded.cable;
  return null;
end $$;
create trigger stale after update on cables_organization referencing old table as before new table as changed
  for each statement execute function cables_mark_merged_stale();
create trigger stale after insert or update or delete on cables_question_topics
  for each statement execute function cables_mark_all_stale();
create trigger stale_replaced after update on cables_cable referencing new table as changed
  for each statement execute function cables_mark_replaced_stale();
alter table cables_passage alter column search set storage external;
alter table cables_passage set (toast_tuple_target = 128);
"""
MARKED = "".join(
    f"create trigger stale_{event} after {event} on {table} referencing {rows} table as changed"
    f" for each statement execute function cables_mark_stale('{column}');\n"
    for table, column in STALE.items()
    for event, rows in ROWS.items()
)

# The stamp that every change of what pages show replaces (cables/models/revision.py).
WATCHED = """
answer cable cabletag check check_paragraphs correction country country_neighbours mention organization
paragraph post problem question question_topics receipt reference source statistic tag topic withholding
witness
""".split()
REVISE = """
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
WATCH = "".join(f"select cables_watch('cables_{table}');\n" for table in WATCHED)
UNDO = """
drop function cables_watch(regclass);
drop function cables_revise() cascade;
drop function cables_mark_replaced_stale() cascade;
drop function cables_mark_merged_stale() cascade;
drop function cables_mark_all_stale() cascade;
drop function cables_mark_stale() cascade;
"""
class AddTriggers(Operation):
    """Many at once: one by one, Django renders all models anew for each of them, for seconds."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, added):
        self.added = added

    def deconstruct(self):
        return type(self).__name__, [self.added], {}

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)
        for one in self.added:
            one.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for one in self.added:
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for one in reversed(self.added):
            one.database_backwards(app_label, schema_editor, from_state, to_state)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '__first__'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(editable=False, max_length=64, unique=True, verbose_name='SHA-256')),
                ('name', models.CharField(editable=False, max_length=255, verbose_name='file name')),
                ('received_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stamp', models.UUIDField()),
            ],
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.CharField(editable=False, max_length=64, unique=True, verbose_name='SHA-256')),
                ('name', models.CharField(max_length=255, verbose_name='file name')),
                ('media_type', models.CharField(max_length=60)),
                ('size', models.PositiveIntegerField(help_text='bytes')),
                ('content', models.BinaryField()),
                ('received_at', models.DateTimeField(auto_now_add=True)),
                ('verified_at', models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                'ordering': ['-received_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Stale',
            fields=[
                ('cable', models.BigIntegerField(primary_key=True, serialize=False)),
            ],
            options={
                'verbose_name_plural': 'stale',
            },
        ),
        migrations.CreateModel(
            name='Tag',
            fields=[
                ('code', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('kind', models.CharField(default='subject', max_length=20)),
                ('meaning', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'verbose_name': 'TAG',
                'verbose_name_plural': 'TAGS',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('slug', models.SlugField(max_length=80, primary_key=True, serialize=False)),
                ('label', models.CharField(max_length=200)),
                ('section', models.CharField(max_length=30)),
                ('order', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='Word',
            fields=[
                ('word', models.TextField(primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name='Act',
            fields=[
            ],
            options={
                'proxy': True,
                'default_permissions': (),
                'indexes': [],
                'constraints': [],
            },
            bases=('pghistory.context',),
        ),
        migrations.CreateModel(
            name='Country',
            fields=[
                ('iso2', models.CharField(max_length=2, primary_key=True, serialize=False, verbose_name='ISO 3166 code')),
                ('name', models.CharField(max_length=100)),
                ('geo_tag', models.CharField(blank=True, max_length=2, verbose_name='TAGS code (FIPS 10-4)')),
                ('sample', models.BooleanField(default=False)),
                ('neighbours', models.ManyToManyField(blank=True, to='cables.country')),
            ],
            options={
                'verbose_name_plural': 'countries',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='FacetSet',
            fields=[
                ('id', models.AutoField(primary_key=True, serialize=False)),
                ('keys', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.HashIndex(fields=['keys'], name='facet_set')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('code', models.CharField(max_length=40)),
                ('label', models.TextField()),
                ('section', models.CharField(help_text='section of the report', max_length=30)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('confidence', models.CharField(blank=True, help_text='how surely the wording is known', max_length=30)),
                ('topics', models.ManyToManyField(blank=True, related_name='questions', to='cables.topic')),
            ],
            options={
                'ordering': ['year', 'order'],
            },
        ),
        migrations.CreateModel(
            name='ReceiptEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sha256', models.CharField(editable=False, max_length=64, verbose_name='SHA-256')),
                ('name', models.CharField(editable=False, max_length=255, verbose_name='file name')),
                ('received_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.receipt')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SourceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sha256', models.CharField(editable=False, max_length=64, verbose_name='SHA-256')),
                ('name', models.CharField(max_length=255, verbose_name='file name')),
                ('media_type', models.CharField(max_length=60)),
                ('size', models.PositiveIntegerField(help_text='bytes')),
                ('received_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.source')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='TagEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('code', models.CharField(max_length=40, serialize=False)),
                ('kind', models.CharField(default='subject', max_length=20)),
                ('meaning', models.CharField(blank=True, max_length=200)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.tag')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='TopicEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('slug', models.SlugField(db_index=False, max_length=80, serialize=False)),
                ('label', models.CharField(max_length=200)),
                ('section', models.CharField(max_length=30)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.topic')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CountryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('iso2', models.CharField(max_length=2, serialize=False, verbose_name='ISO 3166 code')),
                ('name', models.CharField(max_length=100)),
                ('geo_tag', models.CharField(blank=True, max_length=2, verbose_name='TAGS code (FIPS 10-4)')),
                ('sample', models.BooleanField(default=False)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.country')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Organization',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=120, unique=True)),
                ('name', models.CharField(max_length=250)),
                ('kind', models.CharField(max_length=40)),
                ('names', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=250), blank=True, default=list, help_text='other forms', size=None)),
                ('review', models.CharField(choices=[('machine', 'read by machine'), ('confirmed', 'confirmed by an editor'), ('corrected', 'corrected by an editor'), ('rejected', 'rejected by an editor'), ('added', 'added by an editor'), ('unplaced', 'added by an editor; its words are not found any more')], default='machine', max_length=10)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organizations', to='cables.country')),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merged', to='cables.organization')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('code', models.CharField(help_text='as in cable ids: ASTANA', max_length=40, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('routing_indicator', models.CharField(blank=True, max_length=12)),
                ('sample', models.BooleanField(default=False)),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='cables.country')),
            ],
            options={
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Neighbour',
            fields=[
            ],
            options={
                'proxy': True,
                'default_permissions': (),
                'indexes': [],
                'constraints': [],
            },
            bases=('cables.country_neighbours',),
        ),
        migrations.CreateModel(
            name='NeighbourEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('from_country', models.ForeignKey(db_constraint=False, db_index=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.country')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('to_country', models.ForeignKey(db_constraint=False, db_index=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.country')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.neighbour')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='OrganizationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('slug', models.SlugField(db_index=False, max_length=120)),
                ('name', models.CharField(max_length=250)),
                ('kind', models.CharField(max_length=40)),
                ('names', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=250), blank=True, default=list, help_text='other forms', size=None)),
                ('review', models.CharField(choices=[('machine', 'read by machine'), ('confirmed', 'confirmed by an editor'), ('corrected', 'corrected by an editor'), ('rejected', 'rejected by an editor'), ('added', 'added by an editor'), ('unplaced', 'added by an editor; its words are not found any more')], default='machine', max_length=10)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('country', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.country')),
                ('merged_into', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.organization')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.organization')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PostEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('code', models.CharField(help_text='as in cable ids: ASTANA', max_length=40, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('routing_indicator', models.CharField(blank=True, max_length=12)),
                ('sample', models.BooleanField(default=False)),
                ('country', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.country')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.post')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='QuestionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField()),
                ('code', models.CharField(max_length=40)),
                ('label', models.TextField()),
                ('section', models.CharField(help_text='section of the report', max_length=30)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('confidence', models.CharField(blank=True, help_text='how surely the wording is known', max_length=30)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.question')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='QuestionTopic',
            fields=[
            ],
            options={
                'proxy': True,
                'default_permissions': (),
                'indexes': [],
                'constraints': [],
            },
            bases=('cables.question_topics',),
        ),
        migrations.CreateModel(
            name='QuestionTopicEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('question', models.ForeignKey(db_constraint=False, db_index=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.question')),
                ('topic', models.ForeignKey(db_constraint=False, db_index=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.topic')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.questiontopic')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Cable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cable_id', models.CharField(max_length=60, unique=True, verbose_name='cable id')),
                ('held', models.BooleanField(default=True)),
                ('sample', models.BooleanField(default=False, help_text='written for this project about an invented country')),
                ('reporting_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('date', models.DateTimeField(blank=True, null=True)),
                ('subject', models.TextField(blank=True)),
                ('classification', models.CharField(blank=True, max_length=40)),
                ('captions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None)),
                ('precedence', models.CharField(blank=True, max_length=40)),
                ('transmission_id', models.CharField(blank=True, max_length=30)),
                ('sender', models.CharField(blank=True, max_length=120, verbose_name='from')),
                ('to', models.JSONField(blank=True, default=list)),
                ('info', models.JSONField(blank=True, default=list)),
                ('attention', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None)),
                ('eo', models.CharField(blank=True, max_length=120, verbose_name='E.O.')),
                ('signature', models.CharField(blank=True, max_length=80)),
                ('instruction_cable', models.CharField(blank=True, max_length=60)),
                ('instruction_basis', models.CharField(blank=True, max_length=40)),
                ('part_number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('part_of', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('replaces', models.CharField(blank=True, help_text='the cable that this one says it replaces', max_length=60)),
                ('sections_total', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('sections_present', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None)),
                ('sections_missing', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None)),
                ('repairs', models.JSONField(blank=True, default=list, help_text='repairs outside the paragraphs')),
                ('extractor', models.CharField(blank=True, editable=False, max_length=40)),
                ('read_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_reason', models.CharField(blank=True, choices=[('phone', 'personal telephone number'), ('email', 'personal e-mail address'), ('victim', 'identity of a victim'), ('private', 'private person'), ('safety', 'safety of a person'), ('other', 'other reason')], max_length=40, verbose_name='class of reason')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('restore_asked_by', models.ForeignKey(blank=True, editable=False, help_text='who asked first to make it public again what protects a person', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('superseded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='supersedes', to='cables.cable')),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cables', to='cables.country')),
                ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cables', to='cables.post')),
            ],
            options={
                'ordering': ['-reporting_year', 'country', 'cable_id'],
                'permissions': [('withdraw_cable', 'Can withdraw a cable and make it public again')],
            },
        ),
        migrations.CreateModel(
            name='Paragraph',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=20)),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=list, editable=False, help_text='keys of what was joined to it', size=None)),
                ('order', models.PositiveIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, null=True)),
                ('printed', models.CharField(blank=True, help_text='the number as printed', max_length=20)),
                ('mark', models.CharField(blank=True, max_length=10, verbose_name='portion mark')),
                ('state', models.CharField(choices=[('whole', 'whole'), ('cut', 'its end is lost'), ('tail', 'its beginning is lost'), ('lost', 'lost')], default='whole', max_length=5)),
                ('heading', models.CharField(blank=True, max_length=300)),
                ('section', models.CharField(blank=True, help_text='section of the report, slug of a topic group', max_length=30)),
                ('text', models.TextField(blank=True)),
                ('public_text', models.TextField(blank=True, editable=False)),
                ('runs', models.JSONField(default=list, editable=False)),
                ('public_runs', models.JSONField(default=list, editable=False)),
                ('start', models.PositiveIntegerField(editable=False)),
                ('end', models.PositiveIntegerField(editable=False)),
                ('transmission_sections', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None)),
                ('items', models.JSONField(blank=True, default=list, help_text='[{letter, start, end}] in the text as read')),
                ('repairs', models.JSONField(blank=True, default=list, editable=False)),
                ('public_repairs', models.JSONField(default=list, editable=False)),
                ('withheld', models.BooleanField(default=False, editable=False)),
                ('removed_at', models.DateTimeField(blank=True, editable=False, help_text='no longer read', null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('public_text', config='english'), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('cable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paragraphs', to='cables.cable')),
            ],
            options={
                'ordering': ['cable', 'order'],
            },
        ),
        migrations.CreateModel(
            name='Reference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('printed', models.TextField()),
                ('label', models.CharField(blank=True, max_length=10)),
                ('kind', models.CharField(default='cable', max_length=20)),
                ('cable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='references', to='cables.cable')),
                ('target', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cited_by', to='cables.cable')),
            ],
            options={
                'ordering': ['cable', 'order'],
            },
        ),
        migrations.CreateModel(
            name='Witness',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0, help_text='place in a source that holds several cables')),
                ('text', models.TextField(help_text='the document as decoded; all spans count its characters')),
                ('encoding', models.CharField(max_length=30)),
                ('wholeness', models.PositiveIntegerField(default=0, help_text='characters read into paragraphs')),
                ('chosen', models.BooleanField(default=False)),
                ('cable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='witnesses', to='cables.cable')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='witnesses', to='cables.source')),
            ],
            options={
                'verbose_name_plural': 'witnesses',
                'ordering': ['-chosen', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CableFacets',
            fields=[
                ('cable', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='facets', serialize=False, to='cables.cable')),
                ('current', models.BooleanField()),
                ('keys', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('within', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
            ],
            options={
                'verbose_name_plural': 'cable facets',
            },
        ),
        migrations.CreateModel(
            name='CableTag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('cable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='cables.cable')),
                ('tag', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='cables.tag')),
            ],
            options={
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=60)),
                ('text', models.TextField()),
                ('agrees', models.BooleanField(null=True)),
                ('stated', models.FloatField(null=True)),
                ('computed', models.FloatField(null=True)),
                ('spans', models.JSONField(default=list, help_text='[[start, end], ...] in the witness')),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('withheld', models.BooleanField(default=False, editable=False)),
                ('cable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='cables.cable')),
            ],
            options={
                'ordering': ['cable', 'order'],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('model', models.CharField(help_text='lower-case model name: paragraph', max_length=40)),
                ('object_id', models.PositiveBigIntegerField()),
                ('field', models.CharField(max_length=60)),
                ('read', models.JSONField(null=True)),
                ('read_before', models.JSONField(blank=True, null=True)),
                ('changed_reading', models.BooleanField(default=False, help_text='the machine reads it otherwise now')),
                ('says', models.JSONField(null=True)),
                ('along', models.JSONField(blank=True, default=dict, editable=False, help_text='what the machine reads of what follows from it')),
                ('reason', models.TextField()),
                ('show_editor', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_reason', models.TextField(blank=True)),
                ('cable', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='cables.cable')),
                ('editor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='CableEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('cable_id', models.CharField(max_length=60, verbose_name='cable id')),
                ('held', models.BooleanField(default=True)),
                ('sample', models.BooleanField(default=False, help_text='written for this project about an invented country')),
                ('reporting_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('date', models.DateTimeField(blank=True, null=True)),
                ('subject', models.TextField(blank=True)),
                ('classification', models.CharField(blank=True, max_length=40)),
                ('captions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), blank=True, default=list, size=None)),
                ('precedence', models.CharField(blank=True, max_length=40)),
                ('transmission_id', models.CharField(blank=True, max_length=30)),
                ('sender', models.CharField(blank=True, max_length=120, verbose_name='from')),
                ('to', models.JSONField(blank=True, default=list)),
                ('info', models.JSONField(blank=True, default=list)),
                ('attention', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None)),
                ('eo', models.CharField(blank=True, max_length=120, verbose_name='E.O.')),
                ('signature', models.CharField(blank=True, max_length=80)),
                ('instruction_cable', models.CharField(blank=True, max_length=60)),
                ('instruction_basis', models.CharField(blank=True, max_length=40)),
                ('part_number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('part_of', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('replaces', models.CharField(blank=True, help_text='the cable that this one says it replaces', max_length=60)),
                ('sections_total', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('sections_present', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None)),
                ('sections_missing', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None)),
                ('repairs', models.JSONField(blank=True, default=list, help_text='repairs outside the paragraphs')),
                ('extractor', models.CharField(blank=True, editable=False, max_length=40)),
                ('read_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_reason', models.CharField(blank=True, choices=[('phone', 'personal telephone number'), ('email', 'personal e-mail address'), ('victim', 'identity of a victim'), ('private', 'private person'), ('safety', 'safety of a person'), ('other', 'other reason')], max_length=40, verbose_name='class of reason')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.cable')),
                ('restore_asked_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, editable=False, help_text='who asked first to make it public again what protects a person', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('superseded_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.cable')),
                ('country', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.country')),
                ('post', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.post')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Problem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=60)),
                ('text', models.TextField()),
                ('start', models.PositiveIntegerField(null=True)),
                ('end', models.PositiveIntegerField(null=True)),
                ('withheld', models.BooleanField(default=False, editable=False)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('cable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='problems', to='cables.cable')),
            ],
            options={
                'ordering': ['cable', 'order'],
            },
        ),
        migrations.CreateModel(
            name='ReferenceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('order', models.PositiveSmallIntegerField()),
                ('printed', models.TextField()),
                ('label', models.CharField(blank=True, max_length=10)),
                ('kind', models.CharField(default='cable', max_length=20)),
                ('cable', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.cable')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.reference')),
                ('target', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.cable')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(editable=False, max_length=12, unique=True)),
                ('kind', models.CharField(choices=[('misread', 'misread, or a wrong question, figure or name'), ('privacy', 'tells something private about a person'), ('safety', 'puts a person in danger'), ('other', 'something else')], editable=False, max_length=10)),
                ('text', models.TextField(editable=False, max_length=4000)),
                ('answer_to', models.CharField(blank=True, editable=False, help_text='deleted when the report is settled', max_length=200)),
                ('sender', models.CharField(blank=True, editable=False, max_length=64)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('decided', models.TextField(blank=True, help_text='what was decided; never shown to the public')),
                ('settled_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('cable', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='cables.cable')),
                ('paragraph', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='cables.paragraph')),
                ('settled_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-made_at', '-pk'],
                'permissions': [('settle_safety_report', "Can decide reports about a person's safety")],
            },
        ),
        migrations.CreateModel(
            name='Statistic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source_start', models.PositiveIntegerField(editable=False, null=True)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('value_start', models.PositiveIntegerField()),
                ('value_end', models.PositiveIntegerField()),
                ('quote', models.TextField()),
                ('value', models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                ('value_min', models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                ('value_max', models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                ('qualifier', models.CharField(blank=True, max_length=20)),
                ('unit', models.CharField(blank=True, max_length=60)),
                ('kind', models.CharField(max_length=60)),
                ('what', models.TextField(blank=True)),
                ('item', models.CharField(blank=True, max_length=10)),
                ('breakdown', models.JSONField(blank=True, default=dict)),
                ('period', models.CharField(blank=True, max_length=60)),
                ('period_basis', models.CharField(blank=True, max_length=20)),
                ('source', models.CharField(blank=True, help_text='who says so', max_length=60)),
                ('prior_value', models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                ('prior_period', models.CharField(blank=True, max_length=60)),
                ('change_percent', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True)),
                ('confidence', models.CharField(default='high', max_length=10)),
                ('review', models.CharField(choices=[('machine', 'read by machine'), ('confirmed', 'confirmed by an editor'), ('corrected', 'corrected by an editor'), ('rejected', 'rejected by an editor'), ('added', 'added by an editor'), ('unplaced', 'added by an editor; its words are not found any more')], default='machine', max_length=10)),
                ('withheld', models.BooleanField(default=False, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('cable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statistics', to='cables.cable')),
                ('paragraph', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statistics', to='cables.paragraph')),
            ],
            options={
                'ordering': ['cable', 'paragraph__order', 'start'],
            },
        ),
        migrations.CreateModel(
            name='Withholding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source_start', models.PositiveIntegerField(blank=True, help_text='in the witness', null=True)),
                ('source_end', models.PositiveIntegerField(blank=True, null=True)),
                ('quote', models.TextField(blank=True, editable=False, help_text='the words withheld, never shown to the public')),
                ('kind', models.CharField(choices=[('phone', 'personal telephone number'), ('email', 'personal e-mail address'), ('victim', 'identity of a victim'), ('private', 'private person'), ('safety', 'safety of a person'), ('other', 'other reason')], max_length=10)),
                ('reason', models.TextField(blank=True, help_text='never shown to the public')),
                ('by_machine', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('lifted_at', models.DateTimeField(blank=True, null=True)),
                ('cable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='withholdings', to='cables.cable')),
                ('lift_asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lifted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paragraph', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='withholdings', to='cables.paragraph')),
            ],
            options={
                'ordering': ['cable', 'paragraph__order', 'source_start'],
                'permissions': [('lift_withholding', 'Can make public again what is withheld')],
            },
        ),
        migrations.CreateModel(
            name='WitnessEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveIntegerField(default=0, help_text='place in a source that holds several cables')),
                ('encoding', models.CharField(max_length=30)),
                ('wholeness', models.PositiveIntegerField(default=0, help_text='characters read into paragraphs')),
                ('chosen', models.BooleanField(default=False)),
                ('cable', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.cable')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.witness')),
                ('source', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.source')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='WitnessTextEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('text', models.TextField(help_text='the document as decoded; all spans count its characters')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.witness')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CableTagEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('order', models.PositiveSmallIntegerField()),
                ('cable', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.cable')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.cabletag')),
                ('tag', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.tag')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Checked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('of', models.ForeignKey(db_column='check_id', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cables.check')),
                ('paragraph', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cables.paragraph')),
            ],
            options={
                'db_table': 'cables_check_paragraphs',
            },
        ),
        migrations.CreateModel(
            name='CheckEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('order', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=60)),
                ('text', models.TextField()),
                ('agrees', models.BooleanField(null=True)),
                ('stated', models.FloatField(null=True)),
                ('computed', models.FloatField(null=True)),
                ('spans', models.JSONField(default=list, help_text='[[start, end], ...] in the witness')),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('withheld', models.BooleanField(default=False, editable=False)),
                ('cable', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.cable')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.check')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CorrectionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('model', models.CharField(help_text='lower-case model name: paragraph', max_length=40)),
                ('object_id', models.PositiveBigIntegerField()),
                ('field', models.CharField(max_length=60)),
                ('read', models.JSONField(null=True)),
                ('read_before', models.JSONField(blank=True, null=True)),
                ('changed_reading', models.BooleanField(default=False, help_text='the machine reads it otherwise now')),
                ('says', models.JSONField(null=True)),
                ('along', models.JSONField(blank=True, default=dict, editable=False, help_text='what the machine reads of what follows from it')),
                ('reason', models.TextField()),
                ('show_editor', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_reason', models.TextField(blank=True)),
                ('cable', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.cable')),
                ('editor', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.correction')),
                ('withdrawn_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source_start', models.PositiveIntegerField(editable=False, null=True)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('form', models.CharField(blank=True, editable=False, help_text='as named here', max_length=250)),
                ('name', models.CharField(blank=True, editable=False, help_text='its fullest name in this cable', max_length=250)),
                ('kind', models.CharField(blank=True, editable=False, max_length=40)),
                ('withheld', models.BooleanField(default=False, editable=False)),
                ('cable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='cables.cable')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='cables.organization')),
                ('paragraph', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='cables.paragraph')),
            ],
            options={
                'ordering': ['cable', 'paragraph__order', 'start'],
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('paragraph', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='cables.paragraph')),
                ('order', models.PositiveIntegerField()),
                ('about', models.IntegerField()),
                ('named', models.IntegerField()),
                ('current', models.BooleanField(help_text='not of a cable that a later one replaces')),
                ('search', django.contrib.postgres.search.SearchVectorField()),
                ('padding', models.TextField()),
                ('cable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='cables.cable')),
            ],
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('answer', 'answer'), ('question', 'question quoted by the post'), ('pointer', 'reference to another answer'), ('not applicable', 'not applicable')], default='answer', max_length=20)),
                ('basis', models.CharField(choices=[('printed', 'printed'), ('repaired', 'printed, misread and repaired'), ('carried', 'carried from the heading or the paragraph before'), ('inferred', 'inferred'), ('editor', 'set by an editor')], default='printed', max_length=10)),
                ('rejected', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('cable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='cables.cable')),
                ('paragraph', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='cables.paragraph')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='cables.question')),
            ],
            options={
                'ordering': ['paragraph', 'start', 'question'],
            },
        ),
        migrations.CreateModel(
            name='ParagraphEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('key', models.CharField(max_length=20)),
                ('aliases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=list, editable=False, help_text='keys of what was joined to it', size=None)),
                ('order', models.PositiveIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, null=True)),
                ('printed', models.CharField(blank=True, help_text='the number as printed', max_length=20)),
                ('mark', models.CharField(blank=True, max_length=10, verbose_name='portion mark')),
                ('state', models.CharField(choices=[('whole', 'whole'), ('cut', 'its end is lost'), ('tail', 'its beginning is lost'), ('lost', 'lost')], default='whole', max_length=5)),
                ('heading', models.CharField(blank=True, max_length=300)),
                ('section', models.CharField(blank=True, help_text='section of the report, slug of a topic group', max_length=30)),
                ('text', models.TextField(blank=True)),
                ('runs', models.JSONField(default=list, editable=False)),
                ('start', models.PositiveIntegerField(editable=False)),
                ('end', models.PositiveIntegerField(editable=False)),
                ('transmission_sections', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None)),
                ('items', models.JSONField(blank=True, default=list, help_text='[{letter, start, end}] in the text as read')),
                ('repairs', models.JSONField(blank=True, default=list, editable=False)),
                ('withheld', models.BooleanField(default=False, editable=False)),
                ('removed_at', models.DateTimeField(blank=True, editable=False, help_text='no longer read', null=True)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('cable', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.cable')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.paragraph')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ProblemEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('order', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=60)),
                ('text', models.TextField()),
                ('start', models.PositiveIntegerField(null=True)),
                ('end', models.PositiveIntegerField(null=True)),
                ('withheld', models.BooleanField(default=False, editable=False)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('cable', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.cable')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.problem')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='StatisticEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('source_start', models.PositiveIntegerField(editable=False, null=True)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('value_start', models.PositiveIntegerField()),
                ('value_end', models.PositiveIntegerField()),
                ('quote', models.TextField()),
                ('value', models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                ('value_min', models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                ('value_max', models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                ('qualifier', models.CharField(blank=True, max_length=20)),
                ('unit', models.CharField(blank=True, max_length=60)),
                ('kind', models.CharField(max_length=60)),
                ('what', models.TextField(blank=True)),
                ('item', models.CharField(blank=True, max_length=10)),
                ('breakdown', models.JSONField(blank=True, default=dict)),
                ('period', models.CharField(blank=True, max_length=60)),
                ('period_basis', models.CharField(blank=True, max_length=20)),
                ('source', models.CharField(blank=True, help_text='who says so', max_length=60)),
                ('prior_value', models.DecimalField(blank=True, decimal_places=4, max_digits=20, null=True)),
                ('prior_period', models.CharField(blank=True, max_length=60)),
                ('change_percent', models.DecimalField(blank=True, decimal_places=4, max_digits=12, null=True)),
                ('confidence', models.CharField(default='high', max_length=10)),
                ('review', models.CharField(choices=[('machine', 'read by machine'), ('confirmed', 'confirmed by an editor'), ('corrected', 'corrected by an editor'), ('rejected', 'rejected by an editor'), ('added', 'added by an editor'), ('unplaced', 'added by an editor; its words are not found any more')], default='machine', max_length=10)),
                ('withheld', models.BooleanField(default=False, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('cable', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.cable')),
                ('paragraph', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.paragraph')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.statistic')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='WithholdingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('source_start', models.PositiveIntegerField(blank=True, help_text='in the witness', null=True)),
                ('source_end', models.PositiveIntegerField(blank=True, null=True)),
                ('quote', models.TextField(blank=True, editable=False, help_text='the words withheld, never shown to the public')),
                ('kind', models.CharField(choices=[('phone', 'personal telephone number'), ('email', 'personal e-mail address'), ('victim', 'identity of a victim'), ('private', 'private person'), ('safety', 'safety of a person'), ('other', 'other reason')], max_length=10)),
                ('reason', models.TextField(blank=True, help_text='never shown to the public')),
                ('by_machine', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('lifted_at', models.DateTimeField(blank=True, null=True)),
                ('cable', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.cable')),
                ('lift_asked_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('lifted_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('paragraph', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.paragraph')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.withholding')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='MentionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('source_start', models.PositiveIntegerField(editable=False, null=True)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('form', models.CharField(blank=True, editable=False, help_text='as named here', max_length=250)),
                ('name', models.CharField(blank=True, editable=False, help_text='its fullest name in this cable', max_length=250)),
                ('kind', models.CharField(blank=True, editable=False, max_length=40)),
                ('withheld', models.BooleanField(default=False, editable=False)),
                ('cable', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.cable')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.mention')),
                ('organization', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.organization')),
                ('paragraph', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.paragraph')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CheckedEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('of', models.ForeignKey(db_column='check_id', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.check')),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.checked')),
                ('paragraph', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.paragraph')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='AnswerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('answer', 'answer'), ('question', 'question quoted by the post'), ('pointer', 'reference to another answer'), ('not applicable', 'not applicable')], default='answer', max_length=20)),
                ('basis', models.CharField(choices=[('printed', 'printed'), ('repaired', 'printed, misread and repaired'), ('carried', 'carried from the heading or the paragraph before'), ('inferred', 'inferred'), ('editor', 'set by an editor')], default='printed', max_length=10)),
                ('rejected', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('pgh_context', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.answer')),
                ('cable', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.cable')),
                ('paragraph', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.paragraph')),
                ('question', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cables.question')),
            ],
            options={
                'ordering': ['pgh_id'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='cable',
            name='tags',
            field=models.ManyToManyField(blank=True, related_name='cables', through='cables.CableTag', to='cables.tag'),
        ),
        migrations.AddField(
            model_name='check',
            name='paragraphs',
            field=models.ManyToManyField(related_name='checks', through='cables.Checked', to='cables.paragraph'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('model', 'object_id', 'field'), name='correction_one_in_force'),
        ),
        migrations.AddIndex(
            model_name='paragraph',
            index=models.Index(condition=models.Q(('state', 'whole'), _negated=True), fields=['cable'], name='paragraph_damaged'),
        ),
        migrations.AddIndex(
            model_name='paragraph',
            index=models.Index(condition=models.Q(('removed_at', None)), fields=['cable'], include=('id', 'number', 'state', 'withheld', 'section'), name='paragraph_shown'),
        ),
        migrations.AddConstraint(
            model_name='paragraph',
            constraint=models.UniqueConstraint(fields=('cable', 'key'), name='paragraph_key_once'),
        ),
        migrations.AddIndex(
            model_name='mention',
            index=models.Index(fields=['organization'], include=('paragraph', 'cable', 'withheld'), name='mention_told'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('cable', 'source_start'), name='mention_once'),
        ),
        migrations.AlterUniqueTogether(
            name='checked',
            unique_together={('of', 'paragraph')},
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('cable', 'order'), name='check_once'),
        ),
        migrations.AddIndex(
            model_name='cableevent',
            index=models.Index(condition=models.Q(('withdrawn_at__isnull', False)), fields=['pgh_obj'], name='cable_event_withdrawn'),
        ),
        migrations.AddConstraint(
            model_name='problem',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('cable', 'order'), name='problem_once'),
        ),
        migrations.AddIndex(
            model_name='answerevent',
            index=models.Index(fields=['paragraph'], name='answer_owner'),
        ),
        migrations.AddIndex(
            model_name='answer',
            index=models.Index(fields=['question'], include=('cable', 'paragraph', 'rejected', 'kind'), name='answer_given'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('paragraph', 'question', 'start'), name='answer_once'),
        ),
        migrations.AddConstraint(
            model_name='reference',
            constraint=models.UniqueConstraint(fields=('cable', 'order'), name='reference_once'),
        ),
        migrations.AddIndex(
            model_name='referenceevent',
            index=models.Index(fields=['cable'], name='reference_owner'),
        ),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(fields=['made_at'], name='report_made_at'),
        ),
        migrations.AddIndex(
            model_name='statistic',
            index=models.Index(fields=['kind', 'cable'], name='statistic_kind'),
        ),
        migrations.AddIndex(
            model_name='statistic',
            index=models.Index(condition=models.Q(('withheld', False), models.Q(('review__in', ('rejected', 'unplaced')), _negated=True)), fields=['cable'], include=('paragraph', 'kind', 'source'), name='statistic_told'),
        ),
        migrations.AddConstraint(
            model_name='statistic',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('cable', 'source_start'), name='statistic_once'),
        ),
        migrations.AddIndex(
            model_name='cabletagevent',
            index=models.Index(fields=['cable'], name='cabletag_owner'),
        ),
        migrations.AddConstraint(
            model_name='cabletag',
            constraint=models.UniqueConstraint(fields=('cable', 'tag'), name='cable_tag_once'),
        ),
        migrations.AddIndex(
            model_name='cable',
            index=models.Index(fields=['country', 'reporting_year'], name='cable_country_year'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(fields=('year', 'code'), name='question_once'),
        ),
        migrations.AddConstraint(
            model_name='withholding',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('cable', 'source_start', 'source_end'), name='withholding_once'),
        ),
        migrations.AddConstraint(
            model_name='witness',
            constraint=models.UniqueConstraint(fields=('source', 'position'), name='witness_once'),
        ),
        migrations.AddConstraint(
            model_name='witness',
            constraint=models.UniqueConstraint(condition=models.Q(('chosen', True)), fields=('cable',), name='witness_one_chosen'),
        ),
        migrations.AddIndex(
            model_name='passage',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search'], gin_pending_list_limit=256, name='passage_search'),
        ),
        AddTriggers([
        pgtrigger.migrations.AddTrigger(
            model_name='receipt',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_receiptevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "sha256") SELECT new_values."id", new_values."name", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."received_at", new_values."sha256" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a1de8b6566f4f455d870826d98944a6d5834a976', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_eae53', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_receipt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receipt',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_receiptevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "sha256") SELECT new_values."id", new_values."name", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."received_at", new_values."sha256" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9c54fa072729cddd9fcbfbb605228a0da2b57a56', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d446c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_receipt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receipt',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_receiptevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "sha256") SELECT old_values."id", old_values."name", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."received_at", old_values."sha256" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='9f7fe8bd4bd070b587cde9fcf1dc2bc094c22103', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_27f6b', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_receipt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_sourceevent" ("id", "media_type", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "sha256", "size") SELECT new_values."id", new_values."media_type", new_values."name", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."received_at", new_values."sha256", new_values."size" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9a12f5589b65531e33d0770697bb55b4577d1928', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_42038', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_sourceevent" ("id", "media_type", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "sha256", "size") SELECT new_values."id", new_values."media_type", new_values."name", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."received_at", new_values."sha256", new_values."size" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."media_type" IS DISTINCT FROM (new_values."media_type") OR old_values."name" IS DISTINCT FROM (new_values."name") OR old_values."received_at" IS DISTINCT FROM (new_values."received_at") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256") OR old_values."size" IS DISTINCT FROM (new_values."size")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4c553c84a8db45b647b38b4d6e499311b47a3bcc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1eca4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_sourceevent" ("id", "media_type", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "sha256", "size") SELECT old_values."id", old_values."media_type", old_values."name", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."received_at", old_values."sha256", old_values."size" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='028b79deee0d7d20fe2ab012c86c66b246aa10a3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_7dc6c', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tag',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_tagevent" ("code", "kind", "meaning", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."code", new_values."kind", new_values."meaning", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."code" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c7c0295ab1348270d2e4f6370ef19889414e067d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_231e9', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_tag', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tag',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_tagevent" ("code", "kind", "meaning", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."code", new_values."kind", new_values."meaning", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."code" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."code") = (new_values."code") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fd03019b0aa52779b13110430d39fd0ff16ecb6e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c7129', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_tag', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tag',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_tagevent" ("code", "kind", "meaning", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."code", old_values."kind", old_values."meaning", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."code" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='284479d185a73077a5f699d40e3dce62c28e0f8b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2b51d', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_tag', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='topic',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_topicevent" ("label", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section", "slug") SELECT new_values."label", new_values."order", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."slug", new_values."section", new_values."slug" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fe2a657d5a3f7b1a9ec859e1a72f58812fe5bbaa', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_21bb4', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_topic', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='topic',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_topicevent" ("label", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section", "slug") SELECT new_values."label", new_values."order", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."slug", new_values."section", new_values."slug" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."slug") = (new_values."slug") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='efe5865015c9d8a75a55a41d4935a4e0c388c45a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b0116', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_topic', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='topic',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_topicevent" ("label", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section", "slug") SELECT old_values."label", old_values."order", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."slug", old_values."section", old_values."slug" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e91760827384d4bf656c67c7a2a8999ad2471cb5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0365b', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_topic', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='act',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9e0c1c923307b5cce669fe7836efa926f756b1ef', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_17dba', table='pghistory_context', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='act',
            trigger=pgtrigger.compiler.Trigger(name='actor_and_reason', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (coalesce(NEW.metadata ->> 'actor', '') = '' OR coalesce(NEW.metadata ->> 'reason', '') = '')", func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='9f5d3ce51431480911ddf87ebf76a35a47410597', operation='INSERT', pgid='pgtrigger_actor_and_reason_d7612', table='pghistory_context', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='act',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='c421bca8344a745c760c0ddd2e62b99a3119d3b0', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_32c9d', table='pghistory_context', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checkevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='1e17756f845aa6ddbd84a830d598507b9e76a686', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_35cf6', table='cables_checkevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checkevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a92d5c100f7be0d46f6a7ff148e4df1db00200a6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ace7d', table='cables_checkevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correction',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_correctionevent" ("along", "cable_id", "changed_reading", "editor_id", "field", "id", "made_at", "model", "object_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read", "read_before", "reason", "says", "show_editor", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") SELECT new_values."along", new_values."cable_id", new_values."changed_reading", new_values."editor_id", new_values."field", new_values."id", new_values."made_at", new_values."model", new_values."object_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."read", new_values."read_before", new_values."reason", new_values."says", new_values."show_editor", new_values."withdrawn_at", new_values."withdrawn_by_id", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a8d0cee06521bb8a124871f29be742fb52365bde', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b05b9', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_correction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correction',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_correctionevent" ("along", "cable_id", "changed_reading", "editor_id", "field", "id", "made_at", "model", "object_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read", "read_before", "reason", "says", "show_editor", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") SELECT new_values."along", new_values."cable_id", new_values."changed_reading", new_values."editor_id", new_values."field", new_values."id", new_values."made_at", new_values."model", new_values."object_id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."read", new_values."read_before", new_values."reason", new_values."says", new_values."show_editor", new_values."withdrawn_at", new_values."withdrawn_by_id", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fdc235d3e026b8bb5ff31bd47074c401b722354f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_abb2f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_correction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correction',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_correctionevent" ("along", "cable_id", "changed_reading", "editor_id", "field", "id", "made_at", "model", "object_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read", "read_before", "reason", "says", "show_editor", "withdrawn_at", "withdrawn_by_id", "withdrawn_reason") SELECT old_values."along", old_values."cable_id", old_values."changed_reading", old_values."editor_id", old_values."field", old_values."id", old_values."made_at", old_values."model", old_values."object_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."read", old_values."read_before", old_values."reason", old_values."says", old_values."show_editor", old_values."withdrawn_at", old_values."withdrawn_by_id", old_values."withdrawn_reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='bb689a08f4590e8b486e485fb379b13c8af43c29', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_494ab', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_correction', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correctionevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='07945af33c027bedb5f95503a7be7e60e1754f49', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_9c828', table='cables_correctionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correctionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1a27ee7a8a1c19c99269eb898a1b6212ce126f91', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_66e70', table='cables_correctionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='country',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_countryevent" ("geo_tag", "iso2", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sample") SELECT new_values."geo_tag", new_values."iso2", new_values."name", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."iso2", new_values."sample" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3b5da854441997ae81109f3f3703f8e0eb0bbd1d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d3a33', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_country', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='country',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_countryevent" ("geo_tag", "iso2", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sample") SELECT new_values."geo_tag", new_values."iso2", new_values."name", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."iso2", new_values."sample" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."iso2") = (new_values."iso2") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='22264b51e8953ab8cdd36c661d3f3c010a0afc33', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2a93a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_country', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='country',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_countryevent" ("geo_tag", "iso2", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sample") SELECT old_values."geo_tag", old_values."iso2", old_values."name", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."iso2", old_values."sample" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c48f95c0ea75df2d72986fe20acb31259977b890', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_52a3b', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_country', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='countryevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='8188ff6df6d0fe114b1f42e13b48ef379a9aa77b', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_836f7', table='cables_countryevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='countryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='315759307878f29246a03085f05754425d776da5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f2e3f', table='cables_countryevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organization',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_organizationevent" ("country_id", "id", "kind", "merged_into_id", "name", "names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review", "slug", "version") SELECT new_values."country_id", new_values."id", new_values."kind", new_values."merged_into_id", new_values."name", new_values."names", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."review", new_values."slug", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fcd0eec139ce3b4bcc33d28fff4509a2e77952ef', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_82121', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_organization', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organization',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_organizationevent" ("country_id", "id", "kind", "merged_into_id", "name", "names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review", "slug", "version") SELECT new_values."country_id", new_values."id", new_values."kind", new_values."merged_into_id", new_values."name", new_values."names", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."review", new_values."slug", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d3cf8769ea67e71335e35ca6cdf367fae6f49043', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2e1bd', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_organization', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organization',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_organizationevent" ("country_id", "id", "kind", "merged_into_id", "name", "names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review", "slug", "version") SELECT old_values."country_id", old_values."id", old_values."kind", old_values."merged_into_id", old_values."name", old_values."names", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."review", old_values."slug", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='bbff12a0adc6011ccac367911a54f733bcf5b9e3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d8321', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_organization', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organizationevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='393032b8d48a013ce2a7a2342f08448e5db533a4', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_cdb4b', table='cables_organizationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organizationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='de51f26541a513d5829ac94e66700748abed4311', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4eab1', table='cables_organizationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paragraph',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_paragraphevent" ("aliases", "cable_id", "end", "heading", "id", "items", "key", "mark", "number", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed", "removed_at", "repairs", "runs", "section", "start", "state", "text", "transmission_sections", "version", "withheld") SELECT new_values."aliases", new_values."cable_id", new_values."end", new_values."heading", new_values."id", new_values."items", new_values."key", new_values."mark", new_values."number", new_values."order", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."printed", new_values."removed_at", new_values."repairs", new_values."runs", new_values."section", new_values."start", new_values."state", new_values."text", new_values."transmission_sections", new_values."version", new_values."withheld" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7995bc1c5f6f4bdea73a499f68532d01daa7dbad', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_96c17', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_paragraph', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paragraph',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_paragraphevent" ("aliases", "cable_id", "end", "heading", "id", "items", "key", "mark", "number", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed", "removed_at", "repairs", "runs", "section", "start", "state", "text", "transmission_sections", "version", "withheld") SELECT new_values."aliases", new_values."cable_id", new_values."end", new_values."heading", new_values."id", new_values."items", new_values."key", new_values."mark", new_values."number", new_values."order", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."printed", new_values."removed_at", new_values."repairs", new_values."runs", new_values."section", new_values."start", new_values."state", new_values."text", new_values."transmission_sections", new_values."version", new_values."withheld" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."aliases" IS DISTINCT FROM (new_values."aliases") OR old_values."cable_id" IS DISTINCT FROM (new_values."cable_id") OR old_values."end" IS DISTINCT FROM (new_values."end") OR old_values."heading" IS DISTINCT FROM (new_values."heading") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."items" IS DISTINCT FROM (new_values."items") OR old_values."key" IS DISTINCT FROM (new_values."key") OR old_values."mark" IS DISTINCT FROM (new_values."mark") OR old_values."number" IS DISTINCT FROM (new_values."number") OR old_values."order" IS DISTINCT FROM (new_values."order") OR old_values."printed" IS DISTINCT FROM (new_values."printed") OR old_values."removed_at" IS DISTINCT FROM (new_values."removed_at") OR old_values."repairs" IS DISTINCT FROM (new_values."repairs") OR old_values."runs" IS DISTINCT FROM (new_values."runs") OR old_values."section" IS DISTINCT FROM (new_values."section") OR old_values."start" IS DISTINCT FROM (new_values."start") OR old_values."state" IS DISTINCT FROM (new_values."state") OR old_values."text" IS DISTINCT FROM (new_values."text") OR old_values."transmission_sections" IS DISTINCT FROM (new_values."transmission_sections") OR old_values."version" IS DISTINCT FROM (new_values."version") OR old_values."withheld" IS DISTINCT FROM (new_values."withheld")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cc8d07b6d6406e8e08854cea3ecc1ccfc89a2d91', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e1c06', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_paragraph', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paragraph',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_paragraphevent" ("aliases", "cable_id", "end", "heading", "id", "items", "key", "mark", "number", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed", "removed_at", "repairs", "runs", "section", "start", "state", "text", "transmission_sections", "version", "withheld") SELECT old_values."aliases", old_values."cable_id", old_values."end", old_values."heading", old_values."id", old_values."items", old_values."key", old_values."mark", old_values."number", old_values."order", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."printed", old_values."removed_at", old_values."repairs", old_values."runs", old_values."section", old_values."start", old_values."state", old_values."text", old_values."transmission_sections", old_values."version", old_values."withheld" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f12f83a0ea9c76b136bc2c9225f50b3bafacaa3c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_cfb29', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_paragraph', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mentionevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='4c8fd1a5dd5efb600cc2171a9bd2153fcae730fa', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_b8154', table='cables_mentionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mentionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ae013344b16f0aa4372ef7321ceb449be3abbb3f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ce542', table='cables_mentionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mention',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_mentionevent" ("cable_id", "end", "form", "id", "kind", "name", "organization_id", "paragraph_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_start", "start", "withheld") SELECT new_values."cable_id", new_values."end", new_values."form", new_values."id", new_values."kind", new_values."name", new_values."organization_id", new_values."paragraph_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."source_start", new_values."start", new_values."withheld" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a5c7d3c44e7118c510e0cbf61e63f84ed6cc9bfb', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_de0bb', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_mention', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mention',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_mentionevent" ("cable_id", "end", "form", "id", "kind", "name", "organization_id", "paragraph_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_start", "start", "withheld") SELECT new_values."cable_id", new_values."end", new_values."form", new_values."id", new_values."kind", new_values."name", new_values."organization_id", new_values."paragraph_id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."source_start", new_values."start", new_values."withheld" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='846a0104d610da7ae088eaa1ec3e5c0c80453f47', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_277e1', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_mention', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mention',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_mentionevent" ("cable_id", "end", "form", "id", "kind", "name", "organization_id", "paragraph_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_start", "start", "withheld") SELECT old_values."cable_id", old_values."end", old_values."form", old_values."id", old_values."kind", old_values."name", old_values."organization_id", old_values."paragraph_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."source_start", old_values."start", old_values."withheld" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1831ddcf1b0fe1a5326bc41649e16b7373beba82', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_3330a', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_mention', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checkedevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='ea520e8a39a5480efa4238f0d9308a567b0d1962', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_29437', table='cables_checkedevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checkedevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2f5d76720a18bb6936de84ff5189f4ffd66c63c3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5885d', table='cables_checkedevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checked',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_checkedevent" ("check_id", "id", "paragraph_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."check_id", new_values."id", new_values."paragraph_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bd701ed59d34cdc6c89dab50924248d388251ccd', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c727e', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_check_paragraphs', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checked',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_checkedevent" ("check_id", "id", "paragraph_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."check_id", new_values."id", new_values."paragraph_id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='97409eda71f30daf3af728c271ccadad776c0987', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e6c3d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_check_paragraphs', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checked',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_checkedevent" ("check_id", "id", "paragraph_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."check_id", old_values."id", old_values."paragraph_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='d9a5d8c116bbe2c3d357433d7e5570aca9d353c6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f7142', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_check_paragraphs', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_checkevent" ("agrees", "cable_id", "computed", "id", "kind", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "spans", "stated", "text", "withheld") SELECT new_values."agrees", new_values."cable_id", new_values."computed", new_values."id", new_values."kind", new_values."order", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."settled_at", new_values."spans", new_values."stated", new_values."text", new_values."withheld" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e4716dfbe50c6fb96a55d9b6340a0bbc2be2492d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_11925', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_check', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_checkevent" ("agrees", "cable_id", "computed", "id", "kind", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "spans", "stated", "text", "withheld") SELECT new_values."agrees", new_values."cable_id", new_values."computed", new_values."id", new_values."kind", new_values."order", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."settled_at", new_values."spans", new_values."stated", new_values."text", new_values."withheld" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='326543a586be181bcbf4910c3416fd62e11a1d74', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3cc2c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_check', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_checkevent" ("agrees", "cable_id", "computed", "id", "kind", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "spans", "stated", "text", "withheld") SELECT old_values."agrees", old_values."cable_id", old_values."computed", old_values."id", old_values."kind", old_values."order", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."settled_at", old_values."spans", old_values."stated", old_values."text", old_values."withheld" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='56f424f1007c9059852c91be7e91a8f57c251b9a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8066c', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_check', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paragraphevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='d20d73eafee658d5d592e5d86afd7ca77745eece', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_0e541', table='cables_paragraphevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paragraphevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='352c008ba5e0c95e133560db343ba1720dfea24a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fd9ef', table='cables_paragraphevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_postevent" ("code", "country_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "routing_indicator", "sample") SELECT new_values."code", new_values."country_id", new_values."name", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."code", new_values."routing_indicator", new_values."sample" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='35bc8739657d094c088826528c71b5882ab10efa', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_18e1b', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_postevent" ("code", "country_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "routing_indicator", "sample") SELECT new_values."code", new_values."country_id", new_values."name", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."code", new_values."routing_indicator", new_values."sample" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."code") = (new_values."code") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fd7e1b9eda558acf1440adf3c9035707a57a505f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_cf599', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_postevent" ("code", "country_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "routing_indicator", "sample") SELECT old_values."code", old_values."country_id", old_values."name", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."code", old_values."routing_indicator", old_values."sample" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f44292d16b8957e44b2f1b88b96882af81cf510b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_757bf', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cableevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='457e7297df05071e57b86aca86a7b411b62f627e', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_e80c8', table='cables_cableevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cableevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1d55f9c5588b4c2a3257864659b7156a4c3f6c5d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ccb1c', table='cables_cableevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='7512e13152233c91f8d3f6f8b20894d271a74ef4', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_1e225', table='cables_postevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8cf565a0e3c4914ae333361ecdb5f62328a68965', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b6259', table='cables_postevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='problem',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_problemevent" ("cable_id", "end", "id", "kind", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "start", "text", "withheld") SELECT new_values."cable_id", new_values."end", new_values."id", new_values."kind", new_values."order", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."settled_at", new_values."start", new_values."text", new_values."withheld" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='11ef382a8cf1af25c2874af40157dd0e60f6c0a9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c1a11', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_problem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='problem',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_problemevent" ("cable_id", "end", "id", "kind", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "start", "text", "withheld") SELECT new_values."cable_id", new_values."end", new_values."id", new_values."kind", new_values."order", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."settled_at", new_values."start", new_values."text", new_values."withheld" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='074d062d845522c61bbb53710136fe7e9c8d89e9', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_af7e5', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_problem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='problem',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_problemevent" ("cable_id", "end", "id", "kind", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "start", "text", "withheld") SELECT old_values."cable_id", old_values."end", old_values."id", old_values."kind", old_values."order", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."settled_at", old_values."start", old_values."text", old_values."withheld" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='cc895a275690d6959eb76cba3bbfa46189b68f31', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2b070', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_problem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='problemevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='fb9378b4aea7c512aafb22391d71f175c82e3bcc', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_ea100', table='cables_problemevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='problemevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6644e660cc64f934fab4efb2d81f4074107de38b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_25896', table='cables_problemevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='answerevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='021c22b3ddb891550894ccdb80bfe83c1107bf1e', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_1a683', table='cables_answerevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='answerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='43adb7b2b9f26b3204906865a53bac00e078e83f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4dfbe', table='cables_answerevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='answer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_answerevent" ("basis", "cable_id", "end", "id", "kind", "paragraph_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "rejected", "start", "version") SELECT new_values."basis", new_values."cable_id", new_values."end", new_values."id", new_values."kind", new_values."paragraph_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."question_id", new_values."rejected", new_values."start", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='155f0d35af7d4f3a4bebcab873957bac7bed57e2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b3380', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_answer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='answer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_answerevent" ("basis", "cable_id", "end", "id", "kind", "paragraph_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "rejected", "start", "version") SELECT new_values."basis", new_values."cable_id", new_values."end", new_values."id", new_values."kind", new_values."paragraph_id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."question_id", new_values."rejected", new_values."start", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='74e0e04deae48db9887ed08b622a501376baac0e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_7ec2c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_answer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='answer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_answerevent" ("basis", "cable_id", "end", "id", "kind", "paragraph_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "rejected", "start", "version") SELECT old_values."basis", old_values."cable_id", old_values."end", old_values."id", old_values."kind", old_values."paragraph_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."question_id", old_values."rejected", old_values."start", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='59edb9b400a7a12d4149318722ed43135ded7f8e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ac130', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_answer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='8941b0a2d5b7046c2db8db63d948d2a45760dc4e', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_e75f4', table='cables_questionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e48440818395313f71fc7253cd66e8d46af9ff28', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_19e53', table='cables_questionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receiptevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='1d9693f4e8c4116e6b5f6accfd414033b58428d0', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_8affb', table='cables_receiptevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='receiptevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='723bbd05f4d9ed322c16deaed089f41d33cf9723', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_36e51', table='cables_receiptevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reference',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_referenceevent" ("cable_id", "id", "kind", "label", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed", "target_id") SELECT new_values."cable_id", new_values."id", new_values."kind", new_values."label", new_values."order", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."printed", new_values."target_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d5554a2469b19e4dacc232e23b7aa7e290bd6b97', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8a13e', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_reference', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reference',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_referenceevent" ("cable_id", "id", "kind", "label", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed", "target_id") SELECT new_values."cable_id", new_values."id", new_values."kind", new_values."label", new_values."order", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."printed", new_values."target_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8234568cd8be52036e93f66a3b9bcbc2f53ce426', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ca0c4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_reference', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reference',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_referenceevent" ("cable_id", "id", "kind", "label", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed", "target_id") SELECT old_values."cable_id", old_values."id", old_values."kind", old_values."label", old_values."order", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."printed", old_values."target_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='da2883107f29f23226211ef800877d3f2496cc90', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_eb9ab', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_reference', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='referenceevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='6ef87a67af9aa72331d508829be1e75a87a5b9f6', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_d4b11', table='cables_referenceevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='referenceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='def57898685a33f4f0f69f94a500b1bd19935ed0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_48e93', table='cables_referenceevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sourceevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='9cd99bfda9b14a560d0d2e379c0aeffa8fdd9f96', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_e00a7', table='cables_sourceevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sourceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5e422efb0c6c1b1d8b5603a13aacca28b0802d40', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_24ba8', table='cables_sourceevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statistic',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_statisticevent" ("breakdown", "cable_id", "change_percent", "confidence", "end", "id", "item", "kind", "paragraph_id", "period", "period_basis", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prior_period", "prior_value", "qualifier", "quote", "review", "source", "source_start", "start", "unit", "value", "value_end", "value_max", "value_min", "value_start", "version", "what", "withheld") SELECT new_values."breakdown", new_values."cable_id", new_values."change_percent", new_values."confidence", new_values."end", new_values."id", new_values."item", new_values."kind", new_values."paragraph_id", new_values."period", new_values."period_basis", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."prior_period", new_values."prior_value", new_values."qualifier", new_values."quote", new_values."review", new_values."source", new_values."source_start", new_values."start", new_values."unit", new_values."value", new_values."value_end", new_values."value_max", new_values."value_min", new_values."value_start", new_values."version", new_values."what", new_values."withheld" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e938548297ad47c15974e68c6b8fd898efb6fe43', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_98f37', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_statistic', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statistic',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_statisticevent" ("breakdown", "cable_id", "change_percent", "confidence", "end", "id", "item", "kind", "paragraph_id", "period", "period_basis", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prior_period", "prior_value", "qualifier", "quote", "review", "source", "source_start", "start", "unit", "value", "value_end", "value_max", "value_min", "value_start", "version", "what", "withheld") SELECT new_values."breakdown", new_values."cable_id", new_values."change_percent", new_values."confidence", new_values."end", new_values."id", new_values."item", new_values."kind", new_values."paragraph_id", new_values."period", new_values."period_basis", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."prior_period", new_values."prior_value", new_values."qualifier", new_values."quote", new_values."review", new_values."source", new_values."source_start", new_values."start", new_values."unit", new_values."value", new_values."value_end", new_values."value_max", new_values."value_min", new_values."value_start", new_values."version", new_values."what", new_values."withheld" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='22d9ecbc251b37f19ceac731cd126e0afa68bca7', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_878d6', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_statistic', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statistic',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_statisticevent" ("breakdown", "cable_id", "change_percent", "confidence", "end", "id", "item", "kind", "paragraph_id", "period", "period_basis", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prior_period", "prior_value", "qualifier", "quote", "review", "source", "source_start", "start", "unit", "value", "value_end", "value_max", "value_min", "value_start", "version", "what", "withheld") SELECT old_values."breakdown", old_values."cable_id", old_values."change_percent", old_values."confidence", old_values."end", old_values."id", old_values."item", old_values."kind", old_values."paragraph_id", old_values."period", old_values."period_basis", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."prior_period", old_values."prior_value", old_values."qualifier", old_values."quote", old_values."review", old_values."source", old_values."source_start", old_values."start", old_values."unit", old_values."value", old_values."value_end", old_values."value_max", old_values."value_min", old_values."value_start", old_values."version", old_values."what", old_values."withheld" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1c529a5f78fc67b3665d19d36ac2bbd60d4963ae', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_4f6fc', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_statistic', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statisticevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='f17cd03fc9148aa61bcf812d7116f8ae8185907f', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_8c2c5', table='cables_statisticevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statisticevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ac78d6a4c1050490d943c56d4c4c1d230becbaf8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a62ee', table='cables_statisticevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cabletagevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='d6f94e27329ea334032e9941e02c736a6e82e42a', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_d3b56', table='cables_cabletagevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cabletagevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ad13a8453cf3bd790082624fa5c4912d067f0fa4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_93281', table='cables_cabletagevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cabletag',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_cabletagevent" ("cable_id", "id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tag_id") SELECT new_values."cable_id", new_values."id", new_values."order", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."tag_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4f7829f5fe517748c812e0ef5fa3781b44a09e3b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_61374', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_cabletag', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cabletag',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_cabletagevent" ("cable_id", "id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tag_id") SELECT new_values."cable_id", new_values."id", new_values."order", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."tag_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e214816d51cf1e30a668725ebaeb63efd7ac4fa4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f87d3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_cabletag', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cabletag',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_cabletagevent" ("cable_id", "id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tag_id") SELECT old_values."cable_id", old_values."id", old_values."order", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."tag_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='03ba665c77b79bf9a2c4b1a20a92ee7b3b8f4392', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2e30f', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_cabletag', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cable',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_cableevent" ("attention", "cable_id", "captions", "classification", "country_id", "date", "eo", "extractor", "held", "id", "info", "instruction_basis", "instruction_cable", "part_number", "part_of", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "precedence", "read_at", "repairs", "replaces", "reporting_year", "restore_asked_by_id", "sample", "sections_missing", "sections_present", "sections_total", "sender", "signature", "subject", "superseded_by_id", "to", "transmission_id", "version", "withdrawn_at", "withdrawn_reason") SELECT new_values."attention", new_values."cable_id", new_values."captions", new_values."classification", new_values."country_id", new_values."date", new_values."eo", new_values."extractor", new_values."held", new_values."id", new_values."info", new_values."instruction_basis", new_values."instruction_cable", new_values."part_number", new_values."part_of", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."post_id", new_values."precedence", new_values."read_at", new_values."repairs", new_values."replaces", new_values."reporting_year", new_values."restore_asked_by_id", new_values."sample", new_values."sections_missing", new_values."sections_present", new_values."sections_total", new_values."sender", new_values."signature", new_values."subject", new_values."superseded_by_id", new_values."to", new_values."transmission_id", new_values."version", new_values."withdrawn_at", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='74319c680b4b6b103d231c7aacc16357243a6db3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_10563', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_cable', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cable',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_cableevent" ("attention", "cable_id", "captions", "classification", "country_id", "date", "eo", "extractor", "held", "id", "info", "instruction_basis", "instruction_cable", "part_number", "part_of", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "precedence", "read_at", "repairs", "replaces", "reporting_year", "restore_asked_by_id", "sample", "sections_missing", "sections_present", "sections_total", "sender", "signature", "subject", "superseded_by_id", "to", "transmission_id", "version", "withdrawn_at", "withdrawn_reason") SELECT new_values."attention", new_values."cable_id", new_values."captions", new_values."classification", new_values."country_id", new_values."date", new_values."eo", new_values."extractor", new_values."held", new_values."id", new_values."info", new_values."instruction_basis", new_values."instruction_cable", new_values."part_number", new_values."part_of", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."post_id", new_values."precedence", new_values."read_at", new_values."repairs", new_values."replaces", new_values."reporting_year", new_values."restore_asked_by_id", new_values."sample", new_values."sections_missing", new_values."sections_present", new_values."sections_total", new_values."sender", new_values."signature", new_values."subject", new_values."superseded_by_id", new_values."to", new_values."transmission_id", new_values."version", new_values."withdrawn_at", new_values."withdrawn_reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bc6b19f3fe9c9dd32ebe4bb2875eea01f7fa3f68', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5b405', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_cable', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cable',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_cableevent" ("attention", "cable_id", "captions", "classification", "country_id", "date", "eo", "extractor", "held", "id", "info", "instruction_basis", "instruction_cable", "part_number", "part_of", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "post_id", "precedence", "read_at", "repairs", "replaces", "reporting_year", "restore_asked_by_id", "sample", "sections_missing", "sections_present", "sections_total", "sender", "signature", "subject", "superseded_by_id", "to", "transmission_id", "version", "withdrawn_at", "withdrawn_reason") SELECT old_values."attention", old_values."cable_id", old_values."captions", old_values."classification", old_values."country_id", old_values."date", old_values."eo", old_values."extractor", old_values."held", old_values."id", old_values."info", old_values."instruction_basis", old_values."instruction_cable", old_values."part_number", old_values."part_of", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."post_id", old_values."precedence", old_values."read_at", old_values."repairs", old_values."replaces", old_values."reporting_year", old_values."restore_asked_by_id", old_values."sample", old_values."sections_missing", old_values."sections_present", old_values."sections_total", old_values."sender", old_values."signature", old_values."subject", old_values."superseded_by_id", old_values."to", old_values."transmission_id", old_values."version", old_values."withdrawn_at", old_values."withdrawn_reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a0be9ab8aa866cfed42a65fdd8a152f110668791', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_83d8c', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_cable', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tagevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='0a97e1a48db9d3459b5e5a8990abd1269ad97285', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_86689', table='cables_tagevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tagevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a4ba3e46502aeff946e30f7c2ed3656664254849', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_66cd2', table='cables_tagevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_questionevent" ("code", "confidence", "id", "label", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section", "year") SELECT new_values."code", new_values."confidence", new_values."id", new_values."label", new_values."order", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."section", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='efd489e6511284419f21b5de64d9f47a5b4b7001', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_983b8', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_question', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_questionevent" ("code", "confidence", "id", "label", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section", "year") SELECT new_values."code", new_values."confidence", new_values."id", new_values."label", new_values."order", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."section", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='87709269dbcca4cf4875afc6fd2b44320a8d8cd8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5843c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_question', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_questionevent" ("code", "confidence", "id", "label", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section", "year") SELECT old_values."code", old_values."confidence", old_values."id", old_values."label", old_values."order", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."section", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c49f2d58b6a8146e53316a8f06d1b0508c30ece2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_67ced', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_question', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='topicevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='50a1d4d5ec49efeee4e70e62429a0dd7f71a766c', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_bb4ad', table='cables_topicevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='topicevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e1f52969d6ea58196bec946604f2d6c0e28c406d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_de080', table='cables_topicevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='withholding',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_withholdingevent" ("by_machine", "cable_id", "id", "kind", "lift_asked_by_id", "lifted_at", "lifted_by_id", "made_at", "made_by_id", "paragraph_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "reason", "source_end", "source_start") SELECT new_values."by_machine", new_values."cable_id", new_values."id", new_values."kind", new_values."lift_asked_by_id", new_values."lifted_at", new_values."lifted_by_id", new_values."made_at", new_values."made_by_id", new_values."paragraph_id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."quote", new_values."reason", new_values."source_end", new_values."source_start" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='65437116d8642f48767509b094e8e6bc4b456e7a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_dd19a', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_withholding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='withholding',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_withholdingevent" ("by_machine", "cable_id", "id", "kind", "lift_asked_by_id", "lifted_at", "lifted_by_id", "made_at", "made_by_id", "paragraph_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "reason", "source_end", "source_start") SELECT new_values."by_machine", new_values."cable_id", new_values."id", new_values."kind", new_values."lift_asked_by_id", new_values."lifted_at", new_values."lifted_by_id", new_values."made_at", new_values."made_by_id", new_values."paragraph_id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."quote", new_values."reason", new_values."source_end", new_values."source_start" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0480eaa5ed30b5cbca198c59f8f00cc4eb4004bb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9e09c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_withholding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='withholding',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_withholdingevent" ("by_machine", "cable_id", "id", "kind", "lift_asked_by_id", "lifted_at", "lifted_by_id", "made_at", "made_by_id", "paragraph_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quote", "reason", "source_end", "source_start") SELECT old_values."by_machine", old_values."cable_id", old_values."id", old_values."kind", old_values."lift_asked_by_id", old_values."lifted_at", old_values."lifted_by_id", old_values."made_at", old_values."made_by_id", old_values."paragraph_id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."quote", old_values."reason", old_values."source_end", old_values."source_start" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1fe805706e2af30a4be627c8dccea7706a1aa0ac', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_97516', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_withholding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='withholdingevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='7a102e0145fade611fc4ab8296ff80f6e6b7a8f6', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_502c4', table='cables_withholdingevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='withholdingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b5d4e694c846dc1d9b18b6ad468ca27840a41945', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7a2ad', table='cables_withholdingevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='witness',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_witnessevent" ("cable_id", "chosen", "encoding", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source_id", "wholeness") SELECT new_values."cable_id", new_values."chosen", new_values."encoding", new_values."id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."position", new_values."source_id", new_values."wholeness" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='58c833a1d0389576066fdda6da397d3ab2b4b759', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_faa18', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_witness', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='witness',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_witnessevent" ("cable_id", "chosen", "encoding", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source_id", "wholeness") SELECT new_values."cable_id", new_values."chosen", new_values."encoding", new_values."id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."position", new_values."source_id", new_values."wholeness" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."cable_id" IS DISTINCT FROM (new_values."cable_id") OR old_values."chosen" IS DISTINCT FROM (new_values."chosen") OR old_values."encoding" IS DISTINCT FROM (new_values."encoding") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."position" IS DISTINCT FROM (new_values."position") OR old_values."source_id" IS DISTINCT FROM (new_values."source_id") OR old_values."wholeness" IS DISTINCT FROM (new_values."wholeness")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3d848c9ea8a0815edd810c332bf016a730c84ad8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4cd10', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_witness', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='witness',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_witnessevent" ("cable_id", "chosen", "encoding", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source_id", "wholeness") SELECT old_values."cable_id", old_values."chosen", old_values."encoding", old_values."id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."position", old_values."source_id", old_values."wholeness" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='863baa327bb5233587fbb02e01e876a6f0c92fd7', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e1ec8', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_witness', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='witness',
            trigger=pgtrigger.compiler.Trigger(name='text_insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_witnesstextevent" ("pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") SELECT _pgh_attached_context.value, clock_timestamp(), \'text_insert\', new_values."id", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5a56157ab65f93ce00a5b986cae9e6aafa4ba324', level='STATEMENT', operation='INSERT', pgid='pgtrigger_text_insert_insert_12884', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_witness', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='witness',
            trigger=pgtrigger.compiler.Trigger(name='text_update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_witnesstextevent" ("pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") SELECT _pgh_attached_context.value, clock_timestamp(), \'text_update\', new_values."id", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."text" IS DISTINCT FROM (new_values."text")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c9509e0b417ef738168af83990d094b4618949da', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_text_update_update_1d314', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_witness', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='witnessevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='63bf3d5d2a3dc10dda6a57333856fc8144c861bc', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_b2e12', table='cables_witnessevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='witnessevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6c9efac4d51af7a3e14aa70d5719de630355c999', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2db96', table='cables_witnessevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='witnesstextevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='5cc7c5c1814a5dddec90648416a955f5126b764e', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_77d53', table='cables_witnesstextevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='witnesstextevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='76d2f70b1235375364bd8ff4b62eb155d22206c0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fdceb', table='cables_witnesstextevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='neighbour',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_neighbourevent" ("from_country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_country_id") SELECT new_values."from_country_id", new_values."id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."to_country_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a33c5d22f0b5b560f0590dffc3970348a80713b8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f7e41', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_country_neighbours', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='neighbour',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_neighbourevent" ("from_country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_country_id") SELECT new_values."from_country_id", new_values."id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."to_country_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bcb0c3ebc6d52a2bd431745051a37922adbf8d07', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_686af', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_country_neighbours', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='neighbour',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_neighbourevent" ("from_country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_country_id") SELECT old_values."from_country_id", old_values."id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."to_country_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='27ab6f46c314cf3f0b69f6d48b2f40bb5ebfdb93', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_39461', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_country_neighbours', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questiontopic',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_questiontopicevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "topic_id") SELECT new_values."id", _pgh_attached_context.value, clock_timestamp(), \'insert\', new_values."id", new_values."question_id", new_values."topic_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='13895e414bd90b94b91ae02fe386144241129c7d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_96ed4', referencing='REFERENCING NEW TABLE AS new_values ', table='cables_question_topics', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questiontopic',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_questiontopicevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "topic_id") SELECT new_values."id", _pgh_attached_context.value, clock_timestamp(), \'update\', new_values."id", new_values."question_id", new_values."topic_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5be92e7021ff26790a66408361e3ad260c958e1d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3f4d3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='cables_question_topics', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questiontopic',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "cables_questiontopicevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "topic_id") SELECT old_values."id", _pgh_attached_context.value, clock_timestamp(), \'delete\', old_values."id", old_values."question_id", old_values."topic_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='138b2bea288cc7650cdb27ddb9b9ef9550b7bb9d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_34f5c', referencing='REFERENCING OLD TABLE AS old_values ', table='cables_question_topics', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='neighbourevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='0bb60f61b8129683868f85e290cc88e812e3cf46', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_bdd98', table='cables_neighbourevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='neighbourevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='873c4fb2ae42d67ef7f399aaeafb25d9f0792012', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_52cb3', table='cables_neighbourevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questiontopicevent',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (current_setting('archive.history_may_go', true) IS DISTINCT FROM 'on')", func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='25b36254a79887195fa6336558968f748a773f7b', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_581eb', table='cables_questiontopicevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questiontopicevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ba74c995f690fedf646da94b211d04a882ea5948', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1a5af', table='cables_questiontopicevent', when='BEFORE')),
        ),
    
        ]),
        migrations.RunSQL(MARK + MARKED + REVISE + WATCH, UNDO),
    ]
