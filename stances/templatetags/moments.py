"""How a time of day is set in the desk's text."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


class Moment(Protocol):
    """An exact time and its words."""

    @property
    def at(self) -> dt.datetime: ...

    @property
    def words(self) -> str: ...


@register.filter
def exact(moment: Moment) -> SafeString:
    """``<time datetime="2026-03-02T14:03:00+01:00">today at 14:03</time>``."""
    return format_html('<time datetime="{}">{}</time>', moment.at.isoformat(timespec="seconds"), moment.words)
