"""Correcting who and what the record names: in the open, and by two where it moves judgements."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from stances import record
from stances.desk import identities, proposals
from stances.desk.editions import correct_in_place
from stances.desk.identities import Change
from stances.desk.refusal import Refused
from stances.models import Edition, Member, Milestone, Official, Outlet, Post, ProposedChange
from tests import making

pytestmark = pytest.mark.django_db

ANYBODY = ["contributor", "reviewer", "manager"]


@pytest.fixture
def published():
    """A published statement: its outlet, official and post are public."""
    statement = making.statement(key="lt-said")
    making.publish(statement, making.assessment(key="lt-judged", supports=[statement]))
    return statement


@pytest.fixture
def outlet(published) -> Outlet:
    return Outlet.objects.get(key="news")


@pytest.fixture
def official(published) -> Official:
    return Official.objects.get(key="minister-lt")


@pytest.fixture
def post(official) -> Post:
    return official.posts.get()


def change(row, by: str, why: str = "It was misspelt.", **values: Any) -> Any:
    return identities.change([Change(row, values)], making.editor(by), why)


def at_commit() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.parametrize("by", ["reviewer", "manager"])
def test_a_misspelt_name_is_corrected_in_place_with_an_edition(official, by):
    outcome = change(official, by, name="Gabrielius Landsbergis", other_names=["Габріелюс Ландсбергіс"])
    at_commit()
    official.refresh_from_db()
    assert official.name == "Gabrielius Landsbergis"
    assert (outcome.edition.number, outcome.edition.note) == (2, "It was misspelt.")
    assert outcome.edition.made_by == making.editor(by)
    assert outcome.proposals == []


def test_the_public_sees_the_corrected_name_in_the_new_edition(published):
    change(making.member("LT"), "reviewer", name="Republic of Lithuania")
    assert "Republic of Lithuania" in [member.name for member in record.at().members]


def test_several_corrections_at_once_make_one_edition(official, post):
    outcome = identities.change(
        [Change(official, {"name": "G. L."}), Change(post, {"title": "Minister of foreign affairs"})],
        making.editor("reviewer"),
        "Names as on the ministry's page.",
    )
    assert outcome.edition == Edition.objects.get(number=2)


def test_a_contributor_corrects_nothing_that_is_public(official):
    with pytest.raises(Refused, match="by reviewers and managers"):
        change(official, "contributor", name="Another")
    official.refresh_from_db()
    assert official.name != "Another"
    assert Edition.objects.count() == 1


@pytest.mark.parametrize("by", ANYBODY)
def test_what_nothing_public_names_changes_freely_and_makes_no_edition(published, by):
    free = making.source("https://other.example/1", "other").outlet
    outcome = change(free, by, why="", kind="mirror", name="Another")
    free.refresh_from_db()
    assert (free.kind, free.name) == ("mirror", "Another")
    assert (outcome.edition, outcome.proposals) == (None, [])


def test_a_correction_says_why(official):
    with pytest.raises(Refused, match="Say why"):
        change(official, "reviewer", why=" ", name="Another")


def test_what_changes_nothing_makes_no_edition(official):
    assert change(official, "reviewer", name=official.name).edition is None
    assert Edition.objects.count() == 1


def test_a_key_stays_and_nothing_else_of_that_change_happens(outlet):
    with pytest.raises(Refused, match="its key stays as it is"):
        change(outlet, "manager", key="another", name="Another")
    outlet.refresh_from_db()
    assert (outlet.key, outlet.name) == ("news", "News")


def test_values_that_do_not_hold_are_refused_in_words(published):
    milestone = Milestone(key="x", date=dt.date(2024, 1, 2), kind="summit", name="X", summary="X.")
    identities.add(milestone, making.editor("manager"), "Missing.")
    with pytest.raises(Refused, match="The last day comes after the first"):
        change(milestone, "reviewer", end_date=dt.date(2024, 1, 1))


def test_a_page_that_a_public_statement_cites_is_never_another_page(published):
    page = published.citations.get().source
    other = Outlet.objects.create(key="o", name="O", domain="o.example", kind="newsroom", language="en")
    for values in ({"outlet": other}, {"url": "https://news.example/another"}):
        with pytest.raises(Refused, match="Correct the statement instead, citing the other page"):
            change(page, "reviewer", **values)
    assert Edition.objects.count() == 1


def test_the_title_and_day_of_a_cited_page_are_corrected_with_an_edition(published):
    page = published.citations.get().source
    outcome = change(page, "reviewer", title="Invite them", published_on=dt.date(2024, 5, 1), language="lt")
    at_commit()
    assert outcome.edition.number == 2


def test_a_page_that_nothing_public_cites_moves_freely(published):
    page = making.source("https://other.example/1", "other")
    change(page, "contributor", why="", url="https://other.example/2")
    page.refresh_from_db()
    assert page.url == "https://other.example/2"


@pytest.mark.parametrize("by", ["contributor", "reviewer"])
def test_only_managers_add_members_and_milestones(published, by):
    with pytest.raises(Refused, match="managers add them"):
        identities.add(Milestone(key="x", date=dt.date(2024, 1, 2), kind="summit", name="X"), making.editor(by), "New.")


def test_a_new_member_comes_with_an_edition(published):
    newcomer = Member(code="SE", iso3="SWE", name="Sweden", slug="sweden", acceded=dt.date(2024, 3, 7), wikidata="Q34")
    identities.add(newcomer, making.editor("manager"), "Sweden has acceded.")
    at_commit()
    assert Edition.objects.get(number=2).note == "Sweden has acceded."
    assert "SE" in [member.code for member in record.at().members]


def test_an_outlets_kind_waits_for_a_second_editor(outlet):
    outcome = change(outlet, "reviewer", "It republishes others.", kind="mirror")
    outlet.refresh_from_db()
    assert outlet.kind == "newsroom"
    assert outcome.edition is None
    (proposal,) = outcome.proposals
    assert (proposal.old_values, proposal.new_values) == ({"kind": "newsroom"}, {"kind": "mirror"})
    edition = proposals.accept(proposal, making.editor("manager"))
    at_commit()
    outlet.refresh_from_db()
    proposal.refresh_from_db()
    assert outlet.kind == "mirror"
    assert (edition.note, edition.made_by) == ("It republishes others.", making.editor("manager"))
    assert (proposal.decision, proposal.decided_by, proposal.edition) == ("accepted", making.editor("manager"), edition)


def test_of_one_form_the_name_is_corrected_and_the_kind_waits(outlet):
    outcome = change(outlet, "reviewer", name="The News", kind="mirror")
    outlet.refresh_from_db()
    assert (outlet.name, outlet.kind) == ("The News", "newsroom")
    assert outcome.edition.number == 2
    assert len(outcome.proposals) == 1


def test_a_posts_rank_and_dates_wait_together_and_are_accepted_together(post):
    values: dict[str, Any] = {
        "rank": "defence_minister",
        "since": dt.date(2020, 12, 11),
        "until": dt.date(2024, 11, 14),
    }
    (proposal,) = change(post, "reviewer", **values).proposals
    proposals.accept(proposal, making.editor("manager"))
    at_commit()
    post.refresh_from_db()
    assert {name: getattr(post, name) for name in values} == values


def test_a_new_post_of_a_public_official_waits_too_whoever_proposes_it(official):
    values = {"title": "Deputy", "rank": "deputy", "since": dt.date(2019, 1, 1)}
    proposal = proposals.propose_post(official, making.editor("contributor"), values, "Held before.")
    assert official.posts.count() == 1
    proposals.accept(proposal, making.editor("reviewer"))
    at_commit()
    assert official.posts.get(rank="deputy").since == dt.date(2019, 1, 1)


@pytest.mark.parametrize("decide", [proposals.accept, proposals.refuse])
def test_nobody_decides_on_their_own_proposal(outlet, decide):
    (proposal,) = change(outlet, "reviewer", kind="mirror").proposals
    with pytest.raises(Refused, match="another editor must decide"):
        decide(proposal, making.editor("reviewer"), "Because.")
    assert ProposedChange.objects.waiting().count() == 1


@pytest.mark.parametrize("decide", [proposals.accept, proposals.refuse])
def test_a_contributor_decides_on_nothing(outlet, decide):
    (proposal,) = change(outlet, "reviewer", kind="mirror").proposals
    with pytest.raises(Refused, match="takes a reviewer"):
        decide(proposal, making.editor("contributor"), "Because.")


def test_a_refusal_says_why_and_leaves_all_as_it_was(outlet):
    (proposal,) = change(outlet, "reviewer", kind="mirror").proposals
    with pytest.raises(Refused, match="Say why not"):
        proposals.refuse(proposal, making.editor("manager"), "")
    refused = proposals.refuse(proposal, making.editor("manager"), "It has a newsroom.")
    outlet.refresh_from_db()
    assert (outlet.kind, refused.decision, refused.comment) == ("newsroom", "refused", "It has a newsroom.")
    assert Edition.objects.count() == 1


def test_what_is_decided_is_not_decided_again(outlet):
    (proposal,) = change(outlet, "reviewer", kind="mirror").proposals
    proposals.refuse(proposal, making.editor("manager"), "No.")
    with pytest.raises(Refused, match="decided already"):
        proposals.accept(proposal, making.editor("another"))


def test_a_second_proposal_for_the_same_row_waits_for_the_first(outlet):
    change(outlet, "reviewer", kind="mirror")
    with pytest.raises(Refused, match="waits for a decision already"):
        change(outlet, "manager", kind="agency")


def test_a_proposal_for_what_has_changed_since_is_not_applied(outlet, published):
    (proposal,) = change(outlet, "reviewer", kind="mirror").proposals
    stale = ProposedChange.objects.create(
        post=Post.objects.get(),
        old_values={"rank": "deputy"},
        new_values={"rank": "envoy"},
        reason="x",
        proposed_by=making.editor("reviewer"),
        proposed_at=proposal.proposed_at,
    )
    with pytest.raises(Refused, match="has changed since"):
        proposals.accept(stale, making.editor("manager"))
    assert Edition.objects.count() == 1


def test_waiting_holds_what_this_editor_may_decide(outlet):
    (proposal,) = change(outlet, "reviewer", kind="mirror").proposals
    assert list(identities.waiting(making.editor("manager"))) == [proposal]
    assert list(identities.waiting(making.editor("reviewer"))) == []
    assert list(identities.waiting(making.editor("contributor"))) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE stances_outlet SET kind = 'state_media' WHERE key = 'news'",
        "UPDATE stances_post SET rank = 'deputy'",
        "UPDATE stances_post SET since = '2020-01-01'",
        "DELETE FROM stances_post",
        "INSERT INTO stances_post (official_id, title, rank, position)"
        " SELECT id, 'X', 'envoy', 1 FROM stances_official",
    ],
)
def test_the_database_refuses_one_editor_alone_even_with_an_edition(published, as_app, sql):
    alone = correct_in_place(making.editor("manager"), "On my own.")
    with pytest.raises(IntegrityError, match="a second editor must agree"), alone:
        as_app.execute(sql)


def test_the_database_lets_only_the_accepted_values_pass(outlet, as_app):
    (proposal,) = change(outlet, "reviewer", kind="mirror").proposals
    proposals.accept(proposal, making.editor("manager"))
    with pytest.raises(IntegrityError, match="a second editor must agree"), transaction.atomic():
        as_app.execute("UPDATE stances_outlet SET kind = 'agency' WHERE key = 'news'")


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ('UPDATE stances_proposedchange SET new_values = \'{"kind": "agency"}\'', "frozen"),
        ("UPDATE stances_proposedchange SET reason = 'Another.'", "frozen"),
        ("DELETE FROM stances_proposedchange", "are kept"),
        (
            "UPDATE stances_proposedchange SET decision = 'refused', comment = 'x', decided_by_id = proposed_by_id,"
            " decided_at = now()",
            "decided_by_a_second",
        ),
    ],
)
def test_the_database_keeps_a_proposal_as_it_was_made(outlet, as_app, sql, why):
    change(outlet, "reviewer", kind="mirror")
    with pytest.raises(IntegrityError, match=why), transaction.atomic():
        as_app.execute(sql)


def test_the_database_keeps_a_decision(outlet, as_app):
    (proposal,) = change(outlet, "reviewer", kind="mirror").proposals
    proposals.refuse(proposal, making.editor("manager"), "No.")
    with pytest.raises(IntegrityError, match="decided once"), transaction.atomic():
        as_app.execute("UPDATE stances_proposedchange SET comment = 'Yes.'")
