"""The static schedule: every standing job, what it does in words, and when the clock asks for it (DESIGN §8)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stances.models import JobName


@dataclass(frozen=True, slots=True)
class Standing:
    """A job that stands: ``at`` is its time of day in Brussels (None: the clock alone never asks for it).

    ``follows`` says in words what else starts it.
    """

    name: JobName
    title: Promise
    does: Promise
    at: dt.time | None
    follows: Promise | str = ""

    def next_after(self, moment: dt.datetime) -> dt.datetime | None:
        """The first time after ``moment`` at which the clock asks for it, in UTC."""
        if self.at is None:
            return None
        here = moment.astimezone(ZoneInfo(settings.TIME_ZONE))
        for days in (0, 1):
            day = here.date() + dt.timedelta(days=days)
            due = dt.datetime.combine(day, self.at, here.tzinfo).astimezone(dt.UTC)
            if due > moment:
                return due
        raise AssertionError("tomorrow's time is after now")


STANDING = {
    job.name: job
    for job in (
        Standing(
            JobName.RENDER,
            _("Rendering ahead"),
            _("Makes the public pages of the newest edition before anybody asks for them."),
            None,
            _("after each edition, at midnight and after an update"),
        ),
        Standing(
            JobName.CHECK,
            _("Checking the record"),
            _("Asks every rule of the codebook, every constraint and every row’s history of the whole record."),
            dt.time(2, 30),
        ),
        Standing(
            JobName.LOOK_AGAIN,
            _("Look again"),
            _("Finds the assessments that the world or the record has moved away from."),
            dt.time(6, 0),
            _("after each edition"),
        ),
        Standing(
            JobName.DRAFTS,
            _("Old drafts"),
            _("Lists drafts that were not touched for 90 days to their authors. It deletes nothing."),
            dt.time(6, 15),
        ),
    )
}
"""By name, in the order in which they are shown."""
