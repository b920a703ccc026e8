"""Who works at the desk: three groups, made by the project, and accounts, kept by managers.

What each may do with a row is ``workflow.ROLE_FOR``; the permissions here only open the doors of the admin.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from stances.models import Editor, Role

from .refusal import Refused

WRITES = ("statement", "assessment", "official", "post", "outlet", "source", "citation", "evidence", "speaker")
"""What everybody at the desk may add, and change while nothing public rests on it."""

CORRECTS = ("member", "milestone")
"""What is public at once: reviewers correct it and managers add to it, each time with an edition."""

KEEPS = ("editor",)
"""What managers keep besides."""

SYSTEM = "starter-dataset-"
"""How the names of the system accounts begin: nobody signs in with them, and nobody changes them."""

DEMONSTRATION = {"demo-contributor": Role.CONTRIBUTOR, "demo-reviewer": Role.REVIEWER}


def group(role: Role) -> Group:
    """The group of a role, made if it is missing."""
    return Group.objects.get_or_create(name=str(role))[0]


def make_groups(**kwargs: Any) -> None:
    """Make the three groups and bring their permissions up to date. Runs after every migration; does no harm twice."""
    ours = Permission.objects.filter(content_type__app_label="stances")
    wanted = {
        Role.CONTRIBUTOR: {*_view(), *_to(("add", "change", "delete"), (*WRITES, "statementmember"))} - {"view_editor"}
    }
    wanted[Role.REVIEWER] = wanted[Role.CONTRIBUTOR] | _to(("change",), CORRECTS)
    wanted[Role.MANAGER] = wanted[Role.REVIEWER] | _to(("add",), CORRECTS) | _to(("view", "add", "change"), KEEPS)
    for role in Role:
        group(role).permissions.set(ours.filter(codename__in=wanted[role]))


def _view() -> set[str]:
    ours = Permission.objects.filter(content_type__app_label="stances", codename__startswith="view_")
    return set(ours.values_list("codename", flat=True))


def _to(acts: tuple[str, ...], names: tuple[str, ...]) -> set[str]:
    return {f"{act}_{name}" for act in acts for name in names}


def is_system(account: Editor) -> bool:
    """Whether it is one of the accounts that import the starter dataset."""
    return account.username.startswith(SYSTEM)


def seen_by(by: Editor) -> QuerySet[Editor]:
    """The accounts that ``by`` is shown: a superuser sees all, a manager all but superusers, others none."""
    if by.is_superuser:
        return Editor.objects.all()
    return Editor.objects.filter(is_superuser=False) if by.is_at_least(Role.MANAGER) else Editor.objects.none()


def check_keep(account: Editor, by: Editor) -> None:
    """Raises ``Refused`` where ``by`` may not change the account: see ``seen_by``; system accounts are nobody's."""
    if not by.is_at_least(Role.MANAGER):
        raise Refused(_("Accounts are kept by managers."))
    if account.is_superuser and not by.is_superuser:
        raise Refused(_("A superuser's account is changed by superusers alone."))
    if is_system(account):
        raise Refused(_("%(name)s is a system account: it stays as it is.") % {"name": account.username})


def can_keep(account: Editor, by: Editor | AnonymousUser) -> bool:
    """Whether ``check_keep`` lets it pass; never for somebody who is not signed in."""
    if not isinstance(by, Editor):
        return False
    try:
        check_keep(account, by)
    except Refused:
        return False
    return True


def check_name(username: str) -> None:
    """Raises ``Refused`` for a name that is kept for the system's accounts."""
    if username.startswith(SYSTEM):
        raise Refused(_("Names that begin with “%(start)s” are the system's. Choose another.") % {"start": SYSTEM})


def check_stays(account: Editor, by: Editor, groups: set[Role], is_active: bool) -> None:
    """Raises ``Refused`` where managers would lock themselves out of keeping accounts."""
    stays = is_active and Role.MANAGER in groups
    if account.pk is not None and account.pk == by.pk and not by.is_superuser and not stays:
        raise Refused(_("You cannot take your own account's rights away. Another manager can."))


def managers() -> QuerySet[Editor]:
    """The active accounts that keep the others: members of the group, and superusers."""
    return Editor.objects.filter(Q(is_superuser=True) | Q(groups__name=Role.MANAGER), is_active=True).distinct()


@transaction.atomic
def make_account(username: str, password: str, role: Role) -> Editor:
    """An account of the desk. Raises ``Refused`` with each reason: the name is taken or wrong, the password is weak."""
    account = Editor(username=Editor.normalize_username(username), is_staff=True)
    if Editor.objects.filter(username__iexact=account.username).exists():
        raise Refused(
            _("There is an account “%(name)s” already. Choose another name, or sign in with it.") % {"name": username}
        )
    check_name(account.username)
    if reasons := [*_wrong_with(account), *_weak(password, account)]:
        raise Refused(*reasons)
    account.set_password(password)
    account.save()
    account.groups.add(group(role))
    return account


def _wrong_with(account: Editor) -> list[str]:
    try:
        account.full_clean(exclude=["password"])
    except ValidationError as wrong:
        return list(wrong.messages)
    return []


def _weak(password: str, account: Editor) -> list[str]:
    try:
        validate_password(password, account)
    except ValidationError as weak:
        return list(weak.messages)
    return []


@dataclass(frozen=True, slots=True)
class Access:
    """An account just made, with the password that nobody will be told again."""

    account: Editor
    password: str


def make_demonstration() -> list[Access]:
    """Two accounts to try the desk with; none where the desk has anybody but the system accounts already."""
    if Editor.objects.exclude(username__startswith=SYSTEM).exists():
        return []
    made = []
    for name, role in DEMONSTRATION.items():
        password = secrets.token_urlsafe(12)
        made.append(Access(make_account(name, password, role), password))
    return made
