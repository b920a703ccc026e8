"""The record is kept in English: how its own words are told apart on a page in another language."""

from __future__ import annotations

from django.utils.translation import get_language

from stances.record.types import Statement


def language_of_record() -> str | None:
    """What the attribute ``lang`` says of words from the record: null where the page speaks English itself."""
    return None if (get_language() or "en").startswith("en") else "en"


def is_original(statement: Statement) -> bool:
    """Whether what was said, as it was said, is in the language of the page."""
    return bool(statement.quote) and statement.quote_language == (get_language() or "en")
