"""How statements are laid out to be weighed: what an editor needs to see of each, in groups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.codebook import ATTRIBUTION_WORDS, RANK_WORDS
from stances.desk.weighing import Offered
from stances.models import Official, Source, Statement, Status
from stances.pages.parts import StanceWords
from stances.pages.words import date_words, stance_words

WEIGH = "weigh-"
"""Before a statement's id: the name of the radio buttons that weigh it."""


class Voice(NamedTuple):
    """A speaker, the post held on the statement's day and its rank in words; empty where none is known."""

    name: str
    post: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A statement to weigh, and how it is ticked: ``supports``, ``contrary`` or empty."""

    statement: Statement
    kind: str

    @property
    def name(self) -> str:
        return f"{WEIGH}{self.statement.pk}"

    @property
    def when(self) -> str:
        return date_words(self.statement.date, self.statement.date_precision)

    @property
    def who(self) -> list[Voice]:
        """Each speaker with the post held that day; or, without a named one, whom it is attributed to."""
        named = [voice_of(speaker.official, self.statement.date) for speaker in self.statement.speakers.all()]
        return named or [Voice(self.statement.attributed_to or self.statement.key)]

    @property
    def signal(self) -> StanceWords:
        return stance_words(self.statement.signal)

    @property
    def attribution(self) -> str:
        return str(ATTRIBUTION_WORDS[self.statement.attribution])

    @property
    def with_others(self) -> int:
        """On how many members' positions it bears, where they are several."""
        count = len(self.statement.bears_on.all())
        return count if count > 1 else 0

    @property
    def sources(self) -> list[Source]:
        return [citation.source for citation in self.statement.citations.all()]

    @property
    def standing(self) -> str:
        """What keeps it from being public; empty where nothing does."""
        if self.statement.status == Status.WITHDRAWN:
            return _("Corrected or withdrawn since: weigh what is public now.")
        if self.statement.status == Status.SUBMITTED:
            return _("Waits for review: not public yet.")
        return _("A draft: not public yet.") if self.statement.status == Status.DRAFT else ""


@dataclass(frozen=True, slots=True)
class Group:
    """``folded`` groups stand behind a summary."""

    title: str
    items: list[Item]
    folded: bool = False


def voice_of(official: Official, day: dt.date) -> Voice:
    """With the post held on ``day``: among several, the one that began last."""
    held = [post for post in official.posts.all() if post.held_on(day)]
    if not held:
        return Voice(official.name)
    post = max(held, key=lambda post: post.since or dt.date.min)
    return Voice(official.name, post.title, str(RANK_WORDS[post.rank]))


def laid_out(offered: Offered, weighed: Mapping[int, str]) -> list[Group]:
    """The groups that hold anything: what is at hand, what was said since the last assessment, what was said before."""

    def items(rows: list[Statement]) -> list[Item]:
        return [Item(row, weighed.get(row.pk, "")) for row in rows]

    older = len(offered.older)
    before = ngettext("%(n)d said before the last assessment", "%(n)d said before the last assessment", older) % {
        "n": older
    }
    open_title = _("Said since the last assessment") if offered.older else _("What was said")
    groups = [
        Group(_("Not public yet, or weighed already"), items(offered.at_hand)),
        Group(open_title, items(offered.since)),
        Group(before, items(offered.older), folded=not any(row.pk in weighed for row in offered.older)),
    ]
    return [group for group in groups if group.items]
