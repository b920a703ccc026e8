"""Every page of the desk asks the database a bounded number of times, with the starter dataset in it."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from stances.desk import old_drafts, workflow
from stances.models import Assessment
from tests import making
from tests.admin.test_first_page import LONG_AFTER, renew
from tests.bench.desk import MOST_QUERIES, pages

pytestmark = [pytest.mark.usefixtures("starter"), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel("2026-11-21T12:00:00+01:00", tick=False):
        yield


def test_every_page_of_the_desk_takes_at_most_20_queries_with_the_dataset(django_assert_max_num_queries):
    for n in range(12):
        said = workflow.submit(making.statement("LT", f"2026-10-{n + 1:02}"), making.editor("contributor"), ticked=None)
        judged = making.assessment("LT", f"2026-10-{n + 1:02}", supports=[said])
        workflow.submit(judged, making.editor("contributor"))
    reviewer = making.editor("reviewer")
    making.statement(by=reviewer)
    assert Assessment.objects.published().in_effect_by(dt.date(2026, 11, 21)).exists()
    client = Client()
    client.force_login(reviewer)
    renew()
    listed = old_drafts.find(timezone.now() + LONG_AFTER)
    listed.store()
    with django_assert_max_num_queries(20):
        page = client.get("/admin/")
    for kind in ("statement", "assessment", "official", "outlet", "source", "edition", "review"):
        with django_assert_max_num_queries(20):
            client.get(reverse(f"admin:stances_{kind}_changelist"))
    for name, address in pages().items():
        client.get(address)  # the process has loaded the edition, as it does once for each
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200, name
        assert 0 < len(captured) <= MOST_QUERIES, name
    assert page.context["lists"]["waiting"].count == 24
    assert page.context["look_again_count"] > 0
    assert page.context["old_drafts"].count == 1
