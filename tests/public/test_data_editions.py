"""The files of a small record: nothing unpublished is in them, past editions are as they were, cells are harmless."""

from __future__ import annotations

import pytest
from django.test import Client

from stances import models
from stances.pages.data.columns import BY_NAME
from tests import making
from tests.public.files import as_json, table


@pytest.fixture
def editions(db) -> Client:
    """Two editions: a statement corrected, another one withdrawn, and drafts of which nobody may know."""
    said = making.statement("LT", "2024-05-01", key="lt-first", summary="=HYPERLINK(1)", venue="-1+1")
    gone = making.statement("LT", "2024-06-01", key="lt-gone", summary="Gone, with “quotes”\nand a line.")
    making.publish(said, gone, making.assessment("LT", "2024-05-01", supports=[said], key="lt-judged"))
    making.withdraw(gone)
    hidden = making.statement("DE", "2024-07-01", key="de-hidden", summary="Hidden words.")
    making.assessment("DE", "2024-07-01", supports=[hidden], key="de-judged", rationale="Hidden reasons.")
    making.correct(said, reason="Hidden why.", summary="Hidden correction.")
    models.Official.objects.create(key="hidden-person", name="Hidden Person", member=making.member("DE"))
    making.source("https://hidden.example/page", "hidden-outlet")
    return Client()


def test_nothing_unpublished_is_in_any_file(editions):
    for name in BY_NAME:
        for form in ("csv", "json"):
            text = editions.get(f"/data/{name}.{form}").content.decode()
            assert "idden" not in text
            assert "minister-de" not in text


def test_a_past_edition_is_made_again_as_it_was(editions):
    assert [row["key"] for row in table(editions, "statements", "?edition=1")] == ["lt-first", "lt-gone"]
    assert [row["key"] for row in table(editions, "statements")] == ["lt-first"]
    assert [row["number"] for row in table(editions, "editions")] == ["1", "2"]
    assert [row["number"] for row in table(editions, "editions", "?edition=1")] == ["1"]
    (gone,) = table(editions, "corrections")
    assert (gone["edition"], gone["key"], gone["new_version"], gone["reason"]) == (
        "2",
        "lt-gone",
        "",
        "It was never said.",
    )
    assert table(editions, "corrections", "?edition=1") == []


def test_a_cell_that_a_spreadsheet_would_take_for_a_formula_is_a_text_in_csv_and_as_it_is_in_json(editions):
    (said, gone) = table(editions, "statements", "?edition=1")
    assert (said["summary"], said["venue"]) == ("'=HYPERLINK(1)", "'-1+1")
    assert gone["summary"] == "Gone, with “quotes”\nand a line."
    same = as_json(editions, "statements", "?edition=1")["rows"][0]
    assert (same["summary"], same["venue"]) == ("=HYPERLINK(1)", "-1+1")


def test_a_member_without_an_assessment_has_a_position_that_says_so(editions):
    rows = {row["member"]: row for row in table(editions, "positions", "?on=2024-04-30")}
    assert (rows["LT"]["stance"], rows["LT"]["first_day"], rows["LT"]["last_day"]) == ("", "2008-01-01", "2024-04-30")
    assert (rows["LT"]["since"], rows["LT"]["assessment"]) == ("", "")
