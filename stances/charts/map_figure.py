"""The map to explore: filled outlines on plain axes of equal scale, in the drawn map's own pixels (DESIGN §6).

No map of anybody else's, and no request for one. A figure is described in ``figures.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _

from stances.charts import figure_frame as frame
from stances.charts import figure_words as say
from stances.charts.figures import plain
from stances.charts.geometry import Geometry, Outline, Square, geometry
from stances.charts.map import RING_BELOW, in_layers
from stances.charts.rings import columns
from stances.charts.spoken import is_low, qualifiers
from stances.charts.tiles import ORDER
from stances.charts.wording import day_words, signal_words
from stances.codebook import CONFIDENCE_WORDS, NOT_ASSESSED, STANCES
from stances.record.types import Member, Position

SYMBOLS = {
    "advocate": "triangle-up", "support": "triangle-up-open", "alliance_line": "circle",
    "not_now": "triangle-down-open", "oppose": "triangle-down", NOT_ASSESSED: "line-ew-open",
}  # fmt: skip


def alliance_map(positions: Mapping[str, Position], *, day: dt.date, href: Callable[[Member], str]) -> dict[str, Any]:
    """The alliance on a day: a trace for each member, its dependencies inside, after those of the land and Ukraine.

    A member's trace carries ``meta`` with its code, stance and address; its words are the trace's ``text``, escaped.
    """
    drawn = geometry()
    known = [(drawn.members[code], position) for code, position in positions.items()]
    ample, empty, lesser, small = in_layers(known)
    members = [*_members([*ample, *empty], href), _subject(drawn), *_members([*lesser, *small], href)]
    outsiders = [outline for code, outline in drawn.members.items() if code not in positions]
    symbols = [_symbols(known, href, tiny=tiny) for tiny in (False, True)]
    traces = [*_land(drawn, outsiders), *_in_legend(members), *symbols]
    return {
        **plain(traces, _layout(drawn, day)),
        "kind": "map",
        "ranges": [],
        "note": "",
        "widths": _widths(day, len(traces)),
        "filename": f"open-door-map-{day.isoformat()}",
        "label": _("Map of the alliance to explore"),
    }


def _land(drawn: Geometry, outsiders: Iterable[Outline]) -> list[dict[str, Any]]:
    """Everything that is neither a member on the day nor Ukraine, and the inset's frame between its two parts."""
    shapes = [shape for outline in outsiders for shape in outline.shapes]
    return [
        _filled([drawn.land, *(shape.path for shape in shapes if not shape.inset)], 0, {"part": "land"}),
        _frame(drawn.inset),
        _filled([drawn.inset_land, *(shape.path for shape in shapes if shape.inset)], 0, {"part": "land"}),
    ]


def _filled(paths: Iterable[str], line: float, meta: dict[str, Any]) -> dict[str, Any]:
    x, y = columns(paths)
    return {
        "type": "scatter", "mode": "lines", "x": x, "y": y, "fill": "toself", "line": {"width": line},
        "hoverinfo": "skip", "showlegend": False, "meta": meta,
    }  # fmt: skip


def _frame(inset: Square) -> dict[str, Any]:
    left, top, right, bottom = inset.left, inset.top, inset.left + inset.size, inset.top + inset.size
    return {
        "type": "scatter", "mode": "lines", "x": [left, right, right, left, left], "y": [top, top, bottom, bottom, top],
        "fill": "toself", "line": {"width": 1}, "hoverinfo": "skip", "showlegend": False, "meta": {"part": "frame"},
    }  # fmt: skip


def _members(known: Iterable[tuple[Outline, Position]], href: Callable[[Member], str]) -> list[dict[str, Any]]:
    return [_member(outline, position, href(position.member)) for outline, position in known]


def _member(outline: Outline, position: Position, address: str) -> dict[str, Any]:
    """One member as one trace, hatched where its stance is held with low confidence, dashed where there is none."""
    low = is_low(position)
    meta = {"part": "member", "member": position.member.code, "stance": position.code, "href": address, "low": low}
    trace = _filled([shape.path for shape in outline.shapes], 0.8, meta)
    hatch = {"fillpattern": {"shape": "/", "size": 6, "solidity": 0.3, "fillmode": "overlay"}}
    dashed = {"line": {"width": 1, "dash": "3px,2.5px"}}
    return trace | (hatch if low else {}) | ({} if position.stance else dashed) | {
        "hoveron": "fills", "hoverinfo": "text", "text": words(position), "legendgroup": position.code,
    }  # fmt: skip


