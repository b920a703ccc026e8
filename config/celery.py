"""Celery: the worker's and the web's way to send each other a nudge. What is due stands in the database."""

from __future__ import annotations

import os

from celery import Celery
from celery.signals import setup_logging
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

if settings.CELERY_BROKER_URL.startswith("filesystem:"):
    settings.QUEUE_DIR.mkdir(parents=True, exist_ok=True)

app = Celery("open_door")
app.config_from_object("django.conf:settings", namespace="CELERY")


@setup_logging.connect
def _as_django_does(**_: object) -> None:
    """The worker logs as settings.LOGGING says, not in a way of its own."""
    from logging.config import dictConfig

    dictConfig(settings.LOGGING)
