"""The worker is killed with ``kill -9`` at every stage of a job, on both transports: nothing is lost, nothing is twice.

A lock of the test's own in PostgreSQL stops the worker exactly where it is to be killed.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from config.launch import worker
from config.launch.roles import APP
from config.places import BASE_DIR
from tests import processes, small
from tests.settings import RUN
from tests.site import MIGRATED, copy_database, database_url, environment, make_migrated

REDIS = "redis://127.0.0.1:6379/11"
LEASE, PATIENCE = 3, 90
MEMBERS = ("SK",)
"""Whose part of the starter dataset is loaded: there is a reason to look at it again."""
WORK = "LOCK TABLE stances_evidence IN ACCESS EXCLUSIVE MODE"
"""What stops *look again* in the middle: it reads the evidence."""


def redis_answers() -> bool:
    with contextlib.suppress(redis.RedisError), contextlib.closing(redis.Redis.from_url(REDIS)) as there:
        return bool(there.ping())
    return False


class Workshop:
    """A record of its own, a queue, and one worker at a time."""

    def __init__(self, var: Path, name: str, broker: str) -> None:
        self.var, self.name = var, name
        self.env = environment(var, name, APP) | {"JOB_LEASE": str(LEASE), "JOB_LOOK": "1"}
        self.env |= {"CELERY_BROKER_URL": broker} if broker else {}
        self.worker: subprocess.Popen[bytes] | None = None
        self.clock: subprocess.Popen[bytes] | None = None
        self.sql = psycopg.connect(database_url(name), autocommit=True, options=f"-c statement_timeout={PATIENCE}s")

    def start(self) -> None:
        """The worker, and its clock where that does not run."""
        self.worker = self._start(worker.command(processes=1))
        self.clock = self.clock or self._start(worker.clock_command())

    def _start(self, words: list[str]) -> subprocess.Popen[bytes]:
        with (self.var / "worker.log").open("ab") as log:
            return subprocess.Popen(words, cwd=BASE_DIR, env=self.env, stdout=log, stderr=log, start_new_session=True)

    def kill(self, *, and_clock: bool = False) -> None:
        """The worker and its pool at once; with the clock, as when the machine's power goes."""
        for process in filter(None, (self.worker, self.clock if and_clock else None)):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.worker, self.clock = None, None if and_clock else self.clock

    def kill_what_works(self) -> None:
        """Only the processes that do the jobs: the worker that started them lives on."""
        children = psutil.Process(self.worker.pid).children()
        assert children
        for child in children:
            child.kill()

    def send_many(self) -> None:
        """The same messages again and again: to look, and to run the job."""
        code = (
            "from stances import tasks; from stances.models import Job; job = Job.objects.get(name='look_again').pk;"
            "[(tasks.look.delay(), tasks.run.delay(job)) for _ in range(10)]"
        )
        processes.manage("shell", "-v0", "-c", code, env=self.env)

    def clear_away(self) -> None:
        self.kill(and_clock=True)
        self.sql.close()
        shutil.rmtree(self.var, ignore_errors=True)

    def row(self, query: str) -> tuple:
        return self.sql.execute(query).fetchone()

    def until(self, what: str, holds: Callable[[], object]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not holds():
            said = (self.var / "worker.log").read_text()[-3000:]
            assert time.monotonic() < deadline, f"waited {PATIENCE} s for: {what}. The worker said:\n{said}"
            time.sleep(0.02)

    @contextlib.contextmanager
    def stopped_by(self, *locks: str, after: Callable[[], None]) -> Iterator[None]:
        """Runs the block while the worker waits for the last lock, let through those before it. ``after`` wakes it."""
        held: list[psycopg.Connection] = []
        try:
            for number, lock in enumerate(locks):
                held.append(psycopg.connect(database_url(self.name)))
                held[-1].execute(lock)
                if number == 0:
                    after()
                else:
                    held[-2].rollback()
                self.until(f"the worker to wait: {lock}", partial(self.waits_for, held[-1].info.backend_pid))
            yield
        finally:
            for connection in held:
                connection.close()

    def waits_for(self, pid: int) -> bool:
        """Whether some process waits for what this server process of ours holds."""
        query = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND %s = ANY(pg_blocking_pids(pid))"
        return bool(self.sql.execute(query, [self.name, pid]).fetchone()[0])

    def progress(self, job: str) -> int:
        query = "SELECT coalesce(max(r.done), 0) FROM stances_run r JOIN stances_job j ON j.id = job_id WHERE name = %s"
        return self.sql.execute(query, [job]).fetchone()[0]

    def words(self, job: str) -> str:
        """What came of the job's last run."""
        query = "SELECT words FROM stances_run r JOIN stances_job j ON j.id = job_id WHERE name = %s ORDER BY r.id DESC"
        return (self.sql.execute(query, [job]).fetchone() or [""])[0]

    def make_due(self) -> None:
        """Look again, from an empty list."""
        self.sql.execute("DELETE FROM stances_lookagain")
        self.sql.execute("UPDATE stances_job SET due = now(), failures = 0 WHERE name = 'look_again'")

    def done(self) -> int:
        return self.row("SELECT count(*) FROM stances_run JOIN stances_job j ON j.id = job_id"
                        " WHERE j.name = 'look_again' AND \"end\" = 'done'")[0]  # fmt: skip

    def listed(self) -> list[tuple]:
        return self.sql.execute("SELECT assessment_id, why, text FROM stances_lookagain ORDER BY 1, 2").fetchall()


@pytest.fixture(scope="module")
def record(worker_id) -> str:
    """The name of a database with a small record, to be copied."""
    var, name = processes.var_of("killed"), f"test_open_door_{RUN}_{worker_id}_killed"
    (var / "run").mkdir(parents=True)
    make_migrated()
    copy_database(name, MIGRATED)
    dataset = small.fewer_pages(small.dataset(var / "dataset", *MEMBERS), *MEMBERS, "DE", "LT")
    processes.manage("load_dataset", str(dataset), env=environment(var, name, APP))
    shutil.rmtree(var)
    return name


@pytest.fixture(params=["filesystem", "redis"])
def workshop(request, record) -> Iterator[Workshop]:
    over_redis = request.param == "redis"
    if over_redis and not redis_answers():
        pytest.skip(f"no Redis answers at {REDIS}")
    var, name = processes.own_var(f"killed-{request.param}"), f"{record}_{request.param}"
    copy_database(name, record)
    if over_redis:
        redis.Redis.from_url(REDIS).flushdb()
    made = Workshop(var, name, REDIS if over_redis else "")
    yield made
    made.clear_away()


LEASE_ROW = "SELECT FROM stances_job WHERE name = 'look_again' FOR UPDATE"
STAGES = {
    "before it hears of anything": (),
    "while it looks for what is due": ("LOCK TABLE stances_pulse IN ACCESS EXCLUSIVE MODE",),
    "as it takes the lease": ("LOCK TABLE stances_run IN SHARE MODE",),
    "while it works": (WORK,),
    "as it ends its run": (WORK, LEASE_ROW),
    "while it stores its results": (WORK, "LOCK TABLE stances_lookagain IN SHARE MODE"),
}
"""Each stage, and the locks that stop the worker there: the next is held before the one before lets it on."""


def ends_once(workshop: Workshop, stage: str, before: int, expected: list[tuple]) -> None:
    """Waits until the job has run to its end; then checks that it did so once, and left each result once."""
    workshop.until(f"the job to be done ({stage})", lambda: workshop.done() > before)
    assert workshop.listed() == expected, stage
    assert workshop.done() == before + 1, stage
    assert workshop.row("SELECT count(*) FROM stances_run WHERE ended IS NULL AND job_id IN"
                        " (SELECT id FROM stances_job WHERE name = 'look_again')") == (0,)  # fmt: skip


def test_a_worker_killed_at_any_stage_loses_nothing_and_does_nothing_twice(workshop):
    workshop.start()
    workshop.until("the first pages to be rendered ahead", lambda: workshop.progress("render") >= 5)
    workshop.kill()
    workshop.start()
    workshop.until("the rest to be rendered", lambda: "kept already" in workshop.words("render"))
    workshop.until("a first list", lambda: workshop.done() == 1)
    expected = workshop.listed()
    assert expected

    for stage, locks in STAGES.items():
        before = workshop.done()
        if locks:
            with workshop.stopped_by(*locks, after=workshop.make_due):
                workshop.kill()
        else:
            workshop.kill(and_clock=True)
            workshop.make_due()
        workshop.start()
        ends_once(workshop, stage, before, expected)

    before = workshop.done()
    with workshop.stopped_by(WORK, after=workshop.make_due):
        workshop.kill_what_works()
    ends_once(workshop, "only what works is killed", before, expected)

    before = workshop.done()
    workshop.make_due()
    workshop.send_many()
    ends_once(workshop, "the messages come many times", before, expected)
