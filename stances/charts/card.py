"""The card of a day: the finding in words, the map, the equal squares in the order of the scale, the counts."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts import card_map
from stances.charts.card_parts import LEADING, LEFT, LIGHT, RIGHT, SERIF, head, label, paragraph, said, sheet, square
from stances.charts.lettering import fitted
from stances.charts.map import CREDIT
from stances.charts.spoken import is_low
from stances.charts.svg import join
from stances.codebook import NOT_ASSESSED, STANCES
from stances.record.types import Position

ORDER = (*STANCES, NOT_ASSESSED)
COLUMN = 590
"""The words' width, beside the map."""

MAP_WIDTH, MAP_TOP = 480, 98
CREDITED, SQUARES, COUNTS = 462, 476, 520
"""Where these stand, from the top: a baseline, and two upper edges."""

MOST = 32
"""Squares that a full row has room for; a larger alliance gets smaller ones, an earlier one a shorter row."""

GAP = 10
"""Pixels between the squares of two stances."""


def alliance(
    positions: Mapping[str, Position],
    *,
    question: str,
    day: str,
    finding: str,
    rule: str,
    edition: int,
    description: str,
) -> SafeString:
    """The alliance on a day, as an SVG for ``png``. ``positions`` are those of the day, by code.

    ``question`` says what it is about, ``finding`` the counts in a sentence, ``rule`` how NATO decides.
    """
    sizes = (56, 52, 48, 45, 42, 39, 36, 33, 30, 27)
    words, end = paragraph(finding, LEFT, 146, COLUMN, 246, sizes, leading=1.14, family=SERIF, weight=600)
    beside, _end = paragraph(rule, LEFT, end + 12, COLUMN, CREDITED - end - 12, (24, 22, 20, 18), fill=LIGHT["muted"])
    credit = _("Map: %(credit)s; inset not to scale") % {"credit": CREDIT}
    return sheet(
        description,
        head(question, edition),
        card_map.draw(positions, RIGHT - MAP_WIDTH, MAP_TOP, MAP_WIDTH),
        said(credit, RIGHT, CREDITED, 13, fill=LIGHT["muted"], anchor="end"),
        said(day, LEFT, 130, 24, weight=600, fill=LIGHT["muted"]),
        words,
        beside,
        squares(positions),
        counts(positions),
    )


def squares(positions: Mapping[str, Position]) -> SafeString:
    """One square a member, in a row by stance and then by code: each has one vote."""
    ordered = sorted(positions.values(), key=lambda position: (ORDER.index(position.code), position.member.code))
    groups = len({position.code for position in ordered})
    pitch = (RIGHT - LEFT + 2 - GAP * (groups - 1)) / max(len(ordered), MOST)
    x, drawn, before = float(LEFT), [], ordered[0].code if ordered else ""
    for position in ordered:
        x += GAP if position.code != before else 0
        drawn.append(square(position.code, x, SQUARES, pitch - 2, low=is_low(position)))
        x, before = x + pitch, position.code
    return join(drawn)


def counts(positions: Mapping[str, Position]) -> SafeString:
    """The five counts with symbol and label, and those not assessed where there are any, in columns."""
    held = {code: sum(position.code == code for position in positions.values()) for code in ORDER}
    shown = {code: label(code) for code in ORDER if code in STANCES or held[code]}
    column = (RIGHT - LEFT) / len(shown)
    size = min(fitted(words, (20, 19, 18, 17, 16, 15, 14), column - 14, 48, LEADING)[0] for words in shown.values())
    drawn = []
    for place, (code, words) in enumerate(shown.items()):
        x = LEFT + column * place
        below, _end = paragraph(words, x, COUNTS + 37, column - 14, 48, (size,), even=True)
        number = said(str(held[code]), x + 38, COUNTS + 26, 34, family=SERIF, weight=600)
        drawn += [square(code, x, COUNTS, 28), number, below]
    return join(drawn)
