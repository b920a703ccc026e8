"""How the jobs stand, in words: what happened, when and why, what is next, and whether anybody is there to do it."""

import datetime as dt

import pytest

from stances.jobs.alive import silence
from stances.jobs.moments import ago, moment, took
from stances.jobs.schedule import STANDING
from stances.jobs.state import Sign, State, states
from stances.models import Job, JobName, Pulse, Run, RunEnd
from tests import making

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 3, 2, 13, 6, 30, tzinfo=dt.UTC)
"""14:06 in Brussels."""
MINUTE = dt.timedelta(minutes=1)


def job(name: JobName = JobName.CHECK, **values) -> Job:
    return Job.objects.update_or_create(name=name, defaults={"due": STANDING[name].next_after(NOW)} | values)[0]


def run(of: Job, began: float, ended: float | None = None, end: RunEnd | None = None, **values) -> Run:
    """A run that began and ended so many minutes ago. An open one holds its lease for half a minute more."""
    return Run.objects.create(
        job=of,
        began=NOW - began * MINUTE,
        ended=None if ended is None else NOW - ended * MINUTE,
        end=end or "",
        leased_until=values.pop("leased_until", NOW + MINUTE / 2),
        **values,
    )


def state(name: JobName = JobName.CHECK, runs: int = 1) -> State:
    return next(one for one in states(NOW, runs) if one.job.name == name)


def words(name: JobName = JobName.CHECK) -> str:
    """The state's sentence; Django keeps a number and its unit together with a space of its own."""
    return state(name).words.replace("\xa0", " ")


def test_a_job_that_never_ran_says_so_and_when_it_will():
    found = state()
    assert (found.sign, words(), found.is_trouble) == (Sign.NEVER, "Has not run yet.", False)
    assert found.next.at.words == "tomorrow at 02:30"
    assert [one.job.name for one in states(NOW)] == list(STANDING)


def test_a_job_that_only_events_start_names_them():
    job(JobName.RENDER)
    assert state(JobName.RENDER).next.at is None
    assert state(JobName.RENDER).next.words.startswith("after each edition")


def test_a_job_of_the_clock_that_events_start_too_names_both():
    job(JobName.LOOK_AGAIN)
    found = state(JobName.LOOK_AGAIN).next
    assert (found.at.words, found.words) == ("tomorrow at 06:00", "and after each edition")


def test_a_running_job_says_since_when_how_far_and_who_asked():
    run(job(), 3, done=120, total=412, asked_by=making.editor("reviewer"))
    found = state()
    assert found.is_running
    assert words() == "Running since today at 14:03: 120 of 412"
    assert found.runs[0].asked_by == "Reviewer"


def test_a_running_job_that_has_not_said_how_far_it_is_claims_nothing():
    run(job(), 3)
    assert words() == "Running since today at 14:03."


def test_a_done_job_says_when_and_what_came_of_it():
    run(job(), 4, 3, RunEnd.DONE, words="Rendered 412 pages of edition 7.")
    found = state()
    assert words() == "Done 3 minutes ago: Rendered 412 pages of edition 7."
    assert found.done_at == NOW - 3 * MINUTE
    assert not found.is_trouble


def test_a_failed_job_says_why_how_often_and_when_it_is_tried_again():
    failing = job(failures=2, due=NOW + 4 * MINUTE)
    run(failing, 60, 59, RunEnd.DONE, words="Nothing found.")
    run(failing, 2, 1, RunEnd.FAILED, words="OSError: no space left on device")
    found = state()
    assert found.is_trouble
    assert words() == "Failed 1 minute ago, 2 times in a row: OSError: no space left on device"
    assert (found.next.at.words, found.next.words) == ("today at 14:10", "to try it again")
    assert found.done_at == NOW - 59 * MINUTE


def test_a_lost_run_says_so():
    run(job(failures=1), 5, 2, RunEnd.LOST, words="Its worker ended, or hung, without a word. It begins anew.")
    found = state()
    assert (found.sign, found.is_trouble) == (Sign.LOST, True)
    assert words().startswith("Lost 2 minutes ago: Its worker ended")


