"""How NATO decides, and what that means on a day: from a record made by hand, without a database."""

from __future__ import annotations

import datetime as dt

import pytest
from django.template.loader import render_to_string

from stances.pages.consensus import ConsensusView, consensus_view, in_the_record
from stances.pages.reading import Reading
from stances.pages.roads import road_views, roads
from stances.record.record import Record
from stances.record.types import Assessment, Counts, Edition, Official, Post, Speaker, Statement
from tests.charts import from_dataset

TODAY = dt.date(2026, 11, 21)
FICO = Official("fico-robert", "Robert Fico", "SK", (Post("Prime Minister", "head_of_government", None, None),))


def judged(code: str, day: str, stance: str | None) -> Assessment:
    confidence = "high" if stance else None
    effective = dt.date.fromisoformat(day)
    return Assessment(f"{code}-{day}", 1, code, effective, stance, confidence, (), "Why.", (), 1, False)


def announced(day: str) -> Statement:
    return Statement(
        key=f"sk-{day}", version=1, date=dt.date.fromisoformat(day), precision="day", speaks_for="member",
        members=("SK",), speakers=(Speaker(FICO, FICO.posts[0]),), attributed_to="", attribution="on_record", venue="",
        quote="Zablokujem ho", quote_language="sk", quote_translation=f"I will block it, said on {day}", summary="No.",
        signal="oppose", conditions=(), citations=(), published_in=1, withdrawn_in=None, imported=False, fate="current",
        would_block=True,
    )  # fmt: skip


def record(*assessments: Assessment, blocks: tuple[Statement, ...] = ()) -> Record:
    return Record(
        edition=Edition(3, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "Starter", "First.", dt.date(2026, 6, 1)),
        members=from_dataset.members().values(),
        assessments=assessments,
        milestones=[],
        heard={},
        counts=Counts(32, 0, 0, 0, 0, 0, 0, 0, 0),
        announced_blocks=lambda: blocks,
    )


def reading(day: str) -> Reading:
    return Reading(path=f"/on/{day}/", today=TODAY, on=dt.date.fromisoformat(day), edition=3)


def view(found: Record, day: str) -> ConsensusView:
    return consensus_view(found, reading(day))


def shown(found: Record, day: str) -> str:
    """The block as text with its tags, without runs of white space."""
    return " ".join(render_to_string("parts/consensus.html", {"consensus": view(found, day)}).split())


@pytest.fixture
def moved() -> Record:
    """From December 2023 to December 2024: two toward, one away, one there and back, one new, one silent since."""
    return record(
        judged("DE", "2023-01-01", "not_now"), judged("DE", "2024-05-01", "support"),
        judged("FR", "2023-01-01", "oppose"), judged("FR", "2024-06-01", None), judged("FR", "2024-07-01", "not_now"),
        judged("SK", "2023-01-01", "support"), judged("SK", "2024-01-20", "oppose"),
        judged("LU", "2023-01-01", "support"), judged("LU", "2024-02-01", "not_now"),
        judged("LU", "2024-03-01", "support"),
        judged("LT", "2024-04-01", "advocate"),
        judged("HU", "2023-01-01", "oppose"), judged("HU", "2024-08-01", None),
        judged("SE", "2024-03-07", "support"),
        blocks=(announced("2024-10-06"), announced("2024-01-20")),
    )  # fmt: skip


def test_the_counts_stand_beside_those_of_a_year_before(moved):
    found = view(moved, "2024-12-04")
    assert found.year_before == dt.date(2023, 12, 4)
    assert [(row.stance.code, row.before, row.now, row.difference) for row in found.rows] == [
        ("advocate", 0, 1, "+1"),
        ("support", 2, 3, "+1"),
        ("alliance_line", 0, 0, "0"),
        ("not_now", 1, 1, "0"),
        ("oppose", 2, 1, "−1"),
        ("not_assessed", 26, 26, "0"),
    ]
    assert found.members == (31, 32, "+1")


def test_who_moved_is_named_with_the_way_it_went_and_others_apart(moved):
    found = view(moved, "2024-12-04")
    assert [(m.member.code, m.day.isoformat(), m.before.code, m.after.code) for m in found.toward] == [
        ("FR", "2024-07-01", "oppose", "not_now"),
        ("DE", "2024-05-01", "not_now", "support"),
    ]
    assert [(m.member.code, m.before.code, m.after.code) for m in found.away] == [("SK", "support", "oppose")]
    assert [(d.member.code, d.day.isoformat()) for d in found.back] == [("LU", "2024-03-01")]
    assert [(new.stance.code, [m.href for m in new.members]) for new in found.newly_assessed] == [
        ("advocate", ["/members/lithuania/?on=2024-04-01&edition=3"])
    ]
    assert [(d.member.code, d.day.isoformat()) for d in found.no_longer_assessed] == [("HU", "2024-08-01")]
    assert [(m.member.code, m.day.isoformat()) for m in found.joined] == [("SE", "2024-03-07")]
    assert found.toward[1].member.href == "/members/germany/?on=2024-05-01&edition=3"


def test_the_difference_of_each_count_is_what_those_named_explain(moved):
    found = view(moved, "2024-12-04")
    came = [m.after.code for m in (*found.toward, *found.away, *found.joined)]
    came += [new.stance.code for new in found.newly_assessed for _member in new.members]
    went = [m.before.code for m in (*found.toward, *found.away)] + ["oppose"]  # Hungary, of whom none was found
    for row in found.rows[:5]:
        assert row.before is not None
        assert row.now - row.before == came.count(row.stance.code) - went.count(row.stance.code)


