"""What the first page of the desk shows: the editor's lists, what to look at again, how the jobs stand."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from stances.codebook import BRUSSELS
from stances.desk import cases, lists, old_drafts, proposals, standing_list
from stances.desk.workflow import ROLE_FOR, Act
from stances.models import Editor

from . import jobs

LOOKED_AT = 12
"""Assessments to look at again that are shown open; the others are folded below."""


def content(editor: Editor, now: dt.datetime) -> dict[str, Any]:
    """The first page's context for ``editor`` at ``now``. A fixed number of queries."""
    to_look_at = standing_list.standing(timezone.localdate(now, BRUSSELS))
    return {
        "lists": lists.of(editor),
        "old_drafts": old_drafts.of(editor),
        "decides": editor.is_at_least(ROLE_FOR[Act.APPROVE]),
        "look_again": to_look_at[:LOOKED_AT],
        "look_again_more": to_look_at[LOOKED_AT:],
        "look_again_count": len(to_look_at),
        "cases": cases.waiting(),
        "proposals": list(proposals.waiting(editor)),
        "greeting": _("What lies on your desk, %(name)s") % {"name": editor.shown_name()},
    } | jobs.on_first_page(editor, now)
