"""Feeds of what is new in the record: shifts, statements, corrections (Atom 1.0, RFC 4287).

An entry's time is that of the edition that published it, its name (``id``) a tag (RFC 4151) that is the same in every
language, and stays when a statement is corrected. Words of the record are marked with their language.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances import record as records
from stances.record.record import Record
from stances.record.types import Member, Shift, Statement, Version

from . import languages
from .about import LICENCE_URL
from .editions import what_happened
from .reading import Reading
from .statement import heading_of
from .words import day_words, stance_words

MOST = 50
"""Entries of a feed, the newest."""

TAGS_SINCE = 2026
"""The year in which the tags were first given out: part of them, for ever."""

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What no XML 1.0 document may hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """``name`` becomes its tag; ``href`` is a path; ``edition`` published it. ``body`` is HTML."""

    name: str
    title: str
    href: str
    edition: int
    body: SafeString
    about: tuple[str, ...] = ()


def of_shifts(record: Record, reading: Reading, site: str) -> str:
    """The shifts of all members."""
    entries = _shifts(record.shifts(), reading)
    return _written(record, reading, site, _("Shifts"), "shifts", reading.changes(), entries)


def of_member(record: Record, reading: Reading, site: str, member: Member) -> str:
    """The shifts of one member."""
    entries = _shifts([s for s in record.shifts() if s.member.code == member.code], reading)
    title = _("%(heading)s: %(choices)s") % {"heading": _("Shifts"), "choices": member.name}
    return _written(record, reading, site, title, f"members/{member.slug}", reading.member(member.slug), entries)


def of_statements(record: Record, reading: Reading, site: str) -> str:
    """The statements published last."""
    entries = [_statement(said, record, reading) for said in record.statements_published_last(MOST)]
    return _written(record, reading, site, _("Statements"), "statements", reading.statements(), entries)


def of_corrections(record: Record, reading: Reading, site: str) -> str:
    """What was corrected or withdrawn."""
    href = reading.plain("corrections")
    entries = [_correction(version, reading, href) for version in record.corrections()[:MOST]]
    return _written(record, reading, site, _("Corrections"), "corrections", href, entries)


def _shifts(shifts: Iterable[Shift], reading: Reading) -> list[Entry]:
    """Those published last first; of one edition the newest."""
    newest = sorted(shifts, key=lambda s: (s.assessment.published_in, s.day, s.member.code), reverse=True)
    return [_shift(shift, reading) for shift in newest[:MOST]]


def _shift(shift: Shift, reading: Reading) -> Entry:
    before, after = stance_words(shift.before), stance_words(shift.after)
    return Entry(
        name=f"shift/{shift.member.code}/{shift.day}",
        title=f"{shift.member.name}, {day_words(shift.day)}: {before.label} → {after.label}",
        href=reading.member(shift.member.slug, shift.day),
        edition=shift.assessment.published_in,
        body=format_html('<p lang="en">{}</p>', shift.assessment.rationale),
        about=(shift.member.code, shift.after),
    )


def _statement(said: Statement, record: Record, reading: Reading) -> Entry:
    quote = format_html('<blockquote lang="{}">{}</blockquote>', said.quote_language, said.quote) if said.quote else ""
    ours = format_html('<p lang="en">{}</p>', said.quote_translation) if said.quote_translation else ""
    pages = ((citation.source.url, citation.source.url) for citation in said.citations)
    sources = format_html_join("", '<li><a href="{}">{}</a></li>', pages)
    return Entry(
        name=f"statement/{said.key}",
        title=heading_of(said, record),
        href=reading.statement(said.key),
        edition=said.published_in,
        body=format_html('<p lang="en">{}</p>{}{}<ul>{}</ul>', said.summary, quote, ours, sources),
        about=said.members,
    )


def _correction(version: Version, reading: Reading, log: str) -> Entry:
    return Entry(
        name=f"correction/{version.kind}/{version.key}/{version.old_version}",
        title=what_happened(version),
        href=reading.statement(version.key) if version.kind == "statement" else log,
        edition=version.edition,
        body=format_html('<p lang="en">{}</p>', version.reason),
    )


def _written(
    record: Record, reading: Reading, site: str, title: str, name: str, page: str, entries: Sequence[Entry]
) -> str:
    """The feed as XML. ``name`` becomes its tag, ``page`` is the path of the page that shows the same."""
    made = {edition.number: edition.made_at for edition in records.editions(record.edition.number)}
    feed = _Feed(
        title=f"Open Door · {title}",
        link=site + page,
        description=None,
        language=languages.current(),
        author_name="Open Door",
        author_link=site + reverse("home"),
        feed_url=site + reading.canonical,
        feed_guid=_tag(site, f"feed/{name}"),
        feed_copyright=LICENCE_URL,
        made_at=max((made[entry.edition] for entry in entries), default=record.edition.made_at),
    )
    for entry in entries:
        feed.add_item(
            title=_clean(entry.title),
            link=site + entry.href,
            description=_clean(entry.body),
            unique_id=_tag(site, entry.name),
            updateddate=made[entry.edition],
            categories=entry.about,
        )
    return feed.writeString("utf-8")


class _Feed(Atom1Feed):
    """Where it has no entry yet, Django's would say that it was updated now."""

    def latest_post_date(self) -> dt.datetime:
        made_at: dt.datetime = self.feed["made_at"]
        return made_at


def _tag(site: str, name: str) -> str:
    return f"tag:{urlsplit(site).hostname or 'open-door'},{TAGS_SINCE}:{name}"


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)
