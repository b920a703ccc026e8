"""Whether a page is sound: nothing for axe to find, nothing wider than the window."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe

COLOURS: dict[str, Any] = {"runOnly": ["color-contrast"]}
"""What the dark theme differs in from the light one."""


def violations(page, **asked: Any) -> list[str]:
    """What axe finds, as "rule: element"; ``asked`` are axe's own options."""
    found = Axe().run(page, options={"resultTypes": ["violations"]} | asked).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def overflow(page) -> int:
    """By how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
