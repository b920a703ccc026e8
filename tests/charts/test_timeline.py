"""The drawn timeline, on the starter dataset and on what it does not hold."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.utils.translation import override

from stances.charts import lettering, timeline
from stances.charts.flags import OFFSET
from stances.charts.timeline_layout import FORMATS, Layout, lay_out
from stances.codebook import STANCES
from tests.charts import from_dataset

SVG = "{http://www.w3.org/2000/svg}"
UNTIL = dt.date(2026, 11, 21)
CODES = sorted(from_dataset.members())
WIDTHS = list(FORMATS)


def href(key: str) -> str:
    return f"/statements/{key}/"


def draw(code: str, width: str = "wide", until: dt.date = UNTIL, **other: object) -> str:
    given: dict[str, Any] = {"history": from_dataset.history(code), "statements": from_dataset.about(code)} | other
    return str(
        timeline.draw(
            from_dataset.members()[code],
            milestones=from_dataset.milestones(),
            until=until,
            complete_to=from_dataset.COMPLETE_TO,
            statement_href=href,
            width=width,
            **given,
        )
    )


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S314


def placed(code: str, width: str = "wide", statements=None, until: dt.date = UNTIL) -> Layout:
    return lay_out(
        from_dataset.members()[code],
        from_dataset.history(code),
        from_dataset.about(code) if statements is None else statements,
        from_dataset.milestones(),
        until,
        from_dataset.COMPLETE_TO,
        FORMATS[width],
    )


def links(svg: str) -> dict[str, ElementTree.Element]:
    return {a.get("data-statement"): a for a in parsed(svg).iter(f"{SVG}a")}


def on_days(count: int, apart: int) -> tuple:
    one = from_dataset.about("LT")[0]
    first = dt.date(2022, 3, 1)
    return tuple(
        replace(one, key=f"made-{i}", date=first + dt.timedelta(days=i * apart), precision="day") for i in range(count)
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", CODES)
def test_every_statement_is_one_mark_that_links_to_it(code: str, width: str) -> None:
    found = list(parsed(draw(code, width)).iter(f"{SVG}a"))
    said = {s.key: s for s in from_dataset.about(code)}
    assert sorted(a.get("data-statement") for a in found) == sorted(said)
    for a in found:
        statement = said[a.get("data-statement")]
        assert a.get("href") == href(statement.key)
        assert f"stance-{statement.signal}" in a.get("class").split()
        assert a.find(f"{SVG}title").text


@pytest.mark.parametrize("code", CODES)
def test_the_steps_are_the_assessments(code: str) -> None:
    steps = [g for g in parsed(draw(code)).iter(f"{SVG}g") if g.get("data-assessment")]
    expected = [(a.key, a.stance or "not_assessed") for a in from_dataset.history(code) if a.effective <= UNTIL]
    assert [(g.get("data-assessment"), g.get("data-stance")) for g in steps] == expected
    for step in steps:
        assert bool(step.findall(f"{SVG}rect")) == (step.get("data-stance") != "not_assessed")


@pytest.mark.parametrize("code", CODES)
def test_a_step_runs_in_its_lane_from_its_first_day_to_the_next_one(code: str) -> None:
    layout = placed(code)
    drawn = {g.get("data-assessment"): g for g in parsed(draw(code)).iter(f"{SVG}g") if g.get("data-assessment")}
    for step in layout.steps:
        if step.stance is None:
            continue
        bar = drawn[step.assessment.key].find(f"{SVG}rect")
        x, y, width, height = (float(bar.get(name)) for name in ("x", "y", "width", "height"))
        assert y + height / 2 == pytest.approx(layout.lane(step.stance).middle, abs=0.2)
        assert x == pytest.approx(layout.scale.x(step.start), abs=0.2)
        assert width == pytest.approx(max(layout.scale.x(step.end) - layout.scale.x(step.start), 3), abs=0.2)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", CODES)
def test_labels_of_milestones_never_overlap_nor_are_crossed_by_a_rule(code: str, width: str) -> None:
    layout = placed(code, width)
    labelled = [flag for flag in layout.flags if flag.label]
    assert labelled
    for flag in labelled:
        assert flag.end - flag.start == pytest.approx(lettering.width(flag.label, layout.form.small))
        assert 0 <= flag.start < flag.end <= layout.form.width
        assert flag.start == pytest.approx(flag.x + OFFSET) or flag.end == pytest.approx(flag.x - OFFSET)
        for other in labelled:
            if other is flag:
                continue
            if other.row == flag.row:
                assert flag.end < other.start or other.end < flag.start
            if other.row > flag.row:
                assert not flag.start < other.x < flag.end


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", CODES)
def test_marks_do_not_cover_each_other_and_stay_in_their_lane(code: str, width: str) -> None:
    assert_apart(placed(code, width))


@pytest.mark.parametrize(("count", "apart"), [(300, 5), (300, 1), (40, 0)])
def test_marks_of_a_crowd_do_not_cover_each_other(count: int, apart: int) -> None:
    assert_apart(placed("LT", "narrow", on_days(count, apart)))


def assert_apart(layout: Layout) -> None:
    for i, mark in enumerate(layout.marks):
        lane = layout.lane(mark.statement.signal)
        assert lane.top <= mark.y - mark.half
        assert mark.y + mark.half <= lane.bottom
        for other in layout.marks[i + 1 :]:
            distance = max(abs(mark.x - other.x), abs(mark.y - other.y))
            assert distance >= mark.half + other.half
            assert distance >= mark.reach + other.reach - 0.001


NARROWEST = {"wide": 1088, "medium": 690, "column": 500, "narrow": 328}
"""CSS pixels of the column in which each picture is shown at its smallest; the stylesheet says the same."""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", CODES)
def test_every_pointer_target_is_24_pixels_in_the_narrowest_column(code: str, width: str) -> None:
    layout = placed(code, width)
    scale = NARROWEST[width] / layout.form.width
    assert all(mark.reach * 2 * scale >= 24 for mark in layout.marks)
    assert layout.form.small * scale >= 11.5


@pytest.mark.parametrize("width", WIDTHS)
def test_the_stylesheet_shows_each_picture_from_its_narrowest_column_on(width: str) -> None:
    sheet = (Path(__file__).parents[2] / "static" / "css" / "inner.css").read_text("utf-8")
    (rule,) = re.findall(rf"@container ([^{{]+) {{ \.timeline-{width} {{ display: block;", sheet)
    assert f"min-width: {NARROWEST[width]}px" in rule or width == "narrow"


def test_the_lanes_stand_in_the_order_of_the_scale() -> None:
    lanes = placed("LT").lanes
    assert [lane.code for lane in lanes] == [*STANCES, "unclear"]
    assert all(above.bottom == below.top for above, below in pairwise(lanes))


@pytest.mark.parametrize("language", ["en", "uk", "fr"])
@pytest.mark.parametrize("width", ["wide", "medium"])
def test_a_lane_is_as_high_as_the_name_beside_it_in_every_language(width: str, language: str) -> None:
    with override(language):
        layout = placed("HU", width)
        rows = parsed(draw("HU", width)).findall(f".//{SVG}g[@class='tl-names']/{SVG}g")
    assert len(rows) >= len(layout.lanes) == 6
    for lane, row in zip(layout.lanes, rows, strict=False):
        lines = [float(text.get("y", "")) for text in row.findall(f"{SVG}text")]
        assert lane.top + layout.form.size * 0.7 <= lines[0]
        assert lines[-1] + layout.form.size * 0.2 <= lane.bottom


def test_without_unclear_statements_there_is_no_lane_for_them() -> None:
    clear = [s for s in from_dataset.about("LT") if s.signal != "unclear"]
    assert [lane.code for lane in placed("LT", statements=clear).lanes] == list(STANCES)
    assert "Meets no single criterion" not in draw("LT", statements=clear)


def test_a_member_before_its_accession_is_not_drawn_but_what_was_said_is() -> None:
    early = replace(from_dataset.history("FI")[0], effective=dt.date(2022, 5, 1), key="before")
    wholly = replace(early, effective=dt.date(2022, 3, 1), key="long-before")
    said = replace(from_dataset.about("FI")[0], key="said-before", date=dt.date(2022, 6, 1), precision="day")
    svg = draw("FI", history=(wholly, early), statements=(said,))
    layout = lay_out(
        from_dataset.members()["FI"], (wholly, early), (said,), (), UNTIL, from_dataset.COMPLETE_TO, FORMATS["wide"]
    )
    assert [(step.assessment.key, step.start) for step in layout.steps] == [("before", dt.date(2023, 4, 4))]
    assert "Not yet a member" in svg
    assert list(links(svg)) == ["said-before"]


def test_the_members_own_accession_is_labelled() -> None:
    for width in WIDTHS:
        assert "Finland joins NATO" in {flag.label for flag in placed("FI", width).flags}


def test_an_assessment_that_says_null_ends_the_line() -> None:
    layout = placed("HU")
    assert layout.steps[-1].stance is None
    assert layout.gaps[-1].start == layout.steps[-1].start == dt.date(2026, 5, 9)
    assert layout.gaps[-1].end == UNTIL
    assert "From 9 May 2026: Not assessed." in draw("HU")


def test_low_confidence_is_hatched_and_nothing_else_is() -> None:
    history = from_dataset.history("LT")
    doubtful = replace(history[1], confidence="low")
    hatched = draw("LT", history=(history[0], doubtful, *history[2:]))
    steps = {g.get("data-assessment"): g for g in parsed(hatched).iter(f"{SVG}g") if g.get("data-assessment")}
    fills = {key: [r.get("fill") for r in g.findall(f"{SVG}rect")] for key, g in steps.items()}
    assert fills.pop(doubtful.key) == [None, "url(#tl-wide-hatch)"]
    assert all(fill == [None] for fill in fills.values())


def test_what_was_weighed_as_contrary_has_a_ring() -> None:
    contrary = {item.statement for a in from_dataset.history("DE") for item in a.contrary}
    ringed = {
        key for key, a in links(draw("DE")).items() if any(c.get("class") == "tl-ring" for c in a.iter(f"{SVG}circle"))
    }
    assert contrary
    assert ringed == contrary


def test_a_judgement_that_takes_effect_after_the_last_day_rings_nothing() -> None:
    key, day = "hr-2022-02-18-milanovic", dt.date(2022, 2, 18)
    (judged,) = (a for a in from_dataset.history("HR") if key in {item.statement for item in a.contrary})
    before, then = (links(draw("HR", until=until))[key] for until in (day, judged.effective))
    assert judged.effective > day
    assert "weighed as contrary" not in before.find(f"{SVG}title").text
    assert not [c for c in before.iter(f"{SVG}circle") if c.get("class") == "tl-ring"]
    assert then.find(f"{SVG}title").text.endswith("(weighed as contrary)")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", CODES)
def test_a_milestones_name_is_written_whole_or_by_its_short_name(code: str, width: str) -> None:
    for flag in placed(code, width).flags:
        assert flag.label in {"", flag.milestone.name, flag.milestone.place, "Ukraine applies"}


@pytest.mark.parametrize("width", WIDTHS)
def test_every_milestone_has_its_rule(width: str) -> None:
    layout = placed("LT", width)
    drawn = {g.get("data-milestone"): g for g in parsed(draw("LT", width)).iter(f"{SVG}g") if g.get("data-milestone")}
    assert set(drawn) == {m.key for m in from_dataset.milestones() if layout.scale.begins <= m.date <= UNTIL}
    for group in drawn.values():
        assert group.find(f"{SVG}path").get("d").endswith(f"V{layout.bottom:.1f}")


def test_under_the_pictures_every_milestone_is_listed_with_its_day_in_full() -> None:
    listed = ElementTree.fromstring(timeline.milestone_list(placed("DE")))  # noqa: S314
    lines = [(item.findtext("time"), item.findtext("span")) for item in listed.iter("li")]
    assert ("30 September 2022", "Ukraine applies for accelerated accession") in lines
    assert len(lines) == len(from_dataset.milestones())


def test_evidence_that_was_weighed_as_contrary_elsewhere_says_both() -> None:
    history = from_dataset.history("BG")
    first = history[0].supports[0].statement
    assert first in {item.statement for a in history for item in a.contrary}
    words = links(draw("BG"))[first].find(f"{SVG}title").text
    assert words.endswith("(evidence for one assessment, weighed as contrary in another)")


def test_a_statement_known_by_its_month_stands_in_its_middle_over_a_bar() -> None:
    layout = placed("LT")
    monthly = [mark for mark in layout.marks if mark.month]
    assert {mark.statement.key for mark in monthly} == {
        s.key for s in from_dataset.about("LT") if s.precision == "month"
    }
    for mark in monthly:
        assert mark.x == pytest.approx(layout.scale.x(mark.statement.date.replace(day=15)))
        assert mark.month[0] < mark.x < mark.month[1]


def test_what_was_said_in_2008_stands_left_of_a_break() -> None:
    layout = placed("DE")
    first = layout.marks[0]
    assert first.statement.date == dt.date(2008, 4, 2)
    assert layout.scale.early_left <= first.x < layout.scale.early_right < layout.scale.left
    assert "tl-break" in draw("DE")
    assert "tl-break" not in draw("LT")


def test_the_days_that_were_not_searched_are_shaded_and_named() -> None:
    shade = next(r for r in parsed(draw("LT")).iter(f"{SVG}rect") if r.get("class") == "tl-after")
    layout = placed("LT")
    assert float(shade.get("x")) == pytest.approx(layout.scale.x(dt.date(2026, 1, 1)), abs=0.1)
    assert "Searched up to 31 December 2025" in draw("LT")
    assert "tl-after" not in draw("LT", until=dt.date(2025, 6, 1))


def test_nothing_after_the_last_day_is_drawn() -> None:
    last = dt.date(2024, 7, 9)
    said = {s.key for s in from_dataset.about("LT") if s.date <= last}
    assert set(links(draw("LT", until=last))) == said
    assert {step.end for step in placed("LT", until=last).steps if step.end > last} == set()


def test_a_member_of_whom_nothing_is_known_has_empty_lanes() -> None:
    svg = draw("PT", history=(), statements=())
    assert links(svg) == {}
    assert "No assessment has been published" in svg
    assert "tl-bar" not in svg


@pytest.mark.parametrize("until", [dt.date(2008, 1, 1), dt.date(2010, 5, 1), dt.date(2022, 1, 1), dt.date(2022, 10, 1)])
def test_it_draws_for_any_last_day_of_the_record(until: dt.date) -> None:
    for width in WIDTHS:
        said = {s.key for s in from_dataset.about("DE") if s.date <= until}
        assert set(links(draw("DE", width, until))) == said


def test_words_of_others_are_escaped() -> None:
    quote = '</title><script>alert("1")</script> & \' more'
    hostile = replace(
        from_dataset.about("LT")[0], key='k"><b>', quote=quote, quote_language="en", quote_translation="", date=UNTIL
    )
    member = replace(from_dataset.members()["LT"], name="<i>Lithuania</i> & co")
    for width in WIDTHS:
        svg = timeline.draw(member, (), (hostile,), (), UNTIL, UNTIL, href, width=width)
        assert "<script" not in svg
        assert "<i>" not in svg
        (mark,) = parsed(svg).iter(f"{SVG}a")
        assert mark.get("data-statement") == 'k"><b>'
        assert quote in mark.find(f"{SVG}title").text


@pytest.mark.parametrize("code", CODES)
def test_it_obeys_the_policy_and_is_named_by_ids_that_exist_once(code: str) -> None:
    drawn = str(
        timeline.draw_all(
            from_dataset.members()[code],
            from_dataset.history(code),
            from_dataset.about(code),
            from_dataset.milestones(),
            UNTIL,
            from_dataset.COMPLETE_TO,
            href,
        )
    )
    assert not re.search(r"\s(style|on\w+)=", drawn)
    assert "<style" not in drawn
    root = ElementTree.fromstring(drawn)  # noqa: S314
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    pictures = root.findall("svg")
    assert [svg.get("class") for svg in pictures] == [f"tl timeline-{width}" for width in WIDTHS]
    for svg in pictures:
        assert svg.get("role") == "group"
        assert set(svg.get("aria-labelledby").split()) <= set(ids)


def test_the_same_input_draws_the_same_picture_in_any_order() -> None:
    assert draw("LT") == draw("LT", statements=tuple(reversed(from_dataset.about("LT"))))


def test_a_shortened_label_does_not_end_on_a_little_word() -> None:
    assert lettering.shortened("Ukraine applies for accelerated accession", 26) == "Ukraine applies…"
    assert lettering.shortened("Vilnius summit", 26) == "Vilnius summit"


def test_an_attribute_that_the_policy_refuses_is_refused_here() -> None:
    from stances.charts.svg import element

    with pytest.raises(ValueError, match="policy refuses"):
        element("g", {"style": "fill: red"})
    with pytest.raises(ValueError, match="policy refuses"):
        element("g", {"onclick": "alert(1)"})
