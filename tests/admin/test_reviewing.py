"""Reviewing, correcting and withdrawing through the browser's door: what each page shows, does and refuses."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from stances.desk import drafts, workflow
from stances.models import Edition, Official, Outlet, Post, StatementMember, Status
from tests import making

from .forms import form_in
from .review_desk import as_, at, status_of, submitted, tick

pytestmark = pytest.mark.django_db


def test_the_author_is_told_why_there_is_no_button():
    row = submitted(making.statement(by=making.editor("reviewer")))
    page = as_("reviewer").get(at("review", row)).text
    assert "You cannot approve it." in page
    assert "another editor must approve it" in page


def test_the_page_shows_changes_field_by_field_against_what_is_public():
    old = making.statement(quote="Invite Ukraine now.", venue="Vilnius")
    making.publish(old)
    new = submitted(making.correct(old, reason="The quote was cut.", quote="Invite Ukraine very soon.", venue="Kyiv"))
    page = as_("reviewer").get(at("review", new)).text
    assert "The quote was cut." in page
    assert "Invite Ukraine <del>now.</del><ins>very soon.</ins>" in page
    assert "<del>Vilnius</del>" in page
    assert "<ins>Kyiv</ins>" in page
    assert "Calls for an invitation.</td>" not in page, "what is the same is not listed"
    assert "https://news.example/one" in page


def test_the_reviewer_reads_who_said_it_in_which_post_and_on_whose_authority():
    words = making.statement(
        quote="Kvieskite Ukrainą.", quote_language="lt", quote_translation="Invite Ukraine.", summary="Asks for it."
    )
    Post.objects.update(title="Minister of Foreign Affairs")
    row = submitted(making.assessment(supports=[submitted(words)]))
    for page in (as_("reviewer").get(at("review", one)).text for one in (words, row)):
        plain = " ".join(strip_tags(page).split())
        assert "Minister-Lt, Minister of Foreign Affairs (Foreign minister)" in plain
        assert "On the record" in plain
        assert "“Kvieskite Ukrainą.”" in plain
        assert "“Invite Ukraine.” (our translation)" in plain
        assert "Asks for it." in plain
        assert "Pushes for an invitation" in plain
    assert "In support Minister-Lt" in plain


def test_a_new_assessment_is_compared_with_the_one_in_effect():
    words = making.statement(date="2024-01-01")
    making.publish(
        words, making.assessment(effective="2024-01-01", stance="support", supports=[words], key="lt-before")
    )
    later = making.statement(date="2024-06-01")
    making.publish(later)
    row = submitted(making.assessment(effective="2024-06-01", stance="advocate", supports=[later]))
    page = as_("reviewer").get(at("review", row)).text
    assert "Against the assessment in effect on its day, lt-before." in page
    assert "<del>Supports membership</del>" in page
    assert "<ins>Pushes for an invitation</ins>" in page


def test_the_preview_is_the_public_page_of_the_next_edition_and_nothing_of_it_is_public():
    words = making.statement(date="2024-01-01")
    making.publish(words, making.assessment(effective="2024-01-01", stance="support", supports=[words]))
    later = submitted(making.statement(date="2024-06-01", quote="Invite Ukraine today."))
    row = submitted(making.assessment(effective="2024-06-01", stance="advocate", supports=[later]))
    reviewer = as_("reviewer")
    member = reviewer.get(at("preview", row, "lithuania"))
    assert "Pushes for an invitation since 1 June 2024." in member.text
    assert "Invite Ukraine today." in member.text
    assert "how this page would be in edition 2" in member.text
    assert "frame-ancestors 'self'" in member.headers["Content-Security-Policy"]
    assert "no-store" in member.headers["Cache-Control"]
    assert 'data-stance="advocate"' in reviewer.get(at("preview", row, "alliance")).text
    assert "Invite Ukraine today." in reviewer.get(at("preview", later, "statement")).text
    visitor = Client().get("/members/lithuania/").text
    assert "Invite Ukraine today." not in visitor
    assert Client().get(at("preview", row, "lithuania")).status_code == 302
    assert reviewer.get(at("preview", row, "atlantis")).status_code == 404


def test_an_assessment_is_published_with_the_statements_it_rests_on():
    words = submitted(making.statement())
    row = submitted(making.assessment(supports=[words]))
    page = as_("reviewer").get(at("review", row)).text
    assert "Published with it, because it rests on them:" in page
    form = {"row": [tick(row), tick(words)], "note": "Both.", "complete_to": "2025-12-31"}
    assert as_("reviewer").post(reverse("admin:approve"), form).status_code == 302
    assert (status_of(words), status_of(row)) == (Status.PUBLISHED, Status.PUBLISHED)
    assert Edition.objects.count() == 1


def test_an_assessment_on_a_draft_cannot_be_approved_and_the_page_says_why():
    row = submitted(making.assessment(supports=[making.statement(key="lt-draft")]))
    page = as_("reviewer").get(at("review", row)).text
    assert "lt-draft is a draft: nobody can approve it now" in page
    assert "Approve and publish" not in page


def test_several_rows_become_one_edition_and_the_public_sees_them_at_once():
    rows = [submitted(making.statement(key=f"lt-{n}")) for n in (1, 2)]
    queue = as_("reviewer").get(reverse("admin:reviews")).text
    assert all(f'value="{tick(row)}"' in queue for row in rows)
    assert "Calls for an invitation." in queue
    form = {"row": [tick(row) for row in rows], "note": "Two.", "complete_to": "2025-12-31"}
    answer = as_("reviewer").post(reverse("admin:approve"), form, follow=True)
    assert "Edition 1 is public" in answer.text
    assert Edition.objects.get().note == "Two."
    assert Client().get("/statements/lt-1/").status_code == 200


def test_if_one_cannot_be_published_none_is_and_what_was_typed_is_kept():
    good = submitted(making.statement())
    own = submitted(making.statement(by=making.editor("reviewer")))
    form = {"row": [tick(good), tick(own)], "note": "Kept on the form.", "complete_to": "2025-12-31"}
    answer = as_("reviewer").post(reverse("admin:approve"), form)
    assert answer.status_code == 409
    assert "another editor must approve it" in answer.text
    assert "Kept on the form." in answer.text
    assert f'value="{tick(good)}"' in answer.text
    assert not Edition.objects.exists()


def test_ones_own_rows_come_last_in_the_queue_and_cannot_be_ticked():
    own = submitted(making.statement(by=making.editor("reviewer"), key="own"))
    submitted(making.statement(key="anothers"))
    page = as_("reviewer").get(reverse("admin:reviews")).text
    assert page.index("anothers") < page.index(">own<")
    assert "disabled" in page[page.index(f'value="{tick(own)}"') :][:300]


def test_what_changed_after_it_was_previewed_is_not_approved():
    row = submitted(making.statement())
    previewed = tick(row)
    workflow.return_to_author(row, making.editor("manager"), "Shorter.")
    drafts.rewrite(row, making.editor("contributor"), making.statement_content(summary="Shorter."))
    row.refresh_from_db()
    submitted(row)
    form = {"row": [previewed], "note": "Seen before.", "complete_to": "2025-12-31", "from": f"statement:{row.pk}"}
    answer = as_("reviewer").post(reverse("admin:approve"), form)
    assert answer.status_code == 409
    assert "changed after it was previewed" in answer.text
    assert "Seen before." in answer.text
    assert status_of(row) == Status.SUBMITTED


@pytest.mark.parametrize("page", ["review", "queue"])
def test_a_name_that_changed_while_the_reviewer_looked_is_not_approved_unseen(page):
    row = submitted(making.statement())
    looked = as_("reviewer").get(at("review", row) if page == "review" else reverse("admin:reviews")).text
    shown = tick(row)
    assert f'value="{shown}"' in looked
    Outlet.objects.update(name="Kremlin News")
    form = {"row": [shown], "note": "Seen before.", "complete_to": "2025-12-31"}
    form |= {"from": f"statement:{row.pk}"} if page == "review" else {}
    answer = as_("reviewer").post(reverse("admin:approve"), form)
    assert answer.status_code == 409
    assert "names changed since you looked. Here is how it stands" in answer.text
    assert "Kremlin News" in answer.text
    assert "Seen before." in answer.text
    assert f'value="{tick(row)}"' in answer.text
    assert as_("reviewer").post(reverse("admin:approve"), form | {"row": [tick(row)]}).status_code == 302


def test_an_approval_that_does_not_say_what_was_shown_around_the_row_is_refused():
    row = submitted(making.statement())
    form = {"row": [f"statement:{row.pk}:{row.content_hash}"], "note": "x", "complete_to": "2025-12-31"}
    assert as_("reviewer").post(reverse("admin:approve"), form).status_code == 409


def test_who_wrote_what_becomes_public_with_a_row_is_told_so_beforehand_and_cannot_approve_it():
    words = submitted(making.statement())
    row = submitted(making.assessment(supports=[words]))
    official = Official.objects.get()
    address = reverse("admin:stances_official_change", args=[official.pk])
    form = form_in(as_("reviewer").get(address).text, "official_form") | {"name": "G. Landsbergis"}
    assert as_("reviewer").post(address, form).status_code == 302
    told = "would make public for the first time what you wrote: official “G. Landsbergis”"
    for address in (at("review", words), at("review", row), reverse("admin:reviews")):
        page = as_("reviewer").get(address).text
        assert told in page
        assert "Approve and publish" not in page
    form = {"row": [tick(words), tick(row)], "note": "Mine.", "complete_to": "2025-12-31"}
    answer = as_("reviewer").post(reverse("admin:approve"), form)
    assert (answer.status_code, told in answer.text) == (409, True)
    assert as_("manager").post(reverse("admin:approve"), form).status_code == 302


def test_of_two_who_approve_the_same_the_second_is_told_and_there_is_one_edition():
    row = submitted(making.statement())
    form = {"row": [tick(row)], "note": "Mine.", "complete_to": "2025-12-31", "from": f"statement:{row.pk}"}
    assert as_("reviewer").post(reverse("admin:approve"), form).status_code == 302
    second = as_("manager").post(reverse("admin:approve"), form)
    assert second.status_code == 409
    assert "Reviewer has already approved" in second.text
    assert "since edition 1" in second.text
    assert Edition.objects.count() == 1


def test_a_return_without_a_comment_is_refused_and_with_one_the_author_reads_it():
    row = submitted(making.statement())
    assert "Say why it is returned" in as_("reviewer").post(at("return", row), {"comment": " "}).text
    as_("reviewer").post(at("return", row), {"comment": "Which page?"})
    assert status_of(row) == Status.DRAFT
    assert "Which page?" in as_("contributor").get(at("review", row)).text


def test_correcting_asks_for_a_reason_and_leads_to_the_draft():
    row = making.statement(key="lt-said")
    making.publish(row)
    refused = as_("manager").post(at("correct", row), {"reason": ""})
    assert refused.status_code == 409
    assert "Say why it is corrected" in refused.text
    answer = as_("manager").post(at("correct", row), {"reason": "A wrong day."}, follow=True)
    draft = type(row).objects.get(corrects=row)
    assert answer.redirect_chain[-1][0] == reverse("admin:stances_statement_change", args=[draft.pk])
    assert draft.correction_reason == "A wrong day."
    assert status_of(row) == Status.PUBLISHED


def test_a_withdrawal_takes_a_second_editor_who_may_refuse():
    row = making.statement(key="lt-said")
    making.publish(row)
    as_("manager").post(at("withdraw", row), {"reason": "It was never said."})
    mine = as_("manager").get(reverse("admin:withdrawals")).text
    assert "It was never said." in mine
    assert "another editor must decide" in mine
    assert "Keep it public" in as_("reviewer").get(reverse("admin:withdrawals")).text
    refused = as_("reviewer").post(at("decide", row), {"decision": "refuse", "note": ""})
    assert "Say why it stays" in refused.text
    as_("reviewer").post(at("decide", row), {"decision": "agree", "note": "Withdrawn at request."})
    assert status_of(row) == Status.WITHDRAWN
    assert "was withdrawn in edition 2" in Client().get("/statements/lt-said/").text


def test_a_reviewer_says_up_to_which_day_the_record_is_complete():
    making.publish(making.statement())
    address = reverse("admin:complete_to")
    form = {"complete_to": "2026-01-31", "note": "Searched through January."}
    assert as_("contributor").post(address, form).status_code == 409
    assert as_("reviewer").post(address, {**form, "complete_to": "soon"}).status_code == 409
    assert as_("reviewer").post(address, form).status_code == 302
    newest = Edition.objects.order_by("-number").first()
    assert (newest.number, newest.complete_to, newest.note) == (2, dt.date(2026, 1, 31), "Searched through January.")
    assert "complete to that day already" in as_("reviewer").post(address, form).text


def test_strangers_are_asked_to_sign_in_and_a_row_that_is_not_there_is_not_found():
    row = submitted(making.statement())
    assert Client().get(at("review", row)).status_code == 302
    assert as_("reviewer").get(reverse("admin:review", args=["statement", 10**6])).status_code == 404
    assert as_("reviewer").get(reverse("admin:review", args=["member", row.pk])).status_code == 404
    assert as_("reviewer").get(reverse("admin:approve")).status_code == 405


@pytest.mark.parametrize("page", ["review", "lithuania", "alliance", "queue"])
def test_a_review_page_takes_at_most_twenty_queries_and_the_home_page_in_it_thirty(page):
    words = [making.statement(date=f"2024-05-{n:02}") for n in range(1, 8)]
    making.publish(*words[:4], making.assessment(effective="2024-05-01", stance="support", supports=words[:2]))
    for statement in words[4:]:
        submitted(statement)
    row = submitted(making.assessment(effective="2024-05-07", supports=words[2:], contrary=words[:1]))
    addresses = {"review": at("review", row), "queue": reverse("admin:reviews")}
    client = as_("reviewer")
    address = addresses.get(page) or at("preview", row, page)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    assert len(queries) <= {"alliance": 30}.get(page, 20), "\n".join(q["sql"][:200] for q in queries)


def test_a_statement_with_a_twin_is_handed_in_from_the_review_page_only_with_its_tick():
    twin, row = submitted(making.statement(key="lt-first")), making.statement(key="lt-second")
    author = as_("contributor")
    assert "This is another statement than lt-first" in author.get(at("review", row)).text
    refused = author.post(at("submit", row), {"note": "Kept on the form."})
    assert refused.status_code == 409
    assert "The same words were entered already: lt-first" in refused.text
    assert "Kept on the form." in refused.text
    assert status_of(row) == Status.DRAFT
    assert author.post(at("submit", row), {"twins": ["²", "\x00", twin.pk]}).status_code == 302
    assert status_of(row) == Status.SUBMITTED


def test_the_reviewer_sees_a_statements_twin_until_it_is_public():
    submitted(making.statement(key="lt-first", summary="What the twin says.", quote="", quote_language=""))
    row = submitted(making.statement(summary="What the twin says!", quote="", quote_language=""))
    page = as_("reviewer").get(at("review", row)).text
    assert "It may have been entered already" in page
    assert "lt-first" in page
    form = {"row": tick(row), "note": "Another one.", "complete_to": "2025-12-31"}
    assert as_("reviewer").post(reverse("admin:approve"), form).status_code == 302
    assert "It may have been entered already" not in as_("reviewer").get(at("review", row)).text


def test_the_reviewer_sees_what_a_backdated_assessment_would_break():
    words = making.statement(date="2024-03-01")
    text = making.statement(date="2024-04-01", attribution="joint_statement")
    StatementMember.objects.create(statement=text, member=making.member("DE"))
    low = making.assessment("LT", "2024-04-01", "support", confidence="medium", supports=[text], key="lt-joint")
    making.publish(words, text, low)
    row = submitted(making.assessment(key="lt-high", effective="2024-03-01", supports=[words]))
    client = as_("reviewer")
    client.get(at("review", row))
    with CaptureQueriesContext(connection) as queries:
        page = client.get(at("review", row)).text
    assert len(queries) <= {"alliance": 30}.get(page, 20), "\n".join(q["sql"][:200] for q in queries)
    assert "lt-joint, which is public, would break a rule" in page
