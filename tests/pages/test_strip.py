"""The strip's rows in the reader's order, with ways to the other orders."""

from __future__ import annotations

import datetime as dt

from stances.pages.reading import Reading
from stances.pages.strip import first_support, rows, strip_view
from stances.record.record import Record
from tests.charts.from_record import UNTIL, record


def reading(sort: str = "stance", day: str | None = "2024-12-04") -> Reading:
    return Reading(path="/", today=UNTIL, on=dt.date.fromisoformat(day) if day else None, sort=sort)


def names(sort: str, day: str | None = "2024-12-04") -> list[str]:
    return [row.member.name for row in rows(record(), reading(sort, day))]


def test_by_stance_is_the_codebooks_order_on_the_day_then_by_name():
    found = names("stance")
    assert found[:3] == ["Canada", "Lithuania", "Albania"]
    assert found[-3:] == ["United States", "Hungary", "Slovakia"]
    assert len(found) == 32


def test_who_was_no_member_on_the_day_comes_last():
    assert names("stance", "2023-01-15")[-2:] == ["Finland", "Sweden"]


def test_by_first_support_runs_from_the_first_day_to_those_who_never_did():
    found = rows(record(), reading("support"))
    days = [first_support(row, UNTIL) for row in found]
    known = [day for day in days if day]
    assert known == sorted(known)
    assert days == [*known, *[None] * (32 - len(known))]
    assert 0 < len(known) < 32
    for row, day in zip(found, days, strict=True):
        stances = [record().position(row.member.code, d) for d in (day, day - dt.timedelta(days=1))] if day else []
        assert all(p is None or (p.stance in ("support", "advocate")) is (n == 0) for n, p in enumerate(stances))


def test_by_name_is_the_order_of_the_names():
    assert names("name") == sorted(names("name"))


def test_the_order_shown_is_marked_among_the_ways_to_order():
    view = strip_view(record(), reading("name"))
    assert [(link.href, link.current) for link in view.sorts] == [
        ("/on/2024-12-04/?view=strip", False),
        ("/on/2024-12-04/?view=strip&sort=support", False),
        ("/on/2024-12-04/?view=strip&sort=name", True),
    ]
    assert 'href="/members/albania/?on=2024-12-04"' in view.chart


def test_without_any_assessment_there_is_nothing_to_draw():
    empty = Record(record().edition, record().members, (), (), {}, record().counts)
    assert strip_view(empty, reading()).chart == ""
