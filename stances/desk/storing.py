"""Storing a row of an identity, with what is wrong with it told in the desk's way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from . import searchable
from .refusal import Refused


@dataclass(frozen=True, slots=True)
class Change:
    """New values, by the names of fields, for a row."""

    row: Any
    values: dict[str, Any]


def apply(change: Change) -> None:
    """Give the row its new values and store it. Raises ``Refused`` where they do not hold."""
    for name, value in change.values.items():
        setattr(change.row, name, value)
    store(change.row)


def store(row: Any) -> None:
    """Store the row if it holds. Raises ``Refused`` in the words of its fields and constraints.

    Public statements that name it are found by its new words from then on.
    """
    cleaned(row)
    row.save()
    searchable.renew_naming(row)


def cleaned(row: Any) -> None:
    """Raises ``Refused`` where the row does not hold."""
    try:
        row.full_clean()
    except ValidationError as wrong:
        raise Refused(*wrong.messages) from wrong


def checked(change: Change) -> None:
    """Raises ``Refused`` where the row would not hold with the new values; leaves it as it is."""
    draft = type(change.row)._default_manager.get(pk=change.row.pk)
    for name, value in change.values.items():
        setattr(draft, name, value)
    cleaned(draft)
