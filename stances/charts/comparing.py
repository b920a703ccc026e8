"""Several members on one line of time: each a row of steps over the five levels of the scale, its statements below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.charts import comparing_frame as frame
from stances.charts import comparing_key as key
from stances.charts.comparing_layout import FORMATS, TARGET, Dot, Layout, Row, Said, lay_out
from stances.charts.english import language_of_record
from stances.charts.lettering import width as wide
from stances.charts.marks import mark
from stances.charts.steps import Gap, Step
from stances.charts.svg import Attribute, element, join, text
from stances.charts.timeline_frame import axis
from stances.charts.timeline_marks import LEAST, patterns, shape
from stances.charts.wording import day_words, history_words, in_short, milestone_days, searched_words, step_words
from stances.record.types import Milestone

SIGN = 15.0
"""Pixels that a step takes at least to bear its stance's symbol."""


def draw(
    compared: Sequence[Said],
    milestones: Sequence[Milestone],
    until: dt.date,
    complete_to: dt.date,
    statement_href: Callable[[str], str],
    width: str = "wide",
    id_prefix: str = "cmp",
) -> SafeString:
    """The comparison from 2022 to ``until`` as inline SVG, a row a member in the order given.

    What lies before 2022 stands left of a break in the axis; days after ``complete_to`` are shaded. ``width`` is
    ``wide`` (1,176 px), ``medium`` (690), ``column`` (500) or ``narrow`` (328), else ``KeyError``.
    """
    layout = lay_out(compared, milestones, until, complete_to, FORMATS[width])
    return _picture(layout, statement_href, id_prefix)


def draw_all(
    compared: Sequence[Said],
    milestones: Sequence[Milestone],
    until: dt.date,
    complete_to: dt.date,
    statement_href: Callable[[str], str],
) -> SafeString:
    """All widths in one ``<div class="timeline comparison">``, of which the stylesheet shows the one that fits.

    Under them the rule by which marks are left out, where any were, and the milestones in a list.
    """
    layouts = [lay_out(compared, milestones, until, complete_to, form) for form in FORMATS.values()]
    drawn = [_picture(layout, statement_href) for layout in layouts]
    return element("div", {"class": "timeline comparison"}, *drawn, *map(_rule, layouts), _milestone_list(layouts[0]))


def in_words(layout: Layout) -> str:
    """What the comparison shows, for those who do not see it: each member's history in sentences."""
    spanned = _("From {start} to {end}.").format(start=day_words(layout.scale.begins), end=day_words(layout.until))
    told = [
        _("{member}: {history}").format(member=row.member.name, history=history_words(row.steps, layout.until))
        for row in layout.rows
    ]
    searched = [searched_words(layout.complete_to)] if layout.complete_to < layout.until else []
    return " ".join([spanned, *told, *searched])


def _picture(layout: Layout, statement_href: Callable[[str], str], id_prefix: str = "cmp") -> SafeString:
    prefix = f"{id_prefix}-{layout.form.name}"
    legend, height = key.draw(layout, layout.bottom + frame.AXIS_HEIGHT, prefix)
    attributes: dict[str, Attribute] = {
        "class": f"tl timeline-{layout.form.name}",
        "viewBox": f"0 0 {layout.form.width:.0f} {height:.0f}",
        "role": "group",
        "aria-labelledby": f"{prefix}-title {prefix}-desc",
        "font-size": layout.form.small,
    }
    return element(
        "svg",
        attributes,
        element("title", {"id": f"{prefix}-title"}, _("The members’ positions through time")),
        element("desc", {"id": f"{prefix}-desc"}, in_words(layout)),
        patterns(prefix),
        frame.ground(layout),
        frame.milestones(layout),
        *(_row(layout, row, statement_href, prefix) for row in layout.rows),
        axis(layout),
        legend,
    )


def _row(layout: Layout, row: Row, statement_href: Callable[[str], str], prefix: str) -> SafeString:
    drawn = [
        frame.head(layout, row),
        *(_gap(layout, row, gap) for gap in row.gaps),
        *(_riser(layout, row, *pair) for pair in zip(row.steps, row.steps[1:], strict=False)),
        *(_step(layout, row, step, prefix) for step in row.steps),
        frame.accession(layout, row),
    ]
    marks = [_dot(layout, row, dot, statement_href) for dot in row.dots]
    return element(
        "g",
        {"class": "cmp-row", "data-member": row.member.code},
        element("g", {"aria-hidden": "true"}, *drawn),
        element("g", {"class": "tl-marks", "role": "group", "aria-label": row.member.name}, *marks)
        if marks
        else join([]),
    )


