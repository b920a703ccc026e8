"""What a command of manage.py finds: the embedded PostgreSQL running, and itself in the right role."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import pghistory
from django.core.exceptions import ImproperlyConfigured

from config import places, postgres
from config.launch import ownership

WITHOUT_DATABASE = {
    "build_map",
    "check",
    "collectstatic",
    "compilemessages",
    "dashboard",  # sees to the database itself, and tells about it
    "diffsettings",
    "findstatic",
    "help",
    "makemessages",
    "startapp",
    "version",
}
AS_OWNER = {"migrate"}
MAKING_OWN_DATABASE = {"test", "testserver"}


def needs_database(arguments: list[str]) -> bool:
    """Whether the command in ``arguments`` (as in ``sys.argv``) works with the database."""
    words = arguments[1:]
    return bool(words) and not words[0].startswith("-") and words[0] not in WITHOUT_DATABASE and "--help" not in words


@contextmanager
def prepared(arguments: list[str]) -> Iterator[None]:
    """Runs its block with the embedded server at hand, where the command needs one; ends what it started.

    With DATABASE_URL set it does nothing. Raises ``Trouble`` if the server cannot be had.
    """
    if not places.is_embedded():
        yield
        return
    ownership.check(places.var_dir())
    if arguments[1:2] and arguments[1] in AS_OWNER:
        os.environ["OPEN_DOOR_AS_OWNER"] = "1"
    if not needs_database(arguments):
        yield
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that a killed command cleans up too
    with postgres.at_hand(places.var_dir()):
        yield


@contextmanager
def named(arguments: list[str]) -> Iterator[None]:
    """Runs its block so that the history of all that it changes names the command.

    Those that make the tables are left out: nothing may be put before their SQL.
    """
    with ExitStack() as block:
        if arguments[1:2] and arguments[1] not in AS_OWNER | MAKING_OWN_DATABASE and not arguments[1].startswith("-"):
            with suppress(ImproperlyConfigured):  # Django says so itself, in its own words
                block.enter_context(pghistory.context(command=arguments[1]))
        yield
