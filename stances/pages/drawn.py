"""The charts as pictures by themselves, for embeds and files: each told by a title and a summary, and leading nowhere.

A picture of ``WIDTHS`` widths is drawn for each; which is shown, the one who asks decides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from django.utils.safestring import SafeString

from stances.charts import grid, strip_still, tally, tally_chart, tally_layout, timeline
from stances.charts import map as alliance_map
from stances.charts.still import coarse, still
from stances.charts.strip import Row
from stances.record.record import Record
from stances.record.types import Member, Statement

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


def _nowhere(_member: Member) -> str:
    return ""
