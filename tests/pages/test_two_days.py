"""Two days side by side, from a record made by hand: no request, no database."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from stances.pages import moves, pairs
from stances.pages.problem import Impossible
from stances.pages.reading import Reading
from stances.pages.two_days import signed, two_days_page
from stances.record.record import Record
from stances.record.types import Assessment, Counts, Edition, EvidenceItem, Member, Milestone

TODAY = dt.date(2026, 11, 21)
FIRST, LAST = dt.date(2024, 1, 1), dt.date(2025, 1, 1)
FOUNDED = dt.date(1949, 4, 4)
CAST = {
    code: Member(code, iso3, name, name.lower(), FOUNDED, "Q1")
    for code, iso3, name in (
        ("LT", "LTU", "Lithuania"), ("DE", "DEU", "Germany"), ("HU", "HUN", "Hungary"), ("PL", "POL", "Poland"),
        ("LV", "LVA", "Latvia"), ("NL", "NLD", "Netherlands"), ("IS", "ISL", "Iceland"), ("IT", "ITA", "Italy"),
    )
} | {"SE": Member("SE", "SWE", "Sweden", "sweden", dt.date(2024, 3, 7), "Q34")}  # fmt: skip
"""Eight members of both days, and Sweden, which joins between them."""


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def judged(code: str, effective: str, stance: str | None, *said: str) -> Assessment:
    evidence = tuple(
        EvidenceItem(f"{code.lower()}-{date}", 1, day(date), "supports", "withdrawn", True) for date in said
    )
    key = f"{code.lower()}-{effective}"
    return Assessment(key, 1, code, day(effective), stance, stance and "high", (), f"Why {key}.", evidence, 1, False)


class WithoutStatements(Record):
    """A record whose statements are all gone: evidence is known by its date alone. Notes what was looked up."""

    asked: tuple[frozenset[str], ...] = ()

    def statements_by_key(self, keys):
        self.asked = (*self.asked, frozenset(keys))
        return {}


def record(*assessments: Assessment, members: str = "LT DE HU PL LV NL IS IT SE", milestones=()) -> WithoutStatements:
    return WithoutStatements(
        edition=Edition(1, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "Starter", "First.", dt.date(2025, 12, 31)),
        members=[CAST[code] for code in members.split()],
        assessments=assessments,
        milestones=milestones,
        heard={},
        counts=Counts(9, 0, 0, 0, 0, 0, 0, len(assessments), 0),
    )


def reading(**more) -> Reading:
    return Reading(path="", today=TODAY, **more).read_on(LAST)


def page(made: Record, first: dt.date = FIRST, last: dt.date = LAST, **more):
    return two_days_page(made, reading(**more), first, last)


@pytest.fixture
def moved() -> WithoutStatements:
    """Every way to move: Lithuania toward, Germany away in two steps, Poland there and back, the Netherlands newly,
    Italy no longer, Iceland in between only, Sweden joining; Latvia and Hungary stay, Hungary judged anew."""
    return record(
        judged("LT", "2023-01-01", "support"),
        judged("LT", "2024-02-01", "advocate", "2023-12-31", "2024-01-30", "2024-02-01", "2024-06-01", "2026-01-01"),
        judged("DE", "2023-01-01", "support"),
        judged("DE", "2024-05-01", "alliance_line", "2024-04-30", "2024-05-02"),
        judged("DE", "2024-09-01", "not_now", "2023-01-01"),
        judged("PL", "2023-01-01", "support"),
        judged("PL", "2024-03-01", "not_now"),
        judged("PL", "2025-01-01", "support"),
        judged("NL", "2024-03-01", "support", "2024-03-01"),
        judged("IT", "2023-01-01", "alliance_line"),
        judged("IT", "2024-06-01", None),
        judged("IS", "2024-02-01", "support"),
        judged("IS", "2024-03-01", None),
        judged("SE", "2022-01-01", "support", "2022-01-01"),
        judged("SE", "2023-01-01", "alliance_line", "2023-01-01"),
        judged("SE", "2024-08-01", "support", "2024-08-01"),
        judged("LV", "2023-01-01", "support"),
        judged("HU", "2023-01-01", "oppose"),
        judged("HU", "2024-06-01", "oppose"),
    )


def by_kind(made) -> dict[str, list[str]]:
    return {group.kind: [move.member.name for move in group.moves] for group in made.groups}


def test_the_headline_and_its_sentences_state_who_moved_which_way(moved):
    found = page(moved)
    assert found.headline == (
        "Between 1 January 2024 and 1 January 2025, 2 of 5 members assessed on both days moved:"
        " 1 toward an invitation, 1 away from it"
    )
    assert found.sentences == (
        "Germany: Supports membership → Not now.",
        "Lithuania: Supports membership → Pushes for an invitation.",
        "1 member was assessed on the second day but not on the first.",
        "1 member was assessed on the first day but not on the second.",
        "1 member was assessed in between, but on neither day.",
        "1 member moved in between and stood on the second day where it had stood on the first.",
        "Sweden joined.",
    )


def test_every_member_stands_in_one_group_and_those_who_stayed_apart(moved):
    found = page(moved)
    assert by_kind(found) == {
        "toward": ["Lithuania"], "away": ["Germany"], "returned": ["Poland"], "newly": ["Netherlands"],
        "no_longer": ["Italy"], "between": ["Iceland"], "joined": ["Sweden"],
    }  # fmt: skip
    assert {group.stance.code: [m.name for m in group.members] for group in found.stayed} == {
        "support": ["Latvia"], "oppose": ["Hungary"],
    }  # fmt: skip
    assert found.stayed_words == "2 members stayed where they were"
    assert [group.heading for group in found.groups][:2] == [
        "1 member moved toward an invitation", "1 member moved away from an invitation",
    ]  # fmt: skip


def test_a_move_is_told_step_by_step_and_its_reason_is_that_of_the_second_day(moved):
    (germany,) = next(group.moves for group in page(moved).groups if group.kind == "away")
    assert (germany.before.code, germany.after.code, germany.rationale) == (
        "support", "not_now", "Why de-2024-09-01.",
    )  # fmt: skip
    assert [(step.day, step.before.code, step.after.code, step.whole) for step in germany.steps] == [
        (day("2024-05-01"), "support", "alliance_line", False),
        (day("2024-09-01"), "alliance_line", "not_now", False),
    ]
    assert germany.steps[0].day_href == "/on/2024-05-01/"


def test_the_steps_between_two_stances_are_the_records_shifts(moved):
    steps = {
        (one.member.code, step.day, step.before, step.after)
        for one in moves.compare(moved, FIRST, LAST)
        for step in one.steps
        if step.before and step.after
    }
    shifts = moved.shifts(FIRST + dt.timedelta(days=1), LAST)
    assert steps == {(shift.member.code, shift.day, shift.before, shift.after) for shift in shifts}
    assert len(steps) == 6


def test_the_statements_of_a_step_are_those_said_between_the_days_nearest_to_it(moved):
    (lithuania,) = next(group.moves for group in page(moved).groups if group.kind == "toward")
    (step,) = lithuania.steps
    assert [item.key for item in step.evidence] == ["lt-2024-02-01", "lt-2024-01-30"]
    assert (step.basis_words, step.more_words) == ("", "3 more statements were weighed")
    assert step.href == "/members/lithuania/?on=2024-02-01"


def test_a_step_whose_statements_are_all_from_other_days_says_so(moved):
    (germany,) = next(group.moves for group in page(moved).groups if group.kind == "away")
    assert germany.steps[1].basis_words.startswith("None of the statements weighed was made between the two days.")
    assert [item.date for item in germany.steps[1].evidence] == [day("2023-01-01")]


def test_who_joined_begins_on_its_first_day_and_moves_on(moved):
    (sweden,) = next(group.moves for group in page(moved).groups if group.kind == "joined")
    assert (sweden.before, sweden.joined) == (None, day("2024-03-07"))
    assert [(step.day, step.before and step.before.code, step.after.code) for step in sweden.steps] == [
        (day("2024-03-07"), None, "alliance_line"), (day("2024-08-01"), "alliance_line", "support"),
    ]  # fmt: skip


def test_all_statements_are_looked_up_at_once_and_none_where_nobody_moved(moved):
    page(moved)
    assert len(moved.asked) == 1
    still = record(judged("LT", "2023-01-01", "support"), members="LT")
    found = page(still)
    assert still.asked == ()
    assert (found.groups, found.headline) == (
        (), "Between 1 January 2024 and 1 January 2025, none of 1 member moved",
    )  # fmt: skip


def test_headlines_of_one_direction_of_none_and_of_nothing_to_compare():
    lithuania = [judged("LT", "2023-01-01", "support"), judged("LT", "2024-02-01", "oppose")]
    germany = judged("DE", "2023-01-01", "support")
    days = "Between 1 January 2024 and 1 January 2025, "
    two = record(*lithuania, germany, members="LT DE")
    assert page(two).headline == days + "1 of 2 members moved away from an invitation and none toward it"
    back = record(*lithuania, judged("LT", "2024-06-01", "support"), germany, members="LT DE")
    assert page(back).headline == days + "1 of 2 members moved and moved back; none ended elsewhere"
    up = record(judged("LT", "2023-01-01", "oppose"), judged("LT", "2024-02-01", "support"), germany, members="LT DE")
    assert page(up).headline == days + "1 of 2 members moved toward an invitation and none away from it"
    assert page(record()).headline == "No member was assessed both on 1 January 2024 and on 1 January 2025"


def test_the_counts_stand_beside_each_other_with_their_difference(moved):
    found = page(moved)
    assert [(line.stance.code, line.first, line.last, line.difference) for line in found.counts] == [
        ("advocate", 0, 1, "+1"), ("support", 4, 4, "0"), ("alliance_line", 1, 0, "−1"), ("not_now", 0, 1, "+1"),
        ("oppose", 1, 1, "0"), ("not_assessed", 2, 2, "0"),
    ]  # fmt: skip
    assert (found.members_first, found.members_last, found.members_difference) == (8, 9, "+1")
    assert (signed(2), signed(-9), signed(0)) == ("+2", "−9", "0")


def test_each_map_leads_to_the_members_on_its_day_and_the_later_outlines_who_moved(moved):
    found = page(moved, edition=3, theme="dark")
    for side in (found.first, found.last):
        days = set(re.findall(r'href="/members/[a-z]+/\?on=([0-9-]+)&amp;edition=3&amp;theme=dark"', side.map_svg))
        assert days == {side.day.isoformat()}
    marked = {
        side.day: set(re.findall(r'data-member="(..)" data-moved', side.map_svg)) for side in (found.first, found.last)
    }
    assert marked == {FIRST: set(), LAST: {"LT", "DE"}}
    assert found.last.outlined_words == "Outlined: who stood elsewhere on 1 January 2024."


def summit(date: str, name: str) -> Milestone:
    return Milestone(name.lower(), day(date), None, "summit", name, "", "", "")


SUMMITS = [summit("2023-07-11", "Vilnius"), summit("2024-07-09", "Washington"), summit("2025-06-11", "Odesa"),
           summit("2025-06-24", "The Hague"), summit("2027-07-01", "Later")]  # fmt: skip


def test_other_pairs_lead_from_summit_to_summit_and_to_today():
    found = page(record(milestones=SUMMITS), edition=3).pairs
    assert [(pair.words, pair.href) for pair in found] == [
        ("From 1 January 2025 to today", "/on/2025-01-01/vs/2026-11-21/?edition=3"),
        ("From 1 January 2024 to today", "/on/2024-01-01/vs/2026-11-21/?edition=3"),
        ("A year to today", "/on/2025-11-21/vs/2026-11-21/?edition=3"),
        ("Washington to The Hague", "/on/2024-07-09/vs/2025-06-24/?edition=3"),
        ("Vilnius to Washington", "/on/2023-07-11/vs/2024-07-09/?edition=3"),
    ]


def test_the_pairs_that_every_such_page_offers_are_rendered_ahead():
    made = record(milestones=SUMMITS)
    assert pairs.ahead(made, Reading(path="", today=TODAY)) == (
        "/on/2025-11-21/vs/2026-11-21/", "/on/2024-07-09/vs/2025-06-24/", "/on/2023-07-11/vs/2024-07-09/",
    )  # fmt: skip


def test_the_form_keeps_edition_and_theme(moved):
    form = page(moved, edition=3, theme="dark").form
    assert (form.action, form.hidden) == ("/on/vs/", (("edition", "3"), ("theme", "dark")))
    assert (form.first, form.last, form.earliest, form.latest) == (FIRST, LAST, day("2008-01-01"), TODAY)


def asked(**fields: str):
    return pairs.of_form({name: [value] for name, value in fields.items()}, Reading(path="", today=TODAY, edition=3))


def test_the_form_gives_the_days_in_order_and_a_year_to_today_where_none_is_named():
    in_order = (day("2023-04-04"), day("2024-12-04"))
    assert asked(**{"from": "2023-04-04", "to": "2024-12-04"}) == in_order
    assert asked(**{"from": "2024-12-04", "to": "2023-04-04"}) == in_order
    assert asked() == (day("2025-11-21"), TODAY)


def test_a_wrong_field_is_named_and_the_day_that_was_right_is_kept():
    with pytest.raises(Impossible) as refused:
        asked(**{"from": "2023-04-04", "to": "yesterday"})
    assert "The field “to” says “yesterday”" in refused.value.what
    assert (
        "4 April 2023 beside 21 November 2026",
        "/on/2023-04-04/vs/2026-11-21/?edition=3",
    ) in refused.value.suggestions
