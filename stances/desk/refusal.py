"""How the desk says no: in sentences for a person, with nothing lost."""

from __future__ import annotations

from collections.abc import Sequence


class Refused(Exception):
    """An act at the desk was refused and nothing was changed. ``reasons`` are sentences, at least one."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons: Sequence[str] = reasons
