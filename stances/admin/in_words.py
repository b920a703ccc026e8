"""What is stored as a code, in the codebook's words: for pages that lay out fields one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from stances.codebook import ATTRIBUTION_WORDS, OUTLET_KIND_WORDS, RANK_WORDS
from stances.pages.words import condition_words, confidence_words, day_words, language_name, stance_words

from .entering_forms import SPEAKS_FOR


def in_words(name: str, value: Any) -> str:
    """The value of the field ``name`` for a person, empty for none; a list has a line for each of its items.

    ``value`` is plain, as ``desk.content`` and a proposal hold it: days are text.
    """
    if name == "stance":
        return stance_words(value).label
    if value in (None, "", []):
        return ""
    return _WORDS[name](value) if name in _WORDS else "\n".join(value) if isinstance(value, list) else str(value)


def _confidence(code: str) -> str:
    words = confidence_words(code)
    return words.label if words else ""


def _conditions(codes: list[str]) -> str:
    return "\n".join(words.label for words in condition_words(codes))


def _day(text: str) -> str:
    return day_words(dt.date.fromisoformat(text))


def _evidence(items: list[list[Any]]) -> str:
    kinds = {"supports": _("supports"), "contrary": _("contrary")}
    return "\n".join(
        f"{key}: {kinds[kind]}" if version == 1 else f"{_('%(key)s, version %(version)d') % words}: {kinds[kind]}"
        for key, version, kind in items
        for words in [{"key": key, "version": version}]
    )


def _sources(items: list[list[str]]) -> str:
    return "\n".join(
        _("%(url)s, reporting from %(outlet)s") % {"url": url, "outlet": relays} if relays else url
        for url, relays in items
    )


_WORDS: dict[str, Callable[[Any], str]] = {
    "attribution": lambda code: str(ATTRIBUTION_WORDS[code]),
    "conditions": _conditions,
    "confidence": _confidence,
    "date": _day,
    "date_precision": lambda code: {"day": _("the day"), "month": _("the month")}[code],
    "effective": _day,
    "evidence": _evidence,
    "kind": lambda code: str(OUTLET_KIND_WORDS[code]),
    "quote_language": language_name,
    "rank": lambda code: str(RANK_WORDS[code]),
    "signal": lambda code: stance_words(code).label,
    "since": _day,
    "sources": _sources,
    "speaks_for": lambda code: str(dict(SPEAKS_FOR)[code]),
    "until": _day,
    "would_block": lambda says: _("yes") if says else _("no"),
}
