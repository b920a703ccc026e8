"""Changes of government on a timeline: a tick for each new head, and its name where there is room for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stances.charts.lettering import width
from stances.charts.scale import TimeScale
from stances.record.types import Government, Member, Milestone

GAP = 8.0
"""Pixels kept free between two names."""

OFFSET = 4.0
"""Pixels from a tick to its name."""

BEFORE_A_SURNAME = frozenset(
    {"da", "de", "del", "della", "den", "der", "di", "du", "la", "le", "ten", "ter", "van", "von"}
)
"""Words that belong to the surname after them: De Croo, von der Leyen."""

NAMED_IN_FULL = frozenset({"IS"})
"""Members whose people have no surname: an Icelander is not called by the father's name alone."""


@dataclass(frozen=True, slots=True)
class Head:
    """A new head with its place. ``label`` is empty where it had to give way; ``start`` and ``end`` are its edges."""

    government: Government
    x: float
    label: str = ""
    start: float = 0
    end: float = 0
    flipped: bool = False


def heads(governments: Sequence[Government], member: Member, scale: TimeScale, size: float) -> tuple[Head, ...]:
    """Those who took office on the days of the scale, oldest first; names of ``size`` pixels, the newest served first.

    A name stands right of its tick or, where it would touch what comes next, left of it; it crosses no other tick.
    """
    shown = sorted((g for g in governments if scale.begins <= g.day <= scale.until), key=lambda g: g.day)
    ticks = [scale.x(g.day) for g in shown]
    placed: list[Head] = []
    for index in reversed(range(len(shown))):
        left = ticks[index - 1] + OFFSET if index else scale.edge
        right = placed[-1].start - GAP if placed and placed[-1].flipped and placed[-1].label else scale.right
        if placed:
            right = min(right, placed[-1].x - OFFSET)
        placed.append(_head(shown[index], short_name(shown[index].head, member), ticks[index], size, (left, right)))
    return tuple(reversed(placed))


def _head(government: Government, name: str, x: float, size: float, room: tuple[float, float]) -> Head:
    wide = width(name, size)
    for start, flipped in ((x + OFFSET, False), (x - OFFSET - wide, True)):
        if room[0] <= start and start + wide <= room[1]:
            return Head(government, x, name, start, start + wide, flipped)
    return Head(government, x)


def short_name(name: str, member: Member) -> str:
    """The surname with what belongs to it: "De Croo" of Alexander De Croo; the whole name where there is none."""
    if member.code in NAMED_IN_FULL:
        return name
    words = name.split()
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in BEFORE_A_SURNAME:
        first -= 1
    return " ".join(words[first:])


def told_once(
    milestones: Sequence[Milestone], governments: Sequence[Government], member: Member
) -> tuple[Milestone, ...]:
    """The milestones without those that say what the member's own new heads say: the same event, on the same day."""
    days = {government.day for government in governments}
    return tuple(m for m in milestones if not (m.kind == "other" and m.date in days and member.recorded in m.name))
