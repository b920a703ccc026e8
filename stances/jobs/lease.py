"""Taking a job under a lease, and ending its run: each in one short transaction under the job's row lock.

A run's results are stored in the transaction that ends it, and only while the lease is its own. So they appear once
or not at all, whenever a worker is killed and however often a message comes.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from stances.models import Editor, Job, JobName, Run, RunEnd

from .schedule import STANDING

log = logging.getLogger(__name__)

KEPT_RUNS = 30
"""Runs of a job that are remembered."""

LONGEST_PAUSE = dt.timedelta(hours=1)
"""However often a job failed, it is tried again after this."""


class LeaseLost(Exception):
    """The run was given up for lost, and another may have begun: nothing of this one may be stored."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run, in words; ``store`` writes its results. ``overtaken``: its work is not whole."""

    words: str
    store: Callable[[], None] | None = None
    overtaken: bool = False


@dataclass(slots=True)
class Running:
    """A run that this process holds the lease of. ``target`` names what it works for, as its job's ``wanted`` said."""

    run: int
    job: int
    target: str
    renewed: dt.datetime = field(default_factory=timezone.now)

    def went(self, done: int, total: int) -> None:
        """Tells how far it is, and renews the lease; to be called more often than the lease is long.

        Writes at most twice a second. Raises ``LeaseLost``.
        """
        now = timezone.now()
        if now - self.renewed < dt.timedelta(seconds=0.5) and done < total:
            return
        mine = Run.objects.filter(pk=self.run, ended__isnull=True)
        if not mine.update(done=done, total=total, leased_until=now + _lease()):
            raise LeaseLost
        self.renewed = now


def is_due(job: Job, target: str, now: dt.datetime) -> bool:
    """Whether it is to run: by the clock, or because what it was last done for is out of date.

    What failed waits for the clock, which was set to a pause; something newer to work for does not.
    """
    behind = bool(target) and target not in (job.done_for, job.failed_for)
    return behind or (job.due is not None and job.due <= now)


def take(name: JobName, target: str = "", *, anyway: bool = False) -> Running | None:
    """Begins a run of the job, if it is due (or ``anyway``) and nobody is at it; else None.

    Gives up for lost what was left open.
    """
    with transaction.atomic():
        job = _locked(name)
        now = timezone.now()
        open_run = job.runs.filter(ended__isnull=True).first()
        if open_run is not None:
            if open_run.leased_until > now:
                return None
            _give_up(job, open_run, now)
        if not anyway and not is_due(job, target, now):
            return None
        run = Run.objects.create(
            job=job, target=target, asked_by_id=job.asked_by_id, began=now, leased_until=now + _lease()
        )
    return Running(run.pk, job.pk, target)


def conclude(running: Running, outcome: Outcome) -> None:
    """Ends the run well, with its results. Raises ``LeaseLost``, and whatever ``store`` raises, with nothing stored."""
    with transaction.atomic():
        job, run, now = _own(running)
        if outcome.store is not None:
            outcome.store()
        _end(run, RunEnd.OVERTAKEN if outcome.overtaken else RunEnd.DONE, outcome.words, now)
        job.failures, job.asked_by_id = 0, None
        job.due = now if outcome.overtaken else STANDING[JobName(job.name)].next_after(now)
        job.done_for, job.failed_for = job.done_for if outcome.overtaken else running.target, ""
        job.save()


def fail(running: Running, error: BaseException) -> None:
    """Ends the run badly, says why, and has it tried again after a pause. Raises ``LeaseLost``."""
    with transaction.atomic():
        job, run, now = _own(running)
        _end(run, RunEnd.FAILED, _why(error), now)
        _pause(job, run, now)


def give_up_left_open() -> None:
    """Ends the lease of every open run: for whoever knows that no worker lives."""
    now = timezone.now()
    Run.objects.filter(ended__isnull=True, leased_until__gt=now).update(leased_until=now)


def ask_for(name: JobName, by: Editor) -> bool:
    """An editor wants it run now. False where it runs already; then it will not run twice."""
    with transaction.atomic():
        job, now = _locked(name), timezone.now()
        if job.runs.filter(ended__isnull=True, leased_until__gt=now).exists():
            return False
        job.due, job.asked_by = now, by
        job.save()
        return True


def make_missing() -> None:
    """Gives every standing job its row. One that never ran is due at once."""
    now = timezone.now()
    if missing := STANDING.keys() - set(Job.objects.values_list("name", flat=True)):
        rows = [Job(name=name, due=now if STANDING[name].at else None) for name in STANDING if name in missing]
        Job.objects.bulk_create(rows, ignore_conflicts=True)  # another process may be making them, too


def due_now(targets: Mapping[JobName, str]) -> list[Job]:
    """The jobs that a run may be taken of now, with what each is ``wanted`` for in ``targets``."""
    make_missing()
    now = timezone.now()
    held = Run.objects.filter(ended__isnull=True, leased_until__gt=now).values("job")
    left_open = set(Run.objects.filter(ended__isnull=True, leased_until__lte=now).values_list("job", flat=True))
    free = Job.objects.exclude(pk__in=held).order_by("pk")
    return [job for job in free if job.pk in left_open or is_due(job, targets.get(JobName(job.name), ""), now)]


def _lease() -> dt.timedelta:
    return dt.timedelta(seconds=settings.JOB_LEASE)


def _locked(name: JobName) -> Job:
    """The job's row, held until the transaction ends."""
    held = Job.objects.select_for_update().filter(name=name)
    job = held.first()
    if job is None:
        make_missing()
        job = held.get()
    return job


def _own(running: Running) -> tuple[Job, Run, dt.datetime]:
    job = Job.objects.select_for_update().get(pk=running.job)
    run = Run.objects.filter(pk=running.run, ended__isnull=True).first()
    if run is None:
        raise LeaseLost
    return job, run, timezone.now()


def _give_up(job: Job, run: Run, now: dt.datetime) -> None:
    log.warning("A run of %s was lost: its worker ended, or hung, without a word.", job.name)
    _end(run, RunEnd.LOST, _("Its worker ended, or hung, without a word. It begins anew."), now)
    _pause(job, run, now, but_the_first=True)


def _pause(job: Job, run: Run, now: dt.datetime, *, but_the_first: bool = False) -> None:
    """One failure more: tried again after 1, 2, 4 … minutes. The first loss of a worker, at once."""
    pause = min(dt.timedelta(minutes=2 ** min(job.failures, 10)), LONGEST_PAUSE)
    job.due = now if but_the_first and not job.failures else now + pause
    job.failures, job.failed_for = job.failures + 1, run.target
    job.save()


def _end(run: Run, end: RunEnd, words: str, now: dt.datetime) -> None:
    run.ended, run.end, run.words = max(now, run.began), end, words
    run.save(update_fields=["ended", "end", "words"])
    older = Run.objects.filter(job=run.job_id).values_list("pk", flat=True)[KEPT_RUNS:]
    Run.objects.filter(pk__in=list(older)).delete()


def _why(error: BaseException) -> str:
    """The error in one line; its kind too, where the words are not our own."""
    first = next(iter(str(error).strip().splitlines()), "")
    if first and type(error).__module__.startswith("stances."):
        return first
    return f"{type(error).__name__}: {first}" if first else type(error).__name__
