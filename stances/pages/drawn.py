"""The charts as pictures by themselves, for embeds and files: each told by a title and a summary, and leading nowhere.

A picture of ``WIDTHS`` widths is drawn for each; which is shown, the one who asks decides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from django.utils.safestring import SafeString

from stances.charts import comparing, grid, shifts, strip_still, tally, tally_chart, tally_layout, timeline
from stances.charts import map as alliance_map
from stances.charts.comparing_layout import FORMATS, Said, lay_out
from stances.charts.still import coarse, still
from stances.charts.strip import Row
from stances.record.record import Record
from stances.record.types import Member, Shift, Statement

from .reading import Reading


def map_of(
    record: Record,
    day: dt.date,
    title: str,
    summary: str,
    moved: Collection[str] = (),
    prefix: str = "map",
    fine: bool = False,
) -> SafeString:
    """The map; its outlines coarser, for a small picture, unless ``fine``."""
    drawn = alliance_map.draw(record.positions(day), href=_nowhere, day=day, id_prefix=prefix)
    return still(drawn if fine else coarse(drawn), title=title, summary=summary, prefix=prefix, moved=moved)


def tiles_of(record: Record, day: dt.date, title: str, summary: str, moved: Collection[str] = ()) -> SafeString:
    drawn = grid.draw(record.positions(day), href=_nowhere, day=day, id_prefix="tiles")
    return still(drawn, title=title, summary=summary, prefix="tiles", moved=moved)


def strip_of(
    record: Record, reading: Reading, rows: Sequence[Row], title: str, width: str, moved: Collection[str] = ()
) -> SafeString:
    """The strip, ``medium`` or ``narrow``, from the first published assessment to the reader's day."""
    since = record.first_assessed or reading.day
    drawn = strip_still.draw(
        rows,
        since=since,
        until=reading.day,
        day=reading.day,
        complete_to=record.edition.complete_to,
        milestones=record.milestones,
        width=width,
    )
    return still(drawn, title=title, summary=title, prefix=f"strip-{width}", moved=moved)


def tally_of(record: Record, reading: Reading, title: str, width: str) -> SafeString:
    """The tally through time, ``wide``, ``medium`` or ``narrow``, up to the reader's day."""
    since, until = record.first_assessed or reading.day, reading.day
    tallies = record.tallies(since, until)
    layout = tally_layout.lay_out(
        tallies,
        since=since,
        until=until,
        day=until,
        complete_to=record.edition.complete_to,
        members=len(record.members_on(until)),
        milestones=record.milestones,
        form=tally_layout.FORMATS[width],
    )
    summary = tally.in_words(tallies, since, until, until)
    drawn = tally_chart.picture(layout, title, summary, "tally")
    return still(drawn, title=title, summary=summary, prefix=f"tally-{width}")


def member_of(
    record: Record, reading: Reading, member: Member, said: Sequence[Statement], title: str, width: str
) -> SafeString:
    """A member's timeline, ``wide``, ``medium``, ``column`` or ``narrow``, up to the reader's day."""
    drawn = timeline.draw(
        member,
        record.history(member.code),
        said,
        record.milestones,
        reading.day,
        record.edition.complete_to,
        lambda _key: "",
        width=width,
        governments=record.governments(member.code),
    )
    return still(drawn, title=title, summary=timeline.told(drawn), prefix=f"tl-{width}")


def compare_of(record: Record, reading: Reading, told: Sequence[Said], title: str, width: str) -> SafeString:
    """Members beside each other, ``wide``, ``medium``, ``column`` or ``narrow``, up to the reader's day."""
    drawn = comparing.draw(told, record.milestones, reading.day, record.edition.complete_to, lambda _key: "", width)
    return still(drawn, title=title, summary=timeline.told(drawn), prefix=f"cmp-{width}")


def left_out(record: Record, reading: Reading, told: Sequence[Said], width: str) -> str:
    """How many of their statements have no mark in that width, and by which rule; nothing where all have one."""
    layout = lay_out(told, record.milestones, reading.day, record.edition.complete_to, FORMATS[width])
    return comparing.rule_words(layout)


def changes_of(record: Record, reading: Reading, found: Sequence[Shift], title: str, width: str) -> SafeString:
    """Shifts on a line of time, in the same widths."""
    drawn = shifts.draw(found, reading.day, record.edition.complete_to, width)
    return still(drawn, title=title, summary=timeline.told(drawn), prefix=f"shifts-{width}")


def official_of(
    record: Record,
    reading: Reading,
    member: Member,
    said: Sequence[Statement],
    title: str,
    width: str,
) -> SafeString:
    """What an official said over its member's position, in the widths of a member's timeline."""
    until, complete_to = reading.day, record.edition.complete_to
    history = record.history(member.code)
    drawn = timeline.draw(member, history, said, record.milestones, until, complete_to, lambda _key: "", width=width)
    return still(drawn, title=title, summary=timeline.told(drawn), prefix=f"said-{width}")


def _nowhere(_member: Member) -> str:
    return ""
