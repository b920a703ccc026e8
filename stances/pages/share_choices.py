"""What can be chosen in the builder, and what is chosen where the reader has not."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from stances.codebook import RECORD_STARTS
from stances.record.record import Record

from . import languages
from .asking import CHARTS, KEEPS, THEMES
from .choosing import Choice, Hidden
from .embed_heights import WIDTH, WIDTHS
from .naming_members import find
from .reading import Reading
from .share_types import ChoiceList, Keep, ShareForm
from .shift_choices import chosen as shifts_chosen
from .shift_choices import filter_form
from .words import day_words


def kept(reading: Reading) -> str:
    """How the embed keeps: as was chosen, else as the page was read that led here. Two days are never live."""
    keep = reading.keep or ("pinned" if _stopped(reading) else "dated" if reading.on else "live")
    if keep == "live" and reading.chart == "vs":
        return "dated"
    return "live" if keep == "dated" and reading.chart == "statement" else keep


def _stopped(reading: Reading) -> bool:
    return reading.edition is not None if reading.chart == "statement" else reading.pinned


def form(record: Record, reading: Reading, keep: str, day: dt.date) -> ShareForm:
    """The form with what is chosen; ``day`` was asked for, and is kept while a live embed has no use for it.

    ``record`` is what the embed shows. Raises ``Impossible`` for no member.
    """
    chart = reading.chart
    members = _ticked(record, reading)
    return ShareForm(
        action=reverse("share"),
        hidden=_hidden(reading, keep, day),
        charts=tuple(Choice(value, label, value == chart) for value, label in zip(CHARTS, _charts(), strict=True)),
        lists=_lists(record, reading),
        members=members,
        members_label=_("Members: two to six") if chart == "compare" else _("Members: all, or those ticked"),
        members_open=chart == "compare" or any(choice.selected for choice in members),
        keeps=tuple(_keeps(record, reading, keep)),
        day=day if _dated(reading, keep) else None,
        day_label=_("Second day") if chart == "vs" else _("Day"),
        since=reading.since,
        since_label=_since_label(chart),
        first=RECORD_STARTS,
        last=reading.today,
        languages=tuple(
            Choice(code, languages.KNOWN[code].name, code == (reading.lang or languages.current()))
            for code in languages.codes()
        ),
        colours=tuple(
            Choice(value, label, value == reading.colours)
            for value, label in zip(THEMES, (_("Light"), _("Dark"), _("As the reader’s device")), strict=True)
        ),
        sizes=tuple(_size(width, reading) for width in sorted({*WIDTHS, reading.width or WIDTH})),
        titled=reading.titled,
    )


def _charts() -> tuple[str, ...]:
    return (
        _("Map"), _("Tiles"), _("Strip"), _("Tally through time"), _("Timeline of a member"), _("Members side by side"),
        _("Shifts"), _("Two days"), _("Words of an official"), _("Quote"),
    )  # fmt: skip


def _dated(reading: Reading, keep: str) -> bool:
    """Whether the chart has a day to choose."""
    return keep != "live" and reading.chart != "statement"


def _hidden(reading: Reading, keep: str, day: dt.date) -> Hidden:
    """What no field of the form holds: what other charts are of, for whoever comes back to them; edition and theme."""
    chart = reading.chart
    kept = {
        "statement": reading.of_statement,
        "official": reading.official,
        "member": None if chart in ("member", "changes") else reading.of_member,
        "direction": None if chart == "changes" else reading.direction,
        "year": None if chart == "changes" else reading.year,
        "members": None if chart in ("strip", "compare") else ",".join(reading.compared) or None,
        "since": None if _since_label(chart) else reading.since,
        "on": None if _dated(reading, keep) or day == reading.today else day,
        "edition": reading.edition,
        "theme": None if reading.theme == "auto" else reading.theme,
    }
    return tuple((name, str(value)) for name, value in kept.items() if value is not None)


def _lists(record: Record, reading: Reading) -> tuple[ChoiceList, ...]:
    """What one is chosen of. Raises ``Impossible`` for no member."""
    of_member = _code(record, reading, reading.of_member, "member")
    if reading.chart == "member":
        first = Choice("", _("Choose a member"), not of_member)
        members = (Choice(m.code.lower(), m.name, m.code == of_member) for m in record.members_on(reading.day))
        return (ChoiceList("member", _("Member"), (first, *members)),)
    if reading.chart != "changes":
        return ()
    choices = filter_form(record, reading, shifts_chosen(record, reading))
    return (
        ChoiceList("member", _("Member"), choices.members),
        ChoiceList("direction", _("Direction"), choices.directions),
        ChoiceList("year", _("Year"), choices.years),
    )


def _ticked(record: Record, reading: Reading) -> tuple[Choice, ...]:
    """The members to tick. Raises ``Impossible`` for one that is none."""
    chosen = {_code(record, reading, code, "members") for code in reading.compared}
    if reading.chart not in ("strip", "compare"):
        return ()
    return tuple(Choice(m.code.lower(), m.name, m.code in chosen) for m in record.members_on(reading.day))


def _since_label(chart: str) -> str:
    if chart == "vs":
        return _("First day")
    if chart == "changes":
        return _("From this day on (may stay empty)")
    return _("Mark who moved since (may stay empty)") if chart in ("map", "tiles", "strip") else ""


def _size(width: int, reading: Reading) -> Choice:
    return Choice(str(width), _("%(width)s pixels") % {"width": width}, width == (reading.width or WIDTH))


def _keeps(record: Record, reading: Reading, keep: str) -> list[Keep]:
    words = {"day": day_words(reading.day), "number": record.edition.number}
    if reading.chart == "statement":
        said = {
            "live": (_("Live"), _("Follows the record: a correction shows at once.")),
            "pinned": (_("Pinned"), _("Always edition %(number)d; a line says when it was corrected since.") % words),
        }
    else:
        said = {
            "live": (_("Live"), _("Always today.")),
            "dated": (_("Dated"), _("Always this day; corrections change what it shows.")),
            "pinned": (
                _("Pinned"),
                _("Always this day in edition %(number)d; lines say what has changed since.") % words,
            ),
        }
    if reading.chart == "vs":
        said = {
            "dated": (_("Dated"), _("Always these days; corrections change what it shows.")),
            "pinned": (
                _("Pinned"),
                _("Always these days in edition %(number)d; lines say what has changed since.") % words,
            ),
        }
    return [Keep(value, *said[value], value == keep) for value in KEEPS if value in said]


def _code(record: Record, reading: Reading, code: str | None, parameter: str) -> str:
    """The code of the member that is named, empty for none. Raises ``Impossible``."""
    if not code:
        return ""
    return find(record, code, parameter, lambda m: (m.name, reading.share("member", member=m.code.lower()))).code
