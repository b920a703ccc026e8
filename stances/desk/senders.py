"""How often somebody reports: so many times an hour and a day from one address, and no address is kept.

Of an address only a keyed hash is stored, with SECRET_KEY and the day: nobody can tell from it whose it was, nor that
two of different days were the same. It names no case, and is gone after a day (``tasks.look`` sees to it).
"""

from __future__ import annotations

import datetime as dt

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from stances.codebook import BRUSSELS
from stances.models import CaseSender

from .refusal import Refused

AN_HOUR, A_DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
MOST = ((AN_HOUR, 5), (A_DAY, 20))
"""Reports from one address, at most, in each stretch of time."""

SALT = "stances.desk.senders"
LOCKS = 1910
"""The kind of advisory lock that keeps two reports from one address apart while they are counted."""


class TooMany(Refused):
    """An address has reported too often; in ``wait`` it may again."""

    def __init__(self, wait: dt.timedelta) -> None:
        super().__init__(
            _("There have been many reports from your connection. Yours was not sent yet. Send it again later.")
        )
        self.wait = wait


def check_and_note(address: str, now: dt.datetime) -> None:
    """Notes one report from ``address``. Raises ``TooMany``. To be called in the transaction that stores the report."""
    marks = [_mark(address, day) for day in _days(now)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [LOCKS, marks[0]])
    sent = CaseSender.objects.filter(mark__in=marks, at__gt=now - A_DAY).order_by("-at")
    times = list(sent.values_list("at", flat=True)[: max(most for _span, most in MOST)])
    for span, most in MOST:
        if len(times) >= most and times[most - 1] > now - span:
            raise TooMany(times[most - 1] + span - now)
    CaseSender.objects.create(mark=marks[0], at=now)


def forget(now: dt.datetime) -> int:
    """Deletes what is older than a day, and says how much that was. One query."""
    return CaseSender.objects.filter(at__lte=now - A_DAY).delete()[0]


def _days(now: dt.datetime) -> tuple[dt.date, dt.date]:
    """Today and yesterday: midnight forgets nobody."""
    today = timezone.localdate(now, BRUSSELS)
    return today, today - A_DAY


def _mark(address: str, day: dt.date) -> str:
    return salted_hmac(SALT, f"{day.isoformat()} {address}", algorithm="sha256").hexdigest()
