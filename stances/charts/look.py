"""What the stylesheet says of a chart's classes, as attributes in its markup: for files, which no stylesheet reaches.

The rules are those of ``static/css/embed.css``; names of colours are those of ``themes.FURNITURE``, and of a stance
``stance`` and ``sign``, its colour and what stands on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

from stances.charts.themes import FURNITURE, stance_ink
from stances.codebook import STANCES

Look = Mapping[str, str]

SERIF = "Open Door Serif"
NO_FILL = {"fill": "none"}
OVER = {"paint-order": "stroke", "stroke": "ground", "stroke-width": "3"}
"""Words that may lie over lines."""
DASHED = {"stroke": "muted", "stroke-dasharray": "3 2.5"}

LOOKS: dict[str, Look] = {
    "member": {"fill": "stance"},
    "land": {"fill": "land", "stroke": "land", "stroke-width": "1"},
    "area": {"stroke": "ground", "stroke-width": "1.2", "stroke-linejoin": "round"},
    "ring": {"stroke": "ink", "stroke-width": "1.2"},
    "mark": {"fill": "sign"},
    "open": NO_FILL | {"stroke": "sign", "stroke-width": "1.4", "stroke-linejoin": "round"},
    "hatch": {"stroke": "ground", "stroke-width": "1.6", "stroke-opacity": ".6"},
    "inset-frame": {"fill": "ground", "stroke": "rule"},
    "inset-note": {"fill": "muted", "font-size": "14"},
    "subject-name": {"font-family": SERIF, "font-weight": "600", "font-size": "22"},
    "grid-code": {"fill": "sign", "font-weight": "600", "font-size": "19", "text-anchor": "middle"},
    "tl-square": {"fill": "stance"},
    "tl-bar": {"fill": "stance"},
    "tl-shape": {"fill": "stance", "stroke": "ink", "stroke-width": "1.2", "stroke-linejoin": "round"},
    "tl-stripe": {"stroke": "ground", "stroke-width": "1.6"},
    "tl-rule": NO_FILL | {"stroke": "rule"},
    "tl-base": NO_FILL | {"stroke": "ink"},
    "tl-riser": NO_FILL | {"stroke": "ink", "stroke-width": "1.25"},
    "tl-break": NO_FILL | {"stroke": "ink", "stroke-width": "1.25"},
    "tl-tick": NO_FILL | {"stroke": "muted"},
    "tl-rule-at": NO_FILL | {"stroke": "muted", "stroke-opacity": ".55"},
    "tl-minor": NO_FILL | {"stroke": "muted", "stroke-opacity": ".22"},
    "tl-gap": NO_FILL | {"stroke": "muted", "stroke-width": "1.5", "stroke-dasharray": "3 4"},
    "tl-tint": {"fill": "stance", "fill-opacity": ".17"},
    "tl-before": {"fill": "faint"},
    "tl-after": {"fill": "faint"},
    "tl-dot": {"fill": "muted", "stroke": "ink"},
    "tl-query": NO_FILL | {"stroke": "ink", "stroke-width": "1.2"},
    "tl-ring": {"fill": "ground", "stroke": "ink", "stroke-width": "1.2"},
    "tl-month": NO_FILL | {"stroke": "ink", "stroke-width": "1.5"},
    "tl-since": NO_FILL | {"stroke": "muted", "stroke-dasharray": "1 4"},
    "tl-head": NO_FILL | {"stroke": "ink", "stroke-width": "2"},
    "tl-name": OVER,
    "tl-milestones": {"fill": "muted"},
    "tl-axis": {"fill": "muted"},
    "tl-key": {"fill": "muted"},
    "tl-end": {"fill": "ink", "font-weight": "600"},
    "cmp-name": OVER | {"font-family": SERIF, "font-weight": "600"},
    "cmp-stance": OVER | {"fill": "muted"},
    "cmp-note": OVER | {"fill": "muted"},
    "cmp-gap": {"fill": "ground", "fill-opacity": ".72", "stroke": "muted", "stroke-dasharray": "3 3"},
    "cmp-joined": NO_FILL | {"stroke": "ink", "stroke-width": "1.5"},
    "strip-axis": {"fill": "muted"},
    "strip-run": {"fill": "stance"},
    "strip-gap": {"stroke": "muted", "stroke-width": "1.5", "stroke-dasharray": "3 4"},
    "strip-joined": {"stroke": "ink", "stroke-width": "2"},
    "strip-words": {"fill": "muted"},
    "strip-rule": {"stroke": "muted", "stroke-opacity": ".55"},
    "strip-years": NO_FILL | {"stroke": "muted", "stroke-opacity": ".3"},
    "strip-rules": NO_FILL | {"stroke": "ink", "stroke-opacity": ".45"},
    "strip-day": {"stroke": "ink"},
    "strip-after": {"fill": "ground", "fill-opacity": ".5"},
    "tally-area": {"fill": "stance", "stroke": "ground", "stroke-width": ".75"},
    "tally-grid": NO_FILL | {"stroke": "rule"},
    "tally-size": NO_FILL | DASHED,
    "tally-after": {"fill": "ground", "fill-opacity": ".5"},
    "tally-leader": NO_FILL | {"stroke": "muted"},
    "tally-milestones": {"fill": "muted"},
    "soft": {"fill": "muted"},
    "serif": {"font-family": SERIF, "font-weight": "600"},
}
"""By class; a later class of an element goes before an earlier one."""

NOT_ASSESSED: dict[str, Look] = {"area": DASHED, "ring": DASHED, "tl-square": NO_FILL | DASHED}
"""What these look like where the member is not assessed."""


SET_APART = ("subject", "cmp-sign")
"""Classes whose children look otherwise than elsewhere."""


def applied(root: ElementTree.Element, theme: str) -> ElementTree.Element:
    """The picture with its look in its markup, in ``light`` or ``dark``, and without classes."""
    _apply(root, theme, "")
    return root


def _apply(found: ElementTree.Element, theme: str, code: str, within: str = "") -> None:
    names = found.attrib.pop("class", "").split()
    code = next((name.removeprefix("stance-") for name in names if name.startswith("stance-")), code)
    look: dict[str, str] = {}
    for name in names:
        look |= LOOKS.get(name, {})
        look |= NOT_ASSESSED.get(name, {}) if code == "not_assessed" else {}
    if found.tag == "rect" and names and names[0].startswith("stance-"):
        look["fill"] = "stance"
    if within == "subject":
        look |= {"fill": "ink"} if found.tag == "text" else {"fill": "subject", "stroke": "ink", "stroke-width": "1.4"}
    if within == "cmp-sign":
        look |= NO_FILL | {"stroke": "muted", "stroke-width": "1"} if "open" in names else {"fill": "muted"}
    given = found.get("fill", "")
    found.attrib |= {name: _value(value, theme, code) for name, value in look.items()}
    if given.startswith("url("):
        found.set("fill", given)
    for child in found:
        _apply(child, theme, code, next((name for name in names if name in SET_APART), ""))


def _value(value: str, theme: str, code: str) -> str:
    if value == "stance":
        entry = STANCES.get(code)
        return FURNITURE[theme]["ground"] if entry is None else entry.light if theme == "light" else entry.dark
    return stance_ink(code, theme) if value == "sign" else FURNITURE[theme].get(value, value)
