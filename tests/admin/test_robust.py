"""What no keyboard types – NULs, digits that are none – is answered in words, and nothing typed is lost."""

import pytest
from django.urls import reverse

from stances.models import Assessment, Edition, Official, ProposedChange, Statement, Status
from tests import making

from .review_desk import as_, at, status_of, submitted, tick

pytestmark = pytest.mark.django_db

NUL = "Typed\x00 words."
CANNOT = "a character that cannot be stored"


def public():
    row = making.statement(key="lt-public")
    making.publish(row)
    return row


def kept(answer, *, status=409):
    assert answer.status_code == status
    assert CANNOT in answer.text
    assert "Typed\x00 words." in answer.text, "what was typed is still there"


def test_a_nul_in_a_note_or_comment_of_a_review_is_refused_in_words():
    row = submitted(making.statement())
    kept(as_("reviewer").post(at("return", row), {"comment": NUL}))
    form = {"row": [tick(row)], "note": NUL, "complete_to": "2025-12-31", "from": f"statement:{row.pk}"}
    kept(as_("reviewer").post(reverse("admin:approve"), form))
    assert status_of(row) == Status.SUBMITTED
    draft = making.statement()
    answer = as_("contributor").post(at("submit", draft), {"note": NUL})
    assert (answer.status_code, CANNOT in answer.text) == (409, True)
    assert status_of(draft) == Status.DRAFT


@pytest.mark.parametrize("act", ["correct", "withdraw"])
def test_a_nul_in_the_reason_of_a_correction_or_withdrawal_is_refused_in_words(act):
    kept(as_("reviewer").post(at(act, public()), {"reason": NUL}))


def test_a_nul_in_the_note_on_a_withdrawal_is_refused_in_words():
    row = public()
    as_("manager").post(at("withdraw", row), {"reason": "Never said."})
    for decision in ("agree", "refuse"):
        kept(as_("reviewer").post(at("decide", row), {"note": NUL, "decision": decision}))


def test_a_nul_in_the_note_on_how_far_the_record_is_complete_is_refused_in_words():
    public()
    kept(as_("reviewer").post(reverse("admin:complete_to"), {"complete_to": "2026-01-01", "note": NUL}))


def test_a_nul_in_a_comment_on_a_proposal_is_refused_in_words():
    public()
    official = Official.objects.get()
    form = {"posts-TOTAL_FORMS": "2", "posts-INITIAL_FORMS": "1", "posts-0-id": official.posts.get().pk}
    form |= {"posts-0-official": official.pk, "posts-0-position": "0"}
    form |= {"posts-1-title": "Prime minister", "posts-1-rank": "head_of_government", "posts-1-position": "1"}
    form |= {"posts-1-official": official.pk, "why": "Elected."}
    as_("contributor").post(reverse("admin:stances_official_change", args=[official.pk]), form)
    proposal = ProposedChange.objects.get()
    for button in ("accept", "refuse"):
        kept(as_("reviewer").post(reverse("admin:decide_proposal", args=[proposal.pk]), {"comment": NUL, button: "1"}))


def test_a_nul_in_the_address_of_a_page_stands_beside_its_field():
    form = {"page-0-address": "https://news.example/\x00", "pages": "1", "date": "2024-05-01", "summary": "Kept words."}
    answer = as_("contributor").post(reverse("admin:stances_statement_add"), form | {"_save": "1"})
    assert answer.status_code == 200
    assert "Null characters are not allowed" in answer.text
    assert "Kept words." in answer.text
    assert not Statement.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "/admin/stances/assessment/add/?member=%00",
        "/admin/stances/statement/?q=%00",
        "/admin/stances/statement/?status=%00",
        "/admin/stances/statement/add/?source=%00",
        "/admin/stances/statement/officials/?who=%00",
        "/admin/findings/?p=%00",
        "/admin/stances/statement/?date__year=99999999999",
        "/admin/?%00=1",
    ],
)
def test_what_no_row_can_be_asked_for_in_an_address_is_a_request_that_cannot_be_read(address):
    answer = as_("reviewer").get(address)
    assert answer.status_code == 400
    assert "This request cannot be read" in answer.text


