"""The roads of Finland and Sweden into the alliance: dated milestones, and how many days lay between them.

Source: ``stances/data/roads.json``. Each step there has a date, the page that says so, and ``by``: the member that
ratifies. A ratification is dated by the vote of the member's parliament, or by its government where none is needed.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.charts import road
from stances.record.record import Record
from stances.record.types import Member

from .parts import MemberLink
from .positions import member_link
from .reading import Reading

FILE = Path(__file__).resolve().parents[1] / "data" / "roads.json"


@dataclass(frozen=True, slots=True)
class Step:
    """One step as the file has it. ``by`` is a member's ISO alpha-2 code, or empty."""

    kind: str
    date: dt.date
    by: str
    url: str


@dataclass(frozen=True, slots=True)
class StepView:
    """A milestone: ``words`` say what happened, ``days_words`` how long after the application ("after 42 days").

    ``days_words`` is empty for the application itself.
    """

    date: dt.date
    words: str
    days_words: str
    url: str


@dataclass(frozen=True, slots=True)
class RoadView:
    """A road as far as it was gone by the reader's day: ``days`` from the application to accession, or to that day.

    ``days_words``: "321 days", or "196 days so far" while it was under way.
    """

    member: MemberLink
    days: int
    days_words: str
    line_svg: SafeString
    steps: tuple[StepView, ...]


@cache
def roads() -> tuple[tuple[str, tuple[Step, ...]], ...]:
    """By member's code: the steps, oldest first."""
    return tuple((row["member"], tuple(map(_step, row["steps"]))) for row in json.loads(FILE.read_text("utf-8")))


def _step(row: Mapping[str, Any]) -> Step:
    return Step(row["step"], dt.date.fromisoformat(row["date"]), row.get("by", ""), row["url"])


def road_views(record: Record, reading: Reading) -> tuple[RoadView, ...]:
    """The roads that had begun by the reader's day, as far as they had come; all drawn to one scale."""
    members = {member.code: member for member in record.members}
    begun = []
    for code, steps in roads():
        gone = tuple(s for s in steps if s.date <= reading.day and (not s.by or s.by in members))
        if code in members and gone:
            begun.append((members[code], gone, _length(gone, reading.day)))
    longest = max((days for _member, _steps, days in begun), default=0)
    return tuple(_view(member, steps, days, longest, members, reading) for member, steps, days in begun)


def _is_over(steps: tuple[Step, ...]) -> bool:
    return steps[-1].kind == "accession"


def _length(steps: tuple[Step, ...], day: dt.date) -> int:
    """Days from the first step to accession, or to ``day``."""
    return ((steps[-1].date if _is_over(steps) else day) - steps[0].date).days


def _view(
    member: Member,
    steps: tuple[Step, ...],
    days: int,
    longest: int,
    members: Mapping[str, Member],
    reading: Reading,
) -> RoadView:
    start = steps[0].date
    if _is_over(steps):
        days_words = ngettext("%(n)d day", "%(n)d days", days)
    else:
        days_words = ngettext("%(n)d day so far", "%(n)d days so far", days)
    return RoadView(
        member=member_link(member, reading),
        days=days,
        days_words=days_words % {"n": days},
        line_svg=road.draw([(step.date - start).days for step in steps], days, longest),
        steps=tuple(_step_view(step, start, members) for step in steps),
    )


def _step_view(step: Step, start: dt.date, members: Mapping[str, Member]) -> StepView:
    after = (step.date - start).days
    return StepView(
        date=step.date,
        words=_words(step.kind) % {"member": members[step.by].name if step.by else ""},
        days_words=ngettext("after %(n)d day", "after %(n)d days", after) % {"n": after} if after else "",
        url=step.url,
    )


def _words(kind: str) -> str:
    """What a step is. Raises ``KeyError`` for a kind that the file may not use."""
    return {
        "application": _("Application to join"),
        "invitation": _("Invitation, at the Madrid summit"),
        "protocol": _("Accession protocol signed by all members"),
        "first_ratification": _("First ratification: %(member)s"),
        "ratification": _("Last but one: %(member)s"),
        "last_ratification": _("Last ratification: %(member)s"),
        "accession": _("Member of NATO"),
    }[kind]
