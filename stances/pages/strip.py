"""The strip: every member through time, in one of three orders."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from stances.charts import strip
from stances.charts.steps import steps
from stances.charts.strip import Row
from stances.charts.tiles import ORDER
from stances.codebook import Stance
from stances.record.record import Record

from .reading import Reading

FOR_MEMBERSHIP = frozenset({Stance.ADVOCATE, Stance.SUPPORT})


ORDERS = ("stance", "support", "name")
"""The orders of the rows; the first where another or none was asked for."""


@dataclass(frozen=True, slots=True)
class SortLink:
    """An order of the rows and its address; ``current`` is the one shown (``aria-current``)."""

    key: str
    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class StripView:
    """The strip on a day: ``chart`` is safe markup, ``sorts`` are the ways to order its rows, the one shown among them.

    ``chart`` is empty while no assessment has taken effect: then there is no time to show.
    """

    chart: str
    sorts: tuple[SortLink, ...]


def strip_view(record: Record, reading: Reading) -> StripView:
    """All members that joined up to today, from the first published assessment to today, as ``reading.sort`` says."""
    since = record.first_assessed
    labels = {"stance": _("By stance on the day"), "support": _("By first support"), "name": _("By name")}
    now = order_of(reading)
    sorts = tuple(SortLink(order, labels[order], reading.sorted_by(order), order == now) for order in ORDERS)
    if since is None or since > reading.today:
        return StripView("", sorts)
    chart = strip.draw(
        rows(record, reading),
        since=since,
        until=reading.today,
        day=reading.day,
        complete_to=record.edition.complete_to,
        milestones=record.milestones,
        href=lambda member: reading.member(member.slug),
    )
    return StripView(chart, sorts)


def order_of(reading: Reading) -> str:
    return reading.sort if reading.sort in ORDERS else ORDERS[0]


def rows(record: Record, reading: Reading) -> list[Row]:
    """The members in the reader's order; where that makes no difference, by name."""
    found = [
        Row(member, record.position(member.code, reading.day), record.history(member.code))
        for member in record.members_on(reading.today)
    ]
    if order_of(reading) == "stance":
        return sorted(found, key=_place)
    if order_of(reading) == "support":
        return sorted(found, key=lambda row: first_support(row, reading.today) or dt.date.max)
    return found


def _place(row: Row) -> int:
    """In the codebook's order, then not assessed; last those that were no members on the day."""
    return ORDER[row.position.code] if row.position else len(ORDER)


def first_support(row: Row, until: dt.date) -> dt.date | None:
    """The first day on which the member, once in the alliance, supported membership or pushed for an invitation."""
    held = steps(row.member, row.history, until)
    return next((step.start for step in held if step.stance in FOR_MEMBERSHIP), None)
