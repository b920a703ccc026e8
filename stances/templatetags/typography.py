"""How a day and a stance are set in a page's text."""

from __future__ import annotations

import datetime as dt

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts import marks
from stances.charts.dates import day_words
from stances.charts.english import language_of_record, marked
from stances.codebook import STANCES

register = template.Library()


@register.filter
def day(value: dt.date | None) -> SafeString | str:
    """``<time datetime="2024-12-04">4 December 2024</time>``, in the page's language; nothing for no day."""
    if value is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', f"{value:%Y-%m-%d}", day_words(value))


register.filter("in_words", day_words)  # the same without an element, for an attribute


@register.filter
def stance_label(code: str | None) -> str:
    """A stance's words; "Not assessed" for none."""
    return str(STANCES[code].label) if code else _("Not assessed")


@register.simple_tag
def in_english() -> SafeString:
    """The attribute ``lang`` for an element that holds words of the record, which is kept in English."""
    language = language_of_record()
    return format_html(' lang="{}"', language) if language else SafeString()


@register.filter
def english(words: str) -> str:
    """Words of the record in the midst of others: marked as English on a page in another language."""
    language = language_of_record()
    return format_html('<span lang="{}">{}</span>', language, words) if language and words else words


@register.filter
def english_in(words: str, parts: str | tuple[str, ...]) -> SafeString:
    """A text of ours with these words of the record in it, marked likewise."""
    return marked(words, *((parts,) if isinstance(parts, str) else parts))


@register.simple_tag
def icon(code: str) -> SafeString:
    """A stance's symbol on its colour, as the charts draw it; its words must stand beside it."""
    return marks.icon(code)
