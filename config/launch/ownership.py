"""Whose ``var/`` it is: a checkout that root has run first cannot be run by anybody else as it is."""

from __future__ import annotations

import os
import pwd
from collections.abc import Iterator
from pathlib import Path

from config.launch.trouble import Trouble


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user {uid}"


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except (NotADirectoryError, PermissionError):
        return []


def _inside(var: Path) -> Iterator[Path]:
    """``var`` and what lies in it, two levels deep, but for the insides of the database."""
    yield var
    for path in _listed(var):
        yield path
        if path.name not in {"postgres", "test"}:
            yield from _listed(path)


def check(var: Path) -> None:
    """Raises ``Trouble`` if this user could not work in ``var`` because another user has worked there. Root can."""
    me = os.geteuid()
    if me == 0 or not var.exists():
        return
    for path in _inside(var):
        owner = path.lstat().st_uid
        if owner != me:
            raise Trouble(
                f"{path} belongs to {_name(owner)}: Open Door was run here as another user before.",
                f"Run it as that user (or as root) again, or make the data yours: sudo chown -R {_name(me)} '{var}'",
            )
