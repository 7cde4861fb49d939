from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cables", "0001_archive")]

    operations = [
        migrations.CreateModel(
            name='Pending',
            fields=[
                ('step', models.CharField(max_length=40, primary_key=True, serialize=False)),
            ],
            options={
                'verbose_name_plural': 'pending',
            },
        ),
    ]
