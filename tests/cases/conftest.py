"""A small record to object to, from noon of a day on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.core.cache import cache

from stances.models import Statement
from tests import making


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """The clock goes on from noon: records are kept by their edition's moment, so that no two tests may share one."""
    with time_machine.travel("2026-11-21T12:00:00+01:00", tick=True):
        yield


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    cache.clear()


@pytest.fixture
def said(db) -> Statement:
    """A published statement, ``lt-said``, and an assessment that rests on it, ``lt-judged``; by the contributor."""
    row = making.statement("LT", "2024-05-01", key="lt-said")
    making.publish(row, making.assessment("LT", "2024-05-01", supports=[row], key="lt-judged"))
    return row
