"""What was found, as it stands on the desk: new findings join, mended ones leave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from stances.models import Finding

from . import searches
from .found import Found


def store(found: Iterable[Found], now: dt.datetime) -> None:
    """Bring the desk's findings up to date. To be called in a transaction; those that stand keep ``first_found``.

    What can be made anew from the record is made anew: the words that statements are found by.
    """
    found = list(found)
    searches.mend(found)
    standing = {(one.check, one.subject, one.text): one for one in found}
    kept = Finding.objects.bulk_create(
        (
            Finding(
                check_name=one.check,
                subject=one.subject,
                about=one.about,
                text=one.text,
                rule=one.rule,
                first_found=now,
                last_found=now,
            )
            for one in standing.values()
        ),
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["check_name", "subject", "text"],
        update_fields=["about", "rule", "last_found"],
    )
    Finding.objects.exclude(pk__in=[row.pk for row in kept]).delete()