def _gap(layout: Layout, row: Row, gap: Gap) -> SafeString:
    """Days that are not assessed: empty, with a dashed outline, named where there is room."""
    words, parts = _("Not assessed"), []
    for start, end in layout.scale.pieces(gap.start, gap.end):
        if end - start < LEAST:
            continue
        box = {"x": start + 0.5, "y": row.top + 0.5, "width": end - start - 1, "height": row.foot - row.top - 1}
        parts.append(element("rect", {"class": "cmp-gap", **box}))
        if end - start > wide(words, layout.form.small) + 12:
            parts.append(text(words, start + 6, row.foot - 6, class_="cmp-note"))
    return element("g", {"data-stance": "not_assessed"}, *parts)


def _step(layout: Layout, row: Row, step: Step, prefix: str) -> SafeString:
    """One assessment as a bar at its stance's level, with the symbol where it fits, hatched at low confidence."""
    attributes = {
        "class": f"cmp-step stance-{step.code}",
        "data-assessment": step.assessment.key,
        "data-stance": step.code,
    }
    title = element("title", {}, step_words(step))
    if step.stance is None:
        return element("g", attributes, title)
    top, foot = row.level(step.stance)
    parts: list[SafeString] = []
    for a, b in layout.scale.pieces(step.start, step.end):
        a, b = (min(a, layout.scale.right - LEAST), max(b, a + LEAST)) if b - a < LEAST else (a, b)
        box = {"x": a, "y": top, "width": b - a, "height": foot - top}
        parts.append(element("rect", {"class": "tl-bar", **box}))
        if step.low:
            parts.append(element("rect", {"fill": f"url(#{prefix}-hatch)", **box}))
        if b - a >= SIGN:
            parts.append(mark(step.stance, a + 8, (top + foot) / 2, layout.form.level * 0.3))
    return element("g", attributes, title, *parts)


def _riser(layout: Layout, row: Row, before: Step, after: Step) -> SafeString:
    """The joint of two steps, from the one's edge to the other's; nothing where the stance stays or is not found."""
    if before.stance is None or after.stance is None or before.stance == after.stance:
        return join([])
    (top, foot), (next_top, next_foot) = row.level(before.stance), row.level(after.stance)
    start, end = (foot, next_top) if next_top > top else (top, next_foot)
    return element("path", {"class": "tl-riser", "d": f"M{layout.scale.x(after.start):.1f} {start:.1f}V{end:.1f}"})


def _dot(layout: Layout, row: Row, dot: Dot, statement_href: Callable[[str], str]) -> SafeString:
    said = dot.statement
    attributes = {
        "href": statement_href(said.key),
        "class": f"tl-mark stance-{said.signal} {dot.role}",
        "data-statement": said.key,
        "data-signal": said.signal,
    }
    target = element("circle", {"class": "tl-target", "cx": dot.x, "cy": row.marks, "r": layout.form.pitch / 2})
    half = layout.form.half * (0.8 if dot.role == "other" else 1)
    parts = [target, shape(said.signal, dot.x, row.marks, half)]
    if dot.role in ("contrary", "both"):
        parts.insert(1, element("circle", {"class": "tl-ring", "cx": dot.x, "cy": row.marks, "r": TARGET / 2 - 2.5}))
    return element("a", attributes, element("title", {}, in_short(said, dot.role)), *parts)


def rule_words(layout: Layout) -> str:
    """How many statements have no mark at this width, and by which rule; nothing where all have one."""
    untold = sum(row.untold for row in layout.rows)
    if not untold:
        return ""
    return ngettext(
        "{count} statement has no mark here: marks do not overlap. Those that an assessment weighed come first, then"
        " the newest.",
        "{count} statements have no mark here: marks do not overlap. Those that an assessment weighed come first, then"
        " the newest.",
        untold,
    ).format(count=untold)


def _rule(layout: Layout) -> SafeString:
    words = rule_words(layout)
    if not words:
        return join([])
    listed = _("All are listed below.")
    return element("p", {"class": f"cmp-rule cmp-rule-{layout.form.name}"}, f"{words} {listed}")


def _milestone_list(layout: Layout) -> SafeString:
    """All milestones of the days shown, to be opened: most have no room for their name on the picture."""
    if not layout.flags:
        return join([])
    lines = [
        element(
            "li",
            {},
            element("time", {"datetime": flag.milestone.date.isoformat()}, milestone_days(flag.milestone)),
            " ",
            element("span", {"lang": language_of_record()}, flag.milestone.name),
        )
        for flag in layout.flags
    ]
    summary = element("summary", {}, _("Milestones of these years"))
    return element("details", {"class": "tl-list"}, summary, element("ol", {}, *lines))
