"""The web server: gunicorn, started for a listening socket, and ended with its workers."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

from config.launch.noted import Program
from config.places import BASE_DIR

APPLICATION = "config.wsgi:application"
OPTIONS = {
    "--worker-class": "gthread",
    "--threads": "14",  # ten may wait for a picture (stances/public/chart_files.py), four are left for pages
    "--timeout": "60",
    "--graceful-timeout": "2",
    "--log-level": "warning",
    "--limit-request-line": "0",  # an address of any length gets our own page, not the bare 414 of gunicorn
}

PROGRAM = Program("gunicorn", APPLICATION)
"""What ends it, and finds one that was left over."""


def command(bind: str, workers: int) -> list[str]:
    """How gunicorn is started that listens at ``bind``."""
    words = [sys.executable, "-m", "gunicorn", APPLICATION, "--bind", bind, "--workers", str(workers)]
    words += ["--no-control-socket", "--chdir", str(BASE_DIR), *(word for option in OPTIONS.items() for word in option)]
    if os.path.isdir("/dev/shm"):  # noqa: S108 (gunicorn's own advice: a heartbeat on disk can stall)
        words += ["--worker-tmp-dir", "/dev/shm"]  # noqa: S108
    return words


def start(
    listener: socket.socket, var: Path, *, workers: int = 2, env: dict[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Starts gunicorn on ``listener``, in a session of its own, and notes in ``var`` which process it is."""
    words = command(f"fd://{listener.fileno()}", workers)
    server = PROGRAM.start(words, var, env=env, pass_fds=[listener.fileno()])
    listener.close()  # gunicorn has its own copy; when it ends, nobody waits at the port for an answer
    return server


def first_answer(server: subprocess.Popen[bytes], host: str, port: int, patience: float = 60) -> int | None:
    """The status of the first answer to ``GET /``; None if the server ended, or gave none in ``patience`` seconds."""
    deadline = time.monotonic() + patience
    while server.poll() is None and (left := deadline - time.monotonic()) > 0:
        with closing(http.client.HTTPConnection(host, port, timeout=left)) as connection, suppress(OSError):
            connection.request("GET", "/")
            return connection.getresponse().status
        time.sleep(0.1)
    return None
