"""Ctrl-C, a closed terminal and SIGTERM all mean the same: end everything that was started, and be quick about it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopAsked(KeyboardInterrupt):
    """Somebody asked to stop. A ``KeyboardInterrupt``, which psycopg knows to answer by cancelling its query."""


def deaf() -> None:
    """From here on another signal changes nothing: what was started is being ended already."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def _ask(number: int, frame: FrameType | None) -> None:
    deaf()
    raise StopAsked


@contextmanager
def heard() -> Iterator[None]:
    """Within the block the first signal to stop raises ``StopAsked``; later ones are ignored."""
    before = {number: signal.signal(number, _ask) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
