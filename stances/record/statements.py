"""Statements of an edition, read from the database through querysets: one, a page, a member's."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Func, IntegerField, Prefetch, Q, QuerySet, Value

from stances import models

from .people import official
from .types import Citation, Outlet, Source, Speaker, Statement
from .visible import Visible

BLOCKS = 500
"""Announcements of a block that are read at most: far more than there ever were."""

AT_ONCE = 500
"""Statements that are read together where all are wanted."""


def one(visible: Visible, key: str) -> Statement | None:
    """The visible version; without one, the last that was withdrawn by then; else none."""
    versions = models.Statement.objects.filter(key=key)
    known = versions.filter(published_in__lte=visible.base).order_by("-version")[:1]
    found = read(visible.among(versions), visible) or read(known, visible)
    return next(iter(found), None)


def page(visible: Visible, number: int, per_page: int, until: dt.date) -> tuple[tuple[Statement, ...], int]:
    """Page ``number`` (from 1) of those dated on or before ``until``, newest first, and how many there are in all."""
    found = visible.statements().said_between(dt.date.min, until)
    first = (number - 1) * per_page
    return read(found.newest_first()[first : first + per_page], visible), found.count()


def keys(visible: Visible, most: int) -> tuple[str, ...]:
    """The keys of the visible statements, newest first as on the pages, at most ``most``."""
    return tuple(visible.statements().newest_first().values_list("key", flat=True)[:most])


def every(visible: Visible) -> Iterator[Statement]:
    """All visible statements, oldest first, on a day by key: read ``AT_ONCE`` at a time, however many there are."""
    ids = list(visible.statements().order_by("date", "key").values_list("pk", flat=True))
    for first in range(0, len(ids), AT_ONCE):
        yield from by_id(visible, ids[first : first + AT_ONCE])


def published_last(visible: Visible, most: int) -> tuple[Statement, ...]:
    """Those whose version was published last, of an edition the newest dated first; at most ``most``."""
    return read(visible.statements().order_by("-published_in_id", "-date", "key")[:most], visible)


def about(visible: Visible, member_code: str) -> tuple[Statement, ...]:
    return read(visible.statements().about(member_code).newest_first(), visible)


def about_any(visible: Visible, member_codes: Iterable[str]) -> tuple[Statement, ...]:
    """Those that bear on at least one of the members, each once, newest first."""
    return read(visible.statements().about_any(member_codes).newest_first(), visible)


def by_key(visible: Visible, keys: Iterable[str]) -> dict[str, Statement]:
    found = visible.statements().filter(key__in=list(keys))
    return {statement.key: statement for statement in read(found, visible)}


def by_id(visible: Visible, ids: Sequence[int]) -> tuple[Statement, ...]:
    """Those of ``ids``, in their order."""
    rows = visible.statements().filter(pk__in=ids)
    place = Func(
        Value(list(ids), output_field=ArrayField(BigIntegerField())),
        F("pk"),
        function="array_position",
        output_field=IntegerField(),
    )
    return read(rows.order_by(place), visible)


def latest_quote(visible: Visible, day: dt.date) -> Statement | None:
    """The newest words of a minister or above, on the record, on or before ``day``."""
    spoken = (
        visible.statements()
        .said_between(dt.date.min, day)
        .by_a_minister_or_above()
        .filter(attribution="on_record", date_precision="day")
        .exclude(quote="")
    )
    return next(iter(read(spoken.newest_first()[:1], visible)), None)


FIRST_HAND = ("on_record", "joint_statement", "official_document", "parliament_vote")
"""The attributions of a member's own words: not what unnamed officials say, nor what an outlet reports."""


def latest_of(visible: Visible, heard: Mapping[str, dt.date]) -> dict[str, Statement]:
    """The newest first-hand statement of each member, by code: that dated as ``heard`` says.

    Of several on a day one on the record with a quote. Whatever the size of the record, the statements of those few
    days alone are looked at.
    """
    newest = (
        models.StatementMember.objects.filter(
            statement__in=visible.statements().filter(date__in=set(heard.values()), attribution__in=FIRST_HAND),
            member__code__in=heard,
        )
        .filter(statement__date__lte=max(heard.values(), default=dt.date.min))
        .annotate(
            on_record=Q(statement__attribution="on_record"),
            worded=~Q(statement__quote=""),
        )
        .order_by("member_id", "-statement__date", "-on_record", "-worded", "statement__key")
        .distinct("member_id")
        .values_list("member__code", "statement__key")
    )
    chosen = dict(newest)
    known = by_key(visible, chosen.values())
    return {code: known[key] for code, key in chosen.items()}


