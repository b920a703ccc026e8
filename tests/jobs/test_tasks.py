"""Messages are nudges: a queue that is away keeps nobody waiting, and loses nothing."""

import pytest
from django.db import transaction

from config.celery import app
from stances import tasks
from stances.jobs import lease
from stances.jobs.lease import Outcome, Running
from stances.models import Job, JobName, Pulse, Run
from tests import making, processes
from tests.site import environment

pytestmark = pytest.mark.django_db


def test_a_queue_that_is_away_fails_nobody(tmp_path):
    away = f"redis://127.0.0.1:{processes.free_port()}/0"
    env = environment(tmp_path, "postgres") | {"CELERY_BROKER_URL": away}
    done = processes.manage("shell", "-v0", "-c", "from stances import tasks; tasks.poke(); print('went on')", env=env)
    assert done.stdout.strip() == "went on"
    assert "The worker could not be told at once; the clock will tell it." in done.stderr


def test_each_edition_sends_one_message_when_it_is_through_and_none_when_it_is_not(django_capture_on_commit_callbacks):
    app.control.purge()
    with django_capture_on_commit_callbacks(execute=True):
        making.publish(making.statement())
        with transaction.atomic():
            making.publish(making.statement())
            transaction.set_rollback(True)
    assert app.control.purge() == 1


def test_a_look_says_that_worker_and_clock_live_and_sends_a_message_for_each_job_that_is_due():
    app.control.purge()
    tasks.look.apply(["beat"])
    assert set(Pulse.objects.values_list("name", flat=True)) == {"look", "beat"}
    assert app.control.purge() == 3, "the jobs of the clock; there is no edition to render"


def breaks(running: Running) -> Outcome:
    raise ZeroDivisionError("division by zero")


def test_a_run_that_raises_is_failed_in_words_and_raises_nothing(monkeypatch):
    lease.make_missing()
    job = Job.objects.get(name=JobName.DRAFTS)
    monkeypatch.setitem(tasks.WORK, JobName.DRAFTS, tasks.Work(breaks))
    tasks.run.apply([job.pk])
    assert Run.objects.get().words == "ZeroDivisionError: division by zero"
    tasks.run.apply([job.pk])
    assert Run.objects.count() == 1, "it waits for its pause"


def test_a_message_for_a_job_that_is_no_more_does_nothing():
    tasks.run.apply([987_654])
    assert not Run.objects.exists()
