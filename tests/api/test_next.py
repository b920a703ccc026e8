"""``next`` is made of what an answer is kept by: whoever gets the kept one has asked for just that."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from tests import making

pytestmark = pytest.mark.django_db

SITE = settings.SITE_URL


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def program() -> Client:
    return Client()


@pytest.fixture
def published():
    """Hungary spoke 51 times and moved each time: one more than a page has rows."""
    rows: list[making.Row] = []
    for n in range(51):
        day, signal = f"{2008 + n // 12}-{n % 12 + 1:02}-15", ("oppose", "not_now")[n % 2]
        said = making.statement("HU", day, key=f"said-{n}", signal=signal)
        rows += [said, making.assessment("HU", day, signal, key=f"hu-{n}", supports=[said])]
    return making.publish(*rows)


def next_of(program: Client, query: str) -> str | None:
    response = program.get(f"/api/v1/{query}")
    assert response.status_code == 200, response.content
    return response.json()["next"]


@pytest.mark.parametrize(
    ("others", "plain", "following"),
    [
        (("statements?q=%00", "statements?q=+", "statements?member="), "statements", "statements?cursor=1-50"),
        (("assessments?since_edition=0", "assessments?since="), "assessments", "assessments?cursor=1-50"),
        (
            ("assessments?limit=50&member=HU",),
            "assessments?member=hu",
            "assessments?member=hu&cursor=1-50",
        ),
        (
            ("shifts?limit=007&since_edition=0&year=&direction=",),
            "shifts?limit=7",
            "shifts?limit=7&cursor=1-7",
        ),
        (
            ("statements?on=2025-01-01&order=oldest&limit=1",),
            "statements?limit=1&order=oldest&on=2025-01-01",
            "statements?on=2025-01-01&order=oldest&limit=1&cursor=1-1",
        ),
        (("statements?cursor=1-0",), "statements?edition=1", "statements?cursor=1-50"),
    ],
)
def test_a_kept_page_leads_on_to_what_its_own_caller_asked_for(program, published, others, plain, following):
    expected = f"{SITE}/api/v1/{following}"
    assert [next_of(program, one) for one in (*others, plain)] == [expected] * (len(others) + 1)
    cache.clear()
    assert next_of(program, plain) == expected
    assert program.get(f"/api/v1/{plain}").headers["Open-Door-Cache"] == "hit"
    assert program.get(expected).status_code == 200


def test_next_is_a_whole_address_like_that_of_the_page_where_the_site_knows_its_own(program, published, settings):
    settings.SITE_URL = "https://elsewhere.test"
    assert next_of(program, "statements") == "https://elsewhere.test/api/v1/statements?cursor=1-50"
    settings.SITE_URL = ""
    assert next_of(program, "statements") == "/api/v1/statements?cursor=1-50"