def by_official(visible: Visible, key: str) -> tuple[Statement, ...]:
    """All in which the official of that key spoke, newest first."""
    spoken = models.Speaker.objects.filter(official__key=key)
    return read(visible.statements().filter(pk__in=spoken.values("statement")).newest_first(), visible)


def announced_blocks(visible: Visible) -> tuple[Statement, ...]:
    """Those that say that their member would block, newest first, the ``BLOCKS`` newest. Six queries at most."""
    return read(visible.statements().announcing_a_block().newest_first()[:BLOCKS], visible)


def read(rows: QuerySet[models.Statement], visible: Visible) -> tuple[Statement, ...]:
    """Rows as the public sees them: a fixed number of queries, however many rows; one where all were read before."""
    if not visible.known:
        read = {row.pk: _statement(row, visible) for row in _whole(rows)}
        visible.remember(read)
        return tuple(read.values())
    ids = list(rows.values_list("pk", flat=True))
    found = {pk: known for pk in ids if (known := visible.known.get(pk))}
    missing = [pk for pk in ids if pk not in found]
    if missing:
        found |= {row.pk: _statement(row, visible) for row in _whole(models.Statement.objects.filter(pk__in=missing))}
        visible.remember(found)
    return tuple(found[pk] for pk in ids)


def _whole(rows: QuerySet[models.Statement]) -> QuerySet[models.Statement]:
    return rows.prefetch_related(
        Prefetch("bears_on", models.StatementMember.objects.select_related("member")),
        Prefetch("speakers", models.Speaker.objects.select_related("official__member")),
        "speakers__official__posts",
        Prefetch("citations", models.Citation.objects.select_related("source__outlet")),
        "corrected_by",
    )


def _statement(row: models.Statement, visible: Visible) -> Statement:
    return Statement(
        key=row.key,
        version=row.version,
        date=row.date,
        precision=str(row.date_precision),
        speaks_for=str(row.speaks_for),
        members=tuple(sorted(link.member.code for link in row.bears_on.all())),
        speakers=tuple(_speaker(speaker.official, row) for speaker in row.speakers.all()),
        attributed_to=row.attributed_to,
        attribution=str(row.attribution),
        venue=row.venue,
        quote=row.quote,
        quote_language=row.quote_language,
        quote_translation=row.quote_translation,
        summary=row.summary,
        signal=str(row.signal),
        conditions=tuple(row.conditions),
        citations=tuple(_citation(citation) for citation in row.citations.all()),
        published_in=visible.published_in(row),
        withdrawn_in=visible.withdrawn_in(row),
        imported=bool(row.imported_hash),
        fate=_fate(row, visible),
        would_block=row.would_block,
    )


def _fate(row: models.Statement, visible: Visible) -> str:
    """Whether this version is ``current`` in the edition, was ``corrected`` by another, or ``withdrawn``."""
    if visible.shows(row):
        return "current"
    gone = visible.withdrawn_in(row)
    return "corrected" if any(visible.published_in(c) == gone for c in row.corrected_by.all()) else "withdrawn"


def _speaker(spoke: models.Official, row: models.Statement) -> Speaker:
    last = row.date
    if row.date_precision == "month":
        last = row.date.replace(day=monthrange(row.date.year, row.date.month)[1])
    person = official(spoke)
    return Speaker(person, person.post_between(row.date, last))


def _citation(citation: models.Citation) -> Citation:
    source, outlet = citation.source, citation.source.outlet
    return Citation(
        Source(
            url=source.url,
            title=source.title,
            outlet=Outlet(outlet.key, outlet.name, outlet.domain, outlet.kind, outlet.language, outlet.note),
            published_on=source.published_on,
            language=source.language,
        ),
        citation.relays,
    )
