"""Celery's tasks: thin, and safe to be sent twice. ``look`` finds what is due, ``run`` does it (DESIGN §8).

What is due, who is at it and how it went stands in the database (``stances.jobs``). A message is only a nudge: the
clock sends one every few seconds, and whatever makes an edition sends one at once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from config.celery import app
from stances import ahead
from stances.desk import old_drafts, senders, standing_list, whole_record
from stances.jobs import lease
from stances.jobs.lease import LeaseLost, Outcome, Running
from stances.models import Edition, Job, JobName, Pulse

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Work:
    """What a job does, and what its results are to stand for now (empty: the clock alone says when it runs)."""

    does: Callable[[Running], Outcome]
    wanted: Callable[[], str] = str


def newest_edition() -> str:
    """The number of the newest edition; empty where there is none."""
    return str(Edition.objects.order_by("-number").values_list("number", flat=True).first() or "")


def check_record(running: Running) -> Outcome:
    result = whole_record.check(running.went)
    return Outcome(result.words, lambda: whole_record.store(result.found, timezone.now()))


def look_again(running: Running) -> Outcome:
    renewed = standing_list.find()
    return Outcome(renewed.words, renewed.store)


def list_old_drafts(running: Running) -> Outcome:
    listed = old_drafts.find(timezone.now())
    return Outcome(listed.words, listed.store)


WORK = {
    JobName.RENDER: Work(ahead.render, ahead.wanted),
    JobName.CHECK: Work(check_record),
    JobName.LOOK_AGAIN: Work(look_again, newest_edition),
    JobName.DRAFTS: Work(list_old_drafts),
}


@app.task
def look(sender: str = "") -> None:
    """Sends a message for every job that is due. ``sender`` is "beat" where the clock asked.

    Whoever sent a report more than a day ago is forgotten here: a promise of hours cannot wait for a job of the night.
    """
    now = timezone.now()
    senders.forget(now)
    signs = [Pulse(name=name, at=now) for name in ("look", *(["beat"] if sender == "beat" else []))]
    Pulse.objects.bulk_create(signs, update_conflicts=True, unique_fields=["name"], update_fields=["at"])
    for job in lease.due_now({name: work.wanted() for name, work in WORK.items()}):
        run.apply_async((job.pk,), retry=False)


@app.task
def run(job: int) -> None:
    """Runs the job with this id, if it is due and nobody is at it. Says in its row how it went; raises nothing."""
    found = Job.objects.filter(pk=job).first()
    if found is None:
        return
    work = WORK[JobName(found.name)]
    running = lease.take(JobName(found.name), work.wanted())
    if running is None:
        return
    try:
        outcome = work.does(running)
        lease.conclude(running, outcome)
    except LeaseLost:
        log.warning("A run of %s came too late: it had been given up for lost.", found.name)
    except Exception as error:
        log.exception("A run of %s failed.", found.name)
        lease.fail(running, error)
    else:
        if outcome.overtaken:
            poke()


def poke() -> None:
    """Asks a worker to look at once. Where that cannot be sent, the clock's next message does the same."""
    try:
        look.apply_async(retry=False)
    except Exception:
        log.warning("The worker could not be told at once; the clock will tell it.", exc_info=True)
