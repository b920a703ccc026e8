"""Two reviewers approve the same at the same moment: the second waits, and is told who was faster."""

import datetime as dt
import threading
import time

import pytest
from django.db import connection, connections, transaction
from django.urls import reverse

from stances.desk import publishing
from stances.models import Edition
from tests import making

from .review_desk import as_, submitted, tick

pytestmark = pytest.mark.django_db(transaction=True)

WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


def until_one_waits(seconds=30):
    """Return once a connection waits for the lock of all who publish; fails the test if none does in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.02)
    pytest.fail("nobody came to wait for the publishing lock")


@pytest.mark.parametrize("came_from", ["the row's page", "the queue"])
def test_the_second_is_told_by_whom_and_in_which_edition_and_is_not_offered_to_approve(came_from):
    row = submitted(making.statement(key="lt-both"))
    form = {"row": [tick(row)], "note": "Mine.", "complete_to": "2025-12-31"}
    form |= {"from": f"statement:{row.pk}"} if came_from == "the row's page" else {}
    second, answers = as_("manager"), []

    def approve():
        answers.append(second.post(reverse("admin:approve"), form))
        connections.close_all()

    thread = threading.Thread(target=approve)
    first = making.editor("reviewer")
    with transaction.atomic():
        publishing.approve([publishing.Approval(row, row.content_hash)], first, "Faster.", dt.date(2025, 12, 31))
        thread.start()
        until_one_waits()
    thread.join(timeout=30)
    assert not thread.is_alive()
    (answer,) = answers
    assert answer.status_code == 409
    assert "Reviewer has already approved lt-both: it is public since edition 1." in answer.text
    assert 'name="row"' not in answer.text
    assert "Approve" not in answer.text
    assert Edition.objects.count() == 1
