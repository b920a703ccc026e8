"""The settings of the tests: the site's own, on a database and a ``var/`` of the tests' own."""

import os

from config import places

os.environ["OPEN_DOOR_VAR"] = os.environ.get("OPEN_DOOR_TEST_VAR") or str(places.BASE_DIR / "var" / "test")
os.environ["OPEN_DOOR_AS_OWNER"] = "1"  # the owner migrates the tests' databases; tests go on as the app with SET ROLE
os.environ.setdefault("SECRET_KEY", "for the tests alone, and of no use to anybody else")
os.environ.setdefault("SECURE_COOKIES", "off")

from config.settings import *  # noqa: F403 (after the environment is set)
from config.settings import DATABASES, STORAGES

RUN = os.environ.setdefault("OPEN_DOOR_TEST_RUN", str(os.getpid()))
"""This run's number, the same in all of its processes: two runs at once use databases of different names."""

DATABASES["default"] |= {"CONN_MAX_AGE": 0, "TEST": {"NAME": f"test_open_door_{RUN}"}}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_BROKER_URL = "memory://"  # a test that needs a worker starts one, with settings of its own
CELERY_BROKER_TRANSPORT, CELERY_BROKER_TRANSPORT_OPTIONS = None, {}
