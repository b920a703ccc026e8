"""Accounts: who keeps them, how the first one is made, and the two to try the desk with."""

import io
import sys

import pytest
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command

from stances.desk import people
from stances.desk.refusal import Refused
from stances.models import Editor, Role
from tests import making

pytestmark = pytest.mark.django_db

PASSWORD = "a rather long password"  # noqa: S105


@pytest.fixture
def superuser():
    return Editor.objects.create_superuser("root", password=PASSWORD)


@pytest.fixture
def system():
    return Editor.objects.create(username="starter-dataset-import", is_active=False)


def typed(monkeypatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


@pytest.mark.parametrize(
    ("by", "ordinary", "of_the_system", "of_a_superuser"),
    [
        ("contributor", False, False, False),
        ("reviewer", False, False, False),
        ("manager", True, False, False),
        ("root", True, False, True),
    ],
)
def test_who_keeps_which_account(superuser, system, by, ordinary, of_the_system, of_a_superuser):
    keeper = superuser if by == "root" else making.editor(by)
    accounts = (making.editor("colleague"), system, superuser)
    assert [people.can_keep(account, keeper) for account in accounts] == [ordinary, of_the_system, of_a_superuser]


def test_a_manager_is_not_shown_superusers(superuser, system):
    manager, colleague = making.editor("manager"), making.editor("colleague")
    assert set(people.seen_by(manager)) == {manager, colleague, system}
    assert set(people.seen_by(superuser)) == {manager, colleague, system, superuser}
    assert set(people.seen_by(colleague)) == set()


def test_a_manager_cannot_lock_themselves_out():
    manager = making.editor("manager")
    with pytest.raises(Refused, match="your own account"):
        people.check_stays(manager, manager, {Role.REVIEWER}, is_active=True)
    with pytest.raises(Refused, match="your own account"):
        people.check_stays(manager, manager, {Role.MANAGER}, is_active=False)
    people.check_stays(manager, making.editor("root"), set(), is_active=False)


def test_the_groups_open_the_doors_of_the_admin_and_no_more():
    assert not making.editor("contributor").has_perm("stances.view_editor")
    assert making.editor("contributor").has_perm("stances.add_statement")
    assert not making.editor("contributor").has_perm("stances.change_member")
    assert making.editor("reviewer").has_perm("stances.change_member")
    assert not making.editor("reviewer").has_perm("stances.add_member")
    assert making.editor("manager").has_perm("stances.add_member")
    assert making.editor("manager").has_perm("stances.change_editor")
    assert not making.editor("manager").has_perm("stances.delete_editor")
    assert not Permission.objects.filter(codename__endswith="event", content_type__app_label="stances").exists()


def test_the_command_makes_a_manager_who_can_sign_in(monkeypatch):
    typed(monkeypatch, PASSWORD + "\n")
    call_command("make_manager", "petra", "--password-stdin", stdout=io.StringIO())
    made = Editor.objects.get(username="petra")
    assert made.check_password(PASSWORD)
    assert (made.role, made.is_staff, made.is_active, made.is_superuser) == (Role.MANAGER, True, True, False)


def test_the_command_refuses_a_name_that_is_taken_in_any_case(monkeypatch):
    making.editor("manager")
    typed(monkeypatch, PASSWORD)
    with pytest.raises(CommandError, match="There is an account “Manager” already"):
        call_command("make_manager", "Manager", "--password-stdin")


@pytest.mark.parametrize(
    ("name", "password", "why"),
    [
        ("petra", "short", "too short"),
        ("petra", "", "too short"),
        ("petra-the-manager", "petra-the-manager", "too similar to the username"),
        ("petra", "password1234", "too common"),
        ("a name with spaces", PASSWORD, "valid username"),
        ("starter-dataset-mine", PASSWORD, "are the system's"),
    ],
)
def test_the_command_says_what_is_wrong_and_makes_nothing(monkeypatch, name, password, why):
    typed(monkeypatch, password + "\n")
    with pytest.raises(CommandError, match=why):
        call_command("make_manager", name, "--password-stdin")
    assert not Editor.objects.exists()


def test_without_a_terminal_the_command_says_how_to_give_the_password(monkeypatch):
    typed(monkeypatch, PASSWORD)
    with pytest.raises(CommandError, match="--password-stdin"):
        call_command("make_manager", "petra")


def test_on_an_empty_desk_two_accounts_are_made_to_try_it_with(system):
    made = {access.account.username: access for access in people.make_demonstration()}
    assert {name: access.account.role for name, access in made.items()} == people.DEMONSTRATION
    assert all(access.account.check_password(access.password) for access in made.values())
    assert len({access.password for access in made.values()}) == 2
    assert people.make_demonstration() == []


def test_where_somebody_works_already_no_accounts_are_made():
    making.editor("contributor")
    assert people.make_demonstration() == []
    assert Editor.objects.count() == 1
