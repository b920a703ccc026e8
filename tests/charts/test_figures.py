"""The figure to explore holds the same numbers as the drawn timeline, and nothing that the policy refuses."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from stances.charts import figures, lettering
from stances.charts.themes import FURNITURE
from stances.codebook import STANCES
from tests.charts import from_dataset

UNTIL = dt.date(2026, 11, 21)
CODES = sorted(from_dataset.members())
SHEET = Path(settings.BASE_DIR) / "static" / "css" / "open-door.css"


def figure(code: str, **other: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "history": from_dataset.history(code),
        "statements": from_dataset.about(code),
        "until": UNTIL,
    } | other
    return figures.member_timeline(
        from_dataset.members()[code],
        milestones=from_dataset.milestones(),
        complete_to=from_dataset.COMPLETE_TO,
        statement_href=lambda key: f"/statements/{key}/",
        **given,
    )


def traces(made: dict[str, Any], part: str) -> list[dict[str, Any]]:
    return [trace for trace in made["data"] if trace["meta"]["part"] == part]


@pytest.mark.parametrize("code", CODES)
def test_every_statement_is_one_point_in_the_lane_of_its_signal(code: str) -> None:
    points = {
        custom[1]: (custom[0], x, y, trace["meta"]["stance"])
        for trace in traces(figure(code), "statements")
        for custom, x, y in zip(trace["customdata"], trace["x"], trace["y"], strict=True)
    }
    said = from_dataset.about(code)
    assert len(points) == len(said)
    for statement in said:
        href, x, y, signal = points[statement.key]
        assert href == f"/statements/{statement.key}/"
        assert signal == statement.signal
        assert round(y) == figures.lane_of(statement.signal)
        assert x[:7] == statement.date.isoformat()[:7]
        assert statement.precision == "month" or x == statement.date.isoformat()


@pytest.mark.parametrize("code", CODES)
def test_every_run_is_an_assessment_with_the_same_days(code: str) -> None:
    history = [a for a in from_dataset.history(code) if a.effective <= UNTIL]
    ends = [a.effective for a in history[1:]] + [UNTIL]
    expected = [
        (a.key, a.effective.isoformat(), end.isoformat(), figures.lane_of(a.stance))
        for a, end in zip(history, ends, strict=True)
        if a.stance
    ]
    runs = traces(figure(code), "step")
    assert [(t["meta"]["assessment"], t["x"][0], t["x"][-1], t["y"][0]) for t in runs] == expected
    assert all(len(set(run["y"])) == 1 and run["x"] == sorted(run["x"]) for run in runs)


def test_the_line_has_a_gap_where_no_position_was_found() -> None:
    gap = traces(figure("HU"), "not_assessed")[0]
    assert gap["x"][-3:] == ["2026-05-09", UNTIL.isoformat(), None]
    assert all(run["x"][-1] <= "2026-05-09" for run in traces(figure("HU"), "step"))


@pytest.mark.parametrize("code", CODES)
def test_it_is_plain_json_of_scatter_traces_without_binary_arrays(code: str) -> None:
    text = json.dumps(figure(code), allow_nan=False)
    assert "bdata" not in text
    assert "http" not in text
    assert {trace["type"] for trace in figure(code)["data"]} == {"scatter"}


def test_words_are_escaped_and_hold_no_markup_that_plotly_makes_a_style_of() -> None:
    hostile = replace(
        from_dataset.about("LT")[0],
        quote='<script>&"<b>bold</b><a href="javascript:alert(1)">x</a>',
        quote_language="en",
        quote_translation="",
    )
    made = figure("LT", statements=(hostile, *from_dataset.about("LT")[1:]))
    texts = [text for trace in made["data"] for text in trace.get("hovertext", ())]
    assert any("&lt;script&gt;&amp;&quot;" in text for text in texts)
    for text in texts:
        assert re.findall(r"<[^>]*>", text.replace("<br>", "")) == []
        assert all(len(re.sub(r"&\w+;|&#x27;", "'", line)) <= 62 for line in text.split("<br>"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_theme_colours_every_trace_with_the_codebooks_colours(theme: str) -> None:
    made = figure("LT")
    dressed = made["themes"][theme]
    assert len(dressed["traces"]) == len(made["data"])
    for trace, paths in zip(made["data"], dressed["traces"], strict=True):
        assert paths
        entry = STANCES.get(trace["meta"].get("stance", ""))
        if entry:
            assert getattr(entry, theme) in paths.values()
    assert not re.search(r"#[0-9A-Fa-f]{6}", json.dumps(made["data"]))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_furniture_has_the_stylesheets_colours(theme: str) -> None:
    head = SHEET.read_text("utf-8").split(":root.theme-dark")
    block = head[1].split("}")[0] if theme == "dark" else head[0].split(":root {")[1].split("}")[0]
    for name, colour in FURNITURE[theme].items():
        assert re.search(rf"--{name}: *{colour};", block), (name, colour)


def test_the_buttons_show_spans_that_end_on_the_last_day() -> None:
    ranges = {r["label"]: r["range"] for r in figure("DE")["ranges"]}
    assert list(ranges) == ["1 year", "2 years", "Since the application", "Everything"]
    assert {last for _first, last in ranges.values()} == {UNTIL.isoformat()}
    assert ranges["Since the application"][0] <= "2022-09-30"
    assert ranges["Everything"][0] == "2008-01-01"


def test_a_judgement_that_takes_effect_after_the_last_day_is_not_told() -> None:
    key = "hr-2022-02-18-milanovic"
    for until, told in ((dt.date(2022, 2, 18), False), (dt.date(2023, 7, 11), True)):
        made = figure("HR", until=until)
        words = {
            c[1]: t for s in traces(made, "statements") for c, t in zip(s["customdata"], s["hovertext"], strict=True)
        }
        assert ("weighed as contrary" in words[key]) is told


def test_what_meets_no_single_criterion_is_a_question_mark_with_the_same_words_everywhere() -> None:
    made = figure("LT")
    (unclear,) = (t for t in traces(made, "statements") if t["meta"]["stance"] == "unclear")
    assert set(unclear["text"]) == {"?"}
    assert unclear["name"] == "Meets no single criterion"
    assert "Meets no single criterion" in made["layout"]["yaxis"]["ticktext"]


def test_statements_before_the_span_that_opens_are_announced() -> None:
    assert figure("DE")["note"].startswith("Opens in 2022.")
    assert "2008" in figure("DE")["note"]
    assert figure("LT")["note"] == ""


def test_on_a_narrow_chart_the_lanes_are_named_in_words() -> None:
    narrow = figure("LT")["widths"][-1]["layout"]["annotations"]
    assert [a["text"] for a in narrow][:2] == ["Pushes for an invitation", "Supports membership"]


@pytest.mark.parametrize(("step", "width"), [(None, 920), (0, 540)])
def test_labels_over_the_chart_keep_apart(step: int | None, width: int) -> None:
    made = figure("FI")
    shown = made["layout"]["annotations"] if step is None else made["widths"][step]["layout"]["annotations"]
    first, last = (dt.date.fromisoformat(day) for day in made["layout"]["xaxis"]["range"])
    assert {"Finland joins NATO", "Vilnius summit"} & {label["text"] for label in shown}
    ends: dict[int, float] = {}
    for label in sorted(shown, key=lambda label: label["x"]):
        x = (dt.date.fromisoformat(label["x"]) - first).days / (last - first).days * width
        wide = lettering.width(label["text"], label["font"]["size"])
        start = x - wide if label["xanchor"] == "right" else x
        assert start >= ends.get(label["ay"], -1)
        ends[label["ay"]] = start + wide + 8


def test_a_member_of_whom_nothing_is_known_has_a_figure_without_steps_or_points() -> None:
    made = figure("PT", history=(), statements=())
    assert traces(made, "step") == traces(made, "statements") == []
    assert len(made["themes"]["light"]["traces"]) == len(made["data"])
