"""The words that statements are found by, in a table of their own: no published row is written.

The words of what is there are made when all migrations have run (``desk/searchable.py``, ``after_migrate``): they need
the tables as this release knows them, and are made in the same way whenever a release makes them by other rules.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("stances", "0010_cases"),
    ]

    operations = [
        migrations.CreateModel(
            name="StatementSearch",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search",
                        serialize=False,
                        to="stances.statement",
                        verbose_name="statement",
                    ),
                ),
                ("words", django.contrib.postgres.search.SearchVectorField(verbose_name="words")),
                ("rules", models.PositiveSmallIntegerField(verbose_name="rules")),
            ],
            options={
                "verbose_name": "words to be found by",
                "verbose_name_plural": "words to be found by",
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["words"], name="statement_words_idx"
                    )
                ],
            },
        ),
    ]
