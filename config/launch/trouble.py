"""What keeps Open Door from starting, in words for the person at the terminal."""

from __future__ import annotations


class Trouble(Exception):
    """Says what happened and, in ``remedy``, what to do next."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}\n{remedy}")
