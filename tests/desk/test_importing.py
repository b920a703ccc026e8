"""Importing: what is found wrong in a file, and that only drafts come of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stances.desk import importing
from stances.desk.importing import KINDS
from stances.desk.refusal import Refused
from stances.models import Assessment, Official, Outlet, Source, Statement, Status
from tests import making
from tests.desk.spreadsheets import (
    BAD_ASSESSMENTS,
    BAD_STATEMENTS,
    GOOD,
    JUDGED,
    TODAY,
    many,
    preview,
    record,
    table,
    write,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return record()


def problems(row: dict, kind="statement"):
    return preview(table(row), kind).problems


def test_a_good_row_becomes_a_draft_of_who_imports_it(desk):
    assert write(table(GOOD)) == 1
    row = Statement.objects.get(key="lt-new")
    assert (row.status, row.version, row.created_by) == (Status.DRAFT, 1, making.editor("contributor"))
    assert [link.member.code for link in row.bears_on.all()] == ["LT"]
    assert [speaker.official.key for speaker in row.speakers.all()] == ["minister-lt"]
    page = row.citations.get().source
    assert (page.url, page.outlet.key, page.language) == ("https://news.example/new", "news", "en")


def test_a_preview_writes_nothing(desk):
    assert len(preview(table(GOOD)).good) == 1
    assert not Statement.objects.filter(key="lt-new").exists()
    assert not Source.objects.filter(url="https://news.example/new").exists()


@pytest.mark.parametrize(("name", "value", "field", "wrong"), [bad for bad in BAD_STATEMENTS if bad[2]])
def test_every_kind_of_bad_statement_is_told_with_row_column_and_remedy(desk, name, value, field, wrong):
    found = preview(table(GOOD | {name: value}))
    assert not found.good
    assert found.bad == 1
    told = [problem for problem in found.problems if problem.field == field]
    assert told, found.problems
    assert told[0].row == 2
    assert wrong in told[0].wrong
    assert told[0].right


@pytest.mark.parametrize(("name", "value", "field", "wrong"), BAD_ASSESSMENTS)
def test_every_kind_of_bad_assessment_is_told_with_row_column_and_remedy(desk, name, value, field, wrong):
    making.publish(making.assessment(key="lt-judged", effective="2024-06-01", supports=[desk]))
    found = preview(table(JUDGED | {name: value}), "assessment")
    assert not found.good
    told = [problem for problem in found.problems if problem.field == field]
    assert any(problem.row == 2 and wrong in problem.wrong and problem.right for problem in told), found.problems


def test_an_assessment_rests_on_the_public_versions(desk):
    newer = making.correct(desk, summary="Corrected.")
    assert write(table(JUDGED), "assessment") == 1
    evidence = Assessment.objects.get(key="lt-2024").evidence.get()
    assert (evidence.statement, evidence.kind) == (desk, "supports")
    assert evidence.statement != newer


def test_only_parliament_in_support_is_an_error_as_in_the_dataset(desk):
    voted = making.statement(key="lt-voted", attribution="parliament_vote")
    making.publish(voted)
    (problem,) = problems(JUDGED | {"evidence": "lt-voted"}, "assessment")
    assert (problem.field, problem.wrong) == ("evidence", "only a parliament or an opposition")


def test_every_bad_row_is_listed_and_good_ones_are_counted(desk):
    rows = [GOOD, GOOD | {"key": "two", "signal": "x"}, GOOD | {"key": "three"}, GOOD | {"key": "four", "date": "x"}]
    found = preview(table(*rows))
    assert (found.total, list(found.good), found.bad) == (4, [2, 4], 2)
    assert {problem.row for problem in found.problems if problem.level == "error"} == {3, 5}


def test_a_key_that_stands_twice_in_the_file_is_an_error_in_both_rows(desk):
    found = preview(table(GOOD, GOOD | {"summary": "Another thing."}))
    assert [(p.row, p.field) for p in found.problems if p.level == "error"] == [(2, "key"), (3, "key")]


def test_two_assessments_of_one_member_and_day_are_an_error_in_both_rows(desk):
    found = preview(table(JUDGED, JUDGED | {"key": "lt-other"}), "assessment")
    assert [(p.row, p.field) for p in found.problems] == [(2, "effective"), (3, "effective")]


def test_a_bad_row_holds_all_back_unless_it_is_left_out(desk):
    file = table(GOOD, GOOD | {"key": "bad", "signal": "x"})
    with pytest.raises(Refused, match="1 of 2 rows are bad"):
        write(file)
    assert not Statement.objects.filter(key="lt-new").exists()
    assert write(file, leave_out_bad=True) == 1
    assert not Statement.objects.filter(key="bad").exists()


def test_nothing_stays_of_an_import_that_breaks_off(desk):
    sheet = importing.read(table(GOOD, GOOD | {"key": "second"}), KINDS["statement"])

    def breaks(done: int, total: int) -> None:
        if done == 2:
            raise Refused("Broken off.")

    with pytest.raises(Refused, match="Broken off"):
        importing.write(sheet, KINDS["statement"], making.editor("contributor"), TODAY, step=breaks)
    assert not Statement.objects.filter(key__in=["lt-new", "second"]).exists()
    assert not Source.objects.filter(url="https://news.example/new").exists()


def test_nobody_without_a_role_writes_by_importing(desk):
    stranger = making.editor("stranger")
    stranger.groups.clear()
    sheet = importing.read(table(GOOD), KINDS["statement"])
    with pytest.raises(Refused, match="Only contributors"):
        importing.write(sheet, KINDS["statement"], type(stranger).objects.get(pk=stranger.pk), TODAY)


def test_officials_are_known_by_key_exact_name_or_another_spelling(desk):
    Official.objects.filter(key="minister-lt").update(name="Jonas Žemaitis", other_names=["Йонас Жемайтис"])
    for name in ["minister-lt", "Jonas Žemaitis", "jonas žemaitis", "Йонас Жемайтис"]:
        (row,) = preview(table(GOOD | {"officials": name})).good.values()
        assert row.officials == ["minister-lt"]


def test_a_name_that_two_officials_share_is_an_error_that_names_their_keys(desk):
    Official.objects.create(key="namesake", name="Minister-Lt", member=making.member("LT"))
    (problem,) = [p for p in problems(GOOD | {"officials": "Minister-Lt"}) if p.field == "officials"]
    assert problem.right == "a key: minister-lt, namesake"


def test_a_members_name_is_answered_with_its_code(desk):
    (problem,) = [p for p in problems(GOOD | {"members": "Lithuania"}) if "Lithuania" in p.wrong]
    assert problem.right == "LT"
    assert next(iter(preview(table(GOOD | {"members": "lt"})).good.values())).members == ["LT"]


def test_a_known_page_is_used_as_it_is_and_a_difference_is_a_warning(desk):
    known = desk.citations.get().source
    variant = f"{known.url}?utm_source=newsletter"
    found = preview(table(GOOD | {"sources": variant, "sources.title": "Another title"}))
    assert [(p.level, p.field) for p in found.problems] == [("warning", "sources")]
    write(table(GOOD | {"sources": variant}))
    assert Statement.objects.get(key="lt-new").citations.get().source == known


def test_a_new_page_gets_its_canonical_address_and_the_outlet_of_the_longest_domain(desk):
    making.source("https://en.news.example/1", "news-en")
    Outlet.objects.filter(key="news-en").update(domain="en.news.example", language="fr")
    write(table(GOOD | {"sources": "https://m.en.news.example/a?fbclid=1\nhttps://www.news.example/b"}))
    pages = [c.source for c in Statement.objects.get(key="lt-new").citations.all()]
    assert [(page.url, page.outlet.key, page.language) for page in pages] == [
        ("https://en.news.example/a", "news-en", "fr"),
        ("https://www.news.example/b", "news", "en"),
    ]


def test_a_page_that_two_rows_tell_differently_is_an_error(desk):
    rows = [GOOD | {"sources.title": "One"}, GOOD | {"key": "other", "date": "2023-01-01", "sources.title": "Two"}]
    found = preview(table(*rows))
    assert [(p.row, p.field) for p in found.problems] == [(3, "sources")]


def test_a_twin_in_the_record_or_in_the_file_is_a_warning(desk):
    like = GOOD | {"summary": desk.summary, "quote": "Quite other words.", "date": "2024-05-03"}
    found = preview(table(like, like | {"key": "again", "date": "2024-05-04"}))
    assert [(p.level, p.row) for p in found.problems] == [("warning", 2), ("warning", 3)]
    assert "lt-said" in found.problems[0].wrong
    assert "row 2" in found.problems[1].wrong
    assert len(found.good) == 2


def test_a_row_far_in_time_or_by_another_is_no_twin(desk):
    like = GOOD | {"summary": desk.summary, "date": "2024-06-01"}
    assert not problems(like)


def test_the_number_of_queries_of_a_preview_does_not_grow_with_the_rows(desk):
    asked = []
    for number in (10, 5000):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(preview(many(number)).good) == number
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 15


def test_a_check_says_how_far_it_is(desk):
    said: list[int] = []
    sheet = importing.read(many(300), KINDS["statement"], said.append)
    assert said[-1] == 300
    steps = []
    importing.check(sheet, KINDS["statement"], TODAY, lambda done, total: steps.append((done, total)))
    assert steps == sorted(steps)
    assert steps[-1] == (300, 300)
    assert len(steps) >= 3
