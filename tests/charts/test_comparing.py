"""The drawn comparison and the one to explore, on the starter dataset and on what it does not hold."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest

from stances.charts import comparing, comparing_figure, lettering
from stances.charts.comparing_layout import FORMATS, Layout, Said, lay_out
from stances.codebook import STANCES
from tests.charts import from_dataset

SVG = "{http://www.w3.org/2000/svg}"
UNTIL = dt.date(2026, 11, 21)
WIDTHS = list(FORMATS)
SIX = ("DE", "US", "HU", "FI", "LT", "SK")


def said(code: str) -> Said:
    return Said(from_dataset.members()[code], from_dataset.history(code), from_dataset.about(code))


def placed(codes: tuple[str, ...] = SIX, width: str = "wide", until: dt.date = UNTIL) -> Layout:
    compared = [said(code) for code in codes]
    return lay_out(compared, from_dataset.milestones(), until, from_dataset.COMPLETE_TO, FORMATS[width])


def draw(compared: list[Said], width: str = "wide", until: dt.date = UNTIL) -> ElementTree.Element:
    svg = comparing.draw(
        compared, from_dataset.milestones(), until, from_dataset.COMPLETE_TO, lambda key: f"/statements/{key}/", width
    )
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S314


def rows(drawn: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {g.get("data-member"): g for g in drawn.iter(f"{SVG}g") if g.get("data-member")}


def figure(codes: tuple[str, ...] = SIX, until: dt.date = UNTIL) -> dict[str, Any]:
    compared = [said(code) for code in codes]
    return comparing_figure.comparison(
        compared, from_dataset.milestones(), until, from_dataset.COMPLETE_TO, lambda key: f"/statements/{key}/"
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_each_member_has_a_row_in_the_order_asked_with_its_assessments_at_the_height_of_their_stance(
    width: str,
) -> None:
    layout, drawn = placed(width=width), rows(draw([said(code) for code in SIX], width))
    assert tuple(drawn) == SIX
    for row in layout.rows:
        steps = [g for g in drawn[row.member.code].iter(f"{SVG}g") if g.get("data-assessment")]
        history = [a for a in from_dataset.history(row.member.code) if a.effective <= UNTIL]
        assert [(g.get("data-assessment"), g.get("data-stance")) for g in steps] == [
            (a.key, a.stance or "not_assessed") for a in history
        ]
        for step, group in zip(row.steps, steps, strict=True):
            bar = group.find(f"{SVG}rect")
            if step.stance is None:
                assert bar is None
                continue
            assert float(bar.get("y")) == pytest.approx(row.level(step.stance)[0], abs=0.1)
            assert float(bar.get("x")) == pytest.approx(layout.scale.x(step.start), abs=0.1)


def test_the_levels_are_the_scale_from_the_top_and_rows_never_touch() -> None:
    layout = placed()
    for row in layout.rows:
        edges = [row.level(code) for code in STANCES]
        assert edges == sorted(edges)
        assert (edges[0][0], edges[-1][1]) == (row.top, row.foot)
    for above, below in pairwise(layout.rows):
        assert above.bottom < below.top - layout.form.head


@pytest.mark.parametrize("width", WIDTHS)
def test_marks_are_links_that_keep_apart_and_the_rest_is_counted(width: str) -> None:
    layout, drawn = placed(width=width), rows(draw([said(code) for code in SIX], width))
    assert layout.form.pitch * {"wide": 1088 / 1176}.get(width, 1) >= 24
    for row in layout.rows:
        links = list(drawn[row.member.code].iter(f"{SVG}a"))
        about = {s.key: s for s in from_dataset.about(row.member.code) if s.date <= UNTIL}
        assert len(links) + row.untold == len(about)
        assert links
        places = [float(a.find(f"{SVG}circle").get("cx")) for a in links]
        assert all(b - a >= layout.form.pitch - 0.2 for a, b in pairwise(places))
        for a in links:
            statement = about[a.get("data-statement")]
            assert a.get("href") == f"/statements/{statement.key}/"
            assert f"stance-{statement.signal}" in a.get("class").split()
            assert a.find(f"{SVG}title").text


def test_where_marks_are_too_dense_those_that_were_weighed_come_first_then_the_newest() -> None:
    one = from_dataset.about("LT")[0]
    dense = [replace(one, key=f"made-{day}", date=dt.date(2024, 3, day), precision="day") for day in range(1, 29)]
    weighed = replace(from_dataset.history("LT")[0], evidence=(_supports("made-14"),))
    layout = lay_out([replace(said("LT"), history=[weighed], statements=dense)], (), UNTIL, UNTIL, FORMATS["narrow"])
    assert [dot.statement.key for dot in layout.rows[0].dots] == ["made-14"]
    without = lay_out([replace(said("LT"), statements=dense)], (), UNTIL, UNTIL, FORMATS["narrow"])
    assert [dot.statement.key for dot in without.rows[0].dots] == ["made-28"]
    assert without.rows[0].untold == 27


def _supports(key: str) -> Any:
    return replace(from_dataset.history("LT")[0].evidence[0], statement=key, kind="supports")


@pytest.mark.parametrize("width", WIDTHS)
def test_letters_stay_inside_the_picture_and_labels_apart(width: str) -> None:
    layout = placed(("MK", "GB", "FI", "US"), width)
    for text in draw([said(code) for code in ("MK", "GB", "FI", "US")], width).iter(f"{SVG}text"):
        size, x = float(text.get("font-size") or layout.form.small), float(text.get("x"))
        wide = lettering.width(text.text, size)
        start = x - wide if text.get("text-anchor") == "end" else x
        if "cmp-" in text.get("class", "") or not text.get("class"):
            assert start >= -1, text.text
    for row in layout.rows:
        assert lettering.width(row.member.name, layout.form.size) < layout.form.width
    labelled = [flag for flag in layout.flags if flag.label]
    assert labelled
    for one, other in ((a, b) for a in labelled for b in labelled if a is not b and a.row == b.row):
        assert one.end < other.start or other.end < one.start


def test_an_accession_is_a_rule_in_the_members_row_and_nothing_stands_before_it() -> None:
    layout, drawn = placed(), rows(draw([said(code) for code in SIX]))
    (rule,) = (p for p in drawn["FI"].iter(f"{SVG}path") if p.get("class") == "cmp-joined")
    acceded = layout.scale.x(from_dataset.members()["FI"].acceded)
    assert rule.get("d").startswith(f"M{acceded:.1f} ")
    assert "Joined 4 April 2023" in [t.text for t in drawn["FI"].iter(f"{SVG}text")]
    assert not [p for p in drawn["DE"].iter(f"{SVG}path") if p.get("class") == "cmp-joined"]
    boxes = [r for r in drawn["FI"].iter(f"{SVG}rect") if r.get("class") in ("tl-bar", "cmp-gap")]
    assert min(float(box.get("x")) for box in boxes) >= acceded - 0.1


def test_days_without_an_assessment_are_empty_with_a_dashed_outline() -> None:
    nothing = Said(from_dataset.members()["PT"], (), ())
    drawn = rows(draw([nothing, said("DE")]))
    assert [r.get("class") for r in drawn["PT"].iter(f"{SVG}rect")] == ["cmp-gap", "cmp-gap"]
    assert "Not assessed" in [t.text for t in drawn["PT"].iter(f"{SVG}text")]
    assert list(drawn["PT"].iter(f"{SVG}a")) == []


def test_low_confidence_is_hatched_and_the_key_says_so_only_where_it_is_shown() -> None:
    hatched, plain = draw([said("FR"), said("DE")]), draw([said("DE"), said("HU")])
    fills = [r.get("fill") for r in hatched.iter(f"{SVG}rect") if r.get("fill")]
    assert set(fills) == {"url(#cmp-wide-hatch)"}
    assert "Low confidence" in [t.text for t in hatched.iter(f"{SVG}text")]
    assert "Low confidence" not in [t.text for t in plain.iter(f"{SVG}text")]


def test_it_is_told_in_words() -> None:
    description = draw([said("DE"), said("FI")]).find(f"{SVG}desc").text
    assert "Germany: From 30 September 2022: Not now." in description
    assert "Finland: From 3 May 2023: Keeps to the alliance line." in description
    assert "The record was searched up to 31 December 2025." in description


@pytest.mark.parametrize("until", [dt.date(2008, 4, 3), dt.date(2022, 2, 24), dt.date(2023, 4, 4)])
def test_a_day_long_ago_is_drawn_without_what_came_later(until: dt.date) -> None:
    compared = [said("DE"), said("US")] if until.year < 2023 else [said("FI"), said("US")]
    drawn = draw(compared, until=until)
    keys = {a.get("data-statement") for a in drawn.iter(f"{SVG}a")}
    assert keys <= {s.key for s in from_dataset.statements() if s.date <= until}
    shown = {g.get("data-assessment") for g in drawn.iter(f"{SVG}g")} - {None}
    assert shown <= {a.key for a in from_dataset.assessments() if a.effective <= until}


def test_all_widths_stand_on_one_page_with_the_milestones_below_and_no_identifier_twice() -> None:
    markup = comparing.draw_all(
        [said("DE"), said("US")], from_dataset.milestones(), UNTIL, from_dataset.COMPLETE_TO, lambda key: "/"
    )
    page = ElementTree.fromstring(markup)  # noqa: S314
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 3 * len(WIDTHS)
    assert len(page.findall("svg")) == len(WIDTHS)
    assert "Vilnius summit" in "".join(page.find("details").itertext())
    assert any("All are listed below" in p.text for p in page.findall("p"))


def test_the_figure_has_a_plot_a_member_on_one_axis_of_days() -> None:
    made = figure()
    axes = [name for name in made["layout"] if name.startswith("yaxis")]
    assert len(axes) == len(SIX)
    assert {trace.get("xaxis") for trace in made["data"]} == {None}
    domains = sorted(made["layout"][axis]["domain"] for axis in axes)
    assert all(a[1] < b[0] for a, b in pairwise(domains))
    names = [a["text"] for a in made["layout"]["annotations"] if a["name"] == "row"]
    assert names == ["Germany", "United States", "Hungary", "Finland", "Lithuania", "Slovakia"]
    for step in made["widths"]:
        assert [a["text"] for a in step["layout"]["annotations"] if a["name"] == "row"] == names


def test_the_figure_holds_every_statement_and_assessment_in_its_members_plot() -> None:
    made = figure(("DE", "HU"))
    for axis, code in (("y", "DE"), ("y2", "HU")):
        mine = [trace for trace in made["data"] if trace["yaxis"] == axis]
        keys = {custom[1] for t in mine if t["meta"]["part"] == "statements" for custom in t["customdata"]}
        assert keys == {s.key for s in from_dataset.about(code)}
        steps = [t["meta"]["assessment"] for t in mine if t["meta"]["part"] == "step"]
        assert steps == [a.key for a in from_dataset.history(code) if a.stance]
    assert len([t for t in made["data"] if t["meta"]["part"] == "milestones"]) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_figure_is_plain_json_that_each_theme_colours(theme: str) -> None:
    made = figure(("DE", "HU", "FI"))
    assert "bdata" not in json.dumps(made, allow_nan=False)
    assert len(made["themes"][theme]["traces"]) == len(made["data"])
    assert {f"yaxis{n}.gridcolor" for n in ("", "2", "3")} <= made["themes"][theme]["layout"].keys()


def test_a_joint_text_is_announced_once() -> None:
    joint = replace(from_dataset.about("DE")[-1], key="joint", members=("DE", "US"), date=dt.date(2010, 1, 1))
    compared = [replace(said(code), statements=(joint,)) for code in ("DE", "US")]
    made = comparing_figure.comparison(compared, (), UNTIL, UNTIL, lambda key: "/")
    assert made["note"].startswith("Opens in 2022. 1 earlier statement, from 2010")
