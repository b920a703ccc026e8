"""A member's history as steps on a line of time: one an assessment, from its accession to the last day asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from stances.codebook import NOT_ASSESSED, Confidence
from stances.record.types import Assessment, Member


@dataclass(frozen=True, slots=True)
class Step:
    """How long one assessment held: from ``start`` until before ``end``, or with ``end`` the last day shown.

    ``stance`` is null where the assessment says that no position was found.
    """

    assessment: Assessment
    start: dt.date
    end: dt.date

    @property
    def stance(self) -> str | None:
        return self.assessment.stance

    @property
    def code(self) -> str:
        """The class name: the stance's word, or ``not_assessed``."""
        return self.stance or NOT_ASSESSED

    @property
    def low(self) -> bool:
        return self.stance is not None and self.assessment.confidence == Confidence.LOW


@dataclass(frozen=True, slots=True)
class Gap:
    """Days of membership on which the member is not assessed, from ``start`` until before ``end``."""

    start: dt.date
    end: dt.date


def steps(member: Member, history: Sequence[Assessment], until: dt.date) -> tuple[Step, ...]:
    """The steps in their order; none before the accession, none that would begin after ``until``."""
    shown = sorted((a for a in history if a.effective <= until), key=lambda a: a.effective)
    ends = [*(later.effective for later in shown[1:]), until]
    made = [Step(a, max(a.effective, member.acceded), end) for a, end in zip(shown, ends, strict=False)]
    return tuple(s for s in made if s.start < s.end or s.start == s.end == until)


def gaps(member: Member, held: Sequence[Step], since: dt.date, until: dt.date) -> tuple[Gap, ...]:
    """The days between ``since`` (or the accession, if later) and ``until`` on which no step has a stance."""
    found: list[Gap] = []
    cursor = max(since, member.acceded)
    for step in held:
        if step.stance is None:
            continue
        if cursor < step.start:
            found.append(Gap(cursor, step.start))
        cursor = max(cursor, step.end)
    if cursor < until:
        found.append(Gap(cursor, until))
    return tuple(found)
