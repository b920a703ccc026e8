"""The web server: gunicorn, started for a listening socket, and ended with its workers."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path
from signal import SIGKILL, SIGTERM

import psutil

from config.launch.living import has_ended, lives
from config.places import BASE_DIR

APPLICATION = "config.wsgi:application"
OPTIONS = {
    "--worker-class": "gthread",
    "--threads": "4",
    "--timeout": "60",
    "--graceful-timeout": "2",
    "--log-level": "warning",
    "--limit-request-line": "0",  # an address of any length gets our own page, not the bare 414 of gunicorn
}


def start(
    listener: socket.socket, var: Path, *, workers: int = 2, env: dict[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Starts gunicorn on ``listener``, in a session of its own, and notes in ``var`` which process it is."""
    command = [sys.executable, "-m", "gunicorn", APPLICATION, "--bind", f"fd://{listener.fileno()}"]
    command += ["--workers", str(workers), "--no-control-socket", "--chdir", str(BASE_DIR)]
    command += [word for option in OPTIONS.items() for word in option]
    if os.path.isdir("/dev/shm"):  # noqa: S108 (gunicorn's own advice: a heartbeat on disk can stall)
        command += ["--worker-tmp-dir", "/dev/shm"]  # noqa: S108
    server = subprocess.Popen(
        command, cwd=BASE_DIR, env=env, stdin=subprocess.DEVNULL, pass_fds=[listener.fileno()], start_new_session=True
    )
    listener.close()  # gunicorn has its own copy; when it ends, nobody waits at the port for an answer
    _note(var).write_text(json.dumps({"pid": server.pid, "began": psutil.Process(server.pid).create_time()}))
    return server


def stop(pid: int, var: Path) -> None:
    """Ends gunicorn: answers under way may finish for two seconds, then it and its workers are killed."""
    with suppress(psutil.NoSuchProcess):
        server = psutil.Process(pid)
        server.send_signal(SIGTERM)
        if not has_ended(server, 4):
            os.killpg(pid, SIGKILL)  # it leads its own session
            has_ended(server, 4)
    _note(var).unlink(missing_ok=True)


def left_over(var: Path) -> psutil.Process | None:
    """The gunicorn that a killed dashboard left running, if there is one. Never any other program's process."""
    try:
        note = json.loads(_note(var).read_text())
        process = psutil.Process(note["pid"])
        is_ours = abs(process.create_time() - note["began"]) < 1 and APPLICATION in process.cmdline()
    except (OSError, ValueError, KeyError, psutil.Error):
        return None
    return process if is_ours and lives(process) else None


def first_answer(server: subprocess.Popen[bytes], host: str, port: int, patience: float = 60) -> int | None:
    """The status of the first answer to ``GET /``; None if the server ended, or gave none in ``patience`` seconds."""
    deadline = time.monotonic() + patience
    while server.poll() is None and (left := deadline - time.monotonic()) > 0:
        with closing(http.client.HTTPConnection(host, port, timeout=left)) as connection, suppress(OSError):
            connection.request("GET", "/")
            return connection.getresponse().status
        time.sleep(0.1)
    return None


def _note(var: Path) -> Path:
    return var / "run" / "gunicorn.json"
