"""Accounts, identities, proposals and history in the browser's forms."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from stances.models import Edition, Editor, Member, Milestone, Official, Outlet, ProposedChange, Source
from tests import making

pytestmark = pytest.mark.django_db

PASSWORD = "a rather long password"  # noqa: S105


@pytest.fixture
def sign_in(client):
    """Gives the client signed in as one of the cast, or as a superuser."""

    def as_whom(name: str):
        account = Editor.objects.filter(username=name).first()
        if account is None:
            account = Editor.objects.create_superuser(name) if name == "root" else making.editor(name)
        client.force_login(account)
        client.account = account
        return client

    return as_whom


@pytest.fixture
def published():
    statement = making.statement(key="lt-said")
    making.publish(statement, making.assessment(key="lt-judged", supports=[statement]))
    return statement


def page(row, act: str = "change") -> str:
    return reverse(f"admin:stances_{row._meta.model_name}_{act}", args=[row.pk])


def account_form(editor: Editor, *groups: str, **changes) -> dict:
    ids = {group.name: group.pk for group in Group.objects.all()}
    values = {"username": editor.username, "first_name": "", "last_name": "", "email": "", "is_active": "on"}
    return values | {"groups": [ids[name] for name in groups]} | changes


def official_form(official: Official, **changes) -> dict:
    """What the browser would send for an official with one post."""
    post = official.posts.get()
    return {
        "name": official.name,
        "other_names": "",
        "why": "",
        "posts-TOTAL_FORMS": 2,
        "posts-INITIAL_FORMS": 1,
        "posts-0-id": post.pk,
        "posts-0-official": official.pk,
        "posts-0-title": post.title,
        "posts-0-rank": post.rank,
        "posts-0-since": "",
        "posts-0-until": "",
        "posts-0-position": 0,
        "posts-1-official": official.pk,
        "posts-1-position": 0,
    } | changes


def outlet_form(outlet: Outlet, **changes) -> dict:
    names = ("name", "domain", "kind", "language", "note")
    return {name: getattr(outlet, name) for name in names} | {"why": ""} | changes


@pytest.mark.parametrize("name", ["contributor", "reviewer"])
def test_accounts_are_for_managers_alone(sign_in, name):
    client = sign_in(name)
    assert client.get(reverse("admin:stances_editor_changelist")).status_code == 403
    assert client.get(page(making.editor("manager"))).status_code == 403
    assert client.get(page(making.editor("manager"), "history")).status_code == 403


def test_a_manager_makes_an_account_that_can_sign_in(sign_in):
    client = sign_in("manager")
    form = account_form(Editor(username="new"), "contributor", password1=PASSWORD, password2=PASSWORD)
    answer = client.post(reverse("admin:stances_editor_add"), form | {"is_superuser": "on"})
    assert answer.status_code == 302, answer.context["errors"]
    made = Editor.objects.get(username="new")
    assert (made.is_staff, made.is_superuser, made.role) == (True, False, "contributor")
    assert client.login(username="new", password=PASSWORD)
    assert client.get("/admin/").status_code == 200


def test_a_manager_edits_an_editor_but_grants_nothing_above_a_manager(sign_in):
    client, colleague = sign_in("manager"), making.editor("colleague")
    shown = client.get(page(colleague)).text
    assert 'name="groups"' in shown
    for name in ("is_superuser", "user_permissions", "is_staff"):
        assert f'name="{name}"' not in shown
    forged = {"is_superuser": "on", "user_permissions": [1, 2, 3], "first_name": "Clara"}
    assert client.post(page(colleague), account_form(colleague, "reviewer", **forged)).status_code == 302
    colleague = Editor.objects.get(pk=colleague.pk)
    assert (colleague.first_name, colleague.role, colleague.is_superuser) == ("Clara", "reviewer", False)
    assert not colleague.user_permissions.exists()


def test_a_manager_sets_a_password(sign_in):
    client, colleague = sign_in("manager"), making.editor("colleague")
    address = reverse("admin:auth_user_password_change", args=[colleague.pk])
    assert client.get(address).status_code == 200
    form = {"password1": PASSWORD, "password2": PASSWORD}
    assert client.post(address, form).status_code == 302
    colleague.refresh_from_db()
    assert colleague.check_password(PASSWORD)


def test_a_manager_cannot_reach_a_superuser(sign_in):
    root = Editor.objects.create_superuser("root")
    client = sign_in("manager")
    assert "root" not in client.get(reverse("admin:stances_editor_changelist")).text
    for act in ("change", "history", "delete"):
        assert client.get(page(root, act)).status_code in (302, 403, 404)
    password = reverse("admin:auth_user_password_change", args=[root.pk])
    assert client.post(password, {"password1": PASSWORD, "password2": PASSWORD}).status_code in (403, 404)
    client.post(page(root), account_form(root, username="mine"))
    root.refresh_from_db()
    assert (root.username, root.has_usable_password()) == ("root", False)


def test_a_system_account_is_read_only_even_for_a_superuser(sign_in):
    system = Editor.objects.create(username="starter-dataset-import", is_active=False)
    for name in ("manager", "root"):
        client = sign_in(name)
        assert 'name="_save"' not in client.get(page(system)).text
        assert client.post(page(system), account_form(system, "manager")).status_code == 403
        password = reverse("admin:auth_user_password_change", args=[system.pk])
        assert client.post(password, {"password1": PASSWORD, "password2": PASSWORD}).status_code == 403


def test_nobody_is_deleted(sign_in):
    client, colleague = sign_in("root"), making.editor("colleague")
    assert client.post(page(colleague, "delete"), {"post": "yes"}).status_code == 403


def test_a_manager_who_would_lock_themselves_out_is_told_and_loses_nothing(sign_in):
    client = sign_in("manager")
    answer = client.post(page(client.account), account_form(client.account, "reviewer", last_name="Kept"))
    assert answer.status_code == 200
    assert "your own account" in answer.text
    assert "Kept" in answer.text


def test_a_superuser_sees_every_account_and_field(sign_in):
    client, colleague = sign_in("root"), making.editor("colleague")
    assert 'name="is_superuser"' in client.get(page(colleague)).text
    assert "root" in client.get(reverse("admin:stances_editor_changelist")).text


def test_a_reviewer_corrects_a_public_name_with_a_reason(sign_in, published):
    client, official = sign_in("reviewer"), Official.objects.get(key="minister-lt")
    answer = client.post(
        page(official), official_form(official, name="Gabrielius", why="As he writes it."), follow=True
    )
    assert "Corrected, in edition 2." in answer.text
    official.refresh_from_db()
    assert (official.name, Edition.objects.get(number=2).note) == ("Gabrielius", "As he writes it.")


def test_without_a_reason_the_form_comes_back_with_what_was_typed(sign_in, published):
    client, official = sign_in("reviewer"), Official.objects.get(key="minister-lt")
    answer = client.post(page(official), official_form(official, name="Gabrielius"))
    assert answer.status_code == 200
    assert "Say why" in answer.text
    assert "Gabrielius" in answer.text
    assert Edition.objects.count() == 1


def test_a_public_key_is_not_on_the_form(sign_in, published):
    outlet = Outlet.objects.get(key="news")
    assert 'name="key"' not in sign_in("reviewer").get(page(outlet)).text


def test_a_contributor_reads_a_public_outlet_and_changes_nothing(sign_in, published):
    client, outlet = sign_in("contributor"), Outlet.objects.get(key="news")
    assert 'name="_save"' not in client.get(page(outlet)).text
    assert client.post(page(outlet), outlet_form(outlet, name="Another", why="x")).status_code == 403


def test_a_contributor_proposes_a_post_and_can_do_no_more_with_the_official(sign_in, published):
    client, official = sign_in("contributor"), Official.objects.get(key="minister-lt")
    added = {"posts-1-title": "Deputy", "posts-1-rank": "deputy", "name": "Another", "posts-0-rank": "envoy"}
    answer = client.post(page(official), official_form(official, why="Held before.", **added), follow=True)
    assert "waits for a second editor" in answer.text
    official.refresh_from_db()
    assert (official.name, official.posts.get().rank) == ("Minister-Lt", "foreign_minister")
    assert ProposedChange.objects.get().new_values["rank"] == "deputy"


def test_a_kind_is_proposed_by_one_reviewer_and_accepted_by_another(sign_in, published):
    outlet = Outlet.objects.get(key="news")
    client = sign_in("reviewer")
    answer = client.post(page(outlet), outlet_form(outlet, kind="mirror", why="It republishes."), follow=True)
    assert "waits for a second editor" in answer.text
    proposal = ProposedChange.objects.get()
    decide = reverse("admin:decide_proposal", args=[proposal.pk])
    own = client.get(reverse("admin:proposals")).text
    assert "Yours, waiting for another editor" in own
    assert decide not in own
    assert "another editor must decide" in client.post(decide, {"accept": "1"}).text

    client = sign_in("manager")
    waiting = client.get(reverse("admin:proposals")).text
    assert decide in waiting
    row = client.get(reverse("admin:stances_proposedchange_change", args=[proposal.pk])).text
    assert "Kind: Newsroom → Mirror: republishes other outlets" in row
    assert "Mirror: republishes other outlets</ins>" in waiting
    assert "newsroom&quot;" not in row
    assert "Accepted, in edition 2." in client.post(decide, {"accept": "1"}, follow=True).text
    outlet.refresh_from_db()
    assert outlet.kind == "mirror"
    assert "decided already" in client.post(decide, {"accept": "1"}).text


def test_a_page_that_is_cited_in_public_keeps_its_address_and_is_told_why(sign_in, published):
    source, client = Source.objects.get(), sign_in("reviewer")
    shown = client.get(page(source)).text
    assert "Correct the statement instead, citing the other page." in shown
    assert 'name="url"' not in shown
    form = {"url": "https://news.example/2", "outlet": source.outlet_id, "title": "Invite them", "language": "en"}
    client.post(page(source), form | {"why": "It has a title."})
    source.refresh_from_db()
    assert (source.url, source.title) == ("https://news.example/one", "Invite them")
    assert Edition.objects.count() == 2


def test_a_refusal_without_a_comment_comes_back_with_the_reason(sign_in, published):
    outlet = Outlet.objects.get(key="news")
    sign_in("reviewer").post(page(outlet), outlet_form(outlet, kind="mirror", why="It republishes."))
    decide = reverse("admin:decide_proposal", args=[ProposedChange.objects.get().pk])
    client = sign_in("manager")
    assert "Say why not" in client.post(decide, {"refuse": "1"}).text
    assert "Refused: all is as it was." in client.post(decide, {"refuse": "1", "comment": "No."}, follow=True).text
    assert client.get(decide).status_code == 405


def test_a_manager_adds_a_milestone_with_an_edition(sign_in, published):
    form = {
        "key": "x",
        "date": "2024-07-09",
        "kind": "summit",
        "name": "Washington",
        "summary": "They met.",
        "why": "New.",
    }
    assert sign_in("reviewer").post(reverse("admin:stances_milestone_add"), form).status_code == 403
    client = sign_in("manager")
    refused = client.post(reverse("admin:stances_milestone_add"), form | {"why": ""})
    assert refused.status_code == 200
    assert "Say why" in refused.text
    answer = client.post(reverse("admin:stances_milestone_add"), form)
    assert answer.status_code == 302, answer.context["errors"]
    assert Milestone.objects.filter(key="x").exists()
    assert Edition.objects.get(number=2).note == "New."


def test_a_member_is_never_deleted(sign_in, published):
    assert sign_in("root").post(page(Member.objects.get(), "delete"), {"post": "yes"}).status_code == 403


def test_the_history_page_says_who_changed_what(sign_in, published):
    client, outlet = sign_in("reviewer"), Outlet.objects.get(key="news")
    client.post(page(outlet), outlet_form(outlet, name="The News", why="Its own name."))
    shown = client.get(page(outlet, "history"))
    newest, first = shown.context["changes"]
    assert (newest.who, newest.means) == ("Reviewer", page(outlet))
    assert [(f.name, f.old, f.new) for f in newest.lines[0].fields] == [("Name", "News", "The News")]
    assert (first.who, first.lines[0].act) == ("outside the desk", "insert")
    assert "<ins>" in shown.text


def test_the_history_of_a_statement_holds_its_citations_and_outlives_it(sign_in):
    draft = making.statement()
    client = sign_in("contributor")
    assert "citation: https://news.example/one" in client.get(page(draft, "history")).text.lower()
    address, summary = page(draft, "history"), draft.summary
    assert client.post(page(draft, "delete"), {"post": "yes"}).status_code == 302
    gone = client.get(address)
    assert "This row was deleted" in gone.text
    assert summary in gone.text
    assert gone.context["changes"][0].who == "Contributor"


def test_a_history_that_never_was_is_not_found(sign_in):
    client = sign_in("reviewer")
    for number in ("424242", "x"):
        assert client.get(reverse("admin:stances_statement_history", args=[number])).status_code == 404


def test_a_history_page_takes_few_queries(sign_in, published, django_assert_max_num_queries):
    client = sign_in("reviewer")
    for row in (published, published.weighed_in.get().assessment, Official.objects.get(key="minister-lt")):
        with django_assert_max_num_queries(20):
            assert client.get(page(row, "history")).status_code == 200
