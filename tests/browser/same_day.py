"""Whether the page that was dragged to a day says what the server's page of that day says, to the letter."""

from pathlib import Path

COMPARE = Path(__file__).with_suffix(".js").read_text("utf-8")
"""Takes [days, address with DAY]; answers where the local page and the server's differ, in words."""


def differences(page, days: list[str], address: str = "/on/DAY/") -> list[str]:
    """Where the page, dragged to each of the ``days``, differs from what the server answers."""
    return page.evaluate(COMPARE, [days, address])
