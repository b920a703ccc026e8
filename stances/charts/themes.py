"""The colours of a figure for either theme, as values to set by their dotted paths. The stances' are the codebook's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from stances.codebook import STANCES

FURNITURE = {
    "light": {"ground": "#FCFBF8", "ink": "#14171F", "muted": "#565C69", "rule": "#DAD7CF", "faint": "#F3F1EB",
              "land": "#ECEAE4", "subject": "#FBF0C4"},
    "dark": {"ground": "#11141B", "ink": "#ECEAE4", "muted": "#A2A7B2", "rule": "#2D323D", "faint": "#181C25",
             "land": "#1C212A", "subject": "#3B3212"},
}  # fmt: skip
"""The same as the custom properties of these names in the stylesheet; a test compares them."""

Paths = dict[str, Any]


def stance_colour(code: str, theme: str) -> str:
    """A stance's colour in a theme; the muted grey for ``unclear`` and ``not_assessed``."""
    entry = STANCES.get(code)
    if entry is None:
        return FURNITURE[theme]["muted"]
    return entry.light if theme == "light" else entry.dark


def themed(traces: list[dict[str, Any]], layout: dict[str, Any], theme: str) -> dict[str, Any]:
    """``{"traces": [paths of each trace], "layout": paths}`` for ``light`` or ``dark``, else ``KeyError``."""
    return {"traces": [_trace(trace.get("meta", {}), theme) for trace in traces], "layout": _layout(layout, theme)}


def stance_ink(code: str, theme: str) -> str:
    """The colour of a symbol on a stance's colour; the muted grey for ``not_assessed``."""
    entry = STANCES.get(code)
    if entry is None:
        return FURNITURE[theme]["muted"]
    return entry.ink_light if theme == "light" else entry.ink_dark


def _trace(meta: dict[str, Any], theme: str) -> Paths:
    colours, part = FURNITURE[theme], meta.get("part", "")
    if part == "step":
        return {"line.color": stance_colour(meta["stance"], theme)}
    if part == "statements":
        unclear = meta["stance"] not in STANCES
        fill = colours["ground"] if unclear else stance_colour(meta["stance"], theme)
        paths = {"marker.color": fill, "marker.line.color": colours["ink"]}
        return paths | {"textfont.color": colours["ink"]} if unclear else paths
    if part in _AREAS:
        return _AREAS[part](meta, theme)
    if part in ("milestones", "governments"):
        return {"marker.color": colours["muted"], "marker.line.color": colours["muted"]}
    return {"line.color": colours["ink" if part == "riser" else "muted"]}


def _member(meta: dict[str, Any], theme: str) -> Paths:
    """A member's area or a stance's: its colour, under a hatch in the ground's colour where the figure has one."""
    colours = FURNITURE[theme]
    if meta["stance"] not in STANCES:
        return {"fillcolor": colours["ground"], "line.color": colours["muted"]}
    colour = stance_colour(meta["stance"], theme)
    paths = {"fillcolor": colour, "line.color": colours["ground"]}
    return (
        paths | {"fillpattern.bgcolor": colour, "fillpattern.fgcolor": colours["ground"]} if meta.get("low") else paths
    )


def _symbols(meta: dict[str, Any], theme: str) -> Paths:
    inks = [stance_ink(code, theme) for code in meta["stances"]]
    return {"marker.color": inks, "marker.line.color": inks}


_AREAS: dict[str, Callable[[dict[str, Any], str], Paths]] = {
    "member": _member,
    "area": _member,
    "symbols": _symbols,
    "land": lambda _meta, theme: {"fillcolor": FURNITURE[theme]["land"]},
    "frame": lambda _meta, theme: {"fillcolor": FURNITURE[theme]["ground"], "line.color": FURNITURE[theme]["rule"]},
    "subject": lambda _meta, theme: {"fillcolor": FURNITURE[theme]["subject"], "line.color": FURNITURE[theme]["ink"]},
}
"""How the parts of the map and of the tally are coloured."""


def _layout(layout: dict[str, Any], theme: str) -> Paths:
    colours = FURNITURE[theme]
    paths = {
        "font.color": colours["ink"],
        "paper_bgcolor": colours["ground"],
        "plot_bgcolor": colours["ground"],
        "xaxis.tickcolor": colours["muted"],
        "xaxis.linecolor": colours["ink"],
        "yaxis.gridcolor": colours["rule"],
        "hoverlabel.bgcolor": colours["ground"],
        "hoverlabel.bordercolor": colours["ink"],
        "hoverlabel.font.color": colours["ink"],
        "modebar.color": colours["muted"],
        "modebar.activecolor": colours["ink"],
        "modebar.bgcolor": colours["ground"],
    }
    for i, shape in enumerate(layout.get("shapes", ())):
        paths[f"shapes.{i}.fillcolor" if shape["type"] == "rect" else f"shapes.{i}.line.color"] = (
            colours["faint"] if shape["type"] == "rect" else colours["rule"]
        )
    return paths
