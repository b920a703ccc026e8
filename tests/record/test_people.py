"""Who spoke in an edition, and what was said near a day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stances import record as records
from stances.desk import drafts
from stances.desk.drafts import StatementContent
from stances.models import Official, Post, Row
from stances.record import Record, nearby
from tests import making

pytestmark = pytest.mark.django_db


def day(value: str) -> dt.date:
    return dt.date.fromisoformat(value)


def own_words(key: str, date: str, speaks_for: str, who: Official) -> Row:
    """A draft of NATO's or Ukraine's own words."""
    values = making.statement_content(date=date).values | {"speaks_for": speaks_for, "signal": "unclear"}
    content = StatementContent(values=values, members=[], officials=[who], citations=[(making.source(), "")])
    return drafts.write(making.editor("contributor"), key, content)


@pytest.fixture
def said() -> Record:
    """A Lithuanian minister speaks three times, once in June as NATO's; a German once; Ukraine before a summit."""
    minister = making.official("minister-lt", "LT")
    minister.other_names = ["Мінистр"]
    minister.save()
    kuleba = Official.objects.create(key="kuleba-dmytro", name="Dmytro Kuleba", body="UA")
    Post.objects.create(official=kuleba, title="Minister of Foreign Affairs", rank="foreign_minister")
    making.publish(
        making.statement("LT", "2024-05-01", key="lt-a"),
        making.statement("LT", "2024-05-02", key="lt-b"),
        making.statement("LT", "2024-05-01", key="lt-month", date_precision="month"),
        making.statement("DE", "2024-05-03", key="de-a"),
        making.statement("LT", "2024-07-01", key="lt-c"),
        own_words("nato-june", "2024-06-01", "nato", minister),
        own_words("ua-june", "2024-06-02", "ukraine", kuleba),
    )
    return records.at()


def test_an_official_is_one_voice_for_each_whom_it_speaks_for(said):
    found = [(v.official.key, v.speaks_for, v.statements, v.newest.isoformat()) for v in said.voices()]
    assert found == [
        ("kuleba-dmytro", "ukraine", 1, "2024-06-02"),
        ("minister-de", "member", 1, "2024-05-03"),
        ("minister-lt", "member", 4, "2024-07-01"),
        ("minister-lt", "nato", 1, "2024-06-01"),
    ]
    assert said.voices()[2].official.other_names == ("Мінистр",)
    assert [v.official.key for v in said.voices(until=day("2024-05-02"))] == ["minister-lt"]


def test_however_many_spoke_the_questions_stay_three(said):
    with CaptureQueriesContext(connection) as queries:
        said.voices()
    assert len(queries) == 3


def test_what_an_official_said_is_newest_first_and_nothing_of_an_earlier_edition_is_missing(said):
    assert [s.key for s in said.statements_by("minister-lt")] == ["lt-c", "nato-june", "lt-b", "lt-a", "lt-month"]
    assert said.statements_by("nobody") == ()
    making.publish(making.statement("LT", "2024-08-01", key="lt-d"))
    assert len(said.statements_by("minister-lt")) == 5
    assert len(records.at().statements_by("minister-lt")) == 6


def test_words_within_some_days_are_those_whose_day_is_known(said):
    found, total = said.statements_within(day("2024-04-30"), day("2024-06-30"), most=2)
    assert [s.key for s in found] == ["lt-a", "lt-b"]
    assert total == 3


def test_around_a_statement_are_its_members_words_before_and_after_and_what_others_said_in_those_days(said):
    middle = said.statement("lt-b")
    assert [s.key for s in said.statements_around(middle, 3, 5)] == ["lt-a", "de-a", "lt-c"]
    assert [s.key for s in said.statements_around(middle, 0, 5)] == ["lt-a", "lt-c"]
    assert [s.key for s in said.statements_around(said.statement("de-a"), 3, 1)] == ["lt-b"], "the nearest"
    assert [s.key for s in said.statements_around(said.statement("lt-month"), 3, 5)] == ["lt-a"]


def test_natos_and_ukraines_own_words_are_known_without_a_query_for_each_page(said):
    assert [(w.key, w.speaks_for) for w in said.own_words] == [("nato-june", "nato"), ("ua-june", "ukraine")]
    with CaptureQueriesContext(connection) as queries:
        assert len(said.own_words) == 2
    assert len(queries) == 0
    assert nearby.own_words(said.visible) == said.own_words
