"""Whatever makes an edition or asks for a job nudges the worker when it is through. The desk knows nothing of jobs."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from stances.models import Case, Edition


def _nudge() -> None:
    from stances import tasks  # with Celery, which only those who need it import

    tasks.poke()


def nudge(using: str | None = None) -> None:
    """Has the worker look for what is due, once the transaction stands; never fails whoever asks for it."""
    transaction.on_commit(_nudge, using=using, robust=True)


def after_edition(sender: type[Edition], *, created: bool, using: str, **_: Any) -> None:
    """Receives Django's ``post_save``: sends the nudge once the edition stands."""
    if created:
        nudge(using)


def after_closing(sender: type[Case], *, instance: Case, using: str, **_: Any) -> None:
    """The same once a case is closed: the page that shows it is to be rendered anew."""
    if not instance.is_open:
        nudge(using)
