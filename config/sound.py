"""Whether the settings of a service are sound: what is missing or weak, and what to set instead.

``make run`` needs none of them. A service of docker-compose.yml does not start before all are right, so that nobody
finds out from a broken page. What no way of running may have is refused by config/settings.py, with the same words.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email
from django.http.request import validate_host

from config.environment import Environment

KEY_LENGTH = 50
PASSWORD_LENGTH = 16
DIFFERENT_CHARACTERS = 10
HERE = {"localhost", "127.0.0.1", "[::1]", "::1", ".localhost"}
REDIS = {"redis", "rediss"}
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
NUMBERS = {"PORT": 8000, "WEB_WORKERS": 2, "WORKERS": 2, "JOB_LEASE": 60, "JOB_LOOK": 10, "PROXIES": 0}
"""Settings that are whole numbers, and what they are where nothing is set."""

MOST = {"PORT": 65_535, "WEB_WORKERS": 256, "WORKERS": 256, "JOB_LEASE": 3600, "JOB_LOOK": 3600, "PROXIES": 9}
LEAST = {"PROXIES": 0}
"""What may be less than 1."""

SWITCHES = ("DEBUG", "SECURE_COOKIES")
OFF = ("off", "false", "no", "0", "n", "f")

SECRETS = ("SECRET_KEY", "DATABASE_URL", "DATABASE_PASSWORD", "QUEUE_PASSWORD", "CELERY_BROKER_URL", "CACHE_URL")
MOUNTED = Path("/run/secrets")
"""Where a container finds its secrets: nobody else is in it, whatever their mode."""

Check = Callable[[Environment], Iterator[str]]


def weakness(secret_key: str) -> str:
    """What is wrong with a SECRET_KEY that is set, in a sentence; empty if nothing is."""
    if len(secret_key) < KEY_LENGTH:
        found = f"SECRET_KEY has only {len(secret_key)} characters."
    elif _can_be_guessed(secret_key):
        found = "SECRET_KEY can be guessed."
    else:
        return ""
    return f"{found} Set it to {KEY_LENGTH} or more random characters, the same for every process."


def _can_be_guessed(secret_key: str) -> bool:
    """Few characters, the same words again and again, or Django's own example."""
    repeats = secret_key in (secret_key + secret_key)[1:-1]
    return repeats or len(set(secret_key)) < DIFFERENT_CHARACTERS or secret_key.startswith("django-insecure-")


def problems(given: Environment) -> list[str]:
    """A sentence for everything that keeps a service with these settings from starting; empty if it may."""
    found = (sentence for check in CHECKS for sentence in _asked(check, given))
    return list(dict.fromkeys(found))


def warnings(given: Environment) -> list[str]:
    """A sentence for everything that a service may start with, but its keeper should know."""
    return [
        f"{name}_FILE, {path}, can be read by every user of this machine. Make it yours alone: chmod 600 {path}"
        for name in SECRETS
        if (path := given.ENVIRON.env.get(f"{name}_FILE")) and _is_open_to_all(Path(path))
    ]


def _asked(check: Check, given: Environment) -> Iterator[str]:
    try:
        yield from check(given)
    except ImproperlyConfigured as wrong:
        yield str(wrong)


def _secret_key(given: Environment) -> Iterator[str]:
    key = given.plain("SECRET_KEY")
    if not key:
        yield f"SECRET_KEY is not set. Set it to {KEY_LENGTH} or more random characters, the same for every process."
    elif wrong := weakness(key):
        yield wrong


