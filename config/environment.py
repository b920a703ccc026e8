"""Settings come from the environment: each ``X`` as it is, or from the file that ``X_FILE`` names."""

from __future__ import annotations

import os
import warnings
from collections.abc import MutableMapping
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from environ.fileaware_mapping import FileAwareMapping

POSTGRESQL = "django.db.backends.postgresql"


class _Given(FileAwareMapping):
    """What is set, without the line end that an editor leaves in a secret's file."""

    def __getitem__(self, name: str) -> str:
        try:
            return super().__getitem__(name).strip()
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "it is no text"
            raise ImproperlyConfigured(
                f"{name}_FILE names {self.env[f'{name}_FILE']}, which cannot be read ({why}). Set it to a file that the"
                f" user {os.geteuid()} may read, or set {name} itself."
            ) from error


class Environment(environ.FileAwareEnv):
    """django-environ's reader. Every question raises ``ImproperlyConfigured``, in a sentence, where an answer fails."""

    def __init__(self, given: MutableMapping[str, str] | None = None) -> None:
        super().__init__()
        self.ENVIRON = _Given(os.environ if given is None else given)

    def plain(self, name: str) -> str:
        """The value as it stands; empty where there is none. For secrets: elsewhere a first ``$`` names a setting."""
        return self.ENVIRON.get(name, "")

    def number(self, name: str, default: int, least: int = 1) -> int:
        """A whole number from ``least`` up; ``default`` where none is set."""
        text = self.plain(name) or str(default)
        if not text.isascii() or not text.isdigit() or int(text) < least:
            wanted = f"a whole number from {least} up, like {default}"
            raise ImproperlyConfigured(f"{name} is “{text}”. Set it to {wanted}.")
        return int(text)

    def database(self) -> dict[str, Any]:
        """Django's settings for the server that DATABASE_URL names, with DATABASE_PASSWORD where it has no password."""
        try:
            with warnings.catch_warnings(action="ignore"):  # its warning would print the password
                found = self.db_url_config(self.plain("DATABASE_URL"))
        except (ValueError, ImproperlyConfigured) as error:
            raise ImproperlyConfigured(_NO_SERVER) from error
        if found.get("ENGINE") != POSTGRESQL or not found["NAME"]:
            raise ImproperlyConfigured(_NO_SERVER)
        return found | {"PASSWORD": found["PASSWORD"] or self.plain("DATABASE_PASSWORD")}

    def connection(self) -> dict[str, Any]:
        """The same server and role, as arguments for ``psycopg.connect``."""
        found = self.database()
        named = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
        return {word: found[key] for word, key in named.items() if found[key]} | found.get("OPTIONS", {})

    def queue(self, name: str) -> str:
        """The address in ``name``, of the queue or the cache, with QUEUE_PASSWORD where it has no password."""
        address, password = self.plain(name), self.plain("QUEUE_PASSWORD")
        parts = urlsplit(address)
        if not password or "@" in parts.netloc or parts.scheme not in {"redis", "rediss"}:
            return address
        return urlunsplit(parts._replace(netloc=f":{quote(password, safe='')}@{parts.netloc}"))


_NO_SERVER = "DATABASE_URL must name a PostgreSQL server, like postgres://user:password@host:5432/open_door."
