"""Milestones above a timeline: which get a label, and where, so that no label touches another or another's rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from stances.charts.english import language_of_record
from stances.charts.lettering import width
from stances.charts.scale import TimeScale
from stances.codebook import MilestoneKind
from stances.record.types import Member, Milestone

GAP = 8.0
"""Pixels kept free between two labels."""

APART = 12.0
"""Pixels between two rules, at least."""

OFFSET = 4.0
"""Pixels from a rule to its label."""

PRIORITY = {
    MilestoneKind.SUMMIT: 2,
    MilestoneKind.APPLICATION: 2,
    MilestoneKind.WAR: 3,
    MilestoneKind.ACCESSION: 4,
    MilestoneKind.TALKS: 6,
}
LESSER_SUMMIT = 5


@dataclass(frozen=True, slots=True)
class Flag:
    """A milestone with its place. ``label`` is empty where it had to give way; ``row`` 0 is nearest the lanes.

    ``start`` and ``end`` are the label's edges in pixels, ``flipped`` says that it stands left of its rule.
    """

    milestone: Milestone
    x: float
    label: str = ""
    row: int = 0
    start: float = 0
    end: float = 0
    flipped: bool = False

    @property
    def language(self) -> str | None:
        """What ``lang`` says of the label: null where it is in the page's own language."""
        return language_of_record() if self.label in (self.milestone.name, self.milestone.place) else None


def priority(milestone: Milestone, member: Member | None) -> int | None:
    """How early a milestone is served with a label, 0 first; null for those that never get one.

    First the member's own, where there is one: its accession and what names it. Then the alliance's summits, known by
    their place. Other governments' changes are for their own timelines, and meetings of ministers are too many.
    """
    if member is not None:
        if milestone.kind == MilestoneKind.ACCESSION and milestone.date == member.acceded:
            return 0
        if member.recorded in milestone.name:
            return 1
    if milestone.kind == MilestoneKind.SUMMIT and not milestone.name.startswith(milestone.place or " "):
        return LESSER_SUMMIT
    return PRIORITY.get(MilestoneKind(milestone.kind))


def flags(
    milestones: Sequence[Milestone],
    member: Member | None,
    scale: TimeScale,
    size: float,
    most_rows: int,
    longest: int,
) -> tuple[Flag, ...]:
    """All milestones that lie on the scale, by date; labels of ``size`` pixels in ``most_rows`` rows at most.

    ``member`` is the one whose timeline it is, null for the whole alliance's.
    """
    shown = [m for m in milestones if scale.begins <= m.date <= scale.until]
    served = sorted(
        ((rank, m) for m in shown if (rank := priority(m, member)) is not None),
        key=lambda pair: (pair[0], pair[1].date),
    )
    placed: list[Flag] = []
    for _rank, milestone in served:
        for option in _options(milestone, scale, size, longest):
            arranged = _arranged([*placed, option], most_rows)
            if arranged:
                placed = arranged
                break
    labelled = {flag.milestone.key for flag in placed}
    rest = [Flag(m, scale.x(m.date)) for m in shown if m.key not in labelled]
    return tuple(sorted(placed + rest, key=lambda flag: (flag.x, flag.milestone.key)))


def _options(milestone: Milestone, scale: TimeScale, size: float, longest: int) -> list[Flag]:
    """The ways to write a label within the scale, the best first: at the right of its rule, shorter, at the left."""
    x = scale.x(milestone.date)
    found = []
    for flipped in (False, True):
        for label in _wordings(milestone, longest):
            wide = width(label, size)
            start = x - OFFSET - wide if flipped else x + OFFSET
            if scale.edge <= start and start + wide <= scale.right:
                found.append(Flag(milestone, x, label, 0, start, start + wide, flipped))
    return found


def _wordings(milestone: Milestone, longest: int) -> list[str]:
    """The name if it is not longer than ``longest``, then something shorter; no name is cut off in the middle."""
    whole = milestone.name if len(milestone.name) <= longest else ""
    return [wording for wording in (whole, _short(milestone)) if wording]


def _short(milestone: Milestone) -> str:
    """A summit's place, an application without its circumstances; empty where only the whole name will do."""
    if milestone.kind == MilestoneKind.APPLICATION:
        return _("Ukraine applies")
    return milestone.place if milestone.kind == MilestoneKind.SUMMIT else ""


def _arranged(wanted: Sequence[Flag], most_rows: int) -> list[Flag] | None:
    """The flags in rows, or null if they do not all fit.

    Those that run to the right go first, from the right: each rises over the rules it spans. Then those that run left.
    """
    placed: list[Flag] = []
    for flag in sorted(wanted, key=lambda f: (f.flipped, -f.x, f.milestone.key)):
        rows = (replace(flag, row=row) for row in range(most_rows))
        fitting = next((f for f in rows if not any(_clash(f, other) for other in placed)), None)
        if fitting is None:
            return None
        placed.append(fitting)
    return placed


def _clash(one: Flag, other: Flag) -> bool:
    """Whether two labels touch, two rules nearly do, or the higher one's rule runs through the lower one's label."""
    if abs(one.x - other.x) < APART:
        return True
    if one.row == other.row:
        return one.start < other.end + GAP and other.start < one.end + GAP
    lower, higher = sorted((one, other), key=lambda flag: flag.row)
    return lower.start - OFFSET + 1 < higher.x < lower.end + OFFSET
