"""What the desk knows already: a page by its address, an outlet by its domain, an official by any spelling."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import F, Prefetch, QuerySet
from django.db.models.functions import Length

from stances.models import Official, Outlet, Post, Source, Speaker, Statement, Status

from . import addresses, names

SHOWN = 12
"""Officials offered at once."""


@dataclass(frozen=True, slots=True)
class Found:
    """An official, with the post held on the day asked for; null where none is known."""

    official: Official
    post: Post | None


def known_source(address: str) -> Source | None:
    """The source that is this page, however its address was written. Raises ``Refused`` for no address at all."""
    sources = Source.objects.select_related("outlet")
    exact = sources.filter(url__in=[address, addresses.canonical(address)]).first()
    if exact is not None:
        return exact
    wanted = addresses.same_page(address)
    host, mark = addresses.marks(address)
    candidates = sources.filter(url__icontains=host).filter(url__icontains=mark)
    return next((source for source in candidates if addresses.same_page(source.url) == wanted), None)


def taken_from(source: Source) -> list[Statement]:
    """The statements that were taken from a page already, newest first; not those that were withdrawn."""
    return taken_from_each([source])[source.pk]


def taken_from_each(sources: Sequence[Source], but: Statement | None = None) -> dict[int, list[Statement]]:
    """By the id of its page: what was taken from it. ``but`` and its other versions are left out. Two queries."""
    found: dict[int, list[Statement]] = {source.pk: [] for source in sources}
    statements = Statement.objects.filter(citations__source__in=found).exclude(status=Status.WITHDRAWN)
    if but is not None:
        statements = statements.exclude(key=but.key)
    speakers = Prefetch("speakers", Speaker.objects.select_related("official"))
    rows = statements.annotate(page=F("citations__source")).newest_first().prefetch_related(speakers)
    for row in rows if found else ():
        found[row.page].append(row)
    return found


def outlet_of(address: str) -> Outlet | None:
    """The outlet whose domain the page is on, the longest first; else the one of known pages on the same host."""
    known = Outlet.objects.filter(domain__in=addresses.domains(address)).order_by(Length("domain").desc()).first()
    if known is not None:
        return known
    host = urlsplit(addresses.canonical(address)).hostname or ""
    neighbour = Source.objects.filter(url__icontains=f"//{host}/").select_related("outlet").first()
    return neighbour.outlet if neighbour else None


def domain_of(address: str) -> str:
    """The domain a new outlet would be entered with: the host, without www."""
    return addresses.domains(address)[0]


def officials(asked: str, day: dt.date | None = None) -> list[Found]:
    """Officials whose name, in any of its spellings and scripts, fits; the best first, at most ``SHOWN``.

    Where a spelling fits, what only sounds alike is left out.
    """
    if not names.folded(asked):
        return []
    graded = [
        (grade, official)
        for official in _everybody()
        if (grade := names.likeness(asked, (official.name, *official.other_names)))
    ]
    best = max((grade for grade, _ in graded), default=0)
    kept = [pair for pair in graded if pair[0] > 1 or best == 1]
    kept.sort(key=lambda pair: (-pair[0], pair[1].name))
    return with_posts([official for _, official in kept[:SHOWN]], day)


def the_one(asked: str) -> Official | None:
    """The official whose name fits better than everybody else's; null where there is none, or more than one."""
    found = officials(asked)
    if not found:
        return None
    grade = [names.likeness(asked, (f.official.name, *f.official.other_names)) for f in found]
    return found[0].official if len(found) == 1 or grade[0] > grade[1] else None


def with_posts(found: Sequence[Official], day: dt.date | None) -> list[Found]:
    """The officials, in their order, with the post each held on ``day``."""
    return [Found(official, post_on(official, day)) for official in found]


def post_on(official: Official, day: dt.date | None) -> Post | None:
    """The post held on ``day``, as far as dates are known: one with a date before one without; null without a day."""
    if day is None:
        return None
    held = [post for post in official.posts.all() if post.held_on(day)]
    return max(held, key=lambda post: (post.since or dt.date.min, -post.position), default=None)


def _everybody() -> QuerySet[Official]:
    return Official.objects.select_related("member").prefetch_related("posts")
