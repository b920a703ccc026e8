"""The home page: the alliance on a day."""

from __future__ import annotations

from django.utils.translation import gettext as _

from stances.charts import grid, tiles
from stances.charts import map as alliance_map
from stances.charts import tally as tally_chart
from stances.codebook import RECORD_STARTS
from stances.record.record import Record
from stances.record.types import Member

from .around import DateForm
from .citing import citation, pinned
from .consensus import consensus_view
from .days import embedded
from .home_types import HomePage, ViewLink
from .milestones import is_near, milestone_view
from .parts import ShiftView
from .positions import complete_sentence, position_view, shift_view, stance_groups
from .reading import Reading
from .statements import statement_view
from .strip import strip_view
from .table import table
from .time_control import time_control
from .titles import rule_of_consensus
from .words import day_words, headline, kicker, objecting, objecting_count, tally_sentence

NEWEST_SHIFTS = 6
"""Shifts shown on the home page."""


def home_page(record: Record, reading: Reading, site: str = "") -> HomePage:
    """The alliance on the reader's day. ``site`` is the site's own address for the citation; empty: not known."""
    day = reading.day
    positions = record.positions(day)
    tally = record.tally(day)
    views = tuple(position_view(position, reading) for position in positions.values())
    quote = record.latest_quote(day)
    awaited = [m.code for m in record.members if day < m.acceded <= reading.today]

    def address(member: Member) -> str:
        return reading.member(member.slug)

    return HomePage(
        day=day,
        is_today=reading.is_today,
        kicker=kicker(day_words(day), is_today=reading.is_today),
        headline=headline(len(views)),
        tally_sentence=tally_sentence(tally),
        consensus_sentence=rule_of_consensus(),
        objecting_sentence=objecting(objecting_count(tally), len(views)),
        groups=stance_groups(views),
        view=reading.view,
        views=view_links(reading),
        map_svg=alliance_map.draw(positions, href=address, day=day, awaited=awaited),
        map_credit=str(alliance_map.CREDIT),
        share_hrefs={chart: reading.share(chart) for chart in ("map", "tiles", "strip", "tally")},
        map_figure_href=reading.map_figure(),
        squares=tiles.draw(positions, href=address),
        grid_svg=grid.draw(positions, href=address, day=day, awaited=awaited),
        strip=strip_view(record, reading) if reading.view == "strip" else None,
        table=table(record, reading, {view.member.code: view for view in views}),
        time=time_control(record, reading),
        days=embedded(record, reading),
        consensus=consensus_view(record, reading),
        tally_svg=tally_through_time(record, reading),
        tally_figure_href=reading.tally_figure(),
        citing=citation(record, reading, headline(len(views)), pinned(record, reading).alliance(), site),
        date_form=date_form(reading, reading.alliance_today()),
        beyond=complete_sentence(record),
        is_beyond=day > record.edition.complete_to,
        milestones=tuple(milestone_view(m, reading) for m in record.milestones if is_near(m, day, 0)),
        today_href=reading.alliance_today(),
        shifts=newest_shifts(record, reading),
        quote=statement_view(quote, record, reading) if quote else None,
        changes_href=reading.changes(),
        methodology_href=reading.plain("methodology"),
    )


def tally_through_time(record: Record, reading: Reading) -> str:
    """The tally since the first published assessment as a chart; empty where nothing was ever assessed."""
    since = record.first_assessed
    if since is None or since >= reading.today:
        return ""
    return tally_chart.chart(
        record.tallies(since, reading.today),
        since=since,
        until=reading.today,
        day=reading.day,
        complete_to=record.edition.complete_to,
        members=len(record.members_on(reading.today)),
        milestones=record.milestones,
    )


def newest_shifts(record: Record, reading: Reading) -> tuple[ShiftView, ...]:
    return tuple(shift_view(shift, reading) for shift in record.shifts(until=reading.day)[:NEWEST_SHIFTS])


def view_links(reading: Reading) -> tuple[ViewLink, ...]:
    """The four views of the same day."""
    labels = {"map": _("Map"), "tiles": _("Tiles"), "strip": _("Strip"), "table": _("Table")}
    return tuple(ViewLink(key, label, reading.seen_as(key), key == reading.view) for key, label in labels.items())


def date_form(reading: Reading, action: str) -> DateForm:
    """The way to another day; ``action`` is the page that shows it (its parameters go into hidden inputs)."""
    return DateForm(
        action=action.partition("?")[0],
        value=reading.day,
        first=RECORD_STARTS,
        last=reading.today,
        hidden=reading.hidden,
    )
