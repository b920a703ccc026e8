"""The alliance's figures to explore: the map and the tally, as JSON that plotly.js draws."""

from __future__ import annotations

import datetime as dt
import json

from stances.charts import map_figure as alliance_map
from stances.charts import tally_figure
from stances.charts.tally_areas import size
from stances.codebook import RECORD_STARTS
from stances.record.record import Record

from .reading import Reading

BEFORE = dt.timedelta(days=365)
"""Days shown before one on which nothing had been assessed yet."""


def map_figure(record: Record, reading: Reading) -> str:
    """The map on the reader's day."""
    figure = alliance_map.alliance_map(
        record.positions(reading.day), day=reading.day, href=lambda member: reading.member(member.slug)
    )
    return json.dumps(figure, ensure_ascii=False)


def tally_of_alliance(record: Record, reading: Reading) -> str:
    """The tally from the first published assessment to the reader's day; of an earlier day, the year before it."""
    day, first = reading.day, record.first_assessed
    since = first if first and first < day else max(RECORD_STARTS, day - BEFORE)
    tallies = record.tallies(since, day)
    figure = tally_figure.alliance_tally(
        tallies,
        since=since,
        until=day,
        complete_to=record.edition.complete_to,
        members=max(size(tally) for _day, tally in tallies),
        milestones=record.milestones,
    )
    return json.dumps(figure, ensure_ascii=False)
