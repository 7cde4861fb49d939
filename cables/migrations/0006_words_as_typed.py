"""English without accents, and the signs of a keyboard, for all that is searched."""

from django.contrib.postgres.operations import UnaccentExtension
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import migrations, models

PRINTED = "’‘ʼ‛＇‐‑‒–—―−\u00ad\u00a0\u2002\u2003\u2007\u2009\u202f/"
TYPED = "'''''--------       "
CONFIGURED = """
create text search configuration cables (copy = pg_catalog.english);
alter text search configuration cables
  alter mapping for hword, hword_part, word with unaccent, english_stem;
"""


class Migration(migrations.Migration):
    dependencies = [("cables", "0005_likely_kind_of_figure")]

    operations = [
        UnaccentExtension(),
        migrations.RunSQL(CONFIGURED, "drop text search configuration cables"),
        migrations.RemoveField("paragraph", "search"),
        migrations.AddField(
            "paragraph",
            "search",
            models.GeneratedField(
                expression=SearchVector(
                    models.Func(
                        models.F("public_text"), models.Value(PRINTED), models.Value(TYPED),
                        function="translate", output_field=models.TextField(),
                    ),
                    config="cables",
                ),
                output_field=SearchVectorField(),
                db_persist=True,
            ),
        ),
        # Every passage is built anew.
        migrations.RunSQL(
            "insert into cables_stale (cable) select id from cables_cable on conflict do nothing",
            migrations.RunSQL.noop,
        ),
    ]
