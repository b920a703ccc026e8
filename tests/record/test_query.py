"""What is typed into the search field is understood, whatever it is."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from stances.record.query import MOST_CHARACTERS, MOST_TERMS, TooMuch, understood


def parts(typed: str) -> tuple[str, str]:
    query = understood(typed)
    return query.all_of, query.any_left_out


@pytest.mark.parametrize(
    ("typed", "all_of", "left_out"),
    [
        ("Vilnius", "('vilnius':*)", ""),
        ("Сіярто вето", "('siarto':*) & ('veto':*)", ""),
        ('"not now"', "('not' <-> 'nov')", ""),
        ("“not now”", "('not' <-> 'nov')", ""),
        ("«двері відчинені»", "('dveri' <-> 'vidcineni')", ""),
        ('"under pres', "('under' <-> 'pres':*)", ""),
        ("F-16", "('f' <-> '16':*)", ""),
        ("nato -hungary", "('nato':*)", "('hungari':*)"),
        ('-"not now" −pl', "", "('not' <-> 'nov') | ('pl':*)"),
        ("a minister said in Luxembourg", "('minister':*) & ('luxembourg':*)", ""),
        ("article 5 x", "('article':*) & ('5')", ""),
        ("x", "", ""),
        ("in the", "('in':*) & ('te':*)", ""),
        ('"in the"', "('in' <-> 'te')", ""),
        ("- -- \" '' & | ! :* <->", "", ""),
        ("", "", ""),
    ],
)
def test_words_phrases_and_what_is_left_out(typed, all_of, left_out):
    assert parts(typed) == (all_of, left_out)


@pytest.mark.parametrize("typed", ["a" * (MOST_CHARACTERS + 1), " ".join("bcd" for _ in range(MOST_TERMS + 1))])
def test_more_than_anybody_types_is_too_much(typed):
    with pytest.raises(TooMuch):
        understood(typed)


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("Сіярто", "Péter Szijjártó spoke.", ["Szijjártó"]),
        ("Szijj", "Петер Сіярто", ["Сіярто"]),
        ('"not now"', "Now, not now; not   now.", ["not now", "not   now"]),
        ("open-door", "The open-door policy and the open doors", ["open-door", "open doors"]),
        ("invit -nato", "NATO invites", ["invites"]),
        ("вступ", "перспективі вступу України", ["вступу"]),
        ("ukraine", "Ukraine’s", ["Ukraine"]),
    ],
)
def test_what_was_found_is_pointed_at_in_the_letters_of_the_text(typed, text, found):
    assert [text[start:end] for start, end in understood(typed).spans(text)] == found


@pytest.mark.django_db
@given(st.text(max_size=MOST_CHARACTERS) | st.text("\"-−' abÄяЇ\x00:*&|!<>()\\", max_size=60))
def test_postgresql_reads_whatever_was_typed(typed):
    try:
        query = understood(typed)
    except TooMuch:
        return
    with connection.cursor() as cursor:
        for asked in filter(None, (query.all_of, query.any_left_out)):
            cursor.execute("SELECT %s::tsquery", [asked])
            assert cursor.fetchone()[0]