def _hosts(given: Environment) -> Iterator[str]:
    hosts = given.list("ALLOWED_HOSTS", default=[])
    remedy = "Set it to the names that readers type, separated by commas, like open-door.org,www.open-door.org."
    if not hosts:
        yield f"ALLOWED_HOSTS is not set. {remedy}"
    elif "*" in hosts:
        yield f"ALLOWED_HOSTS is “*”, which answers to any name. {remedy}"
    elif set(hosts) <= HERE:
        yield f"ALLOWED_HOSTS names this machine alone. {remedy}"
    for host in hosts:
        if host.endswith(".example"):
            yield f"ALLOWED_HOSTS holds “{host}”, which is only an example. {remedy}"
        if "/" in host or (":" in host and not host.startswith("[")):
            yield f"ALLOWED_HOSTS holds “{host}”: name the host alone, without https:// and without a port."
        elif " " in host:
            yield f"ALLOWED_HOSTS holds “{host}”, which is no name. {remedy}"


def _origins(given: Environment) -> Iterator[str]:
    for origin in given.list("CSRF_TRUSTED_ORIGINS", default=[]):
        if not origin.startswith(("https://", "http://")):
            yield f"CSRF_TRUSTED_ORIGINS holds “{origin}”: write it with its scheme, like https://open-door.org."
        elif origin.endswith("//*"):
            yield f"CSRF_TRUSTED_ORIGINS holds “{origin}”, which trusts every site. Name the site’s own origins."


def _site(given: Environment) -> Iterator[str]:
    """What a link preview could not use, in every way of running."""
    origin = given.plain("SITE_URL")
    parts = urlsplit(origin)
    remedy = "Write the origin that readers see, with its scheme and without a path, like https://open-door.org."
    if origin and (parts.scheme not in {"http", "https"} or not _is_bare(origin)):
        yield f"SITE_URL is “{origin}”. {remedy}"


def _public_site(given: Environment) -> Iterator[str]:
    origin = given.plain("SITE_URL")
    if not origin or any(_site(given)):
        return
    parts, hosts = urlsplit(origin), given.list("ALLOWED_HOSTS", default=[])
    name = parts.hostname or ""
    if name.endswith(".example"):
        yield f"SITE_URL is “{origin}”, which is only an example. Write the origin that readers see, or leave it out."
    elif parts.scheme != "https" and name not in HERE:
        yield f"SITE_URL is “{origin}”, but readers come over HTTPS. Write it with https://."
    elif not validate_host(name, hosts):
        yield f"SITE_URL is “{origin}”, but ALLOWED_HOSTS does not hold “{name}”. Add it there, or write another."


def _is_bare(origin: str) -> bool:
    """Whether it is a scheme and a host, perhaps with a port, and no more."""
    parts = urlsplit(origin)
    try:
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return False
    host = parts.netloc.removesuffix(port)
    plain = re.fullmatch(r"\[[0-9a-f:]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?", host.lower())
    return bool(plain) and parts.path in {"", "/"} and not (parts.query or parts.fragment)


def _database(given: Environment) -> Iterator[str]:
    if not given.plain("DATABASE_URL"):
        yield "DATABASE_URL is not set. Set it to a PostgreSQL server, like postgres://user:password@host:5432/open_door."
        return
    found = given.database()
    if not _is_here(found["HOST"]):
        yield from _password("DATABASE_PASSWORD", found["PASSWORD"], found["USER"])


def _is_here(host: str) -> bool:
    """Whether the server is on this machine: by its name, or by the folder of its socket."""
    return not host or host.startswith("/") or host in HERE


def _password(name: str, password: str, user: str = "") -> Iterator[str]:
    remedy = f"Set it to {PASSWORD_LENGTH} or more random characters, as on the server."
    if not password:
        yield f"{name} is not set, and the server is on another machine. {remedy}"
    elif len(password) < PASSWORD_LENGTH or password == user:
        yield f"{name} can be guessed. {remedy}"


def _queue(given: Environment) -> Iterator[str]:
    yield from _redis(given, "CELERY_BROKER_URL", "redis://queue:6379/0")
    parts = urlsplit(given.queue("CELERY_BROKER_URL"))
    if parts.scheme in REDIS and not _is_here(parts.hostname or ""):
        yield from _password("QUEUE_PASSWORD", unquote(parts.password or ""))


