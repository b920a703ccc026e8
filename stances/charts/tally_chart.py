"""The chart of the tally through time, drawn in several widths of which the stylesheet shows the one that fits.

Classes (``static/css/open-door.css``): ``tally-chart tally-wide``, ``-medium`` or ``-narrow`` the svg; in it
``tally-area stance-<code>`` an area, ``tally-grid`` the rules of the count, ``tally-size`` how many members there were,
``tally-after`` the days not searched to the end, ``tally-day`` the reader's day, ``tally-label`` a name at the right
with its ``tally-leader``, ``tally-milestones``; years and marks as on a member's timeline (``tl-axis``, ``tl-tick``).
"""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts.dates import short_day
from stances.charts.flags import OFFSET, Flag
from stances.charts.lettering import width
from stances.charts.marks import mark
from stances.charts.svg import Attribute, element, join, text
from stances.charts.tally_areas import areas, size
from stances.charts.tally_layout import AXIS_ROW, FLAG_ROW, ICON, LEADER, LINE, Label, Layout
from stances.charts.wording import day_words, milestone_days, signal_words

TICK = 5.0
GRID = 8
"""Members from one rule of the count to the next."""


def picture(layout: Layout, title: str, summary: str, prefix: str) -> SafeString:
    """One width of the chart as an svg that is one image: ``title`` names it, ``summary`` tells it."""
    form = layout.form
    attributes: dict[str, Attribute] = {
        "class": f"tally-chart tally-{form.name}",
        "viewBox": f"0 0 {form.width:.0f} {layout.bottom + 8 + 3 * AXIS_ROW:.0f}",
        "role": "img",
        "aria-labelledby": f"{prefix}-title {prefix}-desc",
        "font-size": form.small,
    }
    return element(
        "svg",
        attributes,
        element("title", {"id": f"{prefix}-title"}, title),
        element("desc", {"id": f"{prefix}-desc"}, summary),
        _grid(layout),
        *_areas(layout),
        _size(layout),
        *_after(layout),
        element("g", {"class": "tally-milestones"}, *(_milestone(layout, flag) for flag in layout.flags)),
        _axis(layout),
        *_day(layout),
        *(_label(layout, label) for label in layout.labels),
    )


def _grid(layout: Layout) -> SafeString:
    """The counts at the left, with a rule across for each."""
    form, parts = layout.form, []
    counts = [n for n in range(0, layout.members, GRID) if layout.members - n >= GRID / 2 or n == 0]
    for count in [*counts, layout.members]:
        y = layout.y(count)
        rule = "tl-base" if count == 0 else "tally-grid"
        parts.append(element("path", {"class": rule, "d": f"M{form.left:.1f} {y:.1f}H{form.right:.1f}"}))
        parts.append(text(str(count), form.left - 6, y + form.small * 0.35, text_anchor="end"))
    return element("g", {"class": "tl-axis"}, *parts)


def _areas(layout: Layout) -> list[SafeString]:
    found = areas(layout.tallies, layout.scale.x, layout.y, layout.form.right)
    return [
        element(
            "path", {"class": f"tally-area stance-{code}", "d": path}, element("title", {}, signal_words(code))
        )
        for code, path in found
    ]  # fmt: skip


def _size(layout: Layout) -> SafeString:
    """How many members there were, as a dashed line: what is between it and the areas is not assessed."""
    (first, tally), *rest = layout.tallies
    path = f"M{layout.scale.x(first):.1f} {layout.y(size(tally)):.1f}"
    for day, counts in rest:
        if size(counts) != size(tally):
            path += f"H{layout.scale.x(day):.1f}V{layout.y(size(counts)):.1f}"
            tally = counts
    return element("path", {"class": "tally-size", "d": f"{path}H{layout.form.right:.1f}"})


def _after(layout: Layout) -> list[SafeString]:
    x, right = layout.scale.x(layout.complete_to), layout.form.right
    if layout.complete_to >= layout.scale.until:
        return []
    box: dict[str, Attribute] = {
        "x": x, "y": layout.top, "width": right - x, "height": layout.bottom - layout.top
    }  # fmt: skip
    return [element("rect", {"class": "tally-after", **box})]


