"""The words of headers, as part of the cable."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cables", "0006_words_as_typed")]

    operations = [
        migrations.AddField("cablefacets", "header", SearchVectorField(default="")),
        migrations.AddIndex("cablefacets", GinIndex(fields=["header"], name="header_words")),
        # Every cable is built anew.
        migrations.RunSQL(
            "insert into cables_stale (cable) select id from cables_cable on conflict do nothing",
            migrations.RunSQL.noop,
        ),
    ]
