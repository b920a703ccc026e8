"""Reading the history: who changed what in a row and in what belongs to it, and when, newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from stances.models import Editor
from stances.models.history import PARENT

UNTOLD = {"content_hash", "approved_hash", "imported_hash", "transaction_id"}
"""Columns that say nothing to a person."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column's words before and after; empty where there was nothing."""

    name: str
    old: str
    new: str


@dataclass(slots=True)
class Line:
    """What happened to one row. ``act``: insert, update, delete, password. ``what`` names a row that belongs to it."""

    act: str
    what: str
    fields: list[Field] = field(default_factory=list)


@dataclass(slots=True)
class Change:
    """What one request or command did: ``who`` did it, by which ``means`` (an address of the desk, or a command)."""

    at: dt.datetime
    who: str
    means: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class _Event:
    """A history row beside the one before it of the same object; null where it is the first."""

    row: Any
    before: Any
    belongs: bool

    @property
    def values(self) -> tuple[Any, ...]:
        """What the row said, without its number and its place among the others."""
        return tuple(getattr(self.row, f.attname) for f in _columns(self) if f.name != "position")


def changes_of(model: type[models.Model], pk: Any) -> list[Change]:
    """Every change of the row ``pk`` of ``model`` and of what belongs to it, newest first; also if it is gone.

    A query for each table of history, and one for each kind of row that is named in them.
    """
    events = sorted(_events(model, pk), key=lambda e: (e.row.pgh_created_at, e.row.pgh_id), reverse=True)
    words = _Words(events)
    changes = []
    for _context, group in groupby(events, key=lambda e: e.row.pgh_context_id or (e.row._meta.label, e.row.pgh_id)):
        together = list(_without_rewriting(list(group)))
        lines = [line for event in together if (line := _line(event, words)) is not None]
        if lines:
            newest = together[0].row
            changes.append(Change(newest.pgh_created_at, words.who(newest.pgh_context), _means(newest), lines))
    return changes


def _events(model: type[models.Model], pk: Any) -> Iterator[_Event]:
    yield from _beside_the_one_before(model, {model._meta.pk.attname: pk}, belongs=False)
    for child, parent in PARENT.items():
        if child._meta.get_field(parent).related_model is model:
            yield from _beside_the_one_before(child, {f"{parent}_id": pk}, belongs=True)


def _beside_the_one_before(model: Any, which: dict[str, Any], belongs: bool) -> Iterator[_Event]:
    before: dict[Any, Any] = {}
    for row in model.pgh_event_model.objects.filter(**which).order_by("pgh_id"):
        number = getattr(row, model._meta.pk.attname)
        yield _Event(row, before.get(number), belongs)
        before[number] = row


def _without_rewriting(events: Sequence[_Event]) -> Iterator[_Event]:
    """``events`` without those that only wrote anew what was there: saving a draft replaces what belongs to it."""
    added = {(type(e.row), e.values) for e in events if e.belongs and e.row.pgh_label == "insert"}
    gone = {(type(e.row), e.values) for e in events if e.belongs and e.row.pgh_label == "delete"}
    rewritten = added & gone
    return (e for e in events if not e.belongs or (type(e.row), e.values) not in rewritten)


def _columns(event: _Event) -> list[Any]:
    model = event.row.pgh_tracked_model
    aside = UNTOLD | {model._meta.pk.name, PARENT.get(model)}
    return [f for f in event.row._meta.concrete_fields if not f.name.startswith("pgh_") and f.name not in aside]


def _line(event: _Event, words: _Words) -> Line | None:
    act, row = event.row.pgh_label, event.row
    line = Line(act, words.of_child(event) if event.belongs else "")
    for column in _columns(event):
        if event.belongs and act != "update" and column.name == "position":
            continue
        old = words.of(event.before, column) if act == "update" else words.of(row, column) if act == "delete" else ""
        new = words.of(row, column) if act in ("insert", "update") else ""
        if old != new:
            line.fields.append(Field(str(capfirst(column.verbose_name)), old, new))
    return line if line.fields or act != "update" else None


def _means(row: Any) -> str:
    context = row.pgh_context or {}
    return context.get("command") or context.get("url") or ""


class _Words:
    """What stands in a column, for a person. Rows that are named are looked up once, all of a kind together."""

    def __init__(self, events: Iterable[_Event]) -> None:
        wanted: dict[type[models.Model], set[Any]] = {Editor: set()}
        for event in events:
            wanted[Editor] |= {(event.row.pgh_context or {}).get("user"), *getattr(event.row, "editors", [])}
            for column in event.row._meta.concrete_fields:
                if column.is_relation and column.name != "pgh_obj":
                    wanted.setdefault(column.related_model, set()).add(getattr(event.row, column.attname))
        self.rows = {
            model: model._base_manager.in_bulk(numbers - {None})
            for model, numbers in wanted.items()
            if numbers - {None}
        }

    def named(self, model: type[models.Model], number: Any) -> str:
        row = self.rows.get(model, {}).get(number)
        if row is None:
            return f"{model._meta.verbose_name} {number}"
        return row.shown_name() if isinstance(row, Editor) else str(row)

    def who(self, context: dict[str, Any] | None) -> str:
        """The editor, or what else it was."""
        if context and context.get("user"):
            return self.named(Editor, context["user"])
        return _("a command") if context and context.get("command") else _("outside the desk")

    def of_child(self, event: _Event) -> str:
        """What kind of row it is and whom it names, like “citation: The title”."""
        model = event.row.pgh_tracked_model
        named = [c for c in _columns(event) if c.is_relation]
        text = self.of(event.row, named[0]) if named else self.of(event.row, event.row._meta.get_field("title"))
        return f"{model._meta.verbose_name}: {text}"

    def of(self, row: Any, column: Any) -> str:
        value = getattr(row, column.attname, None)
        if value is None or value in ("", []):
            return ""
        if column.is_relation:
            return self.named(column.related_model, value)
        if column.name == "editors":
            return ", ".join(self.named(Editor, number) for number in value)
        return _plain(value, dict(column.flatchoices))


def _plain(value: Any, choices: dict[Any, Any]) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    return str(choices.get(value, value))
