"""Who moved between two days, step by step, and the statements that each step rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.codebook import STANCES
from stances.record.record import Record
from stances.record.types import Assessment, EvidenceItem, Member, Position, Statement

from .evidence import evidence_view
from .positions import member_link
from .reading import Reading
from .side_by_side import MoveGroup, MoveView, StepView
from .words import stance_words

SHOWN = 2
"""Statements shown of a member that moved in one step, at most; of several steps, each shows one. The member's page on
the day of the step has them all."""

KINDS = ("toward", "away", "returned", "newly", "no_longer", "between", "joined")
"""The ways to move, in the order of the page; ``stayed`` is none."""

FOLDED = frozenset({"newly", "between", "joined"})
"""Those who moved from no stance: there may be a whole alliance of them, so their words are folded."""

PLACE = {code: place for place, code in enumerate(STANCES)}


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which a member's stance became another; null where it was, or came to be, not assessed."""

    day: dt.date
    before: str | None
    after: str | None
    assessment: Assessment | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A member on both days. ``before`` is null where it joined between them."""

    member: Member
    before: Position | None
    after: Position
    steps: tuple[Step, ...]

    @property
    def kind(self) -> str:
        """Which way it moved: one of ``KINDS``, or ``stayed``. The direction is that of the codebook's scale."""
        if self.before is None:
            return "joined"
        before, after = self.before.stance, self.after.stance
        if not self.steps:
            return "stayed"
        if before == after:
            return "returned" if after else "between"
        if before is None or after is None:
            return "newly" if before is None else "no_longer"
        return "toward" if PLACE[after] < PLACE[before] else "away"


def compare(record: Record, first: dt.date, last: dt.date) -> tuple[Compared, ...]:
    """Every member of the later day, by name, with what happened after ``first`` up to ``last``."""
    return tuple(
        Compared(position.member, record.position(code, first), position, _steps(record, position.member, first, last))
        for code, position in record.positions(last).items()
    )


def between_stances(compared: Iterable[Compared]) -> list[str]:
    """The codes of those who moved from one stance to another."""
    return [one.member.code for one in compared if one.kind in ("toward", "away")]


def _steps(record: Record, member: Member, first: dt.date, last: dt.date) -> tuple[Step, ...]:
    """Where a shift is between two stances, it is one of the record's shifts; the others begin or end with none."""
    known = record.position(member.code, first)
    stance = known.stance if known else None
    found = []
    for day in sorted({max(a.effective, member.acceded) for a in record.history(member.code)}):
        position = record.position(member.code, day) if first < day <= last else None
        if position and position.stance != stance:
            found.append(Step(day, stance, position.stance, position.assessment))
            stance = position.stance
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The statements chosen for a step, how many there are in all, and whether those shown fall between the days."""

    shown: tuple[EvidenceItem, ...]
    total: int
    between: bool


def _weighed(step: Step, first: dt.date, last: dt.date, most: int) -> _Weighed:
    """The supporting evidence nearest to the step: said between the days if any was, by the step's day if it can be."""
    supports = step.assessment.supports if step.assessment else ()
    between = [item for item in supports if first < item.date <= last]
    nearest = sorted(
        between or supports, key=lambda item: (item.date > step.day, abs(step.day - item.date), item.statement)
    )
    return _Weighed(tuple(nearest[:most]), len(supports), bool(between))


def groups(
    compared: Iterable[Compared], record: Record, reading: Reading, first: dt.date, last: dt.date
) -> tuple[MoveGroup, ...]:
    """Those who moved, by the way they moved. All their statements are looked up at once."""
    moved = [one for one in compared if one.kind != "stayed"]
    weighed = {
        (one.member.code, step.day): _weighed(step, first, last, SHOWN if len(one.steps) == 1 else 1)
        for one in moved
        for step in one.steps
    }
    keys = {item.statement for chosen in weighed.values() for item in chosen.shown}
    view = _Views(record, reading, weighed, record.statements_by_key(keys) if keys else {})
    return tuple(
        MoveGroup(kind, heading(kind, len(found)), kind in FOLDED, tuple(view.move(one) for one in found))
        for kind in KINDS
        if (found := [one for one in moved if one.kind == kind])
    )


def heading(kind: str, n: int) -> str:
    """How many moved that way, in words."""
    words = {
        "toward": ngettext("%(n)d member moved toward an invitation", "%(n)d members moved toward an invitation", n),
        "away": ngettext(
            "%(n)d member moved away from an invitation", "%(n)d members moved away from an invitation", n
        ),
        "returned": ngettext("%(n)d member moved and moved back", "%(n)d members moved and moved back", n),
        "newly": ngettext("%(n)d member was newly assessed", "%(n)d members were newly assessed", n),
        "no_longer": ngettext("%(n)d member was no longer assessed", "%(n)d members were no longer assessed", n),
        "between": ngettext(
            "%(n)d member was assessed in between only", "%(n)d members were assessed in between only", n
        ),
        "joined": ngettext("%(n)d member joined the alliance", "%(n)d members joined the alliance", n),
    }
    return words[kind] % {"n": n}


class _Views:
    """Turns what was compared into what the page shows."""

    def __init__(
        self,
        record: Record,
        reading: Reading,
        weighed: Mapping[tuple[str, dt.date], _Weighed],
        statements: Mapping[str, Statement],
    ) -> None:
        self.record, self.reading, self.weighed, self.statements = record, reading, weighed, statements

    def move(self, one: Compared) -> MoveView:
        assessment = one.after.assessment
        return MoveView(
            member=member_link(one.member, self.reading),
            before=stance_words(one.before.stance) if one.before and one.before.code != one.after.code else None,
            after=stance_words(one.after.stance),
            joined=None if one.before else one.member.acceded,
            rationale=assessment.rationale if assessment else "",
            steps=tuple(self._step(one, step) for step in one.steps),
        )

    def _step(self, one: Compared, step: Step) -> StepView:
        weighed = self.weighed[one.member.code, step.day]
        joining = one.before is None and step.day == one.member.acceded
        more = weighed.total - len(weighed.shown)
        return StepView(
            day=step.day,
            day_href=self.reading.alliance(step.day),
            before=None if joining else stance_words(step.before),
            after=stance_words(step.after),
            whole=len(one.steps) == 1,
            basis_words=""
            if weighed.between or not weighed.shown
            else _("None of the statements weighed was made between the two days. The assessment rests on:"),
            evidence=tuple(evidence_view(item, self.statements, self.record, self.reading) for item in weighed.shown),
            more_words=ngettext("%(n)d more statement was weighed", "%(n)d more statements were weighed", more)
            % {"n": more}
            if more
            else "",
            href=self.reading.member(one.member.slug, step.day),
        )
