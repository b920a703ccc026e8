"""The site as real processes: what the tests start, ask and end from outside."""

import contextlib
import fcntl
import http.client
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

from config import places
from tests.settings import RUN

OURS = (
    *("DATABASE_URL", "OPEN_DOOR_AS_OWNER", "OPEN_DOOR_VAR", "DJANGO_SETTINGS_MODULE", "SECRET_KEY", "SECURE_COOKIES"),
    *("CELERY_BROKER_URL", "CACHE_URL", "JOB_LEASE", "JOB_LOOK", "SITE_URL", "PROXIES"),
    "PYTHONDONTWRITEBYTECODE",  # else each of the many processes compiles the whole site once more
)


def environment(var: Path, **more: str) -> dict[str, str]:
    """The environment of a site of its own with its data in ``var``: nothing of the tests' own settings goes along."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS and not name.startswith("PYTEST_")}
    return kept | {"OPEN_DOOR_VAR": str(var), "PYTHONUNBUFFERED": "1"} | more


def manage(*words: str, env: dict[str, str], check: bool = True) -> subprocess.CompletedProcess[str]:
    """Runs ``manage.py`` with these words; with ``check``, raises AssertionError showing what it said if it fails."""
    done = subprocess.run(
        [sys.executable, "manage.py", *words], cwd=places.BASE_DIR, env=env, capture_output=True, text=True, timeout=300
    )
    assert not check or done.returncode == 0, f"manage.py {' '.join(words)} failed:\n{done.stdout}\n{done.stderr}"
    return done


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def get(port: int, path: str = "/", **headers: str) -> tuple[int, str]:
    """Status and body of ``path`` on this machine."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


@contextlib.contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """A lock between all processes of the tests."""
    path = settings.VAR_DIR / "run" / f"{name}.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def var_of(name: str) -> Path:
    """Where the ``var/`` of this test process with that name is."""
    return settings.VAR_DIR / "sites" / f"{RUN}-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}-{name}"


@cache
def collected() -> Path:
    """A ``var/`` with the static files, collected once for all; in this process they are looked after once."""
    var = settings.VAR_DIR / "collected"
    words = "import django; django.setup(); from config.launch import preparing; preparing.static_files(print)"
    with one_at_a_time("collected"):
        subprocess.run(
            [sys.executable, "-c", words],
            cwd=places.BASE_DIR,
            env=environment(var, DJANGO_SETTINGS_MODULE="config.settings"),
            check=True,
            capture_output=True,
        )
    return var


def own_var(name: str) -> Path:
    """An empty ``var/`` of this test process's own, holding the static files."""
    source, var = collected(), var_of(name)
    with one_at_a_time("collected"):
        shutil.rmtree(var, ignore_errors=True)
        (var / "run").mkdir(parents=True)
        shutil.copytree(source / "static", var / "static")
        shutil.copy(source / "run" / "static-sources", var / "run" / "static-sources")
    return var
