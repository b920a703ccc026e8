"""Events of the accession question: the list, and one with what was said and what changed around it."""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.charts import map as alliance_map
from stances.codebook import RECORD_STARTS
from stances.record.record import Record
from stances.record.types import Member, Milestone, Statement

from . import problem_named
from .citing import Citing, this_page, this_page_undated
from .event_types import EventPage, EventPicture, EventsPage, YearOfEvents
from .milestones import NEAR, last_day, milestone_view, own_words_then
from .pairs import year_before
from .parts import MilestoneView, ShiftView
from .positions import beyond_sentence, shift_view
from .reading import Reading
from .statements import statement_view
from .words import day_words, tally_sentence

AFTERMATH = 90
"""Days before an event and from it on, in which shifts are shown."""

MOST_SAID = 40
"""Statements of an event's week, at most."""


def events_page(record: Record, reading: Reading, site: str = "") -> EventsPage:
    """All events, newest first, up to the reader's day; what came later apart.

    ``site`` is the site's own address for the citation.
    """
    views = [milestone_view(milestone, reading) for milestone in record.milestones]
    by_then = [view for view in reversed(views) if view.date <= reading.day]
    heading = _("Events") if reading.on is None else _("Events up to %(day)s") % {"day": day_words(reading.on)}
    title = ngettext(
        "Ukraine in NATO: %(n)d event, what was said then and what changed",
        "Ukraine in NATO: %(n)d events, what was said then and what changed",
        len(by_then),
    ) % {"n": len(by_then)}
    return EventsPage(
        heading=heading,
        title=title,
        sentence=_(
            "Summits, meetings and turning points of Ukraine’s accession: what happened, what was said then, how the"
            " alliance stood."
        ),
        years=tuple(YearOfEvents(year, tuple(found)) for year, found in groupby(by_then, key=lambda v: v.date.year)),
        later=tuple(view for view in views if view.date > reading.day),
        citing=this_page(record, reading, title, site),
    )


def find_event(record: Record, key: str) -> Milestone:
    """The event at an address. Raises ``Impossible``, which suggests near names."""
    try:
        return record.milestone(key)
    except KeyError:
        known = {milestone.key: milestone.name for milestone in record.milestones}
        raise problem_named.unknown_event(key, known) from None


def event_page(record: Record, reading: Reading, key: str, site: str = "") -> EventPage:
    """One event, as far as it goes by the reader's day. Raises ``Impossible``.

    ``site`` is the site's own address for the citation.
    """
    event = find_event(record, key)
    by_then = [words.key for words in own_words_then(event, record.own_words) if words.date <= reading.day]
    own = record.statements_by_key(by_then)
    span = dt.timedelta(NEAR)
    said, total = record.statements_within(event.date - span, min(last_day(event) + span, reading.day), MOST_SAID)
    before, after = _shifts(record, reading, event)
    earlier, following = _neighbours(record, reading, event)
    view = milestone_view(event, reading)
    return EventPage(
        event=view,
        kicker=_("%(kind)s, %(place)s") % {"kind": view.kind_label, "place": event.place}
        if event.place
        else view.kind_label,
        source_domain=urlsplit(event.url or "").netloc.removeprefix("www."),
        picture=_picture(record, reading, event),
        own_words=tuple(statement_view(s, record, reading) for s in sorted(own.values(), key=_by_day)),
        said=tuple(statement_view(s, record, reading) for s in said),
        said_words=_said_words(total),
        more_said=total - len(said),
        shifts_before=before,
        shifts_after=after,
        earlier=earlier,
        next=following,
        events_href=reading.events(),
        citing=_citing(record, reading, event, site),
    )


def _citing(record: Record, reading: Reading, event: Milestone, site: str) -> Citing:
    """With the day in its address until the event is over: from then on an edition says the same of it for ever."""
    what = _("%(event)s, %(days)s") % {"event": event.name, "days": milestone_view(event, reading).days_words}
    cite = this_page if reading.on or last_day(event) >= reading.today else this_page_undated
    return cite(record, reading, what, site)


def _by_day(statement: Statement) -> tuple[dt.date, str]:
    return statement.date, statement.key


def _said_words(total: int) -> str:
    return ngettext(
        "%(n)d statement of members, from three days before to three days after",
        "%(n)d statements of members, from three days before to three days after",
        total,
    ) % {"n": total}


def _picture(record: Record, reading: Reading, event: Milestone) -> EventPicture | None:
    day = min(last_day(event), reading.day)
    if not RECORD_STARTS <= event.date <= reading.day:
        return None

    def address(member: Member) -> str:
        return reading.member(member.slug, day)

    earlier = year_before(day)
    return EventPicture(
        day=day,
        day_href=reading.alliance(day),
        tally_sentence=tally_sentence(record.tally(day)),
        before=_eve(record, event.date, day),
        map_svg=alliance_map.draw(record.positions(day), href=address, day=day, id_prefix="event-map"),
        map_credit=str(alliance_map.CREDIT),
        share_href=reading.share("map", on=day.isoformat()),
        year_href=reading.days(earlier, day) if earlier >= RECORD_STARTS else "",
        year_before=earlier,
        beyond=beyond_sentence(record, day),
    )


def _eve(record: Record, first: dt.date, day: dt.date) -> str:
    """How the alliance stood on the day before the event, against how it stood on its last ``day``."""
    eve = first - dt.timedelta(1)
    words = {"day": day_words(eve), "finding": tally_sentence(record.tally(eve))}
    if record.tally(eve) == record.tally(day):
        return _("The same as on the eve, %(day)s.") % words
    return _("On the eve, %(day)s: %(finding)s") % words


def _shifts(record: Record, reading: Reading, event: Milestone) -> tuple[tuple[ShiftView, ...], tuple[ShiftView, ...]]:
    """Those of the days before it, and those from its first day on, each oldest first."""
    span = dt.timedelta(AFTERMATH)
    before = record.shifts(event.date - span, event.date - dt.timedelta(1))
    after = record.shifts(event.date, min(last_day(event) + span, reading.day))
    views = [tuple(shift_view(s, reading) for s in sorted(found, key=lambda s: s.day)) for found in (before, after)]
    return views[0], views[1]


def _neighbours(
    record: Record, reading: Reading, event: Milestone
) -> tuple[MilestoneView | None, MilestoneView | None]:
    place = record.milestones.index(event)
    around = (record.milestones[i] if 0 <= i < len(record.milestones) else None for i in (place - 1, place + 1))
    earlier, following = (milestone_view(m, reading) if m else None for m in around)
    return earlier, following
