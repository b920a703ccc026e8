"""Whether a process still runs, also one that is not our child."""

from __future__ import annotations

import time

import psutil


def lives(process: psutil.Process) -> bool:
    """Whether it still runs. One that has ended and waits for its parent to notice does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def has_ended(process: psutil.Process, seconds: float) -> bool:
    """Waits up to ``seconds`` for it to end; whether it did."""
    deadline = time.monotonic() + seconds
    while lives(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not lives(process)
