"""The record is kept in English: how its own words are told apart on a page in another language."""

from __future__ import annotations

import re

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from stances.record.types import Statement


def language_of_record() -> str | None:
    """What the attribute ``lang`` says of words from the record: null where the page speaks English itself."""
    return None if (get_language() or "en").startswith("en") else "en"


def is_original(statement: Statement) -> bool:
    """Whether what was said, as it was said, is in the language of the page."""
    return bool(statement.quote) and statement.quote_language == (get_language() or "en")


def marked(words: str, *parts: str) -> SafeString:
    """A text in which words of the record stand: those ``parts`` marked as English on a page in another language."""
    text, language = conditional_escape(words), language_of_record()
    held = sorted({conditional_escape(part) for part in parts if part}, key=len, reverse=True)
    if not held or not language:
        return text
    found = re.compile("|".join(map(re.escape, held)))
    return mark_safe(found.sub(lambda m: format_html('<span lang="{}">{}</span>', language, mark_safe(m[0])), text))  # noqa: S308 - escaped above
