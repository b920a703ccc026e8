"""How the jobs stand, in words: what runs, how the last run went and why, when the next one is.

Two queries answer for all of them. Time is an argument: nothing here reads the clock.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F, OuterRef, Subquery, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from stances.models import Job, Run, RunEnd

from .moments import Moment, ago, moment, took
from .schedule import STANDING, Standing


class Sign(StrEnum):
    """How a run, or a job, stands."""

    NEVER = "never"
    RUNNING = "running"
    SILENT = "silent"
    """Its lease ended without a word; the next look of a worker says that it was lost."""
    DONE = "done"
    OVERTAKEN = "overtaken"
    FAILED = "failed"
    LOST = "lost"


SIGN_WORDS = {
    Sign.NEVER: gettext_lazy("Has not run yet"),
    Sign.RUNNING: gettext_lazy("Running"),
    Sign.SILENT: gettext_lazy("Gone silent"),
    Sign.DONE: gettext_lazy("Done"),
    Sign.OVERTAKEN: gettext_lazy("Overtaken"),
    Sign.FAILED: gettext_lazy("Failed"),
    Sign.LOST: gettext_lazy("Lost"),
}

TROUBLE = frozenset({Sign.SILENT, Sign.FAILED, Sign.LOST})


@dataclass(frozen=True, slots=True)
class ShownRun:
    """One run in words. ``heading``: "Failed 3 minutes ago"; ``told``: what came of it, how far it is, or why not."""

    sign: Sign
    heading: str
    told: str
    began: Moment
    ended: Moment | None
    took: str
    asked_by: str
    done: int
    total: int

    @property
    def how(self) -> str:
        return str(SIGN_WORDS[self.sign])


@dataclass(frozen=True, slots=True)
class Next:
    """When a job runs next: at a time of the clock, on an event that ``words`` name, or both."""

    at: Moment | None
    words: str


@dataclass(frozen=True, slots=True)
class State:
    """How a job stands. ``runs``: newest first. ``done_at``: when its last whole run ended. ``failures``: in a row."""

    job: Standing
    runs: Sequence[ShownRun]
    next: Next
    failures: int
    done_at: dt.datetime | None
    done_for: str

    @property
    def sign(self) -> Sign:
        return self.runs[0].sign if self.runs else Sign.NEVER

    @property
    def is_running(self) -> bool:
        return self.sign == Sign.RUNNING

    @property
    def is_trouble(self) -> bool:
        """Whether somebody should look at it."""
        return self.sign in TROUBLE or self.failures > 0

    @property
    def words(self) -> str:
        """The whole in a sentence: "Failed 3 minutes ago, 2 times in a row: TypeError: …"."""
        if not self.runs:
            return _("Has not run yet.")
        newest = self.runs[0]
        heading = newest.heading
        if self.failures > 1:
            row = ngettext("%(number)s time in a row", "%(number)s times in a row", self.failures)
            heading = f"{heading}, {row % {'number': self.failures}}"
        return f"{heading}: {newest.told}" if newest.told else f"{heading}."


def states(now: dt.datetime, runs: int = 1) -> list[State]:
    """Every standing job in the order of the schedule, each with its newest ``runs``. Two queries."""
    last = Run.objects.filter(job=OuterRef("pk"), end=RunEnd.DONE).order_by("-began", "-pk")
    rows = Job.objects.select_related("asked_by").annotate(done_at=Subquery(last.values("ended")[:1]))
    jobs = {job.name: job for job in rows}
    place = Window(RowNumber(), partition_by=F("job"), order_by=(F("began").desc(), F("pk").desc()))
    shown = defaultdict(list)
    for run in Run.objects.select_related("asked_by").annotate(place=place).filter(place__lte=runs):
        shown[run.job_id].append(_shown(run, now))
    return [_state(job, jobs.get(name), shown, now) for name, job in STANDING.items()]


def _state(job: Standing, row: Job | None, runs: dict[int, list[ShownRun]], now: dt.datetime) -> State:
    if row is None:  # nobody has looked yet
        return State(job, (), _by_the_clock(job, job.next_after(now), now), 0, None, "")
    its = runs.get(row.pk, [])
    return State(job, its, _next(job, row, its, now), row.failures, row.done_at, row.done_for)  # type: ignore[attr-defined]


def _next(job: Standing, row: Job, runs: Sequence[ShownRun], now: dt.datetime) -> Next:
    if runs and runs[0].sign == Sign.RUNNING:
        return _by_the_clock(job, job.next_after(now), now)
    if row.due is None or row.due > now:
        words = _("to try it again") if row.failures and row.due else None
        return _by_the_clock(job, row.due, now, words)
    if row.asked_by:
        return Next(None, _("now, as %(name)s asked: it waits for a worker") % {"name": row.asked_by.shown_name()})
    return Next(None, _("now: it waits for a worker"))


def _by_the_clock(job: Standing, due: dt.datetime | None, now: dt.datetime, words: str | None = None) -> Next:
    at = moment(due, now) if due else None
    if words is None:
        words = str(job.follows)
        words = _("and %(event)s") % {"event": words} if at and words else words
    return Next(at, words)


def _shown(run: Run, now: dt.datetime) -> ShownRun:
    sign = _sign(run, now)
    return ShownRun(
        sign=sign,
        heading=_heading(run, sign, now),
        told=_progress(run) if sign == Sign.RUNNING else run.words,
        began=moment(run.began, now),
        ended=moment(run.ended, now) if run.ended else None,
        took=took(run.began, run.ended) if run.ended else "",
        asked_by=run.asked_by.shown_name() if run.asked_by else "",
        done=run.done,
        total=run.total,
    )


def _sign(run: Run, now: dt.datetime) -> Sign:
    if run.ended is not None:
        return Sign(run.end)
    return Sign.RUNNING if run.leased_until > now else Sign.SILENT


def _heading(run: Run, sign: Sign, now: dt.datetime) -> str:
    if sign == Sign.RUNNING:
        return _("%(how)s since %(when)s") % {"how": SIGN_WORDS[sign], "when": moment(run.began, now).words}
    return _("%(how)s %(when)s") % {"how": SIGN_WORDS[sign], "when": ago(run.ended or run.leased_until, now)}


def _progress(run: Run) -> str:
    return _("%(done)s of %(total)s") % {"done": run.done, "total": run.total} if run.total else ""
