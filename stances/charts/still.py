"""A page's chart as one picture to be looked at: for an embed, and for a file. It leads nowhere and is spoken as one.

What a pointer or a keyboard needs goes: links become groups that keep their words (shown under a pointer), targets and
what waits for another day go. Classes stay, for ``static/css/embed.css`` or for ``look.py``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from xml.etree import ElementTree

from django.utils.safestring import SafeString, mark_safe

from stances.charts.rings import WHOLE, rings
from stances.charts.svg import element, join

POINTED_AT = {"target-wide", "target-medium", "awaited", "tl-target"}
"""Classes of what is there to be pointed at, or for another day."""

COARSE = 2
"""Pixels of the map's grid in a small picture: its outlines keep fitting each other, in fewer bytes."""


def still(drawn: str, *, title: str, summary: str, prefix: str, moved: Collection[str] = ()) -> SafeString:
    """The svg in ``drawn`` as an image named ``title`` and told by ``summary``.

    Members whose codes are in ``moved`` get the class ``moved``. Ids in it, to be told by, begin with ``prefix``.
    """
    root = parsed(drawn)
    for unsaid in ("aria-label", "data-member", "focusable"):
        root.attrib.pop(unsaid, None)
    words = [found for found in root if found.tag in ("title", "desc")]
    for found in words:
        root.remove(found)
    for found in list(root.iter()):
        _settle(found, moved)
    named = (("title", f"{prefix}-title", title), ("desc", f"{prefix}-desc", summary))
    for place, (tag, ident, said) in enumerate(named):
        told = ElementTree.Element(tag, {"id": ident})
        told.text = said
        root.insert(place, told)
    root.attrib |= {"role": "img", "aria-labelledby": f"{prefix}-title", "aria-describedby": f"{prefix}-desc"}
    return written(root)


def parsed(drawn: str) -> ElementTree.Element:
    """The first svg in markup of our own, which is XML too."""
    start, end = drawn.index("<svg"), drawn.rindex("</svg>")
    return ElementTree.fromstring(drawn[start : end + 6])  # noqa: S314 - drawn here, a moment ago


def written(root: ElementTree.Element) -> SafeString:
    return mark_safe(ElementTree.tostring(root, encoding="unicode"))  # noqa: S308 - escaped by the writer


def _settle(found: ElementTree.Element, moved: Collection[str]) -> None:
    for child in list(found):
        if POINTED_AT & set(child.get("class", "").split()):
            found.remove(child)
    if found.tag == "a":
        found.tag = "g"
    if found.get("data-member") in moved:
        found.set("class", f"{found.get('class')} moved")
    for name in [name for name in found.attrib if name == "href" or name.startswith("data-")]:
        del found.attrib[name]


def coarse(drawn: str) -> SafeString:
    """The map with its outlines on a grid of ``COARSE`` pixels."""
    root = parsed(drawn)
    for found in root.iter("path"):
        path = found.get("d", "")
        if WHOLE.fullmatch(path) and path:
            found.set("d", "".join(_on_the_grid(path)))
            found.set("transform", f"scale({COARSE})")
        elif path.startswith("m"):
            found.set("d", "".join(_together(path)))
            found.set("transform", f"scale({COARSE})")
    return written(root)


def _together(path: str) -> Iterator[str]:
    """Several outlines, each brought back to the origin."""
    for number, piece in enumerate(path.split("M0 0")):
        yield ("M0 0" if number else "") + "".join(_on_the_grid(piece))


def _on_the_grid(path: str) -> Iterator[str]:
    at = (0, 0)
    for ring in rings(path):
        points = list(dict.fromkeys((round(x / COARSE), round(y / COARSE)) for x, y in ring))
        if len(points) < 3:
            continue
        steps = [n for here, (x, y) in zip([at, *points], points, strict=False) for n in (x - here[0], y - here[1])]
        yield "m" + "".join(f"{n}" if n < 0 or not place else f" {n}" for place, n in enumerate(steps)) + "z"
        at = points[0]


def in_widths(**drawn: SafeString) -> SafeString:
    """Pictures of the same, of which the stylesheet shows one, by the width of the window: ``narrow`` and ``wide``."""
    return join([element("div", {"class": f"at-{name}"}, picture) for name, picture in drawn.items()])
