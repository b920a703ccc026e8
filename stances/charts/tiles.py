"""The alliance as equal squares in the order of the scale: each member has one vote, and a map hides Luxembourg.

An ordered list of links, so that it reflows on a phone and grows with the reader's text. Classes for the stylesheet
(``static/css/open-door.css``): ``tiles`` the list; ``tile stance-<code>`` a link, also ``low`` (confidence); in it
``tile-code`` the two letters, ``icon`` the stance's symbol and ``tile-words``, hidden from sight until the tile is
pointed at or focused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts.marks import icon
from stances.charts.spoken import in_words, is_low
from stances.codebook import NOT_ASSESSED, STANCES
from stances.record.types import Member, Position

ORDER = {code: place for place, code in enumerate([*STANCES, NOT_ASSESSED])}


def draw(positions: Mapping[str, Position], *, href: Callable[[Member], str]) -> SafeString:
    """One tile a member, by stance and then by code. ``href`` answers where a member's link goes."""
    ordered = sorted(positions.values(), key=lambda position: (ORDER[position.code], position.member.code))
    return format_html(
        '<ol class="tiles" aria-label="{}">{}</ol>',
        _("Members in the order of the scale"),
        format_html_join("", "<li>{}</li>", ((tile(position, href(position.member)),) for position in ordered)),
    )


def tile(position: Position, address: str) -> SafeString:
    """One member's square: its code and symbol to see, its name and stance to hear."""
    return format_html(
        '<a class="tile stance-{0}{1}" href="{2}" data-member="{3}" data-stance="{0}">'
        '<span class="tile-code">{3}</span>{4}<span class="tile-words"> {5}</span></a>',
        position.code,
        " low" if is_low(position) else "",
        address,
        position.member.code,
        icon(position.code),
        in_words(position),
    )
