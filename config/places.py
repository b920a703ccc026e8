"""Where Open Door lives on this machine. Known before the settings are read, which already need these places."""

from __future__ import annotations

import os
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent


def var_dir() -> Path:
    """The folder for everything that is made while running: OPEN_DOOR_VAR, or ``var/`` in the checkout. Absolute."""
    return Path(os.environ.get("OPEN_DOOR_VAR") or BASE_DIR / "var").absolute()


def is_embedded() -> bool:
    """Whether PostgreSQL runs embedded, from its wheel: it does unless DATABASE_URL (or its file) names a server."""
    return not (os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_URL_FILE"))
