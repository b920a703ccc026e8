"""From an SVG to a PNG, by resvg, with our own fonts: the same picture to the byte on every machine.

resvg reads no stylesheet and no ``var()``: what is drawn here carries its look in its markup. A font that is not in
``FONTS`` is never looked for, so that no machine draws with letters of its own.

As a script it draws the SVG that it reads, as wide as its argument says: ``python -I png.py 1200 < map.svg > map.png``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import resvg_py

FOLDER = Path(__file__).resolve().parent.parent / "data" / "fonts"
FONTS = tuple(sorted(str(path) for path in FOLDER.glob("*.ttf")))

LONGEST = 30
"""Seconds after which a picture is given up."""


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


def png_apart(svg: str, width: int) -> bytes:
    """The same, drawn by a process of its own that gives way to all others.

    resvg keeps Python's lock while it draws: drawn here, nothing else of this process would go on meanwhile. Raises
    ``ValueError`` for no SVG, ``TimeoutError`` where the machine has no time for it.
    """
    words = [sys.executable, "-I", __file__, str(width)]
    try:
        drawn = subprocess.run(words, input=svg.encode(), capture_output=True, timeout=LONGEST)  # noqa: S603 - our own
    except subprocess.TimeoutExpired:
        raise TimeoutError("The picture took too long.") from None
    if drawn.returncode:
        raise ValueError(drawn.stderr.decode(errors="replace").strip())
    return drawn.stdout


def give_way() -> None:
    """From here on this process runs when no other wants to: on Linux at once, elsewhere as far as there is."""
    os.nice(19)
    if hasattr(os, "SCHED_IDLE"):
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


def main() -> None:
    give_way()
    sys.stdout.buffer.write(png(sys.stdin.buffer.read().decode(), int(sys.argv[1])))


if __name__ == "__main__":
    main()
