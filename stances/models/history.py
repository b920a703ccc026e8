"""The history: a row for every change of every row of the record, written by triggers, also for bulk and raw SQL.

Who changed it is in ``pgh_context``: the desk's requests and our commands say so there (``user``, ``url``,
``command``); a change that came from elsewhere has none. What guards the history itself is in the migration
``0003_history``.
"""

from __future__ import annotations

from typing import Any

import pghistory
from django.db import models

from .assessment import Assessment, Evidence
from .case import Case
from .edition import Edition
from .editor import Editor
from .member import Member
from .milestone import Milestone
from .official import Official, Post
from .outlet import Outlet, Source
from .review import Review
from .statement import Citation, Speaker, Statement, StatementMember

PARENT: dict[type[models.Model], str] = {
    StatementMember: "statement",
    Speaker: "statement",
    Citation: "statement",
    Evidence: "assessment",
    Post: "official",
}
"""What belongs to another row, and the field that says to which: its changes are a part of that row's history."""


class EditorGroup(Editor.groups.through):  # type: ignore[name-defined]
    """An editor's membership of a group."""

    class Meta:
        proxy = True
        default_permissions = ()


PARENT[EditorGroup] = "editor"


def _follow(model: type[models.Model], *trackers: pghistory.Tracker, **options: Any) -> None:
    """Have every insert, update and deletion of the model's rows written down, once, in a table of its own."""
    every = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), *trackers)
    indexes = []
    if parent := PARENT.get(model):
        # the history page of the row it belongs to
        indexes = [models.Index(fields=[parent], name=f"{model.__name__.lower()}_history_idx")]
    elif model in (Statement, Assessment):
        # the desk: when a draft was last touched
        indexes = [models.Index(fields=["id"], name=f"{model.__name__.lower()}_changes_idx")]
    pghistory.track(
        *every,
        app_label="stances",
        meta={"default_permissions": (), "indexes": indexes},
        obj_field=None if model is EditorGroup else pghistory.ObjForeignKey(related_name="history"),
        **options,
    )(model)


for tracked in (
    *(Member, Milestone, Official, Post, Outlet, Source),
    *(Statement, StatementMember, Speaker, Citation, Assessment, Evidence),
    *(Edition, Review),
    EditorGroup,
):
    _follow(tracked)

# Never a password's hash, nor each sign-in: that a password was changed, and by whom, is what matters.
_follow(
    Editor,
    pghistory.UpdateEvent("password", condition=pghistory.AnyChange("password")),
    exclude=["password", "last_login"],
)

# Nor what a reader entrusted to the desk: the e-mail address goes when the case is closed, the words after three years.
# Until then they never change, so that there is no history of them to tell.
_follow(Case, exclude=["email", "words", "source_url"])
