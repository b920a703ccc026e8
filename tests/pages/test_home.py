"""The home page's content, from a record made by hand: no request, no database."""

from __future__ import annotations

import datetime as dt

import pytest

from stances.pages.changes import changes_page
from stances.pages.positions import beyond_sentence, position_view, stance_groups
from stances.pages.reading import Reading
from stances.record.record import Record
from stances.record.types import Assessment, Counts, Edition, EvidenceItem, Heard, Member, Milestone

TODAY = dt.date(2026, 11, 21)
MADE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
LITHUANIA = Member("LT", "LTU", "Lithuania", "lithuania", dt.date(2004, 3, 29), "Q37")
FINLAND = Member("FI", "FIN", "Finland", "finland", dt.date(2023, 4, 4), "Q33")
SUMMIT = Milestone("vilnius", dt.date(2023, 7, 11), dt.date(2023, 7, 12), "summit", "Vilnius summit", "", "Met.", "")


def judged(member: Member, day: str, stance: str | None, *evidence: EvidenceItem) -> Assessment:
    effective = dt.date.fromisoformat(day)
    confidence = "low" if stance else None
    key = f"{member.code.lower()}-{day}"
    return Assessment(key, 1, member.code, effective, stance, confidence, ("reforms",), "Why.", evidence, 1, False)


def item(kind: str, fate: str = "current", *, stands: bool = True) -> EvidenceItem:
    return EvidenceItem("lt-said", 1, dt.date(2023, 1, 1), kind, fate, stands)


def record(*assessments: Assessment) -> Record:
    return Record(
        edition=Edition(1, MADE, "Starter", "First.", dt.date(2025, 12, 31)),
        members=[LITHUANIA, FINLAND],
        assessments=assessments,
        milestones=[SUMMIT],
        heard={"LT": [Heard(dt.date(2023, 1, 1), "day")]},
        counts=Counts(2, 0, 0, 0, 0, 0, 0, len(assessments), 1),
    )


def reading(day: str | None = None) -> Reading:
    return Reading(path="/", today=TODAY, on=dt.date.fromisoformat(day) if day else None)


@pytest.fixture
def moved() -> Record:
    """Lithuania supported from 2023, shifted on 1 March 2024, and back on 1 June 2024."""
    return record(
        judged(LITHUANIA, "2023-01-01", "support"),
        judged(LITHUANIA, "2024-03-01", "advocate"),
        judged(LITHUANIA, "2024-06-01", "support"),
    )


def test_all_six_groups_are_there_in_order_also_empty_ones(moved):
    views = tuple(position_view(p, reading()) for p in moved.positions(TODAY).values())
    groups = stance_groups(views)
    assert [group.stance.code for group in groups] == [
        "advocate", "support", "alliance_line", "not_now", "oppose", "not_assessed",
    ]  # fmt: skip
    assert [group.count for group in groups] == [0, 1, 0, 0, 0, 1]


def test_a_position_says_what_stands_beside_the_stance():
    bereft = judged(LITHUANIA, "2023-01-01", "support", item("supports", "withdrawn", stands=False), item("contrary"))
    view = position_view(record(bereft).position("LT", TODAY), reading())
    assert (view.mixed, view.under_review, view.evidence_corrected) == (True, True, True)
    assert view.confidence.label == "Low confidence"
    assert [condition.label for condition in view.conditions] == ["After reforms"]
    assert (view.last_heard_words, view.silence_words) == ("1 January 2023", "3 years")


def test_a_member_that_is_not_assessed_has_nothing_beside_it():
    view = position_view(record().position("FI", TODAY), reading())
    assert (view.stance.code, view.since, view.confidence, view.last_heard_words, view.rationale) == (
        "not_assessed", None, None, "", "",
    )  # fmt: skip


def test_days_after_the_record_is_complete_are_marked(moved):
    assert beyond_sentence(moved, dt.date(2025, 12, 31)) == ""
    assert "31 December 2025" in beyond_sentence(moved, dt.date(2026, 1, 1))


def test_changes_are_by_year_newest_first_and_end_on_the_readers_day(moved):
    page = changes_page(moved, reading())
    assert [(year.year, [change.shift.day.month for change in year.changes]) for year in page.years] == [(2024, [6, 3])]
    assert changes_page(moved, reading("2024-04-01")).sentence == "1 shift up to 1 April 2024."


def test_changes_can_start_on_a_day(moved):
    since = Reading(path="/changes/", today=TODAY, since=dt.date(2024, 5, 1))
    assert changes_page(moved, since).sentence == "1 shift from 1 May 2024 to 21 November 2026."
