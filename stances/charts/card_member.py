"""The card of a member: its name, its stance in the codebook's words, since when and how sure, and its way there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from django.utils.safestring import SafeString

from stances.charts.card_parts import (
    LEFT,
    LIGHT,
    RIGHT,
    SERIF,
    head,
    in_rows,
    label,
    paint,
    paragraph,
    said,
    sheet,
    square,
    symbol,
)
from stances.charts.lettering import width
from stances.charts.scale import TimeScale, time_scale
from stances.charts.steps import Step, gaps, steps
from stances.charts.svg import Attribute, element, join
from stances.codebook import NOT_ASSESSED, STANCES
from stances.record.types import Assessment, Position

BAND, THICK = 452, 52
"""Where the band of stances begins, from the top, and its height."""

EARLY = 200
"""Pixels for the years before 2022, where there are any."""

SYMBOL_ROOM = 26
"""Pixels that a part of the band needs to hold its symbol; the key under it shows the symbols of all."""

KEY, KEY_SIZE = 556, 20
"""Where the key to the band begins, and the size of its words."""


def member(
    position: Position,
    history: Sequence[Assessment],
    until: dt.date,
    *,
    question: str,
    standing: str,
    sentence: str,
    edition: int,
    description: str,
) -> SafeString:
    """A member on the day ``until``, as an SVG for ``png``.

    ``question`` says what it is about and on which day, ``standing`` the stance in words, ``sentence`` since when and
    how sure. ``history`` are all its assessments.
    """
    held = steps(position.member, history, until)
    name, below = paragraph(
        position.member.name, LEFT, 112, RIGHT - LEFT, 84, (76, 70, 64, 58, 52, 46, 40), leading=1.1, family=SERIF,
        weight=600,
    )  # fmt: skip
    top = below + 22
    stance, _end = paragraph(
        standing, LEFT + 76, top - 2, RIGHT - LEFT - 76, 62, (48, 44, 40, 36, 32, 28), family=SERIF, weight=600
    )
    since, end = paragraph(sentence, LEFT, top + 76, RIGHT - LEFT, 40, (28, 26, 24, 22, 20, 18))
    means, _end = paragraph(
        _criterion(position.code), LEFT, end + 8, 1040, 70, (24, 22, 20), fill=LIGHT["muted"], even=True
    )
    return sheet(
        description,
        head(question, edition),
        name,
        square(position.code, LEFT, top, 56),
        stance,
        since,
        means,
        band(held, _scale(held, until), position),
        key(held, position),
    )


def band(held: Sequence[Step], scale: TimeScale, position: Position) -> SafeString:
    """The stances as a band through the years, the latest at the right; dashes where the member is not assessed."""
    middle = BAND + THICK / 2
    drawn: list[SafeString] = []
    for gap in gaps(position.member, held, scale.begins, scale.until):
        for a, b in scale.pieces(gap.start, gap.end):
            look: dict[str, Attribute] = {"stroke": LIGHT["muted"], "stroke-width": 1.5, "stroke-dasharray": "3 4"}
            drawn.append(element("path", {"d": f"M{a:.1f} {middle:.1f}H{b:.1f}", **look}))
    for step in _runs(held):
        drawn += [_part(step, a, b) for a, b in scale.pieces(step.start, step.end)]
    return join([*drawn, *_years(scale)])


def key(held: Sequence[Step], position: Position) -> SafeString:
    """Symbol and words of every stance that the band shows, in the order of the scale."""
    shown = {step.code for step in held} | {position.code}
    codes = [code for code in (*STANCES, NOT_ASSESSED) if code in shown]
    takes = {code: 30 + width(label(code), KEY_SIZE) * 0.92 for code in codes}
    drawn: list[SafeString] = []
    for row, line in enumerate(in_rows(takes.items(), RIGHT - LEFT, 28)):
        x = float(LEFT)
        for code in line:
            y = KEY + row * 32
            drawn += [square(code, x, y, 22), said(label(code), x + 30, y + 18, KEY_SIZE)]
            x += takes[code] + 28
    return join(drawn)


def _runs(held: Sequence[Step]) -> list[Step]:
    """The steps with a stance, those that look the same and follow each other as one."""
    runs: list[Step] = []
    for step in held:
        last = runs[-1] if runs else None
        if last and (last.end, last.code, last.low) == (step.start, step.code, step.low):
            runs[-1] = replace(last, end=step.end)
        elif step.stance:
            runs.append(step)
    return runs


def _part(step: Step, a: float, b: float) -> SafeString:
    """One stance's part of the band; the shortest is seen too."""
    b = max(b, a + 2)
    box: dict[str, Attribute] = {
        "x": a,
        "y": BAND,
        "width": b - a,
        "height": THICK,
        "fill": paint(step.code, low=step.low),
    }
    marked = symbol(step.code, (a + b) / 2, BAND + THICK / 2, 9) if b - a >= SYMBOL_ROOM else ""
    return join([element("rect", box), marked])


def _scale(held: Sequence[Step], until: dt.date) -> TimeScale:
    return time_scale((step.start for step in held), until, LEFT, RIGHT, EARLY)


def _years(scale: TimeScale) -> list[SafeString]:
    """Ticks and years under the band, the first of the early ones too; a year gives way where it has no room."""
    days = [day for day in scale.years() if day <= scale.until]
    if scale.early_start:
        days.insert(0, scale.early_start)
    drawn: list[SafeString] = []
    free = 0.0
    for day in days:
        x, words = scale.x(day), str(day.year)
        drawn.append(element("rect", {"x": x, "y": BAND + THICK + 4, "width": 1, "height": 8, "fill": LIGHT["muted"]}))
        if x >= free and x + width(words, 20) <= RIGHT + 2:
            drawn.append(said(words, x + 5, BAND + THICK + 24, 20, fill=LIGHT["muted"]))
            free = x + 5 + width(words, 20) + 8
    return drawn


def _criterion(code: str) -> str:
    """What the stance means, in the codebook's words; nothing where there is none."""
    return str(STANCES[code].criterion) if code in STANCES else ""
