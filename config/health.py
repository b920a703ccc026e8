"""Whether a service works, asked from inside its container."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable, Mapping
from contextlib import closing
from typing import Any

import psycopg

from config import sound
from config.environment import Environment

SILENCE = 60
"""Seconds without a sign of life after which something is wrong; longer where JOB_LOOK has it look less often."""

PULSES = {"worker": "look", "beat": "beat"}
"""The sign of life of each in the table of ``stances.models.Pulse``."""


def _web(given: Environment) -> str:
    port = given.number("PORT", sound.NUMBERS["PORT"])
    name = given.list("ALLOWED_HOSTS", default=["localhost"])[0].lstrip(".")
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
        try:
            connection.request("GET", "/readyz", headers={"Host": name})
            answer = connection.getresponse()
            found: dict[str, Any] = json.loads(answer.read())
        except (OSError, ValueError, http.client.HTTPException) as error:
            return f"web does not answer at port {port}: {error}"
    return "" if answer.status == 200 else f"web is not ready: {found.get('why', answer.status)}"


QUESTION = """
    SELECT extract(epoch FROM clock_timestamp() - max(at))::int,
           EXISTS (SELECT FROM stances_run WHERE ended IS NULL AND leased_until > clock_timestamp())
    FROM stances_pulse WHERE name = %s
"""


def _pulse(service: str) -> Callable[[Environment], str]:
    """Asks for the last sign of life. A worker at a long job gives none, and hears the clock late: its lease counts."""

    def question(given: Environment) -> str:
        try:
            with psycopg.connect(**given.connection(), connect_timeout=5) as connection:
                silent, is_at_work = connection.execute(QUESTION, [PULSES[service]]).fetchone() or (None, False)
        except psycopg.Error as error:
            return f"The database cannot be asked for the {service}'s last sign of life: {str(error).strip()}"
        limit = max(SILENCE, 6 * given.number("JOB_LOOK", sound.NUMBERS["JOB_LOOK"]))
        if is_at_work or (silent is not None and silent <= limit):
            return ""
        known = f"ever heard of the {service}" if silent is None else f"heard of the {service} for {silent} seconds"
        return f"Nothing was {known}. Beat wakes the worker, which notes both: look at both."

    return question


QUESTIONS: Mapping[str, Callable[[Environment], str]] = {"web": _web} | {name: _pulse(name) for name in PULSES}


def trouble(service: str, given: Environment) -> str:
    """What is wrong with the service, in a sentence; empty if it works."""
    return QUESTIONS[service](given)
