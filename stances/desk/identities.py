"""Correcting who and what the record names: in place, each time with an edition and a note (DESIGN §1).

A misspelt name is one editor's business. What moves judgements – an outlet's kind, a post's rank or dates – is
proposed, and a second editor accepts or refuses it (``proposals``). The database insists on the same
(``0002_guards``, ``0004_proposed_change``). What nothing public names changes freely; who changed it does not approve
the row that makes it public (``surroundings``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from stances.models import Edition, Editor, Member, Milestone, Official, Outlet, Post, ProposedChange, Role, Source

from . import editions
from .proposals import can_correct, propose, waiting
from .refusal import Refused
from .storing import Change, apply, store

__all__ = ["BY_TWO", "IN_PLACE", "Change", "Outcome", "add", "can_add", "can_correct", "change", "is_public", "waiting"]

IN_PLACE: dict[type[Model], tuple[str, ...]] = {
    Member: ("name", "acceded", "wikidata"),
    Milestone: ("date", "end_date", "kind", "name", "place", "summary", "url"),
    Official: ("name", "other_names"),
    Post: ("title", "position"),
    Outlet: ("name", "domain", "language", "note"),
    Source: ("title", "published_on", "language"),
}
"""What one editor may correct where the public sees it; keys, codes and addresses of ours stay. So do a page's own
address and its outlet: the statement is corrected instead, citing the other page (``0007_cited_pages``)."""

BY_TWO: dict[type[Model], tuple[str, ...]] = {Outlet: ("kind",), Post: ("rank", "since", "until")}
"""What moves judgements: the codebook weighs evidence by rank, day and kind of outlet."""


@dataclass(slots=True)
class Outcome:
    """What came of changes: the edition that shows them, null if the public sees nothing new, and what waits."""

    edition: Edition | None = None
    proposals: list[ProposedChange] = field(default_factory=list)


def is_public(row: Any) -> bool:
    """Whether a change of the row takes an edition; members and milestones are shown as soon as there is one."""
    if isinstance(row, Member | Milestone):
        return Edition.objects.exists()
    return row.official.is_public() if isinstance(row, Post) else row.is_public()


def of_a_cited_page() -> str:
    """What to do where a public statement cites the wrong page, in a sentence."""
    return _(
        "A public statement cites this page, so its address and its outlet stay. Correct the statement instead, citing"
        " the other page."
    )


def can_add(by: Any) -> bool:
    """Whether ``by`` adds members and milestones, which are public at once: managers do."""
    return isinstance(by, Editor) and by.is_at_least(Role.MANAGER)


@transaction.atomic
def change(changes: Sequence[Change], by: Editor, why: str) -> Outcome:
    """Apply what one editor may, in one edition with ``why`` as its note, and propose the rest. All or nothing.

    Raises ``Refused``: no reason given, no right to it, a field that stays as it is, values that do not hold, a
    proposal that waits already.
    """
    outcome = Outcome()
    public: list[Change] = []
    for each in map(_different, changes):
        if not each.values:
            continue
        if is_public(each.row):
            public.append(each)
        else:
            apply(each)
    at_once = [Change(c.row, _part(c, IN_PLACE[type(c.row)])) for c in public]
    if any(c.values for c in at_once):
        outcome.edition = _correct([c for c in at_once if c.values], by, why)
    for each in public:
        if moving := _part(each, BY_TWO.get(type(each.row), ())):
            outcome.proposals.append(propose(each.row, by, moving, why))
        _check_no_more(each)
    return outcome


@transaction.atomic
def add(row: Member | Milestone, by: Editor, why: str) -> Edition | None:
    """Store a new member or milestone, with an edition where there is a record already. Raises ``Refused``."""
    if not can_add(by):
        raise Refused(_("Members and milestones are public at once: managers add them."))
    if not is_public(row):
        store(row)
        return None
    with editions.next_edition(by, _note(why)) as edition:
        store(row)
        return edition


def _note(why: str) -> str:
    if not why.strip():
        raise Refused(_("Say why: the note of the edition will show it to the public."))
    return why.strip()


def _different(change: Change) -> Change:
    """The change, on the row as it is stored now, without what is so already."""
    row = type(change.row)._default_manager.select_for_update(of=("self",)).get(pk=change.row.pk)
    return Change(row, {name: value for name, value in change.values.items() if getattr(row, name) != value})


def _part(change: Change, names: Sequence[str]) -> dict[str, Any]:
    return {name: value for name, value in change.values.items() if name in names}


def _check_no_more(change: Change) -> None:
    kind = type(change.row)
    for name in set(change.values) - set(IN_PLACE[kind]) - set(BY_TWO.get(kind, ())):
        if kind is Source:
            raise Refused(f"{change.row}: {of_a_cited_page()}")
        what = kind._meta.get_field(name).verbose_name
        raise Refused(_("%(row)s is public: its %(what)s stays as it is.") % {"row": change.row, "what": what})


def _correct(changes: Sequence[Change], by: Editor, why: str) -> Edition:
    if not can_correct(by):
        raise Refused(_("What is public is corrected by reviewers and managers."))
    with editions.correct_in_place(by, _note(why)) as edition:
        for each in changes:
            apply(each)
        return edition
