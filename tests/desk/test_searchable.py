"""The words that statements are found by follow what is published, and whom it names."""

from __future__ import annotations

import pytest
from django.apps import apps

from stances import record as records
from stances.desk import identities, searchable
from stances.desk.storing import Change
from stances.desk.whole_record import check, searches, store
from stances.models import Official, Outlet, Statement, StatementSearch
from stances.record.query import understood
from tests import making

pytestmark = pytest.mark.django_db


def found(typed: str) -> list[str]:
    record = records.at()
    return [s.key for s in record.statements_by_id(record.search(understood(typed), {}).ids("newest"))]


@pytest.fixture
def said() -> Statement:
    row = making.statement("LT", key="said", venue="Luxembourg")
    making.publish(row)
    return row


def test_a_draft_has_no_words_and_a_published_statement_has_its_own(said):
    draft = making.statement("DE", venue="Paris")
    assert searchable.write([draft.pk]) == 0
    assert list(StatementSearch.objects.values_list("statement", flat=True)) == [said.pk]
    assert found("luxemb") == ["said"]
    assert found("Литва") == ["said"]
    assert found("Lituanie") == ["said"]


def test_a_correction_is_found_by_its_words_and_the_old_version_in_the_old_edition(said):
    making.publish(making.correct(said, venue="Paris"))
    assert (found("paris"), found("luxembourg")) == (["said"], [])
    before = records.at(1).search(understood("luxembourg"), {})
    assert len(before.ids("newest")) == 1


@pytest.mark.parametrize(
    ("model", "values", "typed"),
    [
        (Official, {"name": "Gabrielius Landsbergis"}, "landsbergis"),
        (Official, {"other_names": ["Габріелюс Ландсбергіс"]}, "Ландсбергіс"),
        (Outlet, {"name": "The Evening Courier"}, "courier"),
    ],
)
def test_a_name_corrected_in_place_is_found_at_once(said, model, values, typed):
    assert found(typed) == []
    identities.change([Change(model.objects.get(), values)], making.editor("manager"), "It was misspelt.")
    assert found(typed) == ["said"]


def test_words_that_are_not_a_statements_own_are_found_out_and_made_anew(said):
    StatementSearch.objects.update(words="'nothing':1A")
    wrong = [one for one in check().found if one.check == searches.SLUG]
    assert [one.subject for one in wrong] == ["statement:said v1"]
    store(wrong, said.created_at)
    assert found("luxembourg") == ["said"]
    assert not [one for one in check().found if one.check == searches.SLUG]


def test_after_a_migration_words_that_are_missing_or_made_by_other_rules_are_made(said):
    StatementSearch.objects.all().delete()
    searchable.after_migrate()  # as after a flush: nobody migrated
    assert found("luxembourg") == []
    searchable.after_migrate(apps=apps)
    assert found("luxembourg") == ["said"]
    StatementSearch.objects.update(rules=0, words="")
    searchable.after_migrate(apps=apps)
    assert found("luxembourg") == ["said"]
    assert searchable.fill() == 0
