"""Whether anybody is there to do the jobs: a worker that looks for what is due, and the clock that wakes it."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext as _

from stances.models import Pulse, Run

from .moments import moment

WHOLE = "make run"
"""What starts the worker and its clock where everything runs on one machine, beside the web server."""

WORKER = "python -m config.service worker"
CLOCK = "python -m config.service beat"
"""What starts each of them as a service."""


def silence(now: dt.datetime) -> str:
    """What is wrong, in a sentence that says what to do; empty where worker and clock were heard lately. Two queries.

    A worker at a long run looks for nothing else meanwhile: then its lease is the sign of life, for both.
    """
    if Run.objects.filter(ended__isnull=True, leased_until__gt=now).exists():
        return ""
    heard = dict(Pulse.objects.values_list("name", "at"))
    if not _lately(heard.get("look"), now):
        return _("%(since)s What is due waits. Start one with “%(command)s”.") % {
            "since": _since(heard.get("look"), now),
            "command": WHOLE if settings.EMBEDDED else WORKER,
        }
    if not _lately(heard.get("beat"), now):
        return _("The clock that wakes the worker is not heard. What is due may wait. Start it with “%(command)s”.") % {
            "command": WHOLE if settings.EMBEDDED else CLOCK
        }
    return ""


def _lately(at: dt.datetime | None, now: dt.datetime) -> bool:
    """Within the time after which a worker is given up for lost, or three looks of the clock if that is longer."""
    return at is not None and now - at < dt.timedelta(seconds=max(settings.JOB_LEASE, 3 * settings.JOB_LOOK))


def _since(at: dt.datetime | None, now: dt.datetime) -> str:
    if at is None:
        return _("No worker has been heard yet.")
    return _("No worker has been heard since %(when)s.") % {"when": moment(at, now).words}
