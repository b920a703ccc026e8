"""Members side by side, and shifts chosen by member, direction and year: from a record made by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from stances.pages import compare
from stances.pages.asking import parse
from stances.pages.changes import changes_page, newest_shifts
from stances.pages.compare_choices import chosen, examples
from stances.pages.problem import Impossible
from stances.pages.reading import Reading
from stances.record.record import Record
from stances.record.types import Assessment, Counts, Edition, Member, Statement

TODAY = dt.date(2026, 11, 21)
EDITION = Edition(3, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "Starter", "First.", dt.date(2026, 12, 31))
NAMES = {
    "BE": "Belgium", "DE": "Germany", "FI": "Finland", "GB": "United Kingdom", "GR": "Greece", "HU": "Hungary",
    "LT": "Lithuania", "US": "United States",
}  # fmt: skip
JOINED = {"FI": dt.date(2023, 4, 4)}
MEMBERS = {
    code: Member(code, code + "X", name, name.lower().replace(" ", "-"), JOINED.get(code, dt.date(1949, 4, 4)), "Q1")
    for code, name in NAMES.items()
}


def judged(code: str, day: str, stance: str | None, edition: int = 1) -> Assessment:
    effective = dt.date.fromisoformat(day)
    confidence = "high" if stance else None
    return Assessment(f"{code}-{day}", 1, code, effective, stance, confidence, (), "Why.", (), edition, False)


class Told(Record):
    """A record whose statements are given, not read from a database."""

    said: tuple[Statement, ...] = ()

    def statements_about_any(self, codes: Any) -> tuple[Statement, ...]:
        asked = set(codes)
        return tuple(s for s in self.said if asked & set(s.members))


def record(*said: Statement) -> Told:
    made = Told(
        edition=EDITION,
        members=MEMBERS.values(),
        assessments=[
            judged("LT", "2023-01-01", "support"),
            judged("LT", "2024-03-01", "advocate", 2),
            judged("LT", "2025-06-01", "support", 3),
            judged("DE", "2023-01-01", "not_now"),
            judged("DE", "2025-05-09", "alliance_line"),
            judged("HU", "2024-01-01", "not_now"),
            judged("HU", "2024-07-10", "oppose"),
            judged("FI", "2023-05-01", "support"),
        ],
        milestones=[],
        heard={},
        counts=Counts(8, 0, 0, 0, 0, 0, 0, 8, 0),
    )
    made.said = tuple(sorted(said, key=lambda s: s.date, reverse=True))
    return made


def statement(key: str, day: str, *members: str) -> Statement:
    return Statement(
        key=key, version=1, date=dt.date.fromisoformat(day), precision="day", speaks_for="member", members=members,
        speakers=(), attributed_to="", attribution="joint_statement", venue="", quote="", quote_language="",
        quote_translation="", summary="Said.", signal="support", conditions=(), citations=(), published_in=1,
        withdrawn_in=None, imported=False, fate="current",
    )  # fmt: skip


def read(path: str = "/compare/", **parameters: str) -> Reading:
    return parse(path, {name: [value] for name, value in parameters.items()}, TODAY)


def side_by_side(members: str, *said: Statement, **parameters: str) -> Any:
    return compare.compare_page(record(*said), read(members=members, **parameters))


# ---------- From an address to a reading, and back ----------


def test_codes_are_read_in_any_case_and_written_in_one_in_the_order_asked():
    reading = read(members="DE, us,,Hu", on="2024-12-04", edition="1", theme="dark")
    assert reading.compared == ("de", "us", "hu")
    assert reading.canonical == "/compare/?on=2024-12-04&edition=1&members=de,us,hu"
    assert reading.compare("LT", "de") == "/compare/?on=2024-12-04&edition=1&members=lt,de&theme=dark"
    assert reading.comparison_figure("LT", "DE") == (
        "/charts/compare.json?on=2024-12-04&edition=1&members=lt,de&theme=dark"
    )
    assert read().compare() == "/compare/"


def test_choices_among_the_shifts_are_kept_in_the_address_and_an_empty_one_is_none():
    reading = read("/changes/", member="DE", direction="toward", year="2024", since="2024-01-01", theme="dark")
    assert reading.here() == "/changes/?since=2024-01-01&member=de&direction=toward&year=2024&theme=dark"
    assert read("/changes/", member="", direction="", year="").here() == "/changes/"
    assert read("/changes/", since="2024-01-01").changes(year=2024) == "/changes/?since=2024-01-01&year=2024"


def test_a_page_that_has_no_use_for_choices_forgets_them():
    asked = read("/members/", members="de", add="us", member="de", direction="away", year="2024", page="3")
    assert asked.using(frozenset({"on"})) == Reading(path="/members/", today=TODAY)
    assert asked.using(frozenset({"members"})).compared == ("de",)


@pytest.mark.parametrize(("value", "status"), [("24", 400), ("²024", 400), ("2007", 404), ("2027", 404)])
def test_a_year_outside_the_record_is_refused(value, status):
    with pytest.raises(Impossible) as refused:
        read("/changes/", year=value)
    assert refused.value.status == status
    assert "from 2008 to 2026" in refused.value.advice


# ---------- Which members ----------


@pytest.mark.parametrize(
    ("members", "status", "what", "way_on"),
    [
        ("de,uk", 404, "“uk”", "/compare/?members=de,gb"),
        ("de,el", 404, "“el”", "/compare/?members=de,gr"),
        ("de,xx,us", 404, "“xx”", "/compare/?members=de,us"),
        ("xx", 404, "“xx”", "/compare/"),
        ("germany,hungary", 400, "not a code of two letters", "/compare/?members=de"),
        ("de,hungari", 400, "“hungari”", "/compare/?members=de,hu"),
        ("de,us,de", 400, "Germany was chosen twice", "/compare/?members=de,us"),
        ("be,de,fi,gb,gr,hu,lt", 400, "7 members were asked for", "/compare/?members=be,de,fi,gb,gr,hu"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_what_would_work(members, status, what, way_on):
    with pytest.raises(Impossible) as refused:
        chosen(record(), read(members=members))
    assert (refused.value.status, refused.value.suggestions[0][1]) == (status, way_on)
    assert what in refused.value.what


def test_a_member_that_had_not_acceded_is_refused_with_the_others_and_with_its_first_day():
    with pytest.raises(Impossible) as refused:
        chosen(record(), read(members="de,fi,us", on="2022-01-01"))
    assert "it acceded on 4 April 2023" in refused.value.what
    assert refused.value.suggestions == (
        ("Compare Germany and United States", "/compare/?on=2022-01-01&members=de,us"),
        ("Germany, Finland and United States on 4 April 2023", "/compare/?on=2023-04-04&members=de,fi,us"),
    )


def test_one_member_alone_asks_for_a_second():
    page = side_by_side("hu")
    assert page.heading == "Compare Hungary with another member"
    assert page.chooser.label == "Choose a second member"
    assert "hu" not in [choice.value for choice in page.chooser.choices]
    assert (page.chart, page.figure_href, page.said, page.examples) == ("", "", None, ())


def test_six_members_are_as_many_as_fit():
    page = side_by_side("be,de,fi,gb,gr,hu")
    assert page.chooser.choices == ()
    assert page.chooser.label == "At most 6 members fit side by side."


def test_without_members_the_examples_are_chosen_by_rule():
    page = side_by_side("")
    assert page.heading == "Compare members"
    assert [(e.members, e.href) for e in page.examples] == [
        ("Lithuania, Germany and Hungary", "/compare/?members=lt,de,hu"),
        ("Finland, Germany and Hungary", "/compare/?members=fi,de,hu"),
        ("Finland and United States", "/compare/?members=fi,us"),
    ]


def test_examples_are_of_the_day_and_none_stands_with_one_member_alone():
    early = read(on="2023-02-01")
    assert [e.members for e in examples(record(), early)] == [
        "Lithuania and Germany",
        "United States and United Kingdom",
    ]


# ---------- The page ----------


def test_the_finding_is_said_in_the_codebooks_words():
    page = side_by_side("de,hu,be", on="2024-12-04")
    assert page.finding == "Germany: Not now; Hungary: Opposes membership; Belgium: Not assessed"
    assert (page.title, page.heading) == (page.finding, "Germany, Hungary and Belgium")
    assert side_by_side("de,hu,be,fi").title == "Germany, Hungary, Belgium and Finland"


def test_each_member_can_be_left_out_and_forms_carry_the_rest():
    page = side_by_side("de,hu", on="2024-12-04", edition="1", theme="dark")
    assert [one.remove_href for one in page.compared] == [
        "/compare/?on=2024-12-04&edition=1&members=hu&theme=dark",
        "/compare/?on=2024-12-04&edition=1&members=de&theme=dark",
    ]
    rest = (("edition", "1"), ("theme", "dark"))
    assert page.chooser.hidden == (("members", "de,hu"), ("on", "2024-12-04"), *rest)
    assert page.date_form.hidden == (("members", "de,hu"), *rest)


def test_statements_are_merged_newest_first_joint_ones_once_and_later_ones_apart():
    said = (
        statement("old", "2023-01-01", "DE"), statement("joint", "2024-01-01", "BE", "DE", "GB", "HU"),
        statement("late", "2025-01-01", "HU"), statement("elsewhere", "2024-02-01", "LT"),
    )  # fmt: skip
    merged = side_by_side("hu,de", *said, on="2024-12-04").said
    assert [one.statement.key for one in merged.by_the_day] == ["joint", "old"]
    assert [one.statement.key for one in merged.said_later] == ["late"]
    assert (merged.total, merged.total_later) == (2, 1)
    joint = merged.by_the_day[0]
    assert ([member.name for member in joint.statement.members], joint.others) == (["Hungary", "Germany"], 2)


def test_more_than_sixty_statements_come_in_pages_and_what_was_said_later_comes_last(monkeypatch):
    monkeypatch.setattr(compare, "PER_PAGE", 2)
    said = [statement(f"s{n}", f"2024-0{n}-01", "DE") for n in range(1, 6)]
    pages = [side_by_side("de,hu", *said, on="2024-04-15", page=str(n)).said for n in (1, 2, 3)]
    assert [[one.statement.key for one in page.by_the_day] for page in pages] == [["s4", "s3"], ["s2", "s1"], []]
    assert [[one.statement.key for one in page.said_later] for page in pages] == [[], [], ["s5"]]
    assert pages[1].older_href == "/compare/?on=2024-04-15&members=de,hu&page=3"
    with pytest.raises(Impossible) as refused:
        side_by_side("de,hu", *said, page="4")
    assert refused.value.suggestions == (("The last page", "/compare/?members=de,hu&page=3"),)


def test_a_figure_needs_two_members():
    with pytest.raises(Impossible) as refused:
        compare.comparison_figure(record(), read("/charts/compare.json", members="de"))
    assert refused.value.status == 400


# ---------- The shifts ----------


def shifts(**parameters: str) -> Any:
    return changes_page(record(), read("/changes/", **parameters))


def listed(page: Any) -> list[str]:
    return [f"{c.shift.member.code} {c.shift.day}" for year in page.years for c in year.changes]


def test_every_shift_says_its_direction_since_when_it_was_otherwise_and_its_edition():
    page = shifts()
    assert page.sentence == "4 shifts up to 21 November 2026."
    assert page.directions == "2 toward an invitation, 2 away from one."
    newest = page.years[0].changes[0]
    assert (newest.shift.member.name, newest.direction, newest.toward) == (
        "Lithuania",
        "Away from an invitation",
        False,
    )
    assert (newest.before_since, newest.edition, newest.edition_href) == (dt.date(2024, 3, 1), 3, "/editions/3/")
    assert [(year.year, year.href) for year in page.years] == [
        (2025, "/changes/?year=2025"),
        (2024, "/changes/?year=2024"),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"member": "LT"}, ["LT 2025-06-01", "LT 2024-03-01"]),
        ({"direction": "toward"}, ["DE 2025-05-09", "LT 2024-03-01"]),
        ({"direction": "away", "year": "2024"}, ["HU 2024-07-10"]),
        ({"member": "lt", "direction": "toward", "year": "2024"}, ["LT 2024-03-01"]),
        ({"member": "lt", "since": "2025-01-01"}, ["LT 2025-06-01"]),
        ({"year": "2025", "on": "2025-05-10"}, ["DE 2025-05-09"]),
        ({"member": "be"}, []),
    ],
)
def test_shifts_are_chosen_by_member_direction_and_year(asked, found):
    assert listed(shifts(**asked)) == found


def test_each_choice_can_be_removed_and_the_rest_stays():
    page = shifts(member="lt", year="2023", since="2023-01-01", theme="dark")
    assert page.years == ()
    assert [(f.label, f.href, f.without) for f in page.filters] == [
        ("Lithuania", "/changes/?since=2023-01-01&year=2023&theme=dark", 0),
        ("2023", "/changes/?since=2023-01-01&member=lt&theme=dark", 2),
        ("From 1 January 2023 on", "/changes/?member=lt&year=2023&theme=dark", 0),
    ]
    assert page.title == "Shifts of a stance: Lithuania, 2023, From 1 January 2023 on"


def test_each_option_counts_what_it_would_show():
    form = shifts(year="2024", on="2026-01-01").form
    assert form.hidden == (("on", "2026-01-01"),)
    assert {c.label: c.count for c in form.members if c.count} == {"All members": 2, "Hungary": 1, "Lithuania": 1}
    assert [(c.value, c.count, c.selected) for c in form.directions] == [
        ("", 2, True), ("toward", 1, False), ("away", 1, False),
    ]  # fmt: skip
    assert [(c.value, c.count, c.selected) for c in form.years] == [
        ("", 4, False), ("2025", 2, False), ("2024", 2, True),
    ]  # fmt: skip


def test_a_member_that_there_is_not_is_refused_with_those_that_may_be_meant():
    with pytest.raises(Impossible) as refused:
        shifts(member="uk", year="2024")
    assert refused.value.suggestions == (
        ("United Kingdom", "/changes/?member=gb&year=2024"),
        ("Shifts of all members", "/changes/?year=2024"),
    )


def test_the_newest_shifts_are_the_beginning_of_the_page():
    newest = newest_shifts(record(), replace(read("/"), on=dt.date(2025, 5, 31)), 2)
    assert [(shift.member.code, shift.day.isoformat()) for shift in newest] == [
        ("DE", "2025-05-09"),
        ("HU", "2024-07-10"),
    ]