def _milestone(layout: Layout, flag: Flag) -> SafeString:
    """A rule with its name; a tick over the plot where the name gave way."""
    title = element("title", {}, f"{flag.milestone.name}, {milestone_days(flag.milestone)}")
    if not flag.label:
        tick = element("path", {"class": "tl-tick", "d": f"M{flag.x:.1f} {layout.top - 5:.1f}v5"})
        return element("g", {"data-milestone": flag.milestone.key}, title, tick)
    head = layout.top - 6 - FLAG_ROW * flag.row
    rule = element("path", {"class": "tl-rule-at", "d": f"M{flag.x:.1f} {head - FLAG_ROW + 5:.1f}V{layout.bottom:.1f}"})
    x = flag.x - OFFSET if flag.flipped else flag.x + OFFSET
    label = text(flag.label, x, head - 1, text_anchor="end" if flag.flipped else None, lang=flag.language)
    return element("g", {"data-milestone": flag.milestone.key}, title, rule, label)


def _axis(layout: Layout) -> SafeString:
    """The years, the last day, and up to when the record was searched."""
    scale, small, foot = layout.scale, layout.form.small, layout.bottom
    y = foot + TICK + small
    ending = short_day(scale.until)
    limit = scale.right - width(ending, small) - 6
    years = [day for day in scale.years() if day > scale.start]
    ticks = "".join(f"M{scale.x(day):.1f} {foot:.1f}v{TICK:.0f}" for day in years)
    parts = [element("path", {"class": "tl-tick", "d": ticks})] if ticks else []
    free = scale.left
    for day in [scale.start, *years]:
        x, wide = scale.x(day) + (0 if day == scale.start else 3), width(str(day.year), small)
        crowded = day == scale.start and years and x + wide > scale.x(years[0])
        if x >= free and x + wide <= limit and not crowded:
            parts.append(text(str(day.year), x, y))
            free = x + wide + 5
    parts.append(text(ending, scale.right, y, class_="tl-end", text_anchor="end"))
    return element("g", {"class": "tl-axis"}, *parts, *_searched(layout))


def _searched(layout: Layout) -> list[SafeString]:
    if layout.complete_to >= layout.scale.until:
        return []
    words = _("Searched up to {day}").format(day=day_words(layout.complete_to))
    y = layout.bottom + TICK + layout.form.small + AXIS_ROW * (2 if layout.day else 1)
    return [_centred(layout, words, layout.scale.x(layout.complete_to), y, "")]


def _day(layout: Layout) -> list[SafeString]:
    """The reader's day: a rule through the plot, named under the years."""
    if layout.day is None:
        return []
    x = layout.scale.x(layout.day)
    y = layout.bottom + TICK + layout.form.small + AXIS_ROW
    rule = element("path", {"class": "tally-day", "d": f"M{x:.1f} {layout.top:.1f}V{y - layout.form.small:.1f}"})
    return [rule, _centred(layout, day_words(layout.day), x, y, "tally-day-name")]


def _centred(layout: Layout, words: str, x: float, y: float, name: str) -> SafeString:
    """Words under a place of the axis, moved sideways as far as they need to stay beside the plot."""
    half = width(words, layout.form.small) / 2
    middle = min(max(x, half), layout.form.right - half)
    return text(words, middle, y, class_=name or None, text_anchor="middle")


def _label(layout: Layout, label: Label) -> SafeString:
    """The symbol on its colour, the count and the name, tied to the area they belong to."""
    form = layout.form
    x, size_ = form.right + LEADER, form.size
    leader = f"M{form.right + 1:.1f} {label.band:.1f}l4 0L{x - 3:.1f} {label.y:.1f}"
    first = label.y + size_ * 0.36 - (len(label.rows) - 1) * size_ * LINE / 2
    square = {"x": x, "y": first - size_ * 0.36 - ICON / 2, "width": ICON, "height": ICON}
    return element(
        "g",
        {"class": f"tally-label stance-{label.code}", "font-size": size_},
        element("path", {"class": "tally-leader", "d": leader}),
        element("rect", {"class": "tl-square", **square}),
        mark(label.code, x + ICON / 2, first - size_ * 0.36, ICON * 0.32),
        join([text(row, x + ICON + 6, first + i * size_ * LINE) for i, row in enumerate(label.rows)]),
    )
