"""Whether a page is sound: nothing for axe to find, nothing wider than the window."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

COLOURS: dict[str, Any] = {"runOnly": ["color-contrast"]}
"""What the dark theme differs in from the light one."""

ALL_BUT_COLOURS: dict[str, Any] = {"rules": {"color-contrast": {"enabled": False}}}


FOUND = """async (asked) => (await axe.run(asked)).violations
  .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)}`))"""


def violations(page, **asked: Any) -> list[str]:
    """What axe finds, as "rule: element"; ``asked`` are axe's own options."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(FOUND, {"resultTypes": ["violations"]} | asked)


def overflow(page) -> int:
    """By how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
