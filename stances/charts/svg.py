"""SVG elements with everything in them escaped: the one way the timeline's markup is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from stances.charts.marks import number

Attribute = str | float | None


def element(name: str, attributes: Mapping[str, Attribute], *children: str) -> SafeString:
    """``<name …>children</name>``: values are escaped, null ones left out, numbers rounded to one decimal.

    A child that is a ``SafeString`` is markup, any other is text and is escaped. Raises ``ValueError`` for a ``style``
    attribute or a handler: the site's policy refuses both, so they would be silently lost in the browser.
    """
    for key in attributes:
        if key == "style" or key.startswith("on"):
            raise ValueError(f"The content security policy refuses the attribute {key!r}: use a class.")
    opening = "".join(f' {key}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    body = join(children)
    return mark_safe(f"<{name}{opening}>{body}</{name}>" if body else f"<{name}{opening}/>")  # noqa: S308 - escaped above


def text(words: str, x: float, y: float, **attributes: Attribute) -> SafeString:
    """A ``<text>`` at a point; ``class_`` stands for the class, underscores for hyphens (``text_anchor``)."""
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    return element("text", {"x": x, "y": y, **named}, words)


def join(parts: Sequence[str]) -> SafeString:
    """The parts one after the other, each escaped unless it is markup already."""
    known = [part if type(part) is SafeString else conditional_escape(part) for part in parts]
    return mark_safe("".join(known))  # noqa: S308 - escaped here


def _value(value: Attribute) -> str:
    return escape(value) if isinstance(value, str) else number(float(value or 0))
