"""What comes public with a row: an approval is for how it stood, and by somebody who wrote none of it."""

import datetime as dt

import pghistory
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stances.desk import publishing, surroundings, workflow
from stances.desk.refusal import Refused
from stances.models import Edition, Official, Outlet, Post, Source
from tests import making

pytestmark = pytest.mark.django_db


def submitted(**values):
    row = making.statement(**values)
    return workflow.submit(row, row.created_by)


def approve(*rows, by: str = "reviewer", around: str | None = None) -> Edition:
    approvals = [publishing.Approval(row, row.content_hash, around) for row in rows]
    day = None if Edition.objects.exists() else dt.date(2025, 12, 31)
    return publishing.approve(approvals, making.editor(by), "Published.", day)


CHANGES = {
    "an official's name": lambda: Official.objects.update(name="Another"),
    "an official's spellings": lambda: Official.objects.update(other_names=["Інший"]),
    "a post's title": lambda: Post.objects.update(title="Another"),
    "a post's rank": lambda: Post.objects.update(rank="opposition"),
    "a post's end": lambda: Post.objects.update(until="2020-01-01"),
    "a new post": lambda: Post.objects.create(official=Official.objects.get(), title="Envoy", rank="envoy"),
    "a post that is gone": lambda: Post.objects.all().delete(),
    "a page's title": lambda: Source.objects.update(title="Another"),
    "a page's day": lambda: Source.objects.update(published_on="2020-01-01"),
    "a page's language": lambda: Source.objects.update(language="ru"),
    "a page's outlet": lambda: Source.objects.update(outlet=making.source("https://b.example/", "b").outlet),
    "an outlet's name": lambda: Outlet.objects.update(name="Another"),
    "an outlet's domain": lambda: Outlet.objects.update(domain="another.example"),
    "an outlet's kind": lambda: Outlet.objects.update(kind="state_media"),
    "an outlet's note": lambda: Outlet.objects.update(note="Read it with care."),
}


@pytest.mark.parametrize("change", CHANGES)
def test_an_approval_is_for_the_names_and_pages_as_they_were_shown(change):
    row = submitted()
    shown = surroundings.digest(row)
    CHANGES[change]()
    with pytest.raises(Refused, match="changed since you looked"):
        approve(row, around=shown)
    assert not Edition.objects.exists()
    row = type(row).objects.get(pk=row.pk)
    assert approve(row, around=surroundings.digest(row)).number == 1


def test_a_command_that_shows_no_page_approves_without_a_digest():
    row = submitted()
    Outlet.objects.update(name="Another")
    assert approve(row).number == 1


@pytest.mark.parametrize("wrote", CHANGES)
def test_who_wrote_what_becomes_public_with_a_row_does_not_approve_it(wrote):
    row = submitted()
    with pghistory.context(user=making.editor("reviewer").pk):
        CHANGES[wrote]()
    with pytest.raises(Refused, match="would make public for the first time what you wrote"):
        approve(row)
    assert approve(row, by="third").number == 1


def test_the_refusal_names_what_they_wrote():
    with pghistory.context(user=making.editor("reviewer").pk):
        making.source()
    with pytest.raises(Refused, match=r"source “https://news\.example/one”, outlet “News”"):
        approve(submitted())


def test_what_is_public_already_was_approved_by_others_and_bars_nobody():
    with pghistory.context(user=making.editor("reviewer").pk):
        making.source()
    approve(submitted(), by="third")
    assert approve(submitted(date="2024-08-01", quote="In another year, then.", summary="Waits.")).number == 2


def test_whose_it_is_takes_one_query_however_many_rows_there_are():
    reviewer = making.editor("reviewer")
    rows = [making.statement(date=f"2024-05-{n:02}") for n in range(1, 9)]
    surroundings.read(rows)
    with CaptureQueriesContext(connection) as queries:
        surroundings.written_by(reviewer, rows)
        assert len({surroundings.digest(row) for row in rows}) == 1
    assert len(queries) == 1
