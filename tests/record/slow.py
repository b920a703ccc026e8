"""The slow, obvious answer to every question about positions: day by day, row by row, nothing remembered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Row:
    """An assessment version with its life, as the database holds it."""

    member: str
    effective: dt.date
    stance: str | None
    published_in: int
    withdrawn_in: int | None


def stance_on(rows: list[Row], acceded: dict[str, dt.date], member: str, day: dt.date, edition: int) -> str | None:
    """DESIGN §4: the latest published assessment in effect, for a member that had acceded by then."""
    if day < acceded[member]:
        return None
    best = None
    for row in rows:
        visible = row.published_in <= edition and (row.withdrawn_in is None or row.withdrawn_in > edition)
        if (
            visible
            and row.member == member
            and row.effective <= day
            and (best is None or row.effective > best.effective)
        ):
            best = row
    return best.stance if best else None


def in_effect(history, day: dt.date):
    """The assessment that took effect last, on or before the day; null before the first."""
    best = None
    for assessment in history:
        if assessment.effective <= day and (best is None or assessment.effective > best.effective):
            best = assessment
    return best


def since(rows, acceded, member, day, edition) -> dt.date | None:
    """The first day of the unbroken run of the same stance: walk back until it differs."""
    stance = stance_on(rows, acceded, member, day, edition)
    if stance is None:
        return None
    while stance_on(rows, acceded, member, day - DAY, edition) == stance:
        day -= DAY
    return day


def shifts(rows, acceded, first, last, edition) -> set[tuple[str, dt.date, str, str]]:
    """A shift is a change from one stance to another between two days that follow each other."""
    found = set()
    for member in acceded:
        day = first
        while day <= last:
            before = stance_on(rows, acceded, member, day - DAY, edition)
            after = stance_on(rows, acceded, member, day, edition)
            if before and after and before != after:
                found.add((member, day, before, after))
            day += DAY
    return found
