"""PostgreSQL embedded: what Django needs to reach it, and having it at hand for as long as somebody works with it.

Whoever works with the server holds a shared lock on ``var/run/postgres.users``; whoever leaves last stops it. The
kernel frees the locks of a killed process, so a crash leaves no wrong count behind.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from config.launch import roles
from config.launch.cluster import PORT, Cluster, socket_dir


def embedded_settings(var_dir: Path) -> dict[str, Any]:
    """Django's settings for the embedded database of ``var_dir``; starts nothing.

    The site and all commands work as the role ``open_door_app``, which owns nothing; migrations as the owner, with
    OPEN_DOOR_AS_OWNER=1 in the environment.
    """
    as_owner = os.environ.get("OPEN_DOOR_AS_OWNER") == "1"
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": roles.DATABASE,
        "USER": roles.OWNER if as_owner else roles.APP,
        "HOST": str(socket_dir(Path(var_dir) / "postgres")),
        "PORT": str(PORT),
    }


@contextmanager
def _held(path: Path, kind: int) -> Iterator[int]:
    """A lock of that kind on the file at ``path``, made if missing; yields the file's descriptor."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, kind)
        yield descriptor
    finally:
        os.close(descriptor)


def _is_last(users: int) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def start(cluster: Cluster) -> None:
    """Starts the server unless it answers already, and makes the roles and the database that are missing in it."""
    run = cluster.data.parent / "run"
    with _held(run / "postgres.starting", fcntl.LOCK_EX):
        cluster.start()
        with cluster.connect() as connection:
            roles.make_roles(connection)
            roles.make_database(connection)


@contextmanager
def at_hand(var_dir: Path, *, forgetful: bool = False) -> Iterator[Cluster]:
    """The embedded server of ``var_dir``, running while the block runs.

    Starts it if it does not run yet; at the end stops it, unless another process is using it. ``forgetful`` is for
    tests: faster, and the data would not outlive a crash of the machine. Raises ``Trouble`` if it cannot start.
    """
    run = Path(var_dir) / "run"
    run.mkdir(parents=True, exist_ok=True)
    cluster = Cluster(Path(var_dir), forgetful=forgetful)
    with _held(run / "postgres.users", fcntl.LOCK_SH) as users:
        try:
            start(cluster)
            yield cluster
        finally:
            with _held(run / "postgres.starting", fcntl.LOCK_EX):
                if _is_last(users):
                    cluster.stop()
