"""Officials and events from records made by hand: no request, no database."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from stances.pages.milestones import days_of, is_near, of_its_week, own_words_on, own_words_then
from stances.pages.official import sentence
from stances.pages.problem_named import nearest
from stances.record.governments import HeldPost, new_heads
from stances.record.types import Milestone, OwnWords
from tests.charts import from_dataset
from tests.pages.test_home import SUMMIT, reading, record

FICO = next(s for s in from_dataset.statements() if s.key == "sk-2024-10-06-fico")


def on(day: str) -> dt.date:
    return dt.date.fromisoformat(day)


def test_an_events_days_are_written_as_short_as_they_can_be():
    assert days_of(SUMMIT) == "11–12 July 2023"
    assert days_of(replace(SUMMIT, end_date=None)) == "11 July 2023"
    assert days_of(replace(SUMMIT, end_date=on("2023-08-01"))) == "11 July 2023–1 August 2023"


def test_a_day_is_near_an_event_from_before_its_first_to_after_its_last():
    near = {day: is_near(SUMMIT, on(f"2023-07-{day}"), 3) for day in ("07", "08", "11", "15", "16")}
    assert near == {"07": False, "08": True, "11": True, "15": True, "16": False}


def test_a_statement_belongs_to_the_week_of_an_event_if_its_day_is_known_and_context_reaches_further():
    def weeks(day: str, **other: object) -> list[str]:
        said = replace(FICO, date=on(day), **other)  # type: ignore[arg-type]
        return [milestone.key for milestone in of_its_week(record(), said)]

    assert weeks("2023-07-08") == ["vilnius"]
    assert weeks("2023-07-05") == []
    assert weeks("2023-07-05", speaks_for="nato", members=()) == ["vilnius"]
    assert weeks("2023-07-11", precision="month") == []


def test_own_words_are_found_for_an_event_and_say_whose_they_are():
    words = [OwnWords("n", on("2023-07-11"), "nato"), OwnWords("u", on("2023-07-19"), "ukraine")]
    words.append(OwnWords("far", on("2023-07-20"), "nato"))
    found = own_words_then(SUMMIT, words)
    assert [own_words_on(one) for one in found] == [
        "NATO’s own words, 11 July 2023",
        "Ukraine’s own words, 19 July 2023",
    ]
    alone = Milestone("x", on("2020-01-01"), None, "other", "X", "", "", "")
    assert own_words_then(alone, words) == ()


def test_how_much_an_official_said_is_one_sentence():
    earlier = replace(FICO, date=on("2024-01-01"), precision="month")
    assert sentence([FICO], reading()) == "1 statement on Ukraine’s accession is on record, from 6 October 2024."
    assert sentence([FICO, earlier], reading()).endswith("are on record, from January 2024 to 6 October 2024.")
    assert sentence([], reading("2024-01-01")) == "Not heard by 1 January 2024: what was said later stands below."


def test_the_government_of_a_day_is_unknown_before_the_first_head_and_after_an_end_without_a_successor():
    posts = [
        HeldPost("a", "A", "Prime Minister", "head_of_government", on("2020-01-01"), on("2021-12-31")),
        HeldPost("a", "A", "Prime Minister", "head_of_government", on("2022-01-01"), on("2022-06-30")),
    ]
    made = record()
    made.new_heads = {"LT": new_heads(posts)}
    days = ("2019-12-31", "2020-01-01", "2022-02-01", "2022-07-01")
    heads = [made.government_on("LT", on(day)) for day in days]
    assert [head.official if head else None for head in heads] == [None, "a", "a", None]


def test_near_names_are_those_that_look_alike_or_share_a_part():
    known = {"fico-robert": "Robert Fico", "golob-robert": "Robert Golob", "orban-viktor": "Viktor Orbán"}
    assert nearest("fico-rober", known) == ["fico-robert"]
    assert nearest("Viktor-Orban", known) == ["orban-viktor"]
    assert nearest("a" * 9999, known) == []
