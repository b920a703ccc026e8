"""From an SVG to a PNG, by resvg, with our own fonts: the same picture to the byte on every machine.

resvg reads no stylesheet and no ``var()``: what is drawn here carries its look in its markup. A font that is not in
``FONTS`` is never looked for, so that no machine draws with letters of its own.
"""

from __future__ import annotations

from pathlib import Path

import resvg_py

FOLDER = Path(__file__).resolve().parent.parent / "data" / "fonts"
FONTS = tuple(sorted(str(path) for path in FOLDER.glob("*.ttf")))


def png(svg: str, width: int) -> bytes:
    """The picture, ``width`` pixels wide and as high as its proportions ask. Raises ``ValueError`` for no SVG."""
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        width=width,
        skip_system_fonts=True,
        font_files=list(FONTS),
        font_family="Inter",
        serif_family="Open Door Serif",
        sans_serif_family="Inter",
    )
