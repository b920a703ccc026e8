"""The public site with the starter dataset loaded, on one day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """The clock goes on from noon: records are kept by their edition's moment, so that no two tests may share one."""
    with time_machine.travel("2026-11-21T12:00:00+01:00", tick=True):
        yield


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    cache.clear()


@pytest.fixture
def visitor(starter, db) -> Client:
    """Somebody who reads the public site, without an account."""
    return Client(raise_request_exception=True)


@pytest.fixture
def tomorrow() -> time_machine.travel:
    """The next day, to be entered."""
    return time_machine.travel("2026-11-22T00:00:01+01:00", tick=False)
