"""The record is complete to no day before it begins (2008-01-01, ``codebook.RECORD_STARTS``)."""
import datetime as dt

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("stances", "0007_cited_pages"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(("complete_to__gte", dt.date(2008, 1, 1))),
                name="edition_complete_to_within_the_record",
            ),
        ),
    ]
