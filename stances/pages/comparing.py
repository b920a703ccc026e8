"""Two versions beside each other, field by field: for the public log of corrections and for the reviewer alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from stances.codebook import ATTRIBUTION_WORDS
from stances.record.record import Record
from stances.record.types import Assessment, EvidenceItem, Statement

from .words import condition_words, confidence_words, date_words, day_words, language_name, stance_words

SAME, GONE, NEW = "same", "gone", "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words: ``kind`` is ``same``, ``gone`` (the old text alone has it) or ``new``."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A field that differs. ``before`` and ``after`` are words, either may be empty.

    ``pieces`` is the whole text with its changes marked, for longer texts that changed in part; else empty.
    """

    label: str
    before: str
    after: str
    pieces: tuple[Piece, ...] = ()


Fields = dict[str, str]
"""A version's content in words, by the field's label."""

TEXTS: tuple[Callable[[], str], ...] = (
    lambda: _("Quote"),
    lambda: _("Our translation"),
    lambda: _("Summary"),
    lambda: _("Rationale"),
)
"""The fields whose words are compared one by one."""


def changes(
    before: Statement | Assessment | None, after: Statement | Assessment | None, record: Record
) -> tuple[Change, ...]:
    """The fields that differ, in the order of the page; against nothing, every field that is not empty."""
    old, new = fields(before, record), fields(after, record)
    texts = {label() for label in TEXTS}
    return tuple(
        _change(label, old.get(label, ""), new.get(label, ""), worded=label in texts)
        for label in {**new, **old}
        if old.get(label, "") != new.get(label, "")
    )


def fields(version: Statement | Assessment | None, record: Record) -> Fields:
    """Everything the public sees of a version, in words."""
    if version is None:
        return {}
    return _of_statement(version, record) if isinstance(version, Statement) else _of_assessment(version, record)


def _change(label: str, before: str, after: str, *, worded: bool) -> Change:
    pieces = tuple(pieces_of(before, after)) if worded and before and after else ()
    return Change(label, before, after, pieces)


def pieces_of(before: str, after: str) -> Iterator[Piece]:
    """``after`` with what is new in it, and what is gone from ``before`` in its place; whole words, spaces kept."""
    old, new = re.findall(r"\S+\s*", before), re.findall(r"\S+\s*", after)
    bare_old, bare_new = [word.strip() for word in old], [word.strip() for word in new]
    for tag, i, j, k, m in SequenceMatcher(None, bare_old, bare_new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(SAME, "".join(new[k:m]))
            continue
        if i < j:
            yield Piece(GONE, "".join(old[i:j]))
        if k < m:
            yield Piece(NEW, "".join(new[k:m]))


def _of_statement(statement: Statement, record: Record) -> Fields:
    speaks_for = {"nato": _("NATO"), "ukraine": _("Ukraine")}.get(statement.speaks_for, "")
    return {
        _("Date"): date_words(statement.date, statement.precision),
        _("Bears on"): ", ".join(member.name for member in record.named(statement.members)) or speaks_for,
        _("Speakers"): ", ".join(speaker.official.name for speaker in statement.speakers),
        _("Attributed to"): statement.attributed_to,
        _("Attribution"): str(ATTRIBUTION_WORDS[statement.attribution]),
        _("Where"): statement.venue,
        _("Quote"): statement.quote,
        _("Language of the quote"): language_name(statement.quote_language) if statement.quote_language else "",
        _("Our translation"): statement.quote_translation,
        _("Summary"): statement.summary,
        _("Signal"): stance_words(statement.signal).label,
        _("Conditions"): _conditions(statement.conditions),
        _("Says that it would block"): _("yes") if statement.would_block else "",
        _("Sources"): "\n".join(_source(c.source.url, c.relays) for c in statement.citations),
    }


def _of_assessment(assessment: Assessment, record: Record) -> Fields:
    confidence = confidence_words(assessment.confidence)
    return {
        _("Member"): record.member(assessment.member).name,
        _("Takes effect on"): day_words(assessment.effective),
        _("Stance"): stance_words(assessment.stance).label,
        _("Confidence"): confidence.label if confidence else "",
        _("Conditions"): _conditions(assessment.conditions),
        _("Rationale"): assessment.rationale,
        _("Evidence for it"): _evidence(assessment.supports),
        _("Evidence against it"): _evidence(assessment.contrary),
    }


def _conditions(codes: tuple[str, ...]) -> str:
    return ", ".join(words.label for words in condition_words(codes))


def _source(url: str, relays: str) -> str:
    return _("%(url)s, reporting from %(outlet)s") % {"url": url, "outlet": relays} if relays else url


def _evidence(items: tuple[EvidenceItem, ...]) -> str:
    """One line a statement; the version only where it is not the first."""
    return "\n".join(
        item.statement
        if item.version == 1
        else _("%(key)s, version %(version)d") % {"key": item.statement, "version": item.version}
        for item in items
    )
