"""What comes public with a row besides its own words: the officials, posts, pages and outlets that it names.

What nothing public names yet changes freely (``identities``), so an approval is for these too: for how they stood when
the reviewer looked (``digest``), and by somebody who wrote none of what becomes public with it (``written_by``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from django.db.models import Exists, Model, OuterRef, Prefetch, Q, QuerySet, Value, prefetch_related_objects
from django.utils.translation import gettext as _

from stances.codebook import OUTLET_KIND_WORDS, RANK_WORDS
from stances.models import Citation, Editor, Official, Outlet, Post, Row, Source, Speaker, Statement

from . import content

PUBLIC: Any = {"statement__published_in__isnull": False}
"""What a speaker or a citation is filtered by, to find whether a row that is or was public names somebody."""


def read(rows: Iterable[Row]) -> None:
    """Load what the functions here look at, for all rows at once: three queries, less what is loaded already."""
    prefetch_related_objects(
        [row for row in rows if isinstance(row, Statement)],
        Prefetch("speakers", Speaker.objects.select_related("official")),
        "speakers__official__posts",
        Prefetch("citations", Citation.objects.select_related("source__outlet")),
    )


def hold(statements: Iterable[int]) -> None:
    """Lock what is named by statements and by nothing public, until the transaction ends: nobody changes it meanwhile.

    What the public sees already changes only under the lock of all who publish. An official is locked so that no post
    is added either. Nine queries, each by numbers: nested into one another, PostgreSQL planned minutes for a dataset.
    """
    ids = list(statements)
    officials = _numbers(Speaker.objects.filter(statement__in=ids), "official")
    officials -= _numbers(Speaker.objects.filter(official__in=officials, **PUBLIC), "official")
    sources = _numbers(Citation.objects.filter(statement__in=ids), "source")
    outlets = _numbers(Source.objects.filter(pk__in=sources), "outlet")
    sources -= _numbers(Citation.objects.filter(source__in=sources, **PUBLIC), "source")
    outlets -= _numbers(Citation.objects.filter(source__outlet__in=outlets, **PUBLIC), "source__outlet")
    _lock(Official.objects.filter(pk__in=officials).select_for_update())
    _lock(Post.objects.filter(official__in=officials).select_for_update())
    _lock(Source.objects.filter(pk__in=sources).select_for_update(no_key=True))
    _lock(Outlet.objects.filter(pk__in=outlets).select_for_update(no_key=True))


def _numbers(rows: QuerySet[Any], field: str) -> set[int]:
    return set(rows.order_by().values_list(field, flat=True).distinct())


def _lock(rows: QuerySet[Any]) -> None:
    list(rows.order_by("pk").values_list("pk"))


def of(row: Row) -> dict[str, Any]:
    """Everything the public will see of what ``row`` names; JSON-able and in a fixed order.

    Empty for an assessment: what it rests on is public already, or is approved with it and brings its own.
    """
    if not isinstance(row, Statement):
        return {}
    return {
        "officials": [_of_official(speaker.official) for speaker in row.speakers.all()],
        "sources": [_of_source(citation.source) for citation in row.citations.all()],
    }


def digest(row: Row) -> str:
    """SHA-256 (64 hex digits) over ``of``."""
    return content.hash_values(of(row))


def in_words(row: Row) -> str:
    """Who and what it names as they stand now: posts with their ranks, and pages with their outlets and kinds."""
    if not isinstance(row, Statement):
        return ""
    named = []
    for official in (speaker.official for speaker in row.speakers.all()):
        posts = [f"{post.title}, {RANK_WORDS[post.rank]}" for post in official.posts.all()]
        named.append(f"{official} ({'; '.join(posts)})" if posts else str(official))
    for source in (citation.source for citation in row.citations.all()):
        named.append(f"{source} ({source.outlet}, {OUTLET_KIND_WORDS[source.outlet.kind]})")
    return "; ".join(named)


def written_by(by: Editor, rows: Sequence[Row]) -> dict[Row, list[str]]:
    """What becomes public for the first time with each row and ``by`` made or changed, by name. One query.

    Rows with nothing of theirs are left out. Who made what is read from the history.
    """
    named = {row: _named(row) for row in rows}
    numbers: dict[type[Model], set[int]] = {Official: set(), Source: set(), Outlet: set()}
    for one in chain.from_iterable(named.values()):
        numbers[type(one)].add(one.pk)
    each = [
        _not_public(_touched(by, kind, found)).values_list(Value(kind._meta.label), "pk")
        for kind, found in numbers.items()
    ]
    theirs = set(each[0].union(*each[1:]))
    words = {
        row: [*dict.fromkeys(_words(one) for one in ones if (one._meta.label, one.pk) in theirs)]
        for row, ones in named.items()
    }
    return {row: said for row, said in words.items() if said}


def why_not(row: Row, words: Sequence[str]) -> str:
    """Why somebody does not approve ``row`` with which ``words`` of theirs come public (``written_by``)."""
    return _(
        "%(row)s would make public for the first time what you wrote: %(what)s. Another editor must approve it."
    ) % {"row": row, "what": ", ".join(words)}


def _not_public(found: QuerySet[Any]) -> QuerySet[Any]:
    """Of officials, sources or outlets those that no row names that is or was public."""
    names: dict[type[Model], Any] = {
        Official: Speaker.objects.filter(official=OuterRef("pk"), **PUBLIC),
        Source: Citation.objects.filter(source=OuterRef("pk"), **PUBLIC),
        Outlet: Citation.objects.filter(source__outlet=OuterRef("pk"), **PUBLIC),
    }
    return found.filter(~Exists(names[found.model]))


def _touched(by: Editor, kind: type[Model], numbers: Iterable[int]) -> QuerySet[Any]:
    """Of the rows of a kind those in whose history ``by`` stands; an official's posts are a part of it."""
    model: Any = kind
    events = Q(Exists(model.pgh_event_model.objects.filter(pgh_obj=OuterRef("pk"), pgh_context__user=by.pk)))
    if kind is Official:
        posts: Any = Post
        events |= Q(Exists(posts.pgh_event_model.objects.filter(official=OuterRef("pk"), pgh_context__user=by.pk)))
    return model.objects.filter(events, pk__in=list(numbers)).order_by()


def _named(row: Row) -> list[Any]:
    if not isinstance(row, Statement):
        return []
    sources = [citation.source for citation in row.citations.all()]
    return [*(speaker.official for speaker in row.speakers.all()), *sources, *(page.outlet for page in sources)]


def _words(named: Any) -> str:
    return f"{named._meta.verbose_name} “{named}”"


def _of_official(official: Official) -> dict[str, Any]:
    return {
        "key": official.key,
        "name": official.name,
        "other_names": list(official.other_names),
        "member": official.member_id,
        "body": official.body,
        "posts": [[post.title, post.rank, post.since, post.until] for post in official.posts.all()],
    }


def _of_source(source: Source) -> dict[str, Any]:
    outlet = source.outlet
    return {
        "url": source.url,
        "title": source.title,
        "published_on": source.published_on,
        "language": source.language,
        "outlet": [outlet.key, outlet.name, outlet.domain, outlet.kind, outlet.language, outlet.note],
    }
