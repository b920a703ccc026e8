"""Changes that move judgements: proposed by one editor, accepted or refused by another.

An outlet's kind, a post's rank and dates, and a new post of an official who is public: the codebook weighs evidence by
them. The database lets none of them pass without an accepted proposal (``0004_proposed_change``).
"""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from stances.models import Decision, Edition, Editor, Official, Outlet, Post, ProposedChange, Role

from . import editions
from .refusal import Refused
from .storing import Change, apply, checked, cleaned, store


def can_correct(by: Any) -> bool:
    """Whether ``by`` corrects what is public in place, and decides on proposals: reviewers and managers do."""
    return isinstance(by, Editor) and by.is_at_least(Role.REVIEWER)


@transaction.atomic
def propose(row: Outlet | Post, by: Editor, values: dict[str, Any], why: str) -> ProposedChange:
    """Hand in new values that move judgements, for a second editor. Raises ``Refused``; nothing changes yet."""
    if not by.is_at_least(Role.CONTRIBUTOR):
        raise Refused(_("Only contributors, reviewers and managers propose changes."))
    checked(Change(row, values))
    subject = {"outlet": row} if isinstance(row, Outlet) else {"post": row}
    if ProposedChange.objects.waiting().filter(**subject).exists():
        raise Refused(_("A change of %(row)s waits for a decision already. It must be decided first.") % {"row": row})
    before = {name: getattr(type(row)._default_manager.get(pk=row.pk), name) for name in values}
    return _propose(by, why, old_values=before, new_values=values, **subject)


@transaction.atomic
def propose_post(official: Official, by: Editor, values: dict[str, Any], why: str) -> ProposedChange:
    """Hand in a new post (``title``, ``rank``, ``since``, ``until``) of a public official. Raises ``Refused``."""
    if not by.is_at_least(Role.CONTRIBUTOR):
        raise Refused(_("Only contributors, reviewers and managers propose changes."))
    whole = {"since": None, "until": None} | values
    cleaned(Post(official=official, **whole))
    return _propose(by, why, new_values=whole, official=official)


def waiting(for_editor: Editor) -> QuerySet[ProposedChange]:
    """The proposals that ``for_editor`` may decide: not their own; none for those who only contribute."""
    waiting: QuerySet[ProposedChange] = ProposedChange.objects.waiting()
    if not can_correct(for_editor):
        return waiting.none()
    related = ("outlet", "post__official", "official", "proposed_by")
    return waiting.exclude(proposed_by=for_editor).select_related(*related)


def check_decide(proposal: ProposedChange, by: Editor) -> None:
    """Raises ``Refused`` where it is decided, or ``by`` proposed it, or is no reviewer."""
    if not proposal.is_waiting:
        raise Refused(_("This was decided already: %(decision)s.") % {"decision": proposal.decision})
    if not can_correct(by):
        raise Refused(_("To decide on a proposed change takes a reviewer."))
    if proposal.proposed_by_id == by.pk:
        raise Refused(_("You proposed it, so another editor must decide."))


def accept(proposal: ProposedChange, by: Editor, comment: str = "") -> Edition:
    """Apply a proposal, in an edition of its own with the proposal's reason as note.

    Raises ``Refused`` where ``check_decide`` does, and where the row has changed since it was proposed.
    """
    try:
        with editions.next_edition(by, proposal.reason) as edition:
            proposal = _locked(proposal)
            check_decide(proposal, by)
            _decide(proposal, by, Decision.ACCEPTED, comment, edition)
            if proposal.official is not None:
                place = proposal.official.posts.count()
                store(Post(official=proposal.official, position=place, **_typed(Post, proposal.new_values)))
            else:
                row = _row_of(proposal)
                apply(Change(row, _typed(type(row), proposal.new_values)))
            return edition
    except IntegrityError as error:
        raise Refused(_("The database refused it: %(why)s") % {"why": str(error).splitlines()[0]}) from error


@transaction.atomic
def refuse(proposal: ProposedChange, by: Editor, comment: str) -> ProposedChange:
    """Leave all as it is; the comment says why and is required."""
    if not comment.strip():
        raise Refused(_("Say why not: whoever proposed it sees your comment."))
    proposal = _locked(proposal)
    check_decide(proposal, by)
    return _decide(proposal, by, Decision.REFUSED, comment, None)


def _propose(by: Editor, why: str, **what: Any) -> ProposedChange:
    if not why.strip():
        raise Refused(_("Say why: the second editor decides on your reason, and the public sees it."))
    return ProposedChange.objects.create(reason=why.strip(), proposed_by=by, proposed_at=timezone.now(), **what)


def _locked(proposal: ProposedChange) -> ProposedChange:
    return ProposedChange.objects.select_for_update(of=("self",)).get(pk=proposal.pk)


def _row_of(proposal: ProposedChange) -> Any:
    """The row that is to change, locked. Raises ``Refused`` where it is no longer as it was when it was proposed."""
    subject = proposal.subject
    row = type(subject)._default_manager.select_for_update(of=("self",)).get(pk=subject.pk)
    if any(getattr(row, name) != value for name, value in _typed(type(row), proposal.old_values).items()):
        raise Refused(_("%(row)s has changed since. Refuse this, and propose it anew.") % {"row": row})
    return row


def _typed(model: type[Model], values: dict[str, Any]) -> dict[str, Any]:
    """Values as the model's fields hold them; JSON has made words of dates."""
    return {name: model._meta.get_field(name).to_python(value) for name, value in values.items()}  # type: ignore[union-attr]


def _decide(
    proposal: ProposedChange, by: Editor, decision: Decision, comment: str, edition: Edition | None
) -> ProposedChange:
    proposal.decision, proposal.decided_by, proposal.decided_at = decision, by, timezone.now()
    proposal.comment, proposal.edition = comment.strip(), edition
    proposal.save()
    return proposal
