"""A search answers what a slow look at every statement answers, in every edition and for a proposal."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest

from stances import record as records
from stances.desk.workflow import submit
from stances.models import Statement
from stances.models.folding import fold, words
from stances.record.places import FACETS, as_set, in_order
from stances.record.proposing import propose
from stances.record.query import understood
from stances.record.search import AROUND, RANKED
from tests import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def published() -> None:
    """Four editions: statements of three members over two years; one corrected, one withdrawn."""
    signals = ("advocate", "not_now", "unclear")
    rows = [
        making.statement(
            code,
            f"{year}-0{month}-01",
            key=f"{code}-{year}-{month}".lower(),
            signal=signal,
            venue=venue,
            summary=f"In {venue} the minister of {code} spoke of the summit.",
            conditions=conditions,
            attribution=attribution,
        )
        for (code, year), month, signal, (venue, conditions, attribution) in zip(
            product(("LT", "HU", "DE"), (2023, 2024)),
            (1, 3, 5, 7, 9, 2),
            signals * 2,
            [("Luxembourg", ["reforms"], "on_record"), ("Vilnius", [], "media_report")] * 3,
            strict=True,
        )
    ]
    making.publish(*rows)
    making.publish(making.correct(rows[0], summary="In Kyiv nobody spoke.", signal="support"))
    making.withdraw(rows[1])
    making.publish(making.statement("LT", "2024-06-01", key="lt-late", summary="Late words in Luxembourg."))


def slowly(statement, chosen, typed: str, until) -> bool:
    """Whether a statement fits, told from what it says."""
    held = {
        "member": statement.members,
        "signal": [statement.signal],
        "official": [speaker.official.key for speaker in statement.speakers],
        "outlet": [citation.source.outlet.key for citation in statement.citations],
        "kind": [citation.source.outlet.kind for citation in statement.citations],
        "attribution": [statement.attribution],
        "condition": statement.conditions,
        "language": [statement.quote_language],
        "speaks_for": [statement.speaks_for],
        "year": [str(statement.date.year)],
    }
    text = " ".join(
        (statement.quote, statement.summary, statement.venue, *(s.official.name for s in statement.speakers))
    )
    said = [word.folded for word in words(text)]
    asked = [(word.lstrip("-"), word.startswith("-")) for word in typed.split()]
    return (
        all(value in held[name] for name, value in chosen.items())
        and all(any(one.startswith(fold(word)) for one in said) != minus for word, minus in asked)
        and (until is None or statement.date <= until)
    )


CHOICES = [
    {}, {"member": "LT"}, {"member": "HU", "signal": "not_now"}, {"signal": "advocate"}, {"official": "minister-de"},
    {"outlet": "news"}, {"kind": "agency"}, {"kind": "newsroom", "year": "2024"}, {"attribution": "media_report"},
    {"condition": "reforms", "member": "DE"}, {"language": "en"}, {"language": "uk"}, {"speaks_for": "nato"},
    {"speaks_for": "member", "year": "2023"}, {"year": "1999"},
]  # fmt: skip
TYPED = ["", "luxembourg", "Люкс", "summit -vilnius", "-minister", "nobody"]


def test_a_search_finds_what_a_slow_look_finds(published):
    keys = dict(Statement.objects.values_list("pk", "key"))
    for edition in (1, 2, 3, 4):
        record = records.at(edition)
        everything, _total = record.statements(1, 100)
        for typed, chosen, until in product(TYPED, CHOICES, (None, dt.date(2024, 3, 1))):
            search = record.search(understood(typed), chosen, until)
            expected = [s.key for s in everything if slowly(s, chosen, typed, until)]
            newest = search.ids("newest")
            assert [keys[pk] for pk in newest] == expected, (edition, typed, chosen, until)
            assert search.ids("oldest") == newest[::-1]
    assert [s.key for s in record.statements_by_id(newest[::-1])] == expected[::-1]


@pytest.mark.parametrize("typed", ["", "luxembourg"])
def test_a_choice_gives_as_many_as_its_count_says(published, typed):
    record = records.at()
    for chosen in CHOICES:
        search = record.search(understood(typed), chosen)
        for name in (*FACETS, "year"):
            counts = search.counts(name)
            for value in search.values(name):
                other = record.search(understood(typed), {**chosen, name: value})
                assert counts.get(value, 0) == len(other.ids("newest")), (chosen, name, value)


def test_an_event_has_the_statements_of_its_days_and_a_week_around(published):
    record = records.at()
    first = dt.date(2024, 6, 1)
    at = {
        "on the day": (first, first),
        "a week later": (first - AROUND, first - AROUND),
        "too late": (first + 2 * AROUND,) * 2,
    }
    search = record.search(understood(""), {})
    held = type(search)(record.places, record.visible, search.query, {}, at).counts("event")
    assert held == {"on the day": 1, "a week later": 1}


def test_names_weigh_more_than_what_was_said_of_them(db):
    spoken = making.statement("HU", "2024-01-01", key="spoke")
    named = making.statement("DE", "2024-02-01", key="named", summary="Spoke of Hungary at length.")
    making.publish(spoken, named)
    record = records.at()
    search = record.search(understood("hungary"), {})
    assert [s.key for s in record.statements_by_id(search.ids("best"))] == ["spoke", "named"]
    assert [s.key for s in record.statements_by_id(search.ids("newest"))] == ["named", "spoke"]


def test_a_proposal_is_searched_with_what_it_adds_and_without_what_it_replaces(published):
    old = making.statement("DE", "2024-08-01", key="de-old", summary="Words of Paris.")
    making.publish(old)
    correction = submit(making.correct(old, summary="Words of Ohrid."), making.editor("manager"), ticked=None)
    record = propose(records.at(), [correction])

    def found(typed: str) -> list[str]:
        return [s.summary for s in record.statements_by_id(record.search(understood(typed), {}).ids("best"))]

    assert found("paris") == []
    assert found("ohrid") == ["Words of Ohrid."]
    assert len(found("")) == len(records.at().places.ids)


def test_sets_of_places_hold_what_was_put_into_them():
    assert in_order(as_set([], 10)) == []
    assert in_order(as_set([9, 0, 7, 8], 10)) == [0, 7, 8, 9]


def test_only_the_newest_are_ranked(published, monkeypatch):
    assert RANKED > 100
    monkeypatch.setattr("stances.record.search.RANKED", 1)
    search = records.at().search(understood("luxembourg"), {})
    assert search.ids("best") == search.ids("newest")
