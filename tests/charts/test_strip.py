"""The strip: every member's stance on every day, as the record has it, and nothing before it joined."""

from __future__ import annotations

import datetime as dt
import gzip
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pytest

from stances.charts import strip
from stances.charts.lettering import width
from stances.charts.strip_frame import WIDTHS
from stances.codebook import NOT_ASSESSED
from tests.charts import alliance, from_dataset
from tests.charts.from_record import UNTIL, record

SVG = "{http://www.w3.org/1999/xhtml}"
SINCE, DAY = dt.date(2022, 9, 30), dt.date(2024, 12, 4)
DAYS = (UNTIL - SINCE).days


def rows(day: dt.date = DAY) -> list[strip.Row]:
    return [strip.Row(m, record().position(m.code, day), record().history(m.code)) for m in record().members]


def draw(day: dt.date = DAY, members: list[strip.Row] | None = None, until: dt.date = UNTIL) -> str:
    return str(
        strip.draw(
            rows(day) if members is None else members,
            since=SINCE,
            until=until,
            day=day,
            complete_to=from_dataset.COMPLETE_TO,
            milestones=record().milestones,
            href=alliance.address,
        )
    )


def parsed(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup.replace("<div ", f'<div xmlns="{SVG[1:-1]}" ', 1))  # noqa: S314 - our own


@cache
def whole() -> ElementTree.Element:
    return parsed(draw())


def classed(within: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [one for one in within.iter() if name in one.get("class", "").split()]


def row(code: str, drawn: ElementTree.Element | None = None) -> ElementTree.Element:
    within = whole() if drawn is None else drawn
    (found,) = (li for li in within.iter(f"{SVG}li") if li.find(f"{SVG}a").get("data-member") == code)
    return found


def at(share: str | None) -> int:
    """The day, counted from the first, at a place in per cent."""
    return round(float((share or "").removesuffix("%")) / 100 * DAYS)


def spans(li: ElementTree.Element) -> list[tuple[int, int, str]]:
    """From which day on until before which day a stance is drawn."""
    found = []
    for run in classed(li, "strip-run"):
        box = run.find(f"{SVG}rect")
        start = at(box.get("x"))
        found.append((start, start + at(box.get("width")), run.get("class", "").split("stance-")[1]))
    found += [(at(gap.get("x1")), at(gap.get("x2")), NOT_ASSESSED) for gap in classed(li, "strip-gap")]
    return found


@pytest.mark.parametrize("code", sorted(from_dataset.members()))
def test_every_day_of_a_member_is_drawn_in_its_stance(code: str):
    drawn = spans(row(code))
    shortest = strip.LEAST * DAYS
    for n in range(DAYS):
        position = record().position(code, SINCE + dt.timedelta(days=n))
        shown = [stance for start, end, stance in drawn if start <= n < end]
        if position is None:
            assert shown == [], n
        elif position.stance or n > shortest:
            assert shown == [position.code], n


def test_rows_come_in_the_order_given_and_link_to_their_members():
    turned = list(reversed(rows()))
    links = list(parsed(draw(members=turned)).iter(f"{SVG}a"))
    assert [a.get("data-member") for a in links] == [one.member.code for one in turned]
    assert links[0].get("href") == alliance.address(turned[0].member)
    assert row("DE").find(f"{SVG}a").get("data-stance") == "not_now"
    assert row("DE").find(f"{SVG}a").get("aria-label") == "Germany: not now, mixed signals"


def test_a_member_that_joined_within_the_time_has_its_day_marked():
    for code, day, told in (("FI", "4 April 2023", []), ("SE", "7 March 2024", ["strip-words strip-wide"])):
        (mark,) = classed(row(code), "strip-joined")
        assert mark.find(f"{SVG}title").text == f"Joined on {day}"
        assert at(mark.get("x1")) == (from_dataset.members()[code].acceded - SINCE).days
        assert [one.get("class") for one in classed(row(code), "strip-words")] == told
    assert classed(row("NO"), "strip-joined") == []


def test_before_it_joined_a_member_has_a_row_without_a_stance():
    finland = row("FI", parsed(draw(dt.date(2022, 12, 1))))
    assert finland.find(f"{SVG}a").get("aria-label") == "Finland: not yet a member"
    assert finland.find(f"{SVG}a").get("data-stance") is None


def test_each_stretch_says_its_stance_and_days():
    said = [run.find(f"{SVG}title").text for run in classed(row("PL"), "strip-run")]
    assert "Keeps to the alliance line, 27 March 2024 to 17 October 2024; low confidence" in said
    assert said[-1].startswith("Not now since ")
    low = [run for run in classed(row("PL"), "strip-run") if len(run.findall(f"{SVG}rect")) == 2]
    assert [run.find(f"{SVG}title").text for run in low] == [
        words for words in said if words.endswith("low confidence")
    ]


def test_the_readers_day_is_one_line_in_days_from_the_first():
    (line,) = classed(whole(), "strip-day")
    assert (line.get("x1"), line.get("x2")) == (str((DAY - SINCE).days),) * 2
    (over,) = classed(whole(), "strip-over")
    assert over.get("viewBox") == f"0 0 {DAYS} 1"
    assert whole().get("data-since") == SINCE.isoformat()
    (early,) = classed(parsed(draw(dt.date(2010, 1, 1))), "strip-day")
    assert early.get("x1") == "0"


@pytest.mark.parametrize("name", list(WIDTHS))
def test_names_over_the_strip_keep_apart_at_the_narrowest_bar(name: str):
    bar, size, *_rest = WIDTHS[name]
    top = classed(whole(), f"strip-{name}")[0]
    ends: dict[str, float] = {}
    shown = sorted(top.iter(f"{SVG}text"), key=lambda one: float(one.get("x", "").removesuffix("%")))
    assert len(shown) > 5
    for one in shown:
        words = "".join(child.tail or "" for child in one) or one.text or ""
        x = float(one.get("x", "").removesuffix("%")) / 100 * bar + float(one.get("dx", "0"))
        start = x - width(words, size) if one.get("text-anchor") == "end" else x
        assert start >= ends.get(one.get("y", ""), -1), words
        ends[one.get("y", "")] = start + width(words, size)
        assert ends[one.get("y", "")] <= bar + 1, words


def test_what_a_member_is_called_cannot_break_the_strip():
    first = rows()[0]
    odd = replace(first, member=replace(first.member, name="<b>&", slug='"><script>'))
    drawn = parsed(draw(members=[odd]))
    assert drawn.find(f".//{SVG}a").get("href") == '/members/"><script>/'
    assert not [name for one in drawn.iter() for name in one.attrib if name == "style" or name.startswith("on")]


def test_a_record_of_one_day_and_a_member_without_any_assessment_are_borne():
    lone = [strip.Row(rows()[0].member, None, ())]
    assert len(classed(parsed(draw(members=lone, until=SINCE)), "strip-run")) == 0
    assert len(classed(parsed(draw(members=lone)), "strip-gap")) == 1


def test_the_strip_is_light():
    assert len(gzip.compress(draw().encode())) < 8_000
