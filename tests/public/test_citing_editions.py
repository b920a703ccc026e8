"""Cite, with several editions: a page names the one that is read, an edition itself, an event its day till its end."""

from __future__ import annotations

import pytest
from django.test import Client

from stances import models
from tests import making
from tests.public.test_citing import cited, read


@pytest.fixture
def two_editions(db) -> Client:
    for day in ("2024-05-01", "2024-05-02"):
        making.publish(making.statement("LT", day, key=f"lt-{day}"))
    return Client()


def test_an_edition_is_cited_as_itself_whichever_the_reader_is_in(two_editions):
    for address in ("/editions/1/", "/editions/1/?edition=2", "/editions/1/?edition=1"):
        found = cited(read(two_editions, address))
        assert found.path == "/editions/1/?edition=1"
        assert found.words.startswith("Open Door, “What edition 1 changed”. Edition 1 of ")
    assert "You are reading edition 1 of 2." in read(two_editions, "/editions/1/?edition=1")


def test_a_page_is_cited_in_the_edition_that_is_read(two_editions):
    for address in ("/corrections/", "/data/", "/methodology/", "/statements/", "/members/"):
        assert cited(read(two_editions, address)).asks["edition"] == ["2"]
        assert cited(read(two_editions, f"{address}?edition=1")).asks["edition"] == ["1"]


def test_an_event_is_cited_with_the_day_until_it_is_over_and_then_shows_the_same_whatever_comes(two_editions):
    models.Milestone.objects.create(
        key="meeting-2026", kind="summit", name="A meeting", date="2026-11-20", end_date="2026-11-22"
    )
    making.publish(making.statement("LT", "2024-06-01", key="lt-next"))
    found = cited(read(two_editions, "/events/meeting-2026/"))
    assert found.path == "/events/meeting-2026/?on=2026-11-21&edition=3"
    assert "“A meeting, 20–22 November 2026”, 21 November 2026." in found.words
    before = read(two_editions, "/events/meeting-2026/?on=2026-11-19&edition=3")
    assert 'data-member="LT"' not in before
    assert 'data-member="LT"' in read(two_editions, found.path)
