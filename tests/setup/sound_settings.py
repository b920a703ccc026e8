"""The settings of a service that is as it should be, for tests that spoil one of them."""

from __future__ import annotations

from django.conf import settings

SOUND = {
    "SECRET_KEY": "0a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3f4a5b6c7d8e9f",
    "ALLOWED_HOSTS": "open-door.test",
    "DATABASE_URL": "postgres://open_door_app@db:5432/open_door",
    "DATABASE_PASSWORD": "a password for tests",
    "QUEUE_PASSWORD": "another one for tests",
    "CELERY_BROKER_URL": "redis://queue:6379/0",
    "CACHE_URL": "redis://queue:6379/1",
    "CONTACT_EMAIL": "corrections@open-door.test",
    "STATIC_ROOT": str(settings.STATIC_ROOT),
}
