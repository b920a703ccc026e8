"""Changes of government on the timeline, on the starter dataset."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from xml.etree import ElementTree

import pytest

from stances.charts import figures, lettering, timeline
from stances.charts.heads import OFFSET, short_name
from stances.charts.timeline_layout import FORMATS, Layout, lay_out
from tests.charts import from_dataset

UNTIL = dt.date(2026, 11, 21)
CODES = [code for code in sorted(from_dataset.members()) if from_dataset.governments(code)]


def given(code: str, until: dt.date = UNTIL) -> dict[str, Any]:
    return {
        "member": from_dataset.members()[code],
        "history": from_dataset.history(code),
        "statements": from_dataset.about(code),
        "milestones": from_dataset.milestones(),
        "until": until,
        "complete_to": from_dataset.COMPLETE_TO,
    }


def href(key: str) -> str:
    return f"/statements/{key}/"


def placed(code: str, width: str, until: dt.date = UNTIL) -> Layout:
    return lay_out(**given(code, until), form=FORMATS[width], governments=from_dataset.governments(code))


def drawn(code: str, until: dt.date = UNTIL) -> ElementTree.Element:
    svgs = timeline.draw_all(**given(code, until), statement_href=href, governments=from_dataset.governments(code))
    return ElementTree.fromstring(str(svgs))  # noqa: S314


@pytest.mark.parametrize("code", CODES)
def test_names_touch_neither_each_other_nor_a_tick_in_any_width(code: str) -> None:
    for width in FORMATS:
        layout = placed(code, width)
        shown = [head for head in layout.heads if head.label]
        for head in shown:
            assert head.end - head.start == pytest.approx(lettering.width(head.label, layout.form.small))
            assert layout.scale.edge <= head.start < head.end <= layout.scale.right
            beside = head.x - head.end if head.flipped else head.start - head.x
            assert beside == pytest.approx(OFFSET)
            for other in layout.heads:
                assert other is head or not head.start <= other.x <= head.end
                assert other is head or not other.label or head.end < other.start or other.end < head.start


@pytest.mark.parametrize("code", CODES)
def test_every_new_head_has_its_tick_title_and_line_in_the_list(code: str) -> None:
    layout, made = placed(code, "wide"), drawn(code)
    new = [g for g in from_dataset.governments(code) if layout.scale.begins <= g.day <= UNTIL]
    for svg in made.findall("svg"):
        groups = [g for g in svg.iter("g") if g.get("data-government")]
        assert [g.get("data-government") for g in groups] == [g.day.isoformat() for g in new]
        for group, government in zip(groups, new, strict=True):
            words = group.find("title").text
            assert government.head in words
            assert government.title in words
            assert str(government.day.year) in words
    listed = "".join(made.find("details").itertext())
    assert all(government.head in listed for government in new)


def test_the_members_own_change_of_government_is_told_once() -> None:
    germany, france = ("".join(drawn(code).find("details").itertext()) for code in ("DE", "FR"))
    assert "New head of government: Friedrich Merz, Federal Chancellor" in germany
    assert "Change of government in Germany" not in germany
    assert "Change of administration in the United States" in germany
    assert "Change of government in Germany" in france
    poland = "".join(drawn("PL").find("details").itertext())
    assert "New president in Poland" in poland, "who is not the head of government"


def test_a_head_who_takes_office_the_next_day_is_not_there_yet() -> None:
    for until, names in ((dt.date(2025, 5, 5), ["Scholz"]), (dt.date(2025, 5, 6), ["Scholz", "Merz"])):
        heads = placed("DE", "wide", until).heads
        assert [head.government.head.split()[-1] for head in heads] == names


def test_without_a_change_there_is_no_row_for_it() -> None:
    layout = lay_out(**given("DE"), form=FORMATS["wide"])
    assert layout.office is None
    assert layout.bottom == layout.strip.bottom
    assert "New head of" not in timeline.draw(**given("DE"), statement_href=href)


def test_a_surname_keeps_what_belongs_to_it() -> None:
    members = from_dataset.members()
    for code, name, short in (
        ("BE", "Alexander De Croo", "De Croo"),
        ("DE", "Ursula von der Leyen", "von der Leyen"),
        ("US", "George W. Bush", "Bush"),
        ("IS", "Katrín Jakobsdóttir", "Katrín Jakobsdóttir"),
    ):
        assert short_name(name, members[code]) == short


@pytest.mark.parametrize("code", ["DE", "US", "SK", "PT"])
def test_the_figure_to_explore_has_the_same_heads(code: str) -> None:
    new = from_dataset.governments(code)
    made = figures.member_timeline(**given(code), statement_href=href, governments=new)
    (trace,) = (t for t in made["data"] if t["meta"]["part"] == "governments")
    heads = [head.government for head in placed(code, "wide").heads]
    assert trace["x"] == [head.day.isoformat() for head in heads]
    assert set(trace["y"]) == {-2}
    flat = [re.sub("<br>", " ", words) for words in trace["hovertext"]]
    assert all(head.head in words and head.title in words for head, words in zip(heads, flat, strict=True))
    rules = [s["x0"] for s in made["layout"]["shapes"] if s["name"] == "government"]
    assert rules == trace["x"]
    assert made["layout"]["yaxis"]["ticktext"][-1].startswith("New head of")
    for theme in ("light", "dark"):
        assert all(made["themes"][theme]["traces"])
