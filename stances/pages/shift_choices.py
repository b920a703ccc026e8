"""Choosing among the shifts: by member, direction along the scale and year; the lists to choose from, with counts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from stances.record.record import Record
from stances.record.types import Shift

from .asking import DIRECTIONS
from .choosing import Choice, Filter, FilterForm
from .naming_members import find
from .reading import Reading
from .words import day_words


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the shifts are narrowed to: a member's code (upper case), a direction, a year; None for all."""

    member: str | None = None
    direction: str | None = None
    year: int | None = None

    def but(self, **values: object) -> Chosen:
        """The same with other values."""
        return dataclasses.replace(self, **values)  # type: ignore[arg-type]

    def among(self, shifts: Iterable[Shift]) -> list[Shift]:
        """Those of the shifts that fit, in their order."""
        return [shift for shift in shifts if self._fits(shift)]

    def address(self, reading: Reading) -> str:
        return reading.changes(self.member.lower() if self.member else None, self.direction, self.year)

    def _fits(self, shift: Shift) -> bool:
        return (
            self.member in (None, shift.member.code)
            and self.direction in (None, direction_of(shift))
            and self.year in (None, shift.day.year)
        )


def direction_of(shift: Shift) -> str:
    """``toward`` an invitation or ``away`` from it, along the scale."""
    toward, away = DIRECTIONS
    return toward if shift.toward else away


def direction_words(direction: str) -> str:
    """A direction by name, in words that praise neither."""
    return {"toward": _("Toward an invitation"), "away": _("Away from an invitation")}[direction]


def chosen(record: Record, reading: Reading) -> Chosen:
    """What the address chooses. Raises ``Impossible`` for a member that there is not, with those that may be meant."""
    asked = Chosen(None, reading.direction, reading.year)
    if reading.of_member is None:
        return asked
    without = (_("Shifts of all members"), asked.address(reading))
    member = find(
        record, reading.of_member, "member", lambda m: (m.name, asked.but(member=m.code).address(reading)), [without]
    )
    return asked.but(member=member.code)


def filters_on(record: Record, reading: Reading, choice: Chosen) -> tuple[Filter, ...]:
    """Each choice in words, with the page without it and how many shifts that has; the day of ``since`` last."""
    shifts = record.shifts(since=reading.since, until=reading.day)
    labels = {
        "member": record.member(choice.member).name if choice.member else "",
        "direction": direction_words(choice.direction) if choice.direction else "",
        "year": str(choice.year or ""),
    }
    found = [
        Filter(label, rest.address(reading), len(rest.among(shifts)))
        for name, label in labels.items()
        if label and (rest := choice.but(**{name: None}))
    ]
    if reading.since:
        label = _("From %(day)s on") % {"day": day_words(reading.since)}
        always = choice.among(record.shifts(until=reading.day))
        found.append(Filter(label, choice.address(dataclasses.replace(reading, since=None)), len(always)))
    return tuple(found)


def filter_form(record: Record, reading: Reading, choice: Chosen) -> FilterForm:
    """The lists to choose from. Each option counts what it would show, the other choices kept."""
    shifts = record.shifts(since=reading.since, until=reading.day)
    years = sorted({shift.day.year for shift in shifts} | ({choice.year} if choice.year else set()), reverse=True)
    kept = [(name, day.isoformat()) for name, day in (("on", reading.on), ("since", reading.since)) if day]

    def option(name: str, value: object, label: str) -> Choice:
        count = len(choice.but(**{name: value or None}).among(shifts))
        code = str(value).lower()
        return Choice(code, label, selected=getattr(choice, name) == (value or None), count=count)

    members = [option("member", m.code, m.name) for m in record.members_on(reading.day)]
    return FilterForm(
        action=reverse("changes"),
        hidden=(*kept, *reading.hidden),
        members=(option("member", "", _("All members")), *members),
        directions=(
            option("direction", "", _("Both ways")), *(option("direction", d, direction_words(d)) for d in DIRECTIONS)
        ),
        years=(option("year", "", _("All years")), *(option("year", year, str(year)) for year in years)),
    )  # fmt: skip
