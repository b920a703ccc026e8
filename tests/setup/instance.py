"""One dashboard as a person runs it: started from outside, watched by what it prints, ended by signals."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

from config import places
from config.launch.cluster import Cluster
from tests import processes


class Dashboard:
    """``manage.py dashboard`` on the data in ``var``."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.port = processes.free_port()
        self.env = processes.environment(var)
        self.process: subprocess.Popen[bytes] | None = None
        self.first_words = ""

    def start(self, **more: str) -> None:
        """Returns when it has told its address. Raises AssertionError, with what it said, if it ended before."""
        command = [sys.executable, "manage.py", "dashboard", "--port", str(self.port)]
        self.said_to.unlink(missing_ok=True)
        with self.said_to.open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=places.BASE_DIR, env=self.env | more, stdout=log, stderr=log, start_new_session=True
            )
        self.wait_until(lambda: "Open Door is at" in self.said or self.process.poll() is not None)
        assert self.process.poll() is None, f"the dashboard ended:\n{self.said}"

    @property
    def said_to(self) -> Path:
        return self.var / "said"

    @property
    def said(self) -> str:
        return self.said_to.read_text()

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def ask(self, path: str = "/readyz") -> int:
        return processes.get(self.port, path)[0]

    def end(self, number: signal.Signals = signal.SIGINT) -> int:
        """Sends the signal to the whole process group, as a terminal does, and waits; the exit status."""
        assert self.process is not None
        os.killpg(self.process.pid, number)
        return self.process.wait(15)

    def make_ended(self) -> None:
        """Ends it if a test before has not."""
        if self.is_running():
            self.end()

    def kill(self) -> None:
        """``kill -9`` of the dashboard alone: what it started is orphaned."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(5)

    def database(self) -> list[psutil.Process]:
        return Cluster(self.var).processes()

    def web(self) -> list[psutil.Process]:
        """The gunicorn processes that serve this instance."""
        return self._with("config.wsgi:application")

    def workers(self) -> list[psutil.Process]:
        """The worker with its pool, and the clock that wakes it."""
        return self._with("config.celery:app")

    def _with(self, word: str) -> list[psutil.Process]:
        """The processes with that word in their command line that have this ``var`` in their environment."""
        found = []
        for process in psutil.process_iter(["cmdline"]):
            if word in (process.info["cmdline"] or []):
                try:
                    ours = process.environ().get("OPEN_DOOR_VAR") == str(self.var)
                except psutil.Error:
                    continue
                found += [process] if ours else []
        return found

    def wait_until(self, happened, seconds: float = 120) -> None:
        deadline = time.monotonic() + seconds
        while not happened():
            assert time.monotonic() < deadline, f"waited {seconds} s in vain; it said:\n{self.said}"
            time.sleep(0.05)

    def clear_away(self) -> None:
        """Ends whatever a failed test left."""
        if self.is_running():
            self.kill()
        for process in [*self.web(), *self.workers(), *self.database()]:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()


def seconds_to_first_page(var: Path) -> float:
    """How long ``manage.py dashboard`` takes on data that exist until its first page is answered; then it is ended.

    For the benchmark; nothing here tests the time.
    """
    dashboard = Dashboard(var)
    began = time.monotonic()
    dashboard.start()
    assert dashboard.ask("/") == 200
    taken = time.monotonic() - began
    dashboard.end()
    return taken