def test_a_run_whose_lease_is_over_is_not_said_to_run():
    run(job(), 5, leased_until=NOW - 2 * MINUTE)
    found = state()
    assert (found.sign, found.is_running, found.is_trouble) == (Sign.SILENT, False, True)
    assert words() == "Gone silent 2 minutes ago."


def test_an_overtaken_run_is_no_trouble_and_is_not_the_last_whole_one():
    run(job(), 5, 2, RunEnd.OVERTAKEN, words="Edition 8 came.")
    found = state()
    assert (words(), found.is_trouble, found.done_at) == ("Overtaken 2 minutes ago: Edition 8 came.", False, None)


def test_what_is_due_waits_for_a_worker_and_says_who_asked():
    job(due=NOW - MINUTE)
    assert state().next.words == "now: it waits for a worker"
    job(due=NOW, asked_by=making.editor("reviewer"))
    assert state().next.words == "now, as Reviewer asked: it waits for a worker"


def test_the_newest_runs_come_first_and_no_more_than_were_asked_for():
    of = job()
    for minutes in (30, 20, 10):
        run(of, minutes, minutes - 1, RunEnd.DONE, words=f"{minutes}")
    run(job(JobName.DRAFTS), 5, 4, RunEnd.DONE)
    assert [one.told for one in state(runs=2).runs] == ["10", "20"]


def test_two_queries_answer_for_all_jobs(django_assert_num_queries):
    for name in JobName:
        run(job(name), 5, 4, RunEnd.DONE, asked_by=making.editor("reviewer"))
    with django_assert_num_queries(2):
        assert all(one.words for one in states(NOW, 30))


def test_where_no_worker_was_ever_heard_it_says_how_to_start_one():
    assert silence(NOW).startswith("No worker has been heard yet. What is due waits. Start one with “")


def hear(**minutes_ago: float) -> None:
    for name, minutes in minutes_ago.items():
        Pulse.objects.update_or_create(name=name, defaults={"at": NOW - minutes * MINUTE})


def test_a_worker_and_a_clock_that_were_heard_lately_are_well():
    hear(look=0.2, beat=0.2)
    assert silence(NOW) == ""


def test_a_worker_that_fell_silent_is_named_with_the_time_it_was_heard_last():
    hear(look=6, beat=6)
    assert silence(NOW).startswith("No worker has been heard since today at 14:00. What is due waits.")


def test_a_clock_that_fell_silent_is_named_though_the_worker_looks():
    hear(look=0.2, beat=6)
    assert silence(NOW).startswith("The clock that wakes the worker is not heard.")


def test_a_worker_at_a_long_run_is_heard_by_its_lease_and_no_longer():
    hear(look=6, beat=6)
    open_run = run(job(), 6)
    assert silence(NOW) == ""
    Run.objects.filter(pk=open_run.pk).update(leased_until=NOW)
    assert silence(NOW) != ""


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (0, "today at 14:06"),
        (14 * 60, "today at 00:06"),
        (15 * 60, "yesterday at 23:06"),
        (-10 * 60, "tomorrow at 00:06"),
        (3 * 24 * 60, "27 February at 14:06"),
        (100 * 24 * 60, "22 November 2025 at 14:06"),
    ],
)
def test_a_time_is_said_as_people_in_brussels_say_it(minutes, expected):
    said = moment(NOW - minutes * MINUTE, NOW)
    assert (said.words, said.at) == (expected, NOW - minutes * MINUTE)
    assert said.at.isoformat().endswith("+01:00")


@pytest.mark.parametrize(("minutes", "expected"), [(0.5, "a moment ago"), (-1, "a moment ago"), (61, "1 hour ago")])
def test_how_long_ago_is_said_in_its_largest_unit(minutes, expected):
    assert ago(NOW - minutes * MINUTE, NOW).replace("\xa0", " ") == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0.2, "less than a second"), (42.9, "42 s"), (150, "2 minutes"), (3720, "1 hour, 2 minutes")],
)
def test_how_long_it_took_is_said_in_words(seconds, expected):
    assert took(NOW, NOW + dt.timedelta(seconds=seconds)).replace("\xa0", " ") == expected