def test_no_year_before_lies_before_the_record():
    assert in_the_record(dt.date(2008, 1, 1)) == dt.date(2008, 1, 1)
    assert in_the_record(dt.date(2007, 12, 31)) is None


def test_who_would_block_is_named_with_words_day_and_present_position(moved):
    (block,) = view(moved, "2024-12-04").blocks
    assert block.member.href == "/members/slovakia/?on=2024-12-04&edition=3"
    assert (block.statement.key, [said.key for said in block.earlier]) == ("sk-2024-10-06", ["sk-2024-01-20"])
    assert (block.stance.code, block.since) == ("oppose", dt.date(2024, 1, 20))
    (block,) = view(moved, "2024-10-05").blocks
    assert (block.statement.key, block.earlier) == ("sk-2024-01-20", ())
    assert view(moved, "2024-01-19").blocks == ()
    text = shown(moved, "2024-12-04")
    assert "I will block it, said on 2024-10-06" in text
    assert "Its position on this day" in text
    assert "/statements/sk-2024-01-20/?edition=3" in text
    assert "Zablokujem" not in text


def test_whose_position_changed_is_still_named_beside_its_position_now():
    found = record(
        judged("SK", "2024-01-01", "oppose"), judged("SK", "2024-11-01", "support"), blocks=(announced("2024-10-06"),)
    )
    (block,) = view(found, "2024-12-04").blocks
    assert (block.stance.code, block.since) == ("support", dt.date(2024, 11, 1))


def test_the_day_of_the_bucharest_summit_reads_well_with_nobody_assessed():
    found = view(record(), "2008-04-03")
    assert (found.rows, found.year_before, found.blocks, found.roads) == ((), None, (), ())
    text = shown(record(), "2008-04-03")
    assert "26 members, and none of their positions is assessed" in text
    assert "A year before lies outside the record" in text
    assert "Article 10 of the treaty" in text
    for absent in ("<table", "Who moved", "Finland", "None", "!"):
        assert absent not in text


def test_in_the_records_first_year_the_counts_stand_alone():
    found = record(judged("DE", "2008-04-02", "not_now"))
    assert [(row.before, row.now, row.difference) for row in view(found, "2008-04-03").rows][3] == (None, 1, "")
    assert view(found, "2008-04-03").members == (None, 26, "")
    text = shown(found, "2008-04-03")
    assert text.count('<th scope="col"') == 2
    assert "How many members take each position on this day" in text


def test_a_year_in_which_nothing_moved_says_so():
    text = shown(record(judged("DE", "2020-01-01", "not_now")), "2022-06-01")
    assert "No member stands elsewhere than a year before" in text
    assert "holds no statement by this day" in text


def test_the_roads_are_counted_from_application_to_accession():
    finland, sweden = road_views(record(), reading("2024-12-04"))
    assert (finland.member.code, finland.days_words) == ("FI", "321 days")
    assert (sweden.member.code, sweden.days_words) == ("SE", "659 days")
    assert [(step.words, step.days_words) for step in finland.steps] == [
        ("Application to join", ""),
        ("Invitation, at the Madrid summit", "after 42 days"),
        ("Accession protocol signed by all members", "after 48 days"),
        ("First ratification: Canada", "after 48 days"),
        ("Last but one: Hungary", "after 313 days"),
        ("Last ratification: Türkiye", "after 316 days"),
        ("Member of NATO", "after 321 days"),
    ]
    assert [step.words for step in sweden.steps[4:6]] == ["Last but one: Türkiye", "Last ratification: Hungary"]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2022-05-17", []),
        ("2022-05-18", [("FI", "0 days so far", 1), ("SE", "0 days so far", 1)]),
        ("2022-05-19", [("FI", "1 day so far", 1), ("SE", "1 day so far", 1)]),
        ("2022-11-30", [("FI", "196 days so far", 4), ("SE", "196 days so far", 4)]),
        ("2023-04-03", [("FI", "320 days so far", 6), ("SE", "320 days so far", 4)]),
        ("2023-04-04", [("FI", "321 days", 7), ("SE", "321 days so far", 4)]),
        ("2024-03-07", [("FI", "321 days", 7), ("SE", "659 days", 7)]),
    ],
)
def test_a_road_is_told_as_far_as_it_lies_before_the_readers_day(day, told):
    found = road_views(record(), reading(day))
    assert [(road.member.code, road.days_words, len(road.steps)) for road in found] == told


def test_both_roads_are_drawn_to_one_scale_without_words():
    finland, sweden = road_views(record(), reading("2024-12-04"))
    assert 'class="road-gone" d="M0 8H487.1"' in finland.line_svg
    assert 'class="road-gone" d="M0 8H1000.0"' in sweden.line_svg
    for line in (finland.line_svg, sweden.line_svg):
        assert 'aria-hidden="true"' in line
        assert "style=" not in line
        assert "<text" not in line


def test_every_step_has_a_day_in_order_and_a_page_and_ends_with_the_members_accession():
    members = from_dataset.members()
    for code, steps in roads():
        assert [step.date for step in steps] == sorted(step.date for step in steps)
        assert all(step.url.startswith("https://") for step in steps)
        assert all(step.by in members for step in steps if "ratification" in step.kind)
        assert (steps[-1].kind, steps[-1].date) == ("accession", members[code].acceded)