def test_a_nul_as_the_member_that_is_sent_with_an_assessment_leads_nowhere():
    answer = as_("contributor").post("/admin/stances/assessment/add/", {"member": "\x00", "_save": "1"})
    assert answer.status_code == 404


@pytest.mark.parametrize("digits", ["²", "٣²", "9" * 30])
def test_digits_that_are_no_number_of_a_row_lead_nowhere_or_count_for_nothing(digits):
    words = public()
    contributor = as_("contributor")
    for kind in ("assessment", "statement"):
        found = contributor.get(f"/admin/stances/{kind}/{digits}/change/")
        assert found.status_code in (302, 404)
    asked = {"member": "LT", "supports": digits, "pages": digits}
    assert contributor.get("/admin/stances/assessment/add/", asked).status_code == 200
    form = {"member": "LT", f"weigh-{digits}": "supports", f"weigh-{words.pk}": "supports", "pages": digits}
    form |= {
        "effective": "2024-05-01",
        "stance": "advocate",
        "confidence": "high",
        "rationale": "Said so.",
        "_save": "1",
    }
    assert contributor.post("/admin/stances/assessment/add/", form).status_code == 302
    draft = Assessment.objects.get()
    assert [item.statement for item in draft.evidence.all()] == [words]
    typed = form | {"written_on": "x", "_save": "1"}
    assert contributor.post(f"/admin/stances/assessment/{digits}/change/", typed).status_code in (302, 404, 409)
    sent = {"pages": digits, "officials": digits, "choose": digits, "twins": digits, "_page": "1"}
    assert contributor.post("/admin/stances/statement/add/", sent).status_code == 200
    tick_ = {"row": f"statement:{digits}:x", "note": "Odd."}
    assert as_("reviewer").post(reverse("admin:approve"), tick_).status_code == 404
    assert Edition.objects.count() == 1


@pytest.mark.parametrize("day", ["0001-01-01", "2007-12-31"])
def test_the_record_is_not_complete_to_a_day_before_it_begins(day):
    public()
    form = {"complete_to": day, "note": "Too early.", "back": "on"}
    answer = as_("reviewer").post(reverse("admin:complete_to"), form)
    assert answer.status_code == 409
    assert "The record begins on 2008-01-01" in answer.text


def test_complete_to_goes_back_only_where_that_was_ticked():
    public()
    form = {"complete_to": "2025-01-01", "note": "The search of 2025 was none."}
    page = reverse("admin:complete_to")
    answer = as_("reviewer").post(page, form)
    assert answer.status_code == 409
    assert "The record is complete to 2025-12-31; 2025-01-01 is earlier." in answer.text
    assert "The search of 2025 was none." in answer.text
    assert as_("reviewer").post(page, form | {"back": "on"}).status_code == 302
    assert str(Edition.objects.order_by("-number")[0].complete_to) == "2025-01-01"
    row = submitted(making.statement())
    form = {"row": tick(row), "note": "By the way.", "complete_to": "2024-01-01"}
    assert as_("reviewer").post(reverse("admin:approve"), form).status_code == 409


def test_while_a_correction_is_under_way_its_original_is_not_withdrawn_and_the_page_leads_to_it():
    row = public()
    correction = making.correct(row)
    answer = as_("reviewer").post(at("withdraw", row), {"reason": "Never said."})
    assert answer.status_code == 409
    assert "is being written. It must be published or thrown away first." in answer.text
    assert at("review", correction) in answer.text
    assert "Never said." in answer.text
    submitted(correction)
    answer = as_("reviewer").post(at("withdraw", row), {"reason": "Never said."})
    assert "waits for review. It must be approved or returned first." in answer.text
    assert status_of(row) == Status.PUBLISHED
