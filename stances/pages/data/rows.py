"""The rows of every table, from the record at an edition: what its pages show, and nothing else.

A function named like a noun of the record makes its row, in the order of its table's columns.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from stances import record as records
from stances.codebook import RECORD_STARTS
from stances.record.record import Record
from stances.record.types import (
    Assessment,
    Edition,
    Member,
    Milestone,
    Official,
    Shift,
    Speaker,
    Statement,
    Version,
)

from ..shift_choices import direction_of
from . import positions
from .kinds import Row, Table


@dataclass(frozen=True, slots=True)
class Asked:
    """From which record rows are taken. ``site`` is the origin of addresses in them, without a slash at its end.

    ``on`` is the day for which positions alone are wanted; None for all days. Of the positions by day it is the last
    one, and ``since`` the first.
    """

    record: Record
    site: str
    on: dt.date | None = None
    since: dt.date | None = None

    @property
    def last_day(self) -> dt.date:
        """The last of the positions by day: where none is asked for, that up to which the edition is complete."""
        return self.on or self.record.edition.complete_to

    def file(self, table: Table) -> str:
        """The whole address of a table's CSV, which answers with the same rows for ever."""
        stopped = {"on": self.last_day} if table.grows else {}
        query = urlencode(stopped | {"edition": self.record.edition.number})
        return f"{self.site}{reverse('data-csv', args=[table.name])}?{query}"

    def page(self, name: str, key: str) -> str:
        """The whole address of a page of this site, in the record's edition."""
        return f"{self.site}{reverse(name, args=[key])}?{urlencode({'edition': self.record.edition.number})}"


def rows(table: str, asked: Asked) -> Iterator[Row]:
    """A table's rows. Raises ``KeyError`` for a table that there is not."""
    return iter(_ROWS[table](asked))


def statement(said: Statement, asked: Asked) -> Row:
    return (
        said.key, said.version, said.date, said.precision, said.members, said.speaks_for,
        tuple(speaker.official.key for speaker in said.speakers), _speakers(said.speakers), said.attributed_to,
        said.attribution, said.venue, said.quote, said.quote_language if said.quote else "",
        said.quote_translation, said.summary, said.signal, said.conditions, said.would_block, _addresses(said),
        said.published_in, asked.page("statement", said.key),
    )  # fmt: skip


def _statements(asked: Asked) -> Iterator[Row]:
    return (statement(said, asked) for said in asked.record.every_statement())


def _speakers(speakers: Iterable[Speaker]) -> str:
    """Everybody by name, with the post held: "Olaf Scholz (Federal Chancellor); …"."""
    return "; ".join(f"{s.official.name} ({s.post.title})" if s.post else s.official.name for s in speakers)


def _addresses(said: Statement) -> tuple[str, ...]:
    return tuple(citation.source.url for citation in said.citations)


def assessment(a: Assessment) -> Row:
    return (
        a.key, a.version, a.member, a.effective, a.stance, a.confidence, a.conditions, a.rationale,
        tuple(e.statement for e in a.supports), tuple(e.statement for e in a.contrary),
        a.evidence_corrected, a.under_review, a.published_in,
    )  # fmt: skip


def _assessments(asked: Asked) -> Iterator[Row]:
    return map(assessment, asked.record.assessments)


def _positions(asked: Asked) -> Iterator[Row]:
    return positions.by_stretch(asked.record, asked.on)


def _positions_by_day(asked: Asked) -> Iterator[Row]:
    return positions.by_day(asked.record, asked.since or RECORD_STARTS, asked.last_day)


def shift(one: Shift) -> Row:
    judged = one.assessment
    return one.member.code, one.day, one.before, one.after, direction_of(one), judged.key, judged.published_in


def _shifts(asked: Asked) -> Iterator[Row]:
    return map(shift, sorted(asked.record.shifts(), key=lambda s: (s.day, s.member.code)))


def member(m: Member, asked: Asked) -> Row:
    return m.code, m.iso3, m.name, m.acceded, m.wikidata, asked.page("member", m.slug)


def _members(asked: Asked) -> Iterator[Row]:
    return (member(m, asked) for m in asked.record.members)


def people(record: Record, until: dt.date | None = None) -> Mapping[str, tuple[Official, int]]:
    """Everybody named in a visible statement up to a day, by key, and in how many. Three queries."""
    found: dict[str, tuple[Official, int]] = {}
    for voice in record.voices(until):
        _known, before = found.get(voice.official.key, (voice.official, 0))
        found[voice.official.key] = voice.official, before + voice.statements
    return found


def official(who: Official, statements: int, asked: Asked) -> Row:
    other_names = "; ".join(who.other_names)
    return who.key, who.name, who.affiliation, other_names, statements, asked.page("official", who.key)


def _officials(asked: Asked) -> Iterator[Row]:
    return (official(who, count, asked) for who, count in people(asked.record).values())


def _posts(asked: Asked) -> Iterator[Row]:
    for key, (who, _count) in people(asked.record).items():
        for post in sorted(who.posts, key=lambda post: (post.since or dt.date.min, post.title)):
            yield key, post.title, post.rank, post.since, post.until


def sources(said: Statement) -> Iterator[Row]:
    """One for each page that the statement rests on."""
    for citation in said.citations:
        page, outlet = citation.source, citation.source.outlet
        yield (
            said.key, page.url, page.title, page.published_on, page.language, citation.relays,
            outlet.name, outlet.domain, outlet.kind, outlet.note,
        )  # fmt: skip


def _sources(asked: Asked) -> Iterator[Row]:
    return (row for said in asked.record.every_statement() for row in sources(said))


def milestone(m: Milestone, asked: Asked) -> Row:
    return m.key, m.date, m.end_date, m.kind, m.name, m.place, m.summary, m.url, asked.page("event", m.key)


def _milestones(asked: Asked) -> Iterator[Row]:
    return (milestone(m, asked) for m in asked.record.milestones)


def edition(one: Edition) -> Row:
    return one.number, one.made_at.astimezone(dt.UTC), one.complete_to, one.note


def _editions(asked: Asked) -> Iterator[Row]:
    return map(edition, records.editions(asked.record.edition.number))


def correction(one: Version) -> Row:
    return one.edition, one.day, one.kind, one.key, one.old_version, one.new_version, one.reason


def _corrections(asked: Asked) -> Iterator[Row]:
    return map(correction, reversed(asked.record.corrections()))


_ROWS: dict[str, Callable[[Asked], Iterable[Row]]] = {
    "statements": _statements,
    "assessments": _assessments,
    "positions": _positions,
    "positions_by_day": _positions_by_day,
    "shifts": _shifts,
    "members": _members,
    "officials": _officials,
    "posts": _posts,
    "sources": _sources,
    "milestones": _milestones,
    "editions": _editions,
    "corrections": _corrections,
}
