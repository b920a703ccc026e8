"""``make run``, with real processes: what it starts, what it says, and that nothing is left behind or lost."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress

import psutil
import pytest

from config import places
from tests import processes
from tests.setup.instance import Dashboard
from tests.setup.person import Person

pytestmark = pytest.mark.skipif(not places.is_embedded(), reason="these start the embedded PostgreSQL")


@pytest.fixture(scope="module")
def installed() -> Iterator[Dashboard]:
    """An instance that has been started for the first time; the tests of this file share its data."""
    dashboard = Dashboard(processes.own_var("dashboard"))
    dashboard.start()
    dashboard.first_words = dashboard.said
    yield dashboard
    dashboard.clear_away()
    shutil.rmtree(dashboard.var)


@pytest.fixture
def dashboard(installed: Dashboard) -> Dashboard:
    """The instance, running: started again if a test before ended it."""
    if not installed.is_running():
        installed.start()
    return installed


def editors(dashboard: Dashboard) -> str:
    code = "from stances.models import Editor; print(sorted(Editor.objects.values_list('username', flat=True)))"
    return processes.manage("shell", "-v0", "-c", code, env=dashboard.env).stdout


def make_manager(dashboard: Dashboard, name: str) -> None:
    command = [sys.executable, "manage.py", "make_manager", name, "--password-stdin"]
    subprocess.run(
        command, cwd=places.BASE_DIR, env=dashboard.env, input="a password of a test\n", text=True, check=True
    )


def told(dashboard: Dashboard) -> dict[str, str]:
    """The accounts to try the desk with, and their passwords."""
    return dict(re.findall(r"^  (demo-\w+) +(\S+)$", dashboard.first_words, re.MULTILINE))


def test_it_serves_the_starter_dataset_and_says_how_to_go_on(dashboard):
    assert "as edition 1" in dashboard.first_words
    assert f"http://127.0.0.1:{dashboard.port}/" in dashboard.first_words
    assert "manage.py make_manager NAME" in dashboard.first_words
    status, page = processes.get(dashboard.port)
    assert status == 200
    assert page.count("data-stance=") >= 32
    assert f'<link rel="canonical" href="http://127.0.0.1:{dashboard.port}/">' in page


def test_on_an_empty_database_it_makes_two_accounts_to_try_the_desk_with(dashboard):
    accounts = told(dashboard)
    assert sorted(accounts) == ["demo-contributor", "demo-reviewer"]
    code = (
        "from django.contrib.auth import authenticate;"
        f"print([str(authenticate(username=n, password=p).role) for n, p in {sorted(accounts.items())!r}])"
    )
    answer = processes.manage("shell", "-v0", "-c", code, env=dashboard.env).stdout
    assert "['contributor', 'reviewer']" in answer


def test_a_second_one_on_the_same_data_is_refused_and_the_first_goes_on(dashboard):
    second = processes.manage("dashboard", "--port", str(processes.free_port()), env=dashboard.env, check=False)
    assert second.returncode == 1
    assert "already runs from this folder" in second.stderr
    assert f"http://127.0.0.1:{dashboard.port}/" in second.stderr
    assert "Traceback" not in second.stderr
    assert dashboard.ask() == 200


def test_a_command_in_another_terminal_leaves_the_database_running(dashboard):
    processes.manage("check", "--database", "default", env=dashboard.env)
    assert "[" in editors(dashboard)
    assert dashboard.ask() == 200


def test_a_killed_database_is_started_again(dashboard):
    for process in dashboard.database():
        process.kill()
    dashboard.wait_until(lambda: "it answers again" in dashboard.said, seconds=30)
    assert dashboard.ask() == 200


def test_the_desk_shows_that_the_jobs_run(dashboard):
    reviewer = Person(dashboard.port, f"http://127.0.0.1:{dashboard.port}")
    reviewer.sign_in("demo-reviewer", told(dashboard)["demo-reviewer"])

    def jobs() -> str:
        status, page, _ = reviewer.get("/admin/jobs/")
        assert status == 200
        return page

    dashboard.wait_until(lambda: "assessments to look at again" in jobs())
    assert "No worker has been heard" not in jobs()


@pytest.mark.parametrize("program", ["worker", "clock"])
def test_a_killed_worker_or_clock_is_started_again(dashboard, program):
    note = dashboard.var / "run" / f"{program}.json"
    before = json.loads(note.read_text())["pid"]
    os.killpg(before, signal.SIGKILL)
    dashboard.wait_until(lambda: json.loads(note.read_text() or "{}").get("pid", before) != before)
    assert "ended unexpectedly. Starting it again" in dashboard.said
    assert dashboard.ask() == 200


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_everything_that_it_started(dashboard, number):
    assert dashboard.web()
    assert dashboard.workers()
    assert dashboard.database()
    assert dashboard.end(number) == 0
    assert dashboard.web() == []
    assert dashboard.workers() == []
    assert dashboard.database() == []


def test_a_start_that_was_cut_off_while_it_made_the_tables_is_made_whole(installed):
    installed.make_ended()
    code = (
        "from django.db import connection;"
        "connection.cursor().execute('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM open_door_app')"
    )
    processes.manage("shell", "-v0", "-c", code, env=installed.env | {"OPEN_DOOR_AS_OWNER": "1"})
    installed.start()
    assert "an earlier start was cut off" in installed.said
    assert installed.ask("/") == 200


def test_after_a_kill_the_next_start_takes_over_and_loses_nothing(dashboard):
    make_manager(dashboard, "first")
    dashboard.kill()
    assert dashboard.web()
    assert dashboard.workers()
    assert dashboard.database()
    dashboard.start()
    assert "Ending the worker of a run that was killed" in dashboard.said
    assert "of a run that was killed" in dashboard.said
    assert "loading the starter dataset" not in dashboard.said
    assert "Making the tables" not in dashboard.said
    assert "demo-" not in dashboard.said
    assert "make_manager" not in dashboard.said
    assert "'first'" in editors(dashboard)
    assert dashboard.ask("/") == 200


def test_a_stale_number_that_another_process_now_has_is_no_server(dashboard):
    dashboard.kill()
    for process in [*dashboard.web(), *dashboard.database()]:
        with suppress(psutil.NoSuchProcess):  # one that ends with the one before it
            process.kill()
    dashboard.wait_until(lambda: not dashboard.database())
    stale = dashboard.var / "postgres" / "postmaster.pid"
    owner = stale.stat().st_uid
    reused = subprocess.Popen(["sleep", "300"], user=owner) if os.geteuid() == 0 else subprocess.Popen(["sleep", "300"])
    try:
        lines = stale.read_text().splitlines()
        stale.write_text("\n".join([str(reused.pid), *lines[1:]]) + "\n")
        dashboard.start()
        assert dashboard.ask() == 200
        assert reused.poll() is None
    finally:
        reused.kill()
        reused.wait()


def test_a_command_alone_starts_the_database_and_stops_it_again(installed):
    installed.make_ended()
    assert "[" in editors(installed)
    assert installed.database() == []


def test_a_port_in_use_is_named_before_anything_is_started(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = processes.manage("dashboard", "--port", str(port), env=processes.environment(tmp_path), check=False)
    assert done.returncode == 1
    assert f"Port {port} is in use" in done.stderr
    assert "make run PORT=8010" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "postgres").exists()


def test_a_port_that_cannot_be_is_refused(tmp_path):
    done = processes.manage("dashboard", "--port", "80000", env=processes.environment(tmp_path), check=False)
    assert done.returncode == 1
    assert "There is no port 80000" in done.stderr
