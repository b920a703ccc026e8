"""Counts, days and silence in words."""

from __future__ import annotations

import datetime as dt

import pytest

from stances.codebook import NOT_ASSESSED, STANCES
from stances.pages.words import date_words, language_name, listed, silence_words, stance_words, tally_sentence
from stances.record.types import Heard

DAY = dt.date(2024, 12, 4)


def tally(*counts: int) -> dict[str, int]:
    return dict(zip([*STANCES, NOT_ASSESSED], counts, strict=True))


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (
            (2, 17, 5, 6, 2, 0),
            "2 push for an invitation, 17 support membership, 5 keep to the alliance line, 6 say not now and 2 oppose.",
        ),
        (
            (1, 1, 1, 1, 1, 1),
            "1 pushes for an invitation, 1 supports membership, 1 keeps to the alliance line, 1 says not now,"
            " 1 opposes and 1 is not assessed.",
        ),
        ((0, 11, 13, 3, 2, 3), "None pushes for an invitation, 11 support membership, 13 keep to the alliance"
         " line, 3 say not now, 2 oppose and 3 are not assessed."),
        ((0, 0, 0, 0, 0, 26), "26 are not assessed."),
        ((0, 30, 0, 0, 2, 0), "None pushes for an invitation, 30 support membership, none keeps to the"
         " alliance line, none says not now and 2 oppose."),
    ],
)  # fmt: skip
def test_the_tally_is_one_sentence_that_says_all_five_also_where_nobody_holds_one(counts, sentence):
    assert tally_sentence(tally(*counts)).replace("\u00a0", " ") == sentence


def test_parts_are_joined_as_a_sentence_joins_them():
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


@pytest.mark.parametrize(
    ("heard", "words"),
    [
        (None, ""),
        ("2024-12-04", ""),
        ("2024-12-03", "1 day"),
        ("2024-10-10", "55 days"),
        ("2024-06-04", "6 months"),
        ("2024-06-05", "5 months"),
        ("2022-12-05", "23 months"),
        ("2022-12-04", "2 years"),
        ("2021-12-05", "2 years"),
        ("2021-12-01", "3 years"),
    ],
)
def test_how_long_a_member_was_silent_is_said_in_the_unit_that_fits(heard, words):
    assert silence_words(Heard(dt.date.fromisoformat(heard), "day") if heard else None, DAY) == words


@pytest.mark.parametrize(("month", "words"), [("2024-12-01", ""), ("2024-11-01", "1 month"), ("2022-12-01", "2 years")])
def test_of_a_statement_known_by_its_month_no_days_are_counted(month, words):
    assert silence_words(Heard(dt.date.fromisoformat(month), "month"), DAY) == words


def test_a_statement_of_which_only_the_month_is_known_names_no_day():
    assert date_words(dt.date(2024, 12, 1), "month") == "December 2024"
    assert date_words(DAY, "day") == "4 December 2024"


def test_no_stance_is_written_as_not_assessed():
    assert stance_words(None) == stance_words(NOT_ASSESSED)
    assert stance_words(None).label == "Not assessed"


def test_an_unknown_stance_is_an_error_not_a_default():
    with pytest.raises(KeyError):
        stance_words("friendly")


def test_languages_are_named_from_cldr_and_unknown_ones_by_their_code():
    assert (language_name("hu"), language_name("sr-Latn"), language_name("zxx-q")) == (
        "Hungarian",
        "Serbian",
        "No linguistic content",
    )
    assert language_name("qqq") == "qqq"
