"""What a job of the desk found, before it is stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Renewed:
    """A list of the desk, found anew: ``words`` say what it holds, ``store`` puts it there."""

    words: str
    store: Callable[[], None]
