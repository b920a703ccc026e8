"""Changes of government: when the heads who speak in an edition took up their posts, by member."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef

from stances import models
from stances.codebook import Rank

from .types import Government
from .visible import Visible

GovernmentsByMember = Mapping[str, Sequence[Government]]
"""By member code: its new heads, oldest first."""


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post at the head of a state or a government, and who held it."""

    official: str
    name: str
    title: str
    rank: str
    since: dt.date | None
    until: dt.date | None


def governments(visible: Visible) -> GovernmentsByMember:
    """The new heads of every member among those who spoke in a statement that is visible. One query."""
    spoke = models.Speaker.objects.filter(official=OuterRef("official"), statement__in=visible.statements())
    rows = (
        models.Post.objects.filter(
            rank__in=[Rank.HEAD_OF_GOVERNMENT, Rank.HEAD_OF_STATE], official__member__isnull=False
        )
        .filter(Exists(spoke))
        .order_by("official__key", "position", "id")
        .values_list("official__member__code", "official__key", "official__name", "title", "rank", "since", "until")
    )
    posts: dict[str, list[HeldPost]] = defaultdict(list)
    for code, official, name, title, rank, since, until in rows:
        posts[code].append(HeldPost(official, name, title, rank, since, until))
    return {code: new_heads(held) for code, held in posts.items()}


def new_heads(posts: Iterable[HeldPost]) -> tuple[Government, ...]:
    """Each first day of a new head of government, oldest first.

    Where no head of government is on record, the head of state stands for it: in the United States, France or Türkiye
    the government is the president's. Whoever only goes on, in a second post or term, is not new; a post without a
    first day has no place in time.
    """
    posts = list(posts)
    by_government = [post for post in posts if post.rank == Rank.HEAD_OF_GOVERNMENT]
    dated = sorted(
        ((post.since, post) for post in by_government or posts if post.since),
        key=lambda pair: (pair[0], pair[1].official),
    )
    found: list[Government] = []
    before: HeldPost | None = None
    for since, post in dated:
        if before is None or before.official != post.official or _left_office(before, since):
            found.append(Government(since, post.name, post.title, post.rank, post.official, post.until))
        else:
            found[-1] = replace(found[-1], until=post.until)
        before = post
    return tuple(found)


def _left_office(post: HeldPost, day: dt.date) -> bool:
    """Whether it ended before the day before ``day``: an end that is not known is none."""
    return post.until is not None and post.until < day - dt.timedelta(days=1)
