"""Who may have a job run now."""

from __future__ import annotations

from stances.models import Editor, Role

ROLE_TO_ASK = Role.REVIEWER
"""The least role that it takes: a run weighs on the machine that serves the readers."""


def may_ask(by: Editor) -> bool:
    return by.is_at_least(ROLE_TO_ASK)
