"""Words are folded alike on both sides of a search: case, accents and scripts are forgiven; beginnings stay so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stances.models.folding import LONGEST, fold, transliterated, words

STANDARD = [
    ("Алушта", "alushta"), ("Борщагівка", "borshchahivka"), ("Згорани", "zghorany"), ("Ґалаґан", "galagan"),
    ("Єнакієве", "yenakiieve"), ("Гаєвич", "haievych"), ("Короп'є", "koropie"), ("Житомир", "zhytomyr"),
    ("Їжакевич", "yizhakevych"), ("Кадиївка", "kadyivka"), ("Мар'їне", "marine"), ("Йосипівка", "yosypivka"),
    ("Стрий", "stryi"), ("Олексій", "oleksii"), ("Харків", "kharkiv"), ("Біла Церква", "bila tserkva"),
    ("Юрій", "yurii"), ("Корюківка", "koriukivka"), ("Яготин", "yahotyn"), ("Знам’янка", "znamianka"),
    ("Щербухи", "shcherbukhy"), ("Русь", "rus"),
]  # fmt: skip
"""Examples that the resolution itself gives."""

WORD = st.text(st.characters(categories=["L", "N"], codec="utf-8"), min_size=1, max_size=20)
OF_OURS = st.text("abcdehijlnorstuwyzáčéíłñøőšßžабвгґдеєжзиіїйклмнопрстуфхцчшщьюя", min_size=1, max_size=20)


@pytest.mark.parametrize(("name", "latin"), STANDARD)
def test_ukrainian_is_transliterated_by_the_national_standard(name, latin):
    assert transliterated(name) == latin


@pytest.mark.parametrize(
    "spellings",
    [
        ("Szijjártó", "Szijjarto", "SZIJJÁRTÓ", "Szijja\u0301rto\u0301", "Сіярто", "Сійярто"),
        ("Zelenskyy", "Zelensky", "Зеленський", "Зеленский"),
        ("Šimonytė", "Simonyte", "Шимоніте"),
        ("Þórdís", "Thordis", "Тордіс"),
        ("Orbán", "Орбан"),
        ("Sikorskyi", "Sikorskij", "Сікорський"),
        ("Łukasz", "Lukasz"),
        ("Україна", "Украї\u0301на", "Ukraina"),
        ("НАТО", "NATO", "nato"),
    ],
)
def test_spellings_of_one_word_are_one(spellings):
    assert len({fold(word) for word in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("Fico", "Fidan"), ("veto", "vote"), ("Rutte", "Rama"), ("2008", "2000")])
def test_different_words_stay_different(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'entrée de l’Otan", ["l", "entre", "de", "l", "otan"]),
        ("Лук’янов і м'ята", ["lukianov", "i", "miata"]),
        ("NATO-tagság, F-16; 2.5 %", ["nato", "tagsag", "f", "16", "2", "5"]),
        ("a_b", ["a", "b"]),
        ("so\u00adlid", ["solid"]),
        ("", []),
        ("–—…«»", []),
    ],
)
def test_a_text_is_divided_into_words(text, expected):
    assert [word.folded for word in words(text)] == expected


@given(WORD | OF_OURS)
def test_what_begins_a_word_begins_its_folded_form(word):
    for length in range(1, len(word)):
        assert fold(word).startswith(fold(word[:length])), word[:length]


@given(st.text(max_size=300))
def test_words_of_any_text_lie_in_it_in_order_and_hold_nothing_that_a_query_could_mistake(text):
    end_before = 0
    for word in words(text):
        assert end_before <= word.start < word.end <= len(text)
        assert word.folded.isalnum()
        assert len(word.folded) <= LONGEST
        end_before = word.end
