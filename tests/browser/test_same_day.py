"""What the slider paints in the browser is what the server says, on many days, in three editions."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

import pytest

from tests import processes
from tests.browser.same_day import differences
from tests.settings import RUN
from tests.site import APP, TEMPLATE, copy_database, environment, make_template, served

pytestmark = pytest.mark.browser

DAYS = 200
"""Days that are compared in each edition, another 200 in each; one in ten lies before the slider begins."""

EDITIONS = """
from stances.models import Assessment
from tests import making
row = Assessment.objects.published().filter(member__code="DE", effective__lt="2024-12-04").latest("effective")
making.publish(making.correct(row, confidence="low"))
making.withdraw(Assessment.objects.published().filter(member__code="HR").latest("effective"))
print(Assessment.objects.published().count())
"""
"""Edition 2 corrects a judgement, so that it is hatched; edition 3 takes one back, so that the one before goes on."""


@pytest.fixture(scope="module")
def three_editions(worker_id: str) -> Iterator[str]:
    """A site of its own whose record has three editions."""
    var, name = processes.own_var("editions"), f"test_open_door_{RUN}_editions_{worker_id}"
    make_template()
    copy_database(name, TEMPLATE)
    processes.manage("shell", "-c", EDITIONS, env=environment(var, name, APP))
    with served(var, name) as address:
        yield address


def days_of(seed: int) -> list[str]:
    chosen = random.Random(seed)
    first, last, start = dt.date(2022, 9, 30), dt.datetime.now(dt.UTC).date() - dt.timedelta(1), dt.date(2008, 1, 1)
    spans = [(start, first)] * (DAYS // 10) + [(first, last)] * (DAYS - DAYS // 10)
    return [(a + dt.timedelta(chosen.randrange((b - a).days))).isoformat() for a, b in spans]


def test_the_slider_says_to_the_letter_what_the_server_says(chromium, three_editions):
    for edition in (1, 2, 3):
        page = chromium.new_page()
        page.goto(f"{three_editions}/on/2024-12-04/?edition={edition}")
        assert differences(page, days_of(edition), f"/on/DAY/?edition={edition}") == []
        page.close()


@pytest.mark.parametrize("language", ["uk", "fr"])
def test_it_says_so_in_every_language(chromium, three_editions, language):
    page = chromium.new_page()
    page.goto(f"{three_editions}/{language}/on/2024-12-04/")
    firsts = ["2023-04-01", "2024-08-01"]  # a language may write the first of a month in a way of its own
    assert differences(page, [*firsts, *days_of(7)[:: DAYS // 18]], f"/{language}/on/DAY/") == []
    page.close()


def test_the_editions_differ_so_that_agreement_means_something(chromium, three_editions):
    page = chromium.new_page()
    page.goto(f"{three_editions}/on/2024-12-04/?edition=1")
    hatched = ".map [data-member=DE].low"
    assert page.locator(hatched).count() == 0
    page.goto(f"{three_editions}/on/2024-12-04/?edition=2")
    assert page.locator(hatched).count() == 1
    wrong = differences(page, ["2024-12-04"], "/on/DAY/?edition=1")
    assert any("map" in one for one in wrong)
    page.close()
