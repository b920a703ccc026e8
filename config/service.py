"""What a container runs: ``python -m config.service web``, ``worker``, ``beat`` or ``migrate``.

It looks at the settings first and says all that is wrong with them at once (status 2); then it becomes the program
itself, so that a signal to stop reaches it. ``python -m config.service healthy web`` is for health checks.
"""

from __future__ import annotations

import os
import sys

import psycopg
from django.core.exceptions import ImproperlyConfigured

from config import health, places, role, sound
from config.environment import Environment
from config.launch import web, worker

MIGRATE = "migrate"
SERVICES = ("web", "worker", "beat", MIGRATE)
USAGE = "Usage: python -m config.service web|worker|beat|migrate, or: python -m config.service healthy web|worker|beat"
EVERYWHERE = "0.0.0.0"  # noqa: S104 (in a container; docker-compose.yml says who reaches it)
UNSOUND = 2


def command(service: str, given: Environment) -> list[str]:
    """The program that is the service."""
    if service == "web":
        bind = f"{EVERYWHERE}:{_number(given, 'PORT')}"
        return [*web.command(bind, _number(given, "WEB_WORKERS")), "--graceful-timeout", "20"]
    if service == "worker":
        return worker.command(_number(given, "WORKERS"))
    if service == "beat":
        return worker.clock_command()
    return [sys.executable, str(places.BASE_DIR / "manage.py"), "migrate", "--no-input"]


def _number(given: Environment, name: str) -> int:
    return given.number(name, sound.NUMBERS[name])


def start(service: str) -> int:
    """Becomes the service, and so never returns; returns ``UNSOUND`` where its settings are not sound."""
    given = Environment()
    found = sound.problems(given)
    for sentence in sound.warnings(given):
        _say(f"Mind: {sentence}")
    found += _of_the_role(service, given) if not found else []
    if not found:
        words = command(service, given)
        os.chdir(places.BASE_DIR)
        os.execv(words[0], words)  # noqa: S606 (our own words, no shell)
    _say(f"Open Door's {service} does not start. {len(found)} of its settings must be changed first:")
    for sentence in found:
        _say(f"- {sentence}")
    return UNSOUND


def _of_the_role(service: str, given: Environment) -> list[str]:
    """What is wrong with the role. A database that is away for a moment keeps nobody from starting but migrations."""
    migrating = service == MIGRATE
    try:
        return role.problems(given, migrating=migrating)
    except psycopg.OperationalError as error:
        sentence = f"The database cannot be reached as DATABASE_URL and DATABASE_PASSWORD say: {str(error).strip()}"
        if migrating:
            return [sentence]
        _say(f"Mind: {sentence}")
        return []


def healthy(service: str) -> int:
    """0 where the service that runs with these settings works, else 1. Says which, in a sentence."""
    try:
        wrong = health.trouble(service, Environment())
    except ImproperlyConfigured as unsound:
        wrong = str(unsound)
    print(wrong or f"{service} is healthy.")
    return 1 if wrong else 0


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def main(words: list[str]) -> int:
    match words:
        case ["healthy", service] if service in health.QUESTIONS:
            return healthy(service)
        case [service] if service in SERVICES:
            return start(service)
    _say(USAGE)
    return UNSOUND


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
