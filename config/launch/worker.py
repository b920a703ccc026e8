"""The worker and the clock that wakes it: Celery, in two programs beside the web server, each mended alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from config.launch.noted import Program

APPLICATION = "config.celery:app"
CELERY = (sys.executable, "-W", "ignore:You're running the worker with superuser", "-m", "celery", "--app", APPLICATION)
"""Whoever starts everything as root was not asking for advice; a container's user is another."""

OPTIONS = ("--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "warning")
"""What Celery's processes tell each other is not needed: what is due, and who is at it, stands in the database."""

WORKER = Program("worker", "worker")
CLOCK = Program("clock", "beat")


def command(processes: int) -> list[str]:
    """How a worker is started that does so many jobs at a time."""
    return [*CELERY, "--quiet", "worker", "--concurrency", str(processes), *OPTIONS]


def clock_command() -> list[str]:
    """How the clock is started, of which there may be only one."""
    return [*CELERY, "--quiet", "beat", "--loglevel", "warning"]


def start(var: Path) -> subprocess.Popen[bytes]:
    """Starts a worker that has room for a short job beside a long one, and notes in ``var`` which process it is."""
    return WORKER.start(command(processes=2), var)


def start_clock(var: Path) -> subprocess.Popen[bytes]:
    """Starts the clock, and notes in ``var`` which process it is."""
    return CLOCK.start(clock_command(), var)