def words(position: Position) -> str:
    """Name; stance with its first day; confidence and what else a reader must know: lines joined by ``<br>``."""
    if position.stance is None or position.since is None:
        return f"{escape(position.member.name)}<br>{escape(_('Not assessed'))}"
    stance = _("{stance} since {start}").format(stance=signal_words(position.stance), start=day_words(position.since))
    lines = [stance]
    if position.confidence:
        lines.append(str(CONFIDENCE_WORDS[position.confidence][0]))
    low = _("low confidence")
    lines += [notice[:1].upper() + notice[1:] for notice in qualifiers(position) if notice != low]
    return "<br>".join([escape(position.member.name), *(say.wrapped(line) for line in lines)])


def _in_legend(traces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The traces with the first of each stance named in the legend, with its symbol and how many there are."""
    counts: dict[str, int] = {}
    for trace in traces:
        if code := trace.get("legendgroup"):
            counts[code] = counts.get(code, 0) + 1
    named = []
    for trace in traces:
        code = trace.get("legendgroup")
        entry = (
            {"showlegend": True, "name": _entry(code, counts.pop(code)), "legendrank": 1 + ORDER[code]}
            if code in counts
            else {}
        )
        named.append(trace | entry)
    return named


def _entry(code: str, count: int) -> str:
    symbol, label = (STANCES[code].symbol, signal_words(code)) if code in STANCES else ("–", _("Not assessed"))
    return escape(_("{symbol} {stance} ({count})").format(symbol=symbol, stance=label, count=count))


def _subject(drawn: Geometry) -> dict[str, Any]:
    return _filled([drawn.ukraine.path], 1.4, {"part": "subject"})


def _symbols(known: list[tuple[Outline, Position]], href: Callable[[Member], str], *, tiny: bool) -> dict[str, Any]:
    """Each stance's symbol where a member has most room; on the ``tiny`` ones it answers the pointer too.

    Two traces: a point that is passed over by the pointer would still take it from the area beneath.
    """
    shown = [(outline.room.at, position) for outline, position in known if (outline.room.radius < RING_BELOW) is tiny]
    pointed = {
        "hovertext": [words(position) for _at, position in shown], "hoverinfo": "text",
        "customdata": [[href(position.member), position.member.code] for _at, position in shown],
    }  # fmt: skip
    return {
        "type": "scatter", "mode": "markers", "showlegend": False,
        "x": [x for (x, _y), _position in shown], "y": [y for (_x, y), _position in shown],
        "marker": {
            "symbol": [SYMBOLS[position.code] for _at, position in shown],
            "size": 7 if tiny else 9, "opacity": 1, "line": {"width": 1.3},
        },
        "meta": {"part": "symbols", "stances": [position.code for _at, position in shown]},
        **(pointed if tiny else {"hoverinfo": "skip"}),
    }  # fmt: skip


def _layout(drawn: Geometry, day: dt.date) -> dict[str, Any]:
    """Hidden axes of equal scale, y down as in the drawing; Ukraine's name; the stances in a line beneath."""
    hidden = {"visible": False, "showgrid": False, "zeroline": False}
    x, y = drawn.ukraine.room.at
    return {
        "xaxis": hidden | {"range": [0, drawn.width], "constrain": "domain"},
        "yaxis": hidden | {"range": [drawn.height, 0], "scaleanchor": "x", "scaleratio": 1, "constrain": "domain"},
        "annotations": [
            {"name": "subject", "x": x, "y": y, "text": escape(_("Ukraine")), "showarrow": False,
             "font": {"family": frame.SERIF, "size": 16}},
            {"name": "inset", "x": drawn.inset.left + drawn.inset.size - 6, "y": drawn.inset.top + drawn.inset.size - 4,
             "xanchor": "right", "yanchor": "bottom", "text": escape(_("not to scale")), "showarrow": False,
             "font": {"size": 11}},
        ],
        "margin": {"l": 0, "r": 0, "t": 56, "b": 8}, "height": 720, "hovermode": "closest", "hoverdistance": 10,
        **frame.furniture(_title(day)),
        "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": -0.01, "yanchor": "top", "groupclick": "togglegroup",
                   "bgcolor": "rgba(0,0,0,0)"},
    }  # fmt: skip


def _title(day: dt.date) -> str:
    return _("NATO’s members on Ukraine’s accession, {day}").format(day=day_words(day))


def _widths(day: dt.date, count: int) -> list[dict[str, Any]]:
    """Lower where there is less room, then with smaller symbols, the last two of ``count`` traces, and no names."""
    smaller = {"marker.size": 4, "marker.line.width": 1}
    narrow = {"height": 500, "annotations": [], **frame.narrow_title(_title(day))}
    return [
        {"below": 900, "layout": {"height": 620, "title.font.size": 15}},
        {"below": 600, "layout": narrow, "traces": {str(count - n): smaller for n in (1, 2)}},
    ]
