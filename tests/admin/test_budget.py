"""Every kind of page of the desk asks the database little (issue 3); ``make bench`` measures it with 50,000 rows."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from stances.desk import people
from stances.models import Editor, Role
from tests.bench.desk import MOST_QUERIES, pages

pytestmark = pytest.mark.django_db


def test_every_page_takes_at_most_20_queries_with_the_dataset():
    call_command("load_dataset", verbosity=0)
    client, manager = Client(), Editor.objects.create_user("much-seeing", is_staff=True)
    manager.groups.add(people.group(Role.MANAGER))
    client.force_login(manager)
    taken = {}
    for name, address in pages().items():
        client.get(address)  # the process has loaded the edition, as it does once for each
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200, name
        taken[name] = len(captured)
    assert {name: queries for name, queries in taken.items() if queries > MOST_QUERIES} == {}
    assert all(taken.values())
