import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

# Both ways the table is a new one: it is filled from what is public.
REBUILD = """
alter table cables_passage alter column search set storage external;
alter table cables_passage set (toast_tuple_target = 128);
delete from cables_facetset;
insert into cables_stale (cable) select id from cables_cable on conflict do nothing;
"""


class Migration(migrations.Migration):
    dependencies = [("cables", "0016_bounds_and_emptying")]

    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, REBUILD),
        migrations.DeleteModel("Passage"),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("paragraph", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to="cables.paragraph")),
                ("cable", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="passages", to="cables.cable")),
                ("order", models.PositiveIntegerField()),
                ("about", models.IntegerField()),
                ("named", models.IntegerField()),
                ("current", models.BooleanField(help_text="not of a cable that a later one replaces")),
                ("search", django.contrib.postgres.search.SearchVectorField()),
                ("padding", models.TextField()),
            ],
            options={
                "indexes": [django.contrib.postgres.indexes.GinIndex(fields=["search"], gin_pending_list_limit=256, name="passage_search")],
            },
        ),
        migrations.RunSQL(REBUILD, migrations.RunSQL.noop),
    ]
