"""What a check is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Found:
    """``check`` is a check's slug; ``subject`` names the row or constraint; ``about`` is the row's address at the desk.

    ``about`` is empty where there is no page for it. ``text`` is a sentence; ``rule`` is the sentence of the codebook,
    or the constraint, that is broken.
    """

    check: str
    subject: str
    about: str
    text: str
    rule: str


Part = Callable[[], Iterable[Found]]
"""A piece of a check that takes no more than a few seconds."""


@dataclass(frozen=True, slots=True)
class Check:
    """One question to the whole record. ``source`` says where its rules stand; ``parts`` are read when it begins."""

    slug: str
    title: StrPromise
    source: str
    parts: Callable[[], Iterable[Part]]
