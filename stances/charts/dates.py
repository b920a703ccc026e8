"""Days and months in words, in the language of the page; never a number for a month.

English as Django writes it; the other languages as CLDR has them, whose months stand in the case that the phrase asks
for and begin with a small letter. Scripts in the browser get their forms from here (``stances/pages/days.py``).
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from django.utils.formats import date_format
from django.utils.translation import get_language

FIRST = {"fr": "1er"}
"""How a language writes the first of a month, where that is no plain number."""


def day_words(day: dt.date) -> str:
    """ "4 December 2024"."""
    return _written(day, "j F Y", "d MMMM y")


def short_day(day: dt.date) -> str:
    """ "4 Dec 2024"."""
    return _written(day, "j M Y", "d MMM y")


def month_words(day: dt.date) -> str:
    """ "December 2024"."""
    return _written(day, "F Y", "LLLL y")


def short_month(day: dt.date) -> str:
    """ "Dec 2024"."""
    return _written(day, "M Y", "LLL y")


def day_number(day: dt.date) -> str:
    """The day of its month, as it begins ``day_words``: "4"."""
    return FIRST.get(get_language() or "", "1") if day.day == 1 else str(day.day)


def _written(day: dt.date, english: str, otherwise: str) -> str:
    """The day in Django's pattern on an English page, in CLDR's on any other."""
    language = get_language() or "en"
    pattern = english if language.startswith("en") else otherwise
    return _in_language(dt.date(day.year, day.month, day.day), pattern, language)


@lru_cache(maxsize=20_000)
def _in_language(day: dt.date, pattern: str, language: str) -> str:
    """Remembered: a page names hundreds of days, most of them many times."""
    if language.startswith("en"):
        return date_format(day, pattern)
    words = format_date(day, pattern, locale=Locale.parse(language, sep="-"))
    begins = FIRST.get(language)
    return f"{begins}{words[1:]}" if begins and pattern[0] == "d" and day.day == 1 else words
