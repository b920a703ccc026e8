"""How long the pictures for link previews take when nobody has asked for them yet."""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable
from functools import partial

from stances import codebook, record
from stances.pages import cards
from stances.pages.reading import Reading

BUDGET = 0.3
"""Seconds of one processor for a picture that is not kept: issue "The alliance through time"."""

ROUNDS = 7


def report() -> bool:
    """Prints the medians; whether each keeps to the budget. A busy machine changes them little."""
    known = record.at()
    reading = Reading(path="", today=codebook.today())
    slugs = [member.slug for member in known.members_on(reading.day)][:ROUNDS]
    taken = {
        "the alliance": [_processor(partial(cards.alliance_png, known, reading)) for _ in range(ROUNDS)],
        "a member": [_processor(partial(cards.member_png, known, reading, slug)) for slug in slugs],
    }
    print("\nA picture for a link preview, made anew, in milliseconds of one processor (medians)")
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, seconds in medians.items():
        print(f"{name:28}{seconds * 1000:10.0f}{'' if seconds <= BUDGET else f'  over {BUDGET * 1000:.0f}'}")
    return max(medians.values()) <= BUDGET


def _processor(work: Callable[[], object]) -> float:
    """What it took of a processor, here and in the processes that it started."""
    began = os.times()
    work()
    return sum(os.times()[:4]) - sum(began[:4])
