"""From an address to a reading, and back to addresses that keep it."""

from __future__ import annotations

import datetime as dt

import pytest

from stances.pages.asking import day_of_address, parse
from stances.pages.problem import Impossible, echo

TODAY = dt.date(2026, 11, 21)


def read(path: str = "/members/", **parameters: str):
    return parse(path, {name: [value] for name, value in parameters.items()}, TODAY)


def test_nothing_asked_is_today_in_the_newest_edition():
    reading = read()
    assert (reading.day, reading.is_today, reading.edition, reading.theme, reading.page) == (
        TODAY,
        True,
        None,
        "auto",
        1,
    )


def test_both_clocks_are_stopped_only_when_both_are_named():
    assert read(on="2024-12-04", edition="1").pinned
    assert not read(on="2024-12-04").pinned
    assert not read(edition="1").pinned


def test_the_canonical_address_has_one_order_and_no_theme():
    reading = parse("/members/", {"theme": ["dark"], "edition": ["1"], "x": ["y"], "on": ["2024-12-04"]}, TODAY)
    assert reading.canonical == "/members/?on=2024-12-04&edition=1"


def test_a_day_in_the_path_is_not_repeated_in_the_query():
    reading = read("/on/2024-12-04/").read_on(dt.date(2024, 12, 4))
    assert reading.canonical == "/on/2024-12-04/"
    assert reading.member("lithuania") == "/members/lithuania/?on=2024-12-04"


def test_links_keep_day_edition_and_theme_where_they_matter():
    reading = read(on="2024-12-04", edition="3", theme="dark")
    assert reading.alliance() == "/on/2024-12-04/?edition=3&theme=dark"
    assert reading.alliance_today() == "/?edition=3&theme=dark"
    assert reading.statement("x") == "/statements/x/?edition=3&theme=dark"
    assert reading.members() == "/members/?on=2024-12-04&edition=3&theme=dark"
    assert reading.in_newest() == "/members/?on=2024-12-04&theme=dark"


def test_without_anything_asked_the_addresses_are_plain():
    reading = read()
    assert (reading.alliance(), reading.member("italy"), reading.statements(1), reading.statements(2)) == (
        "/",
        "/members/italy/",
        "/statements/",
        "/statements/?page=2",
    )


@pytest.mark.parametrize("value", ["2024-13-45", "20241204", "2024-W49-3", "", "2024-12-4", "today", "2024-12-04\n"])
def test_what_is_not_a_day_is_refused(value):
    with pytest.raises(Impossible) as refused:
        read(on=value)
    assert refused.value.status == 400


@pytest.mark.parametrize(("value", "known"), [("2008-01-01", True), ("2007-12-31", False), ("2026-11-22", False)])
def test_the_record_runs_from_2008_to_today(value, known):
    if known:
        assert day_of_address(value, TODAY).isoformat() == value
        return
    with pytest.raises(Impossible) as refused:
        day_of_address(value, TODAY)
    assert refused.value.status == 404


def test_a_parameter_given_twice_alike_is_given_once():
    assert parse("/", {"edition": ["1", "1"]}, TODAY).edition == 1
    with pytest.raises(Impossible):
        parse("/", {"edition": ["1", "2"]}, TODAY)


def test_what_is_shown_back_is_short_and_printable():
    assert echo("a\x00b\u202e") == "“a\ufffdb\ufffd”"
    assert len(echo("x" * 10_000)) < 70


def test_another_order_of_the_strip_is_this_page_with_all_else_kept():
    reading = read("/", on="2024-12-04", edition="3", theme="dark", view="strip", sort="name")
    assert reading.canonical == "/?on=2024-12-04&edition=3&view=strip&sort=name"
    assert reading.sorted_by("support") == "/on/2024-12-04/?edition=3&view=strip&sort=support&theme=dark"
    assert reading.sorted_by("stance") == "/on/2024-12-04/?edition=3&view=strip&theme=dark"
    assert reading.seen_as("map") == "/on/2024-12-04/?edition=3&theme=dark"
    assert (reading.using(frozenset({"on"})).view, reading.using(frozenset({"on"})).sort) == ("map", "")
    with pytest.raises(Impossible) as refused:
        read(sort="size")
    assert refused.value.status == 400
