"""How a member's position was worked out and how its page is cited, without a database."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from stances.codebook import CONFIDENCE_WORDS, STANCES
from stances.pages.citing import citation, pinned
from stances.pages.reading import Reading
from stances.pages.weighed import counted
from stances.pages.working import Working, working
from stances.record.types import Assessment, Position
from tests.charts import from_dataset
from tests.pages.test_home import TODAY, record

STATEMENTS = {s.key: s for s in from_dataset.statements()}


def on(day: str) -> Reading:
    return Reading(path="/", today=TODAY, on=dt.date.fromisoformat(day))


def worked(code: str, day: str, assessment: Assessment | None = None) -> Working:
    reading = on(day)
    held = assessment or [a for a in from_dataset.history(code) if a.effective <= reading.day][-1]
    position = Position(from_dataset.members()[code], held.stance, held.effective, held, None)
    return working(position, STATEMENTS, reading)


def test_it_says_the_criterion_the_confidence_and_on_whose_words_it_rests():
    germany = worked("DE", "2026-11-21")
    assert germany.stance.criterion == STANCES["alliance_line"].criterion
    assert germany.confidence.criterion == CONFIDENCE_WORDS["medium"][1]
    assert germany.rests_on == (
        "3 statements weighed for it: 1 by a head of government, 1 by a foreign minister and 1 joint text.",
        "No statement that points the other way was weighed.",
    )
    assert germany.judged == "Judged for 9 May 2025, published in edition 1"
    assert germany.edition_href == "/editions/1/"


def test_what_was_weighed_against_it_is_counted_and_what_was_said_later_is_not():
    assert worked("SK", "2026-11-21").rests_on[1] == "Weighed against it: 1 by a head of state."
    then = worked("SK", "2024-01-20").rests_on
    assert then[0] == "Weighed for it: 1 by a head of government."
    assert then[-1].endswith("more were said after this day; they are shown apart.")


@pytest.mark.parametrize(
    ("stance", "neighbours"),
    [
        ("advocate", ["support"]),
        ("support", ["advocate", "alliance_line"]),
        ("not_now", ["alliance_line", "oppose"]),
        ("oppose", ["not_now"]),
        (None, list(STANCES)),
    ],
)
def test_what_would_change_it_names_the_nearest_criteria(stance, neighbours):
    held = replace(from_dataset.history("DE")[-1], stance=stance, confidence="high" if stance else None)
    shown = worked("DE", "2026-11-21", held)
    assert [entry.code for entry in shown.neighbours] == neighbours
    assert any("defence minister" in sentence for sentence in shown.changes)
    assert any("can raise a stance, never lower it" in s for s in shown.changes) == (stance not in (None, "advocate"))
    assert any("new government" in s for s in shown.changes) == (stance is not None)


def test_without_an_assessment_nothing_is_guessed():
    never = working(Position(from_dataset.members()["PT"], None, None, None, None), {}, on("2008-04-03"))
    assert never.key == never.judged == ""
    assert never.confidence is None
    assert never.rests_on == ("No assessment has been published for this day or an earlier one. Nothing is guessed.",)


def test_a_statement_counts_by_the_highest_of_the_members_own_speakers():
    joint = next(s for s in from_dataset.about("DE") if s.attribution == "joint_statement" and "FR" in s.members)
    spoken = replace(joint, attribution="on_record")
    items = from_dataset.history("DE")[0].evidence[:1]
    key = items[0].statement
    assert counted(items, {key: joint}, "DE") == "1 joint text"
    assert counted(items, {key: spoken}, "DE") == "1 by a head of government"
    assert counted(items, {key: spoken}, "FR") == "1 by a head of state"
    assert counted(items, {key: replace(spoken, speakers=())}, "DE") == "1 without a named official"
    assert counted(items, {}, "DE") == "1 that is no longer public"


def test_a_citation_names_what_is_shown_the_day_the_edition_and_a_permanent_address():
    made, reading = record(), replace(on("2024-12-04"), theme="dark")
    path = pinned(made, reading).member("lithuania")
    cited = citation(made, reading, "Lithuania on Ukraine’s accession", path, "https://open-door.example")
    assert cited.words == (
        "Open Door, “Lithuania on Ukraine’s accession”, 4 December 2024. Edition 1 of 1 January 2026."
    )
    assert cited.href == "/members/lithuania/?on=2024-12-04&edition=1"
    assert cited.address == "https://open-door.example/members/lithuania/?on=2024-12-04&edition=1"
    today = citation(made, Reading(path="/", today=TODAY), "The alliance", pinned(made, Reading("/", TODAY)).alliance())
    assert today.href == today.address == "/on/2026-11-21/?edition=1", "today is a day too"
