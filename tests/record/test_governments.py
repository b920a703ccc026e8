"""Changes of government, from the posts of those who spoke."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from stances import record
from stances.desk import drafts
from stances.models import Official, Post, Statement
from stances.record.governments import HeldPost, new_heads
from tests import making
from tests.charts import from_dataset


def post(who: str, since: str | None, until: str | None = None, rank: str = "head_of_government") -> HeldPost:
    def day(value: str | None) -> dt.date | None:
        return dt.date.fromisoformat(value) if value else None

    return HeldPost(who, who.title(), "Prime Minister", rank, day(since), day(until))


def days(*posts: HeldPost) -> list[tuple[str, str]]:
    return [(government.day.isoformat(), government.head) for government in new_heads(posts)]


def test_every_new_head_counts_oldest_first():
    posts = post("second", "2023-05-15"), post("first", "2020-01-01", "2023-05-14")
    assert days(*posts) == [("2020-01-01", "First"), ("2023-05-15", "Second")]


def test_whoever_goes_on_in_another_post_is_not_new_but_whoever_comes_back_is():
    assert days(post("same", "2020-01-01", "2022-01-31"), post("same", "2022-02-01")) == [("2020-01-01", "Same")]
    returned = days(post("same", "2010-01-01", "2018-03-22"), post("same", "2023-10-25"))
    assert returned == [("2010-01-01", "Same"), ("2023-10-25", "Same")]
    between = days(post("same", "2010-01-01"), post("other", "2015-01-01"), post("same", "2020-01-01"))
    assert [head for _day, head in between] == ["Same", "Other", "Same"]


def test_a_head_of_state_counts_only_where_no_head_of_government_is_on_record():
    president = post("president", "2022-01-01", rank="head_of_state")
    assert days(president) == [("2022-01-01", "President")]
    assert days(president, post("premier", None)) == [], "whose own first day is not known"
    assert [g.rank for g in from_dataset.governments("US")] == ["head_of_state"] * 3
    assert [g.head for g in from_dataset.governments("PL")] == ["Mateusz Morawiecki", "Donald Tusk"]


def said_by(official: Official, date: str) -> Statement:
    """A draft about Germany in which ``official`` speaks."""
    content = replace(making.statement_content("DE", date), officials=[official])
    row = drafts.write(making.editor("contributor"), f"de-{date}-{official.key}", content)
    assert isinstance(row, Statement)
    return row


@pytest.mark.django_db
def test_only_who_spoke_in_an_edition_is_in_it_and_a_proposal_brings_its_speaker():
    merz, scholz = making.official("merz", "DE"), making.official("scholz", "DE")
    Post.objects.create(official=merz, title="Chancellor", rank="head_of_government", since=dt.date(2025, 5, 6))
    Post.objects.create(official=scholz, title="Chancellor", rank="head_of_government", since=dt.date(2021, 12, 8))
    making.publish(said_by(scholz, "2024-05-01"))
    later = said_by(merz, "2025-05-09")
    assert [g.head for g in record.at().governments("DE")] == ["Scholz"]
    assert [g.head for g in record.at(proposed=[later]).governments("DE")] == ["Scholz", "Merz"]
    making.publish(later)
    assert [g.head for g in record.at().governments("DE")] == ["Scholz", "Merz"]
    assert [g.head for g in record.at(1).governments("DE")] == ["Scholz"]
    assert record.at().governments("LT") == ()
