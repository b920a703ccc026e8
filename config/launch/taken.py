"""The two places of which there is only one each: the port, and the folder of the data."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.launch.trouble import Trouble


@contextmanager
def only_one(var: Path, address: str) -> Iterator[None]:
    """Holds ``var`` for this process alone. Raises ``Trouble`` naming the one that holds it, and its ``address``."""
    (var / "run").mkdir(parents=True, exist_ok=True)
    descriptor = os.open(var / "run" / "dashboard", os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(
                f"Open Door already runs from this folder: {file.read().strip()}.",
                "Use that one, or stop it first (Ctrl-C in its terminal).",
            ) from None
        file.truncate()
        file.write(f"{address} (process {os.getpid()})")
        file.flush()
        yield
        file.seek(0)
        file.truncate()


def listener(host: str, port: int) -> socket.socket:
    """A socket that holds ``port`` on ``host``. Raises ``Trouble`` if another program has the port, or we may not."""
    another = f"Choose another port, like: make run PORT={8010 if port != 8010 else 8020}"
    if not 0 < port < 65536:
        raise Trouble(f"There is no port {port}: ports are numbered from 1 to 65535.", another)
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        held = socket.socket(family, kind)
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(address)
        held.listen(128)
    except OSError as error:
        raise Trouble(_why(error, host, port), another) from error
    return held


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use by another program on this machine."
    if error.errno == errno.EACCES:
        return f"Port {port} is not for ordinary users: those below 1024 are the system's."
    return f"Cannot listen on {host}, port {port}: {error.strerror}."
