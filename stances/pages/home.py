"""The home page: the alliance on a day."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.charts import map as alliance_map
from stances.charts import tiles
from stances.codebook import MILESTONE_KIND_WORDS, RECORD_STARTS
from stances.record.record import Record
from stances.record.types import Member, Milestone

from .around import DateForm
from .parts import DayLink, MilestoneView
from .positions import beyond_sentence, position_view, shift_view, stance_groups
from .reading import Reading
from .statements import statement_view
from .types import HomePage
from .words import day_words, listed, stance_words, tally_sentence

NEWEST_SHIFTS = 6
"""Shifts shown on the home page."""

TURNING_POINTS = frozenset({"summit", "application", "accession"})
"""Kinds of milestones that the home page links to, whatever the day."""


def home_page(record: Record, reading: Reading) -> HomePage:
    """The alliance on the reader's day."""
    day = reading.day
    positions = record.positions(day)
    views = tuple(position_view(position, reading) for position in positions.values())
    quote = record.latest_quote(day)
    earlier, later = neighbouring_days(record, reading)

    def address(member: Member) -> str:
        return reading.member(member.slug)

    return HomePage(
        day=day,
        is_today=reading.is_today,
        kicker=kicker(reading),
        headline=headline(len(views)),
        tally_sentence=tally_sentence(record.tally(day)),
        consensus_sentence=_("NATO decides by consensus: an invitation needs no member objecting."),
        member_count=len(views),
        groups=stance_groups(views),
        map_svg=alliance_map.draw(positions, href=address, day=day),
        map_credit=str(alliance_map.CREDIT),
        tiles_svg=tiles.draw(positions, href=address),
        date_form=date_form(reading, reading.alliance_today()),
        beyond=beyond_sentence(record, day),
        milestones=tuple(milestone_view(m) for m in record.milestones if m.date <= day <= (m.end_date or m.date)),
        earlier=earlier,
        later=later,
        turning_points=turning_points(record, reading),
        today_href=reading.alliance_today(),
        shifts=tuple(shift_view(shift, reading) for shift in record.shifts(until=day)[:NEWEST_SHIFTS]),
        quote=statement_view(quote, record, reading) if quote else None,
        changes_href=reading.changes(),
        methodology_href=reading.plain("methodology"),
        members_href=reading.members(),
    )


def kicker(reading: Reading) -> str:
    """Which day it is, in words."""
    words = {"day": day_words(reading.day)}
    if reading.is_today:
        return _("The alliance today, %(day)s") % words
    return _("The alliance on %(day)s") % words


def headline(members: int) -> str:
    return ngettext(
        "Where NATO’s %(n)d member stands on Ukraine’s accession",
        "Where NATO’s %(n)d members stand on Ukraine’s accession",
        members,
    ) % {"n": members}


def date_form(reading: Reading, action: str) -> DateForm:
    """The way to another day; ``action`` is the page that shows it (its parameters go into hidden inputs)."""
    return DateForm(
        action=action.partition("?")[0],
        value=reading.day,
        first=RECORD_STARTS,
        last=reading.today,
        hidden=reading.hidden,
    )


def milestone_view(milestone: Milestone) -> MilestoneView:
    return MilestoneView(
        key=milestone.key,
        date=milestone.date,
        end_date=milestone.end_date,
        kind_label=str(MILESTONE_KIND_WORDS[milestone.kind]),
        name=milestone.name,
        place=milestone.place,
        summary=milestone.summary,
        url=milestone.url,
    )


def turning_points(record: Record, reading: Reading) -> tuple[DayLink, ...]:
    """The summits, the application and the accessions up to today, oldest first: ways to days that many ask for."""
    return tuple(
        DayLink(milestone.date, milestone.name, reading.alliance(milestone.date))
        for milestone in record.milestones
        if milestone.kind in TURNING_POINTS and milestone.date <= reading.today
    )


def neighbouring_days(record: Record, reading: Reading) -> tuple[DayLink | None, DayLink | None]:
    """The nearest day before the reader's, and the nearest after it, on which a stance shifted or a milestone falls."""
    known = {shift.day for shift in record.shifts()} | {milestone.date for milestone in record.milestones}
    days = [day for day in known if RECORD_STARTS <= day <= reading.today]
    before = max((day for day in days if day < reading.day), default=None)
    after = min((day for day in days if day > reading.day), default=None)
    return _day_link(before, record, reading), _day_link(after, record, reading)


def _day_link(day: dt.date | None, record: Record, reading: Reading) -> DayLink | None:
    return DayLink(day, _what_happened(record, day), reading.alliance(day)) if day else None


def _what_happened(record: Record, day: dt.date) -> str:
    """The milestones of a day by name; without one the shift, or how many there were."""
    milestones = [milestone.name for milestone in record.milestones if milestone.date == day]
    if milestones:
        return listed(milestones)
    shifts = record.shifts(since=day, until=day)
    if len(shifts) > 1:
        return ngettext("%(n)d shift", "%(n)d shifts", len(shifts)) % {"n": len(shifts)}
    return _("%(member)s: %(before)s → %(after)s") % {
        "member": shifts[0].member.name,
        "before": stance_words(shifts[0].before).label,
        "after": stance_words(shifts[0].after).label,
    }
