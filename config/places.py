"""Where Open Door lives on this machine. Known before the settings are read, which already need these places."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent


def var_dir() -> Path:
    """The folder for everything that is made while running: OPEN_DOOR_VAR, or ``var/`` in the checkout. Absolute."""
    return Path(os.environ.get("OPEN_DOOR_VAR") or BASE_DIR / "var").absolute()


def is_embedded() -> bool:
    """Whether PostgreSQL runs embedded, from its wheel: it does unless DATABASE_URL (or its file) names a server."""
    return not (os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_URL_FILE"))


def site_url(*, embedded: bool, hosts: Sequence[str]) -> str:
    """The site's origin where SITE_URL names none: on a server, HTTPS under the first whole name that it answers to.

    ``make run`` sets SITE_URL by its host and port; what else runs on the embedded database stands at the usual port.
    """
    if embedded:
        return "http://127.0.0.1:8000"
    whole = [host for host in hosts if host != "*" and not host.startswith(".")]
    return f"https://{whole[0]}" if whole else f"https://{''.join(hosts[:1]).strip('.*') or 'localhost'}"
