"""What readers see before and after a correction or a withdrawal: each edition keeps saying what it said."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from tests import making

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def visitor() -> Client:
    return Client()


@pytest.fixture
def said():
    """A statement and the assessment that rests on it, published as edition 1."""
    statement = making.statement(key="lt-said", quote="Invite Ukraine now.")
    making.publish(statement, making.assessment(key="lt-judged", supports=[statement]))
    return statement


def text(visitor, address: str, status: int = 200) -> str:
    response = visitor.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_an_empty_record_says_so_and_how_to_load_it(visitor):
    page = text(visitor, "/", 503)
    assert "The record is empty" in page
    assert "load_dataset" in page
    assert visitor.get("/members/lithuania/").headers["Cache-Control"] == "no-store"


def test_an_empty_record_still_has_a_health(visitor):
    assert visitor.get("/healthz").status_code == visitor.get("/readyz").status_code == 200


def test_a_correction_shows_the_new_words_and_says_there_were_others(visitor, said):
    making.publish(making.correct(said, quote="Invite Ukraine soon."))
    page = text(visitor, "/statements/lt-said/")
    assert "Invite Ukraine soon." in page
    assert "it was corrected since it was first published" in page
    assert "Invite Ukraine now." in text(visitor, "/statements/lt-said/?edition=1")


def test_a_correction_stands_in_the_log_of_its_edition_alone(visitor, said):
    making.publish(making.correct(said, reason="The quote was cut.", quote="Invite Ukraine soon."))
    for address in ("/corrections/", "/editions/2/"):
        page = text(visitor, address)
        assert "The statement lt-said was corrected: version 2 took the place of version 1." in page
        assert "The quote was cut." in page
    assert "Nothing has been corrected" in text(visitor, "/corrections/?edition=1")


def test_an_assessment_whose_evidence_was_corrected_says_so(visitor, said):
    making.publish(making.correct(said, quote="Invite Ukraine soon."))
    page = text(visitor, "/members/lithuania/")
    assert "Evidence corrected since" in page
    assert "corrected since it was weighed" in page


def test_a_withdrawn_statement_says_so_and_keeps_its_address(visitor, said):
    making.withdraw(said)
    assert "was withdrawn in edition 2" in text(visitor, "/statements/lt-said/")
    assert "was withdrawn in" not in text(visitor, "/statements/lt-said/?edition=1")


def test_an_assessment_without_support_is_under_review(visitor, said):
    making.withdraw(said)
    assert "Under review" in text(visitor, "/members/lithuania/")
    assert "Under review" not in text(visitor, "/members/lithuania/?edition=1")


def test_a_pinned_page_says_which_edition_it_is_and_leads_to_the_newest(visitor, said):
    making.publish(making.correct(said, quote="Invite Ukraine soon."))
    page = text(visitor, "/members/lithuania/?edition=1&on=2024-12-04")
    assert "You are reading edition 1 of 2." in page
    assert 'href="/members/lithuania/?on=2024-12-04"' in page


def test_a_new_edition_changes_every_tag(visitor, said):
    before = visitor.get("/methodology/").headers["ETag"]
    making.publish(making.correct(said, quote="Invite Ukraine soon."))
    assert visitor.get("/methodology/", headers={"If-None-Match": before}).status_code == 200


def test_the_statement_of_another_edition_is_not_known_before_it(visitor, said):
    making.publish(making.statement(key="lt-later"))
    text(visitor, "/statements/lt-later/")
    assert "no statement with the key “lt-later”" in text(visitor, "/statements/lt-later/?edition=1", 404)


def test_the_log_shows_old_and_new_words_field_by_field(visitor, said):
    making.publish(making.correct(said, quote="Invite Ukraine soon.", venue="Vilnius"))
    for address in ("/corrections/", "/editions/2/"):
        page = text(visitor, address)
        assert "Invite Ukraine <del>now.</del><ins>soon.</ins>" in page
        assert "<ins>Vilnius</ins>" in page
        assert "<dt>Summary</dt>" not in page, "what is the same is not listed"


def test_the_log_shows_how_an_assessment_was_corrected(visitor, said):
    judged = said.weighed_in.get().assessment
    making.publish(making.correct(judged, reason="Read again.", stance="support"))
    page = text(visitor, "/corrections/")
    assert "<del>Pushes for an invitation</del>" in page
    assert "<ins>Supports membership</ins>" in page
    assert "Read again." in page


def test_an_edition_says_what_it_published_and_which_shift_it_brought(visitor, said):
    later = making.statement(key="lt-later", date="2024-06-01", signal="support")
    making.publish(
        later,
        making.assessment(effective="2024-06-01", stance="support", supports=[later]),
        note="Lithuania moved.",
        complete_to="2026-01-31",
    )
    page = text(visitor, "/editions/2/")
    assert "Lithuania moved." in page
    assert "by Reviewer" in page
    assert "Shifts it brought" in page
    assert 'href="/statements/lt-later/"' in page
    assert 'href="/statements/lt-said/"' not in page
    assert "Before, it was complete to" in page
    assert "Shifts it brought" not in text(visitor, "/editions/1/")


def test_an_edition_says_which_shift_it_took_away(visitor, said):
    later = making.statement(key="lt-later", date="2024-06-01", signal="support")
    judged = making.assessment(effective="2024-06-01", stance="support", supports=[later])
    making.publish(later, judged)
    making.withdraw(judged)
    page = text(visitor, "/editions/3/")
    assert "Shifts no longer in the record" in page
    assert "was withdrawn." in page
