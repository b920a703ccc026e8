"""A job is taken by one at a time, under a lease; its results appear with its end, once or not at all."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, connection
from django.utils import timezone

from stances.jobs import lease
from stances.jobs.lease import LeaseLost, Outcome
from stances.jobs.schedule import STANDING
from stances.models import Job, JobName, Pulse, Run, RunEnd
from tests import making

pytestmark = pytest.mark.django_db

NIGHT = dt.datetime(2026, 3, 2, 1, 30, tzinfo=dt.UTC)
"""02:30 in Brussels: when the record is checked."""


@pytest.fixture
def clock():
    with time_machine.travel(NIGHT - dt.timedelta(hours=1), tick=False) as clock:
        lease.make_missing()
        for job in Job.objects.all():  # each has run today
            Job.objects.filter(pk=job.pk).update(due=STANDING[JobName(job.name)].next_after(timezone.now()))
        yield clock


def job(name=JobName.CHECK) -> Job:
    return Job.objects.get(name=name)


def ends() -> list[str]:
    return list(Run.objects.order_by("pk").values_list("end", flat=True))


def pulse(name="stored"):
    return lambda: Pulse.objects.create(name=name, at=timezone.now())


def test_a_job_is_due_when_its_time_has_come_and_not_before(clock):
    assert lease.take(JobName.CHECK) is None
    assert lease.due_now({}) == []
    clock.move_to(NIGHT)
    assert [due.name for due in lease.due_now({})] == ["check_record"]
    assert lease.take(JobName.CHECK) is not None


def test_on_a_new_machine_every_job_of_the_clock_is_due_at_once():
    lease.make_missing()
    assert {due.name for due in lease.due_now({})} == {name for name, job in STANDING.items() if job.at}


def test_while_one_is_at_it_no_other_takes_it(clock):
    clock.move_to(NIGHT)
    assert lease.take(JobName.CHECK) is not None
    assert lease.take(JobName.CHECK) is None
    assert lease.due_now({}) == []


def test_a_run_that_ends_stores_its_results_and_waits_for_the_next_night(clock):
    clock.move_to(NIGHT)
    running = lease.take(JobName.CHECK)
    lease.conclude(running, Outcome("Nothing found.", pulse()))
    run = Run.objects.get()
    assert (run.end, run.words) == (RunEnd.DONE, "Nothing found.")
    assert Pulse.objects.filter(name="stored").exists()
    assert job().due == NIGHT + dt.timedelta(days=1)
    assert lease.take(JobName.CHECK) is None


def test_a_job_that_was_missed_while_the_machine_was_off_runs_once_when_it_is_on_again(clock):
    clock.move_to(NIGHT + dt.timedelta(days=5, hours=3))
    lease.conclude(lease.take(JobName.CHECK), Outcome("Nothing found."))
    assert lease.take(JobName.CHECK) is None
    assert job().due == NIGHT + dt.timedelta(days=6)


def test_a_run_that_says_nothing_is_given_up_and_its_results_are_refused(clock, settings):
    clock.move_to(NIGHT)
    hung = lease.take(JobName.CHECK)
    clock.shift(settings.JOB_LEASE + 1)
    assert [due.name for due in lease.due_now({})] == ["check_record"]
    other = lease.take(JobName.CHECK)
    assert other is not None
    assert ends() == [RunEnd.LOST, ""]
    with pytest.raises(LeaseLost):
        hung.went(1, 1)
    with pytest.raises(LeaseLost):
        lease.conclude(hung, Outcome("Too late.", pulse("first")))
    with pytest.raises(LeaseLost):
        lease.fail(hung, ValueError("too late"))
    lease.conclude(other, Outcome("In time.", pulse("second")))
    assert list(Pulse.objects.values_list("name", flat=True)) == ["second"]
    assert ends() == [RunEnd.LOST, RunEnd.DONE]


def test_what_was_left_open_when_everything_ended_begins_anew_at_once(clock):
    clock.move_to(NIGHT)
    lease.take(JobName.CHECK)
    lease.give_up_left_open()
    assert lease.take(JobName.CHECK) is not None
    assert ends() == [RunEnd.LOST, ""]


def test_a_run_that_tells_how_far_it_is_keeps_its_lease(clock, settings):
    clock.move_to(NIGHT)
    running = lease.take(JobName.CHECK)
    for done in range(1, 6):
        clock.shift(settings.JOB_LEASE - 1)
        running.went(done, 10)
        assert lease.take(JobName.CHECK) is None
    assert Run.objects.get().done == 5


def test_a_worker_lost_again_and_again_is_given_longer_and_longer_pauses(clock, settings):
    clock.move_to(NIGHT)
    lease.take(JobName.CHECK)
    pauses = []
    for _ in range(4):
        clock.shift(settings.JOB_LEASE + 1)
        lease.take(JobName.CHECK)
        pauses.append(int((job().due - timezone.now()).total_seconds()))
        clock.move_to(max(job().due, timezone.now()))
        lease.take(JobName.CHECK)
    assert pauses == [0, 120, 240, 480]


def test_what_cannot_be_stored_leaves_nothing_behind_and_the_run_can_still_fail(clock):
    clock.move_to(NIGHT)
    running = lease.take(JobName.CHECK)

    def half():
        pulse()()
        raise ValueError("the second half\nwith a long tail")

    with pytest.raises(ValueError, match="the second half"):
        lease.conclude(running, Outcome("Never said.", half))
    assert not Pulse.objects.exists()
    lease.fail(running, ValueError("the second half\nwith a long tail"))
    assert Run.objects.get().words == "ValueError: the second half"
    assert ends() == [RunEnd.FAILED]


def test_after_failures_it_is_tried_again_after_ever_longer_pauses_of_an_hour_at_most(clock):
    clock.move_to(NIGHT)
    pauses = []
    for _ in range(9):
        lease.fail(lease.take(JobName.CHECK), ValueError("no"))
        pauses.append((job().due - timezone.now()).total_seconds() / 60)
        assert lease.take(JobName.CHECK) is None
        clock.move_to(job().due)
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    lease.conclude(lease.take(JobName.CHECK), Outcome("At last."))
    assert job().failures == 0
    assert job().due == NIGHT + dt.timedelta(days=1)


def test_a_job_that_follows_the_record_runs_whenever_its_work_is_out_of_date(clock):
    running = lease.take(JobName.RENDER, "edition 1")
    lease.conclude(running, Outcome("Rendered."))
    assert lease.take(JobName.RENDER, "edition 1") is None
    assert [due.name for due in lease.due_now({JobName.RENDER: "edition 2"})] == ["render"]
    lease.fail(lease.take(JobName.RENDER, "edition 2"), ValueError("no"))
    assert lease.take(JobName.RENDER, "edition 2") is None
    assert [due.name for due in lease.due_now({JobName.RENDER: "edition 3"})] == ["render"]
    clock.move_to(job(JobName.RENDER).due)
    assert lease.take(JobName.RENDER, "edition 2") is not None


def test_a_run_that_was_overtaken_does_not_count_as_done(clock):
    lease.conclude(lease.take(JobName.RENDER, "edition 1"), Outcome("Overtaken.", overtaken=True))
    assert job(JobName.RENDER).done_for == ""
    assert ends() == [RunEnd.OVERTAKEN]
    assert lease.take(JobName.RENDER, "edition 2") is not None


def test_an_editor_has_it_run_now_once_however_often_they_ask(clock):
    reviewer = making.editor("reviewer")
    assert lease.ask_for(JobName.CHECK, reviewer)
    assert lease.ask_for(JobName.CHECK, reviewer)
    running = lease.take(JobName.CHECK)
    assert Run.objects.get().asked_by == reviewer
    assert not lease.ask_for(JobName.CHECK, reviewer)
    lease.conclude(running, Outcome("Nothing found."))
    assert lease.take(JobName.CHECK) is None
    assert job().asked_by is None


def test_of_a_job_the_last_thirty_runs_are_remembered(clock):
    for number in range(33):
        lease.ask_for(JobName.CHECK, making.editor("reviewer"))
        lease.conclude(lease.take(JobName.CHECK), Outcome(f"run {number}"))
        clock.shift(1)
    assert Run.objects.count() == 30
    assert Run.objects.first().words == "run 32"


def test_the_database_itself_lets_one_run_of_a_job_be_open(clock):
    clock.move_to(NIGHT)
    lease.take(JobName.CHECK)
    with pytest.raises(IntegrityError, match="run_one_open_per_job"), connection.cursor() as cursor:
        cursor.execute(
            'INSERT INTO stances_run (job_id, target, began, leased_until, "end", words, done, total)'
            " SELECT job_id, '', began, leased_until, '', '', 0, 0 FROM stances_run"
        )


@pytest.mark.parametrize("name", [name for name, standing in STANDING.items() if standing.at])
def test_the_clock_asks_once_on_every_day_of_the_year_also_when_the_hour_changes(name):
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    days = []
    for _ in range(365):
        moment = STANDING[name].next_after(moment)
        days.append(timezone.localtime(moment).date())
    assert days == [dt.date(2026, 1, 1) + dt.timedelta(days=n) for n in range(365)]
