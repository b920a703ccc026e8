"""The services of docker-compose.yml as processes of this machine: their own commands and settings, without Docker.

Only the hosts differ: ``db`` is the tests' PostgreSQL, ``queue`` the Redis of this machine, which has no password.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import redis
from django.conf import settings

from config.launch.cluster import binary
from config.launch.roles import APP, OWNER
from config.places import BASE_DIR
from tests import processes
from tests.setup import compose
from tests.site import database_url

QUEUE, PAGES = ("redis://127.0.0.1:6379/9", "redis://127.0.0.1:6379/10")
PATIENCE = 120
GIVEN = {
    "ALLOWED_HOSTS": "open-door.test",
    "CONTACT_EMAIL": "corrections@open-door.test",
    "WEB_WORKERS": "1",
    "JOB_LOOK": "2",
}
"""What stands in .env."""


def redis_answers() -> bool:
    with contextlib.suppress(redis.RedisError), contextlib.closing(redis.Redis.from_url(QUEUE)) as there:
        return bool(there.ping())
    return False


@contextlib.contextmanager
def held_queue() -> Iterator[None]:
    """The two databases of Redis, empty, for this process alone while the block runs; empty again afterwards."""
    with (
        contextlib.closing(redis.Redis.from_url(QUEUE)) as queue,
        contextlib.closing(redis.Redis.from_url(PAGES)) as pages,
        queue.lock("open-door-tests", timeout=900, blocking_timeout=PATIENCE),
    ):
        _empty(queue, pages)
        yield
        _empty(queue, pages)


def _empty(queue: redis.Redis, pages: redis.Redis) -> None:
    for there, patterns in ((queue, ("celery", "_kombu.*", "unacked*")), (pages, (":1:*",))):
        for pattern in patterns:
            for key in there.scan_iter(pattern):
                there.delete(key)


class Server:
    """All services on the database ``name``, with ``var`` for their secrets, static files and logs."""

    def __init__(self, var: Path, name: str) -> None:
        self.var, self.name, self.port = var, name, processes.free_port()
        self.services: dict[str, Any] = compose.read(GIVEN)["services"]
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self._make_secrets()

    def _make_secrets(self) -> None:
        subprocess.run(["sh", "docker/make-secrets.sh", str(self.var / "secrets")], cwd=BASE_DIR, check=True)
        password = self.var / "secrets" / "queue_password"
        password.unlink()
        password.touch()

    def make_roles(self) -> None:
        """What the container of ``db`` does with an empty server, with its own settings."""
        here = settings.DATABASES["default"]
        env = processes.environment(self.var, **self._mapped("db"), OPEN_DOOR_DATABASE=self.name)
        env |= {"PGHOST": here["HOST"], "PGPORT": str(here["PORT"])}
        env["PATH"] = f"{Path(binary('psql')).parent}{os.pathsep}{env['PATH']}"
        subprocess.run(["sh", "docker/db/make-roles.sh"], cwd=BASE_DIR, env=env, check=True, timeout=PATIENCE)

    def environment(self, service: str) -> dict[str, str]:
        """The service's own, on this machine."""
        return processes.environment(self.var, **self._mapped(service), STATIC_ROOT=str(self.var / "static"))

    def _mapped(self, service: str) -> dict[str, str]:
        here = {
            **{f"postgres://{role}@db:5432/open_door": database_url(self.name, role) for role in (APP, OWNER)},
            "redis://queue:6379/0": QUEUE,
            "redis://queue:6379/1": PAGES,
        }
        found = {name: str(value) for name, value in self.services[service]["environment"].items()}
        if "PORT" in found:
            found["PORT"] = str(self.port)
        secrets = {name: value.replace("/run/secrets", str(self.var / "secrets")) for name, value in found.items()}
        return {name: here.get(value, value) for name, value in secrets.items()}

    def run(self, service: str, *words: str, stdin: str = "") -> str:
        """Runs ``words`` as in the container of the service, or its own command; what it printed. They must succeed."""
        command = list(words) or self.services[service]["command"]
        done = subprocess.run(
            [sys.executable, *command[1:]],
            cwd=BASE_DIR,
            env=self.environment(service),
            input=stdin,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, f"{service}, {command}:\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def start(self, service: str) -> None:
        with self.log(service).open("wb") as log:
            self.running[service] = subprocess.Popen(
                [sys.executable, *self.services[service]["command"][1:]],
                cwd=BASE_DIR,
                env=self.environment(service),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def is_healthy(self, service: str) -> bool:
        """What the service's own health check says."""
        assert self.running[service].poll() is None, f"{service} ended:\n{self.log(service).read_text()}"
        _kind, _python, *words = self.services[service]["healthcheck"]["test"]
        asked = [sys.executable, *words]
        return subprocess.run(asked, cwd=BASE_DIR, env=self.environment(service), check=False).returncode == 0

    def until(self, what: str, holds: Callable[[], Any], pause: float = 0.2) -> Any:
        """Waits for ``holds()`` and gives its answer."""
        deadline = time.monotonic() + PATIENCE
        while not (answer := holds()):
            logs = {service: self.log(service).read_text()[-2000:] for service in self.running}
            assert time.monotonic() < deadline, f"waited {PATIENCE} s for: {what}. They said: {logs}"
            time.sleep(pause)
        return answer

    def stop(self, service: str) -> int:
        """As Docker does: SIGTERM to the one process that it started. The status it ends with."""
        process = self.running.pop(service)
        process.send_signal(signal.SIGTERM)
        return process.wait(PATIENCE)

    def clear_away(self) -> None:
        """Ends what a failed test left."""
        for process in self.running.values():
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def log(self, service: str) -> Path:
        return self.var / f"{service}.log"
