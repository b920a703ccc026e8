"""Days and months in words, in each language of the pages."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils.translation import override

from stances.charts import dates
from stances.record.naming import order_of

DAY, FIRST = dt.date(2024, 12, 4), dt.date(2023, 8, 1)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ["4 December 2024", "4 Dec 2024", "December 2024", "Dec 2024", "4", "1 August 2023", "1"]),
        ("uk", ["4 грудня 2024", "4 груд. 2024", "грудень 2024", "груд. 2024", "4", "1 серпня 2023", "1"]),
        ("fr", ["4 décembre 2024", "4 déc. 2024", "décembre 2024", "déc. 2024", "4", "1er août 2023", "1er"]),
    ],
)
def test_days_and_months_are_written_as_the_language_writes_them(code, words):
    with override(code):
        said = [write(DAY) for write in (dates.day_words, dates.short_day, dates.month_words, dates.short_month)]
        said += [dates.day_number(DAY), dates.day_words(FIRST), dates.day_number(FIRST)]
    assert said == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "uk",
            ["Греція", "Ґудзик", "Данія", "Естонія", "Європа", "Ирій", "Ісландія", "Їжа", "Канада"],
        ),
        ("fr", ["Espagne", "Estonie", "États-Unis", "Finlande", "Œuvre", "Pays-Bas", "Pologne"]),
        ("en", ["Albania", "Belgium", "canada"]),
    ],
)
def test_words_are_sorted_by_the_alphabet_of_the_language(code, words):
    turned = words[::-1]
    assert sorted(turned, key=order_of(code)) == words
