"""What can be chosen in the builder, and what is chosen where the reader has not."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from stances.codebook import RECORD_STARTS
from stances.record.record import Record

from . import languages
from .asking import CHARTS, KEEPS, THEMES
from .choosing import Choice
from .embed_heights import WIDTH, WIDTHS
from .naming_members import find
from .reading import Reading
from .share_types import Keep, ShareForm
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
    """The form with what is chosen; ``day`` was asked for, and stays there while a live embed has no use for it.

    ``record`` is what the embed shows. Raises ``Impossible`` for no member.
    """
    chart = reading.chart
    of_member = _code(record, reading, reading.of_member, "member")
    chosen = {_code(record, reading, code, "members") for code in reading.compared}
    members = record.members_on(reading.day)
    hidden = [("edition", str(reading.edition))] if reading.edition is not None else []
    hidden += [("theme", reading.theme)] if reading.theme != "auto" else []
    first = Choice("", _("Choose a member"), not of_member)
    return ShareForm(
        action=reverse("share"),
        hidden=tuple(hidden),
        charts=tuple(Choice(value, label, value == chart) for value, label in zip(CHARTS, _charts(), strict=True)),
        one_of=(first, *(Choice(m.code.lower(), m.name, m.code == of_member) for m in members))
        if chart == "member"
        else (),
        members=tuple(Choice(m.code.lower(), m.name, m.code in chosen) for m in members) if chart == "strip" else (),
        statement=(reading.of_statement or "") if chart == "statement" else "",
        keeps=tuple(_keeps(record, reading, keep)),
        day=None if chart == "statement" else day,
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
        _("Map"), _("Tiles"), _("Strip"), _("Tally through time"), _("Timeline of a member"), _("Two days"), _("Quote"),
    )  # fmt: skip


def _since_label(chart: str) -> str:
    if chart == "vs":
        return _("First day")
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
            del said["live"]
    return [Keep(value, *said[value], value == keep) for value in KEEPS if value in said]


def _code(record: Record, reading: Reading, code: str | None, parameter: str) -> str:
    """The code of the member that is named, empty for none. Raises ``Impossible``."""
    if not code:
        return ""
    return find(record, code, parameter, lambda m: (m.name, reading.share("member", member=m.code.lower()))).code
