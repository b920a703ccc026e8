"""A member's timeline: its stance as a line through the five lanes of the scale, and the words said, each a mark."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import unescape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.charts import timeline_frame as frame
from stances.charts import timeline_key as key
from stances.charts import timeline_marks as body
from stances.charts.english import language_of_record, marked
from stances.charts.svg import Attribute, element, join
from stances.charts.timeline_layout import FORMATS, Layout, lay_out
from stances.charts.wording import day_words, head_words, history_words, milestone_days, searched_words
from stances.record.types import Assessment, Government, Member, Milestone, Statement


@dataclass(frozen=True, slots=True)
class Way:
    """A link to what NATO or Ukraine said themselves: ``words`` say whose words they are and when."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Events:
    """Where a milestone's own page is, and the ways to what NATO and Ukraine said then."""

    href: Callable[[Milestone], str]
    own_words: Callable[[Milestone], Sequence[Way]]


def draw(
    member: Member,
    history: Sequence[Assessment],
    statements: Sequence[Statement],
    milestones: Sequence[Milestone],
    until: dt.date,
    complete_to: dt.date,
    statement_href: Callable[[str], str],
    id_prefix: str = "tl",
    width: str = "wide",
    governments: Sequence[Government] = (),
) -> SafeString:
    """The timeline from 2022 to ``until`` as inline SVG: a link for each statement, a step for each assessment.

    What lies before 2022 stands left of a break in the axis; the days after ``complete_to`` are shaded. ``width`` is
    ``wide`` (1,176 px), ``medium`` (690), ``column`` (500) or ``narrow`` (328; these two have the lanes' names inside),
    else ``KeyError``; ids in it begin with ``id_prefix`` and the width, so that all can stand on one page.
    ``governments`` are the member's own changes of government, in a row under the lanes.
    """
    layout = lay_out(member, history, statements, milestones, until, complete_to, FORMATS[width], governments)
    return _picture(layout, statement_href, f"{id_prefix}-{width}")


def _picture(layout: Layout, statement_href: Callable[[str], str], prefix: str, title: str = "") -> SafeString:
    legend, height = key.draw(layout, layout.bottom + frame.AXIS_HEIGHT, prefix)
    attributes: dict[str, Attribute] = {
        "class": f"tl timeline-{layout.form.name}",
        "viewBox": f"0 0 {layout.form.width:.0f} {height:.0f}",
        "role": "group",
        "aria-labelledby": f"{prefix}-title {prefix}-desc",
        "data-member": layout.member.code,
        "font-size": layout.form.small,
    }
    title = title or _("{member} on Ukraine’s accession").format(member=layout.member.name)
    return element(
        "svg",
        attributes,
        element("title", {"id": f"{prefix}-title"}, title),
        element("desc", {"id": f"{prefix}-desc"}, in_words(layout)),
        body.patterns(prefix),
        frame.ground(layout),
        body.tints(layout),
        frame.milestones(layout),
        frame.governments(layout),
        body.steps(layout, prefix),
        frame.axis(layout),
        frame.names(layout),
        body.marks(layout, statement_href),
        legend,
    )


def draw_all(
    member: Member,
    history: Sequence[Assessment],
    statements: Sequence[Statement],
    milestones: Sequence[Milestone],
    until: dt.date,
    complete_to: dt.date,
    statement_href: Callable[[str], str],
    id_prefix: str = "tl",
    governments: Sequence[Government] = (),
    events: Events | None = None,
    title: str = "",
    listed: bool = True,
) -> SafeString:
    """All widths in one ``<div class="timeline">``, of which the stylesheet shows the one that fits its column.

    Under them all milestones and new heads of government in a list, unless not ``listed``: most have no room for their
    name on the picture. ``events`` makes it lead to their pages. ``title`` says what is shown, else the member.
    """
    given = (member, history, statements, milestones, until, complete_to)
    layouts = [lay_out(*given, form, governments) for form in FORMATS.values()]
    drawn = [_picture(layout, statement_href, f"{id_prefix}-{layout.form.name}", title) for layout in layouts]
    return element("div", {"class": "timeline"}, *drawn, milestone_list(layouts[0], events) if listed else "")


def milestone_list(layout: Layout, events: Events | None = None) -> SafeString:
    """The milestones and new heads on the picture, with their days in full, to be opened; nothing without any."""
    shown = [
        (flag.milestone.date, milestone_days(flag.milestone), _happened(flag.milestone, events))
        for flag in layout.flags
    ]
    shown += [
        (g.day, day_words(g.day), [marked(head_words(g), g.title)]) for g in (head.government for head in layout.heads)
    ]
    if not shown:
        return join([])
    lines = [
        element("li", {}, element("time", {"datetime": day.isoformat()}, days), " ", element("span", {}, *told))
        for day, days, told in sorted(shown, key=lambda line: line[0])
    ]
    summary = element("summary", {}, _("Milestones shown"))
    note = (
        [element("p", {"class": "soft"}, _("New heads are shown whose own words are on record."))]
        if layout.heads
        else []
    )
    return element("details", {"class": "tl-list"}, summary, element("ol", {}, *lines), *note)


def _happened(milestone: Milestone, events: Events | None) -> list[str | SafeString]:
    """Its name, with the way to its page, and beneath it the way to what NATO and Ukraine said then."""
    if events is None:
        return [milestone.name]
    ways = [element("a", {"href": way.href}, way.words) for way in events.own_words(milestone)]
    said = [element("span", {"class": "own-words"}, way) for way in ways]
    return [element("a", {"href": events.href(milestone), "lang": language_of_record()}, milestone.name), *said]


def told(drawn: str) -> str:
    """What a drawn timeline, or a file of any chart, tells those who do not see it, besides its title."""
    return unescape(drawn.partition("<desc")[2].partition(">")[2].partition("</desc>")[0])


def in_words(layout: Layout) -> str:
    """What the timeline shows, for those who do not see it."""
    count = len(layout.marks)
    marked = ngettext(
        "{count} statement is marked on the line of the position it expresses.",
        "{count} statements are marked, each on the line of the position it expresses.",
        count,
    ).format(count=count)
    spanned = _("From {start} to {end}.").format(start=day_words(layout.scale.begins), end=day_words(layout.until))
    sentences = [spanned, history_words(layout.steps, layout.until), marked]
    if layout.complete_to < layout.until:
        sentences.append(searched_words(layout.complete_to))
    return " ".join(sentences)
