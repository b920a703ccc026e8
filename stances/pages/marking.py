"""Marks what a search found, in the letters of the page: ``Szijjártó`` where ``Сіярто`` was typed."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from django.utils.html import escape
from django.utils.safestring import mark_safe

from stances.record.query import Query
from stances.record.search import names_of_member
from stances.record.types import Statement

from .parts import MemberLink, SourceView, SpeakerView, StatementView


def marked(text: str, query: Query, otherwise: Iterable[str] = ()) -> str:
    """``text`` as safe markup with ``<mark>`` around what the query found, or as it is where that is nothing.

    ``otherwise`` are other spellings of a name: where one of them was found, the same part of the name is marked, or
    all of it where the parts do not answer to each other.
    """
    spans = query.spans(text) or _by_another_name(text, query, otherwise)
    if not spans:
        return text
    pieces = []
    end_before = 0
    for start, end in spans:
        pieces += [escape(text[end_before:start]), "<mark>", escape(text[start:end]), "</mark>"]
        end_before = end
    return mark_safe("".join([*pieces, escape(text[end_before:])]))  # noqa: S308 - every piece is escaped


def _by_another_name(text: str, query: Query, otherwise: Iterable[str]) -> list[tuple[int, int]]:
    parts = _parts(text)
    for name in otherwise:
        found = query.spans(name)
        if found:
            others = _parts(name)
            if len(others) != len(parts):
                return [(0, len(text))]
            return [
                here
                for here, there in zip(parts, others, strict=True)
                if any(start < there[1] and there[0] < end for start, end in found)
            ]
    return []


def _parts(name: str) -> list[tuple[int, int]]:
    """The places of a name's parts, divided by spaces."""
    found = []
    at = 0
    for part in name.split():
        start = name.index(part, at)
        at = start + len(part)
        found.append((start, at))
    return found


def marked_view(view: StatementView, statement: Statement, query: Query) -> StatementView:
    """A statement of a list, with what was found marked wherever it is shown."""
    if not query.terms:
        return view
    names = ("quote", "quote_translation", "summary", "venue", "attributed_to")
    texts: dict[str, Any] = {name: marked(getattr(view, name), query) for name in names}
    return dataclasses.replace(
        view,
        **texts,
        members=tuple(_member(member, query) for member in view.members),
        speakers=tuple(
            _speaker(shown, speaker.official.other_names, query)
            for shown, speaker in zip(view.speakers, statement.speakers, strict=True)
        ),
        sources=tuple(_source(source, query) for source in view.sources),
    )


def _member(member: MemberLink, query: Query) -> MemberLink:
    return dataclasses.replace(member, name=marked(member.name, query, names_of_member(member.code, member.name)))


def _speaker(speaker: SpeakerView, other_names: Iterable[str], query: Query) -> SpeakerView:
    name = marked(speaker.name, query, other_names)
    return dataclasses.replace(speaker, name=name, post=marked(speaker.post, query))


def _source(source: SourceView, query: Query) -> SourceView:
    title = source.title if source.title == source.url else marked(source.title, query)
    return dataclasses.replace(source, title=title, outlet=marked(source.outlet, query))
