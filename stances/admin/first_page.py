"""What the first page of the desk shows: the editor's lists, and the assessments to look at again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from stances.desk import lists, proposals
from stances.desk.look_again import look_again
from stances.desk.workflow import ROLE_FOR, Act
from stances.models import Editor

LOOKED_AT = 12
"""Assessments to look at again that are shown open; the others are folded below."""


def content(editor: Editor, today: dt.date) -> dict[str, Any]:
    """The first page's context for ``editor`` on ``today``. A fixed number of queries."""
    to_look_at = look_again(today)
    return {
        "lists": lists.of(editor),
        "decides": editor.is_at_least(ROLE_FOR[Act.APPROVE]),
        "look_again": to_look_at[:LOOKED_AT],
        "look_again_more": to_look_at[LOOKED_AT:],
        "look_again_count": len(to_look_at),
        "proposals": list(proposals.waiting(editor)),
        "greeting": _("What lies on your desk, %(name)s") % {"name": editor.shown_name()},
    }
