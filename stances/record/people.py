"""Who spoke in an edition: officials with their posts, and as voices of a member, of NATO or of Ukraine."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Max

from stances import models

from .types import Official, Post, Voice
from .visible import Visible


def voices(visible: Visible, until: dt.date) -> tuple[Voice, ...]:
    """Everybody named in a visible statement dated on or before ``until``, by key. Three queries."""
    counted = (
        models.Speaker.objects.filter(statement__in=visible.statements().said_between(dt.date.min, until))
        .order_by()
        .values_list("official", "statement__speaks_for")
        .annotate(statements=Count("pk"), newest=Max("statement__date"))
    )
    rows = list(counted)
    people = models.Official.objects.filter(pk__in={row[0] for row in rows})
    known = {person.pk: official(person) for person in people.select_related("member").prefetch_related("posts")}
    found = (Voice(known[pk], speaks_for, statements, newest) for pk, speaks_for, statements, newest in rows)
    return tuple(sorted(found, key=lambda voice: (voice.official.key, voice.speaks_for)))


def official(row: models.Official) -> Official:
    """A row with its posts, as the record shows it."""
    posts = tuple(Post(post.title, post.rank, post.since, post.until) for post in row.posts.all())
    return Official(row.key, row.name, row.affiliation, posts, tuple(row.other_names))
