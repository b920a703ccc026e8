"""The table of all members on a day."""

from __future__ import annotations

from django.utils.translation import gettext as _

from stances.record.record import Record

from .citing import this_page
from .home import date_form
from .positions import beyond_sentence, position_view
from .reading import Reading
from .types import MembersPage
from .words import day_words, tally_sentence


def members_page(record: Record, reading: Reading, site: str = "") -> MembersPage:
    """The alliance on the reader's day, by name. ``site`` is the site's own address for the citation."""
    day = reading.day
    heading = _("The members today") if reading.is_today else _("The members on %(day)s") % {"day": day_words(day)}
    return MembersPage(
        day=day,
        is_today=reading.is_today,
        heading=heading,
        tally_sentence=tally_sentence(record.tally(day)),
        beyond=beyond_sentence(record, day),
        positions=tuple(position_view(position, reading) for position in record.positions(day).values()),
        date_form=date_form(reading, reading.members()),
        citing=this_page(record, reading, _("Where NATO’s members stand on Ukraine’s accession"), site),
    )
