"""The time control and the days that the page holds, from a record made by hand."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json

import pytest

from stances.codebook import RECORD_STARTS
from stances.pages import days
from stances.pages.time_control import neighbouring_shifts, stops, time_control
from stances.pages.years import year_before
from stances.record.record import Record
from stances.record.types import Milestone
from tests.pages.test_home import FINLAND, LITHUANIA, TODAY, item, judged, reading, record


@pytest.fixture
def moved() -> Record:
    """Lithuania supported from 2023, shifted on 1 March 2024, and back on 1 June 2024."""
    return record(
        judged(LITHUANIA, "2023-01-01", "support"),
        judged(LITHUANIA, "2024-03-01", "advocate"),
        judged(LITHUANIA, "2024-06-01", "support"),
    )


def test_the_shifts_beside_a_day_are_the_nearest_and_milestones_are_none(moved):
    earlier, later = neighbouring_shifts(moved, reading("2024-05-15"))
    assert (earlier.day, earlier.words, earlier.href) == (
        dt.date(2024, 3, 1),
        "Lithuania: Supports membership → Pushes for an invitation",
        "/on/2024-03-01/",
    )
    assert later.day == dt.date(2024, 6, 1)
    assert neighbouring_shifts(moved, reading("2023-12-01"))[0] is None
    assert neighbouring_shifts(moved, reading())[1] is None


def test_several_shifts_on_one_day_are_counted():
    both = record(
        *(judged(member, day, stance) for member in (LITHUANIA, FINLAND)
          for day, stance in (("2024-01-01", "support"), ("2024-05-01", "not_now")))
    )  # fmt: skip
    assert neighbouring_shifts(both, reading())[0].words == "2 shifts"


def test_the_slider_runs_from_the_first_assessment_to_today(moved):
    control = time_control(moved, reading("2024-03-01"))
    assert (control.first, control.last) == (dt.date(2023, 1, 1), TODAY)
    assert (control.value, control.most) == (425, (TODAY - dt.date(2023, 1, 1)).days)
    assert not control.before


def test_a_day_before_the_first_assessment_stands_before_the_slider(moved):
    control = time_control(moved, reading("2010-01-01"))
    assert (control.before, control.value) == (True, 0)


def test_without_any_assessment_there_is_no_control_and_nothing_is_held():
    assert time_control(record(), reading()) is None
    assert days.embedded(record(), reading()) == ""


def milestone(day: str, name: str, place: str, kind: str = "summit") -> Milestone:
    return Milestone(f"{kind}-{day}", dt.date.fromisoformat(day), None, kind, name, place, "Met.", "")


def test_names_of_stops_give_way_to_each_other_and_the_alliances_own_summits_come_first():
    near = [
        milestone("2025-06-11", "Ukraine–South-East Europe summit", "Odesa"),
        milestone("2025-06-24", "The Hague summit", "The Hague"),
        milestone("2023-01-02", "Ukraine applies for accelerated accession", "Kyiv", "application"),
    ]
    odesa, the_hague, applies = stops(near, dt.date(2023, 1, 1), reading())
    assert (the_hague.short, the_hague.shown) == ("The Hague", ("wide", "medium", "narrow"))
    assert odesa.shown == ()
    assert (applies.short, applies.edge, applies.share) == ("Ukraine applies", "start", 0)


def test_an_assessment_is_packed_with_what_a_day_shows_of_it():
    weighed = dataclasses.replace(judged(LITHUANIA, "2024-03-01", "not_now"), confidence="medium")
    bereft = judged(LITHUANIA, "2024-06-01", None, item("supports", "withdrawn", stands=False), item("contrary"))
    assert days.pack(weighed) == [days.number_of(dt.date(2024, 3, 1)), 3, 1, 0b100]
    assert days.pack(bereft)[1:] == [5, 3 + days.MIXED + days.UNDER_REVIEW, 0b100]


def test_the_packed_days_are_light_and_hold_no_member_that_joins_later(moved):
    packed = days.packed(moved, reading())
    assert packed["first"] == (dt.date(2023, 1, 1) - RECORD_STARTS).days
    assert [member[0] for member in packed["members"]] == ["FI", "LT"]
    assert len(json.dumps(packed)) < 8_000
    later = dataclasses.replace(reading(), today=dt.date(2023, 4, 3))
    assert [member[0] for member in days.packed(moved, later)["members"]] == ["LT"]


def test_a_phrase_is_kept_as_its_forms_and_each_number_finds_its_own():
    forms = days.forms(lambda n: "none" if n == 0 else f"{n} of {days.TOTAL} member{'' if n == 1 else 's'}", 3)
    assert forms == {"said": ["none", "{n} of {total} member", "{n} of {total} members"], "by": "0122"}


def test_a_year_before_the_leap_day_is_the_28th():
    assert year_before(dt.date(2024, 2, 29)) == dt.date(2023, 2, 28)
    assert year_before(dt.date(2024, 12, 4)) == dt.date(2023, 12, 4)