def _cache(given: Environment) -> Iterator[str]:
    yield from _redis(given, "CACHE_URL", "redis://queue:6379/1", " Without it web and worker share no pages.")
    if given.plain("CACHE_URL") and given.plain("CACHE_URL") == given.plain("CELERY_BROKER_URL"):
        yield "CACHE_URL and CELERY_BROKER_URL name the same database. Give the pages one of their own, like …/1."


def _redis(given: Environment, name: str, example: str, why: str = "") -> Iterator[str]:
    address = given.queue(name)
    remedy = f"Set it to a Redis or Valkey server, like {example}."
    if not address:
        yield f"{name} is not set.{why} {remedy}"
    elif urlsplit(address).scheme not in REDIS or not urlsplit(address).hostname:
        yield f"{name} names a kind of server that Open Door does not know. {remedy}"
    elif not urlsplit(address).path.strip("/").isdecimal():
        yield f"{name} names no database by its number. {remedy}"


def _contact(given: Environment) -> Iterator[str]:
    address = given.plain("CONTACT_EMAIL")
    remedy = "Set it to the address where readers report mistakes."
    if not address:
        yield f"CONTACT_EMAIL is not set. {remedy}"
    elif not _is_address(address) or address.endswith((".example", "@example.org", "@example.com")):
        yield f"CONTACT_EMAIL is “{address}”, which nobody reads. {remedy}"


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _switches(given: Environment) -> Iterator[str]:
    for name in SWITCHES:
        if (text := given.plain(name)) and text.lower() not in (*given.BOOLEAN_TRUE_STRINGS, *OFF):
            yield f"{name} is “{text}”. Set it to on or off."


def _public(given: Environment) -> Iterator[str]:
    if given.bool("DEBUG", default=False):
        yield "DEBUG is on: error pages would show settings and data to everybody. Set it to off."
    if not given.bool("SECURE_COOKIES", default=True):
        yield "SECURE_COOKIES is off: editors' sessions could be read on the way. Set it to on, and serve over HTTPS."


def _level(given: Environment) -> Iterator[str]:
    level = given.plain("LOG_LEVEL") or "WARNING"
    if level not in LEVELS:
        yield f"LOG_LEVEL is “{level}”. Set it to one of {', '.join(LEVELS)}."


def _number(name: str) -> Check:
    def check(given: Environment) -> Iterator[str]:
        least = LEAST.get(name, 1)
        if given.number(name, NUMBERS[name], least) > MOST[name]:
            yield f"{name} is “{given.plain(name)}”. Set it to a whole number from {least} to {MOST[name]}."

    return check


CHECKS: tuple[Check, ...] = (
    *(
        _secret_key,
        _hosts,
        _origins,
        _site,
        _public_site,
        _database,
        _queue,
        _cache,
        _contact,
        _switches,
        _public,
        _level,
    ),
    *map(_number, NUMBERS),
)


def refuse_what_cannot_work(given: Environment) -> None:
    """For every way of running: raises ``ImproperlyConfigured`` with all that no program could make sense of."""
    checks: tuple[Check, ...] = (_level, _switches, _site, *map(_number, NUMBERS))
    found = [sentence for check in checks for sentence in _asked(check, given)]
    for name, example in (("CELERY_BROKER_URL", "redis://queue:6379/0"), ("CACHE_URL", "redis://queue:6379/1")):
        found += _redis(given, name, example) if given.plain(name) else ()
    if found:
        raise ImproperlyConfigured("\n".join(found))


def _is_open_to_all(path: Path) -> bool:
    """Whether any user of the machine can read the file: by its own mode, and by those of the folders above it."""
    if MOUNTED in path.parents or not path.exists():
        return False
    passable = all(folder.stat().st_mode & stat.S_IXOTH for folder in path.absolute().parents)
    return os.name == "posix" and passable and bool(path.stat().st_mode & stat.S_IROTH)
