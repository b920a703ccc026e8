"""A chart as a file of its own: the picture between its title and a line on its source and licence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from xml.etree import ElementTree

from django.utils.safestring import SafeString

from stances.charts.card_parts import in_rows
from stances.charts.lettering import lines, width
from stances.charts.look import applied
from stances.charts.marks import mark
from stances.charts.still import parsed, written
from stances.charts.strip_still import placed
from stances.charts.svg import element, join, text
from stances.charts.themes import FURNITURE

MARGIN, TITLE, SMALL, LEADING = 24.0, 22.0, 12.5, 1.25
"""For a sheet of ``USUAL`` pixels across; on a larger one all grow with it."""

USUAL = 720.0


def sheet(
    pictures: Sequence[str],
    *,
    title: str,
    summary: str,
    credit: str,
    key: Sequence[tuple[str, str]],
    theme: str,
    captions: Sequence[str] = (),
    note: str = "",
) -> str:
    """The whole file, in ``light`` or ``dark``. ``pictures`` stand side by side, each under its caption where there
    are ``captions``; ``key`` are stances in words, ``note`` says what else has to be known."""
    boxes = [[float(number) for number in parsed(drawn).get("viewBox", "").split()] for drawn in pictures]
    across = sum(box[2] for box in boxes) + MARGIN * (len(boxes) - 1)
    grown = across / (USUAL - 2 * MARGIN)
    margin, small = MARGIN * grown, SMALL * grown
    titled, y = _words(title, margin, margin, across, TITLE * grown, "serif")
    y += small * 1.75 if captions else 0
    beside = _beside(pictures, boxes, captions, margin, y, small)
    keyed, y = _key(key, margin, y + margin + max(box[3] for box in boxes), across, small)
    noted, y = _words(note, margin, y, across, small, "soft")
    y += small / 2 if note else 0
    credited, y = _words(credit, margin, y, across, small, "soft")
    return _plain(
        _whole([titled, *beside, keyed, noted, credited], (across + 2 * margin, y + margin / 2), small, theme,
               element("title", {}, title), element("desc", {}, summary)),
        theme,
    )  # fmt: skip


def _beside(
    pictures: Sequence[str],
    boxes: Sequence[Sequence[float]],
    captions: Sequence[str],
    margin: float,
    y: float,
    small: float,
) -> list[SafeString]:
    """The pictures, each as large as it was drawn, under a line of captions that lies at ``y``."""
    x, drawn = margin, []
    for picture, box, caption in zip_longest(pictures, boxes, captions):
        if caption:
            drawn.append(text(caption, x, y + small * 0.25, font_weight=600))
        drawn.append(placed(picture, x, y + margin / 2, box[2], box[3]))
        x += box[2] + MARGIN
    return drawn


def _whole(
    parts: Sequence[SafeString], size: tuple[float, float], small: float, theme: str, *told: SafeString
) -> SafeString:
    """The parts on the theme's ground, after what tells them to those who do not see them."""
    across, down = round(size[0]), round(size[1])
    return element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {across} {down}", "width": across, "height": down,
         "role": "img", "font-family": "Inter, Arial, sans-serif", "font-size": small,
         "fill": FURNITURE[theme]["ink"]},
        *told,
        element("rect", {"width": across, "height": down, "fill": FURNITURE[theme]["ground"]}),
        *parts,
    )  # fmt: skip


def _words(words: str, x: float, top: float, across: float, size: float, name: str) -> tuple[SafeString, float]:
    """Words in lines, and where they end."""
    broken = lines(words, size, across)
    drawn = [
        text(line, x, top + size * (0.9 + LEADING * place), class_=name, font_size=size)
        for place, line in enumerate(broken)
    ]
    return join(drawn), top + size * LEADING * len(broken)


def _key(
    key: Sequence[tuple[str, str]], left: float, top: float, across: float, size: float
) -> tuple[SafeString, float]:
    """Each stance's square and words, in as many rows as they need."""
    said, side = dict(key), size * 1.2
    takes = {code: side * 1.5 + width(words, size) for code, words in key}
    drawn: list[SafeString] = []
    y = top
    for row in in_rows(takes.items(), across, size * 1.5):
        x = left
        for code in row:
            square = element("rect", {"class": "tl-square", "x": x, "y": y, "width": side, "height": side})
            symbol = mark(code, x + side / 2, y + side / 2, side * 0.28)
            name = text(said[code], x + side * 1.5, y + side * 0.8, font_size=size)
            drawn.append(element("g", {"class": f"stance-{code}"}, square, symbol, name))
            x += takes[code] + size * 1.5
        y += side * 1.6
    return join(drawn), y + (size / 2 if key else 0)


def _plain(made: str, theme: str) -> str:
    """With its look in its markup; the namespace is the file's own."""
    root = parsed(made.replace(' xmlns="http://www.w3.org/2000/svg"', "", 1))
    for found in root.iter():
        found.attrib.pop("vector-effect", None)
    _thin(root)
    applied(root, theme).set("xmlns", "http://www.w3.org/2000/svg")
    return written(root)


def _thin(root: ElementTree.Element) -> None:
    """The lines over the strip's rows, whose unit is a day, a pixel or two wide."""
    for over in root.iter("svg"):
        if over.get("class") == "strip-over":
            unit = float(over.get("viewBox", "0 0 1 1").split()[2]) / float(over.get("width", 1))
            for line in over:
                line.set("stroke-width", f"{unit * (2 if line.get('class') == 'strip-day' else 1):.2f}")
