"""Making the next edition: in one transaction, under one lock, without gaps (DESIGN §1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from stances.codebook import RECORD_STARTS
from stances.models import Edition, Editor

from .refusal import Refused

PUBLISHING_LOCK = 19490404
"""The advisory lock of all who publish; the trigger in ``0002_guards`` takes the same."""


def wait_for_turn() -> None:
    """From now on, until its transaction ends, nobody else publishes. Whoever comes second waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLISHING_LOCK])


@contextmanager
def next_edition(
    by: Editor, note: str, complete_to: dt.date | None = None, may_go_back: bool = False
) -> Iterator[Edition]:
    """The edition that this transaction makes. Whoever comes second waits until the first is through.

    ``complete_to`` stays what it was where none is given. Raises ``Refused`` without a note, with a ``complete_to`` in
    the future or before the record begins, with one earlier than it was unless it ``may_go_back``, or without one for
    the very first edition.
    """
    if not note.strip():
        raise Refused(_("An edition needs a note that says what changed and why."))
    with transaction.atomic():
        wait_for_turn()
        newest = Edition.objects.order_by("-number").first()
        now = timezone.now()
        before = newest.complete_to if newest else None
        complete_to = complete_to or before
        if complete_to is None:
            raise Refused(_("The first edition must say up to which day the record is complete."))
        if complete_to > timezone.localdate(now):
            raise Refused(_("The record cannot be complete to a day in the future."))
        if complete_to < RECORD_STARTS:
            raise Refused(_("The record begins on %(day)s: it is complete to no earlier day.") % {"day": RECORD_STARTS})
        if before and complete_to < before and not may_go_back:
            raise Refused(
                _(
                    "The record is complete to %(before)s; %(day)s is earlier. To take it back, say so where it is said"
                    " up to which day the record is complete."
                )
                % {"before": before, "day": complete_to}
            )
        yield Edition.objects.create(
            number=(newest.number if newest else 0) + 1,
            made_at=now,
            made_by=by,
            note=note.strip(),
            complete_to=complete_to,
        )


def correct_in_place(by: Editor, note: str):
    """For corrections of identities – a misspelt name – which are made in place and make an edition (DESIGN §1)."""
    return next_edition(by, note)
