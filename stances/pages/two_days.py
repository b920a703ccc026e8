"""Two days side by side: the alliance on each, and who moved which way between them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.charts import map as alliance_map
from stances.codebook import NOT_ASSESSED, RECORD_STARTS, STANCES
from stances.record.record import Record
from stances.record.types import Member

from . import moves, pairs
from .citing import this_page_undated
from .moves import Compared
from .positions import beyond_sentence, member_link
from .reading import Reading
from .side_by_side import CountOnBoth, DaySide, StayedGroup, TwoDaysForm, TwoDaysPage
from .words import day_words, listed, stance_words, tally_sentence

FEW = 3
"""Moves that are told one by one beneath the headline."""

_MEMBER = re.compile(r'data-member="([A-Z]{2})"')


def two_days_page(record: Record, reading: Reading, first: dt.date, last: dt.date, site: str = "") -> TwoDaysPage:
    """The alliance on ``first`` and on ``last``, which is later and the reader's day.

    ``site`` is the site's own address for the citation, whose address names both days already.
    """
    compared = moves.compare(record, first, last)
    stayed = [one for one in compared if one.kind == "stayed"]
    members = len(record.members_on(first)), len(compared)
    said = headline(compared, first, last)
    return TwoDaysPage(
        first=_side(record, reading, first, "first-map", ()),
        last=_side(record, reading, last, "last-map", [one.member for one in compared if _went(one)], since=first),
        headline=said,
        sentences=sentences(compared),
        beyond=beyond_sentence(record, last),
        form=TwoDaysForm(reverse("to-two-days"), first, last, RECORD_STARTS, reading.today, reading.hidden),
        map_credit=str(alliance_map.CREDIT),
        share_href=reading.share("vs", since=first.isoformat()),
        counts=_counts(record, first, last),
        members_first=members[0],
        members_last=members[1],
        members_difference=signed(members[1] - members[0]),
        groups=moves.groups(compared, record, reading, first, last),
        stayed_words=_stayed_words(len(stayed)) if stayed else "",
        stayed=_stayed(stayed, reading),
        pairs=pairs.offered(record, reading, first, last),
        methodology_href=reading.plain("methodology"),
        citing=this_page_undated(record, reading, said, site),
    )


def _went(one: Compared) -> bool:
    return one.kind in ("toward", "away")


def _side(
    record: Record,
    reading: Reading,
    day: dt.date,
    id_prefix: str,
    moved: Sequence[Member],
    since: dt.date | None = None,
) -> DaySide:
    def address(member: Member) -> str:
        return reading.member(member.slug, day)

    drawn = alliance_map.draw(record.positions(day), href=address, day=day, id_prefix=id_prefix)
    outlined = _("Outlined: who stood elsewhere on %(day)s.") % {"day": day_words(since)} if moved and since else ""
    return DaySide(
        day=day,
        href=reading.alliance(day),
        words=listed([m.name for m in record.milestones if m.date <= day <= (m.end_date or m.date)]),
        tally_sentence=tally_sentence(record.tally(day)),
        map_svg=_outlined(drawn, {member.code for member in moved}),
        outlined_words=outlined,
    )


def _outlined(drawn: SafeString, codes: set[str]) -> SafeString:
    """The same map, with ``data-moved`` on the links of these members: on every drawn map, ``data-member`` names
    them (DESIGN §5)."""

    def marked(found: re.Match[str]) -> str:
        return f"{found[0]} data-moved" if found[1] in codes else found[0]

    return mark_safe(_MEMBER.sub(marked, drawn))  # noqa: S308 - what comes out differs by a constant alone


def _counts(record: Record, first: dt.date, last: dt.date) -> tuple[CountOnBoth, ...]:
    before, after = record.tally(first), record.tally(last)
    return tuple(
        CountOnBoth(stance_words(code), before[code], after[code], signed(after[code] - before[code]))
        for code in (*STANCES, NOT_ASSESSED)
    )


def signed(difference: int) -> str:
    """A difference with its sign, as it is set: "+2", "−9", "0"."""
    return f"{difference:+d}".replace("-", "\N{MINUS SIGN}") if difference else "0"


def _stayed_words(n: int) -> str:
    return ngettext("%(n)d member stayed where it was", "%(n)d members stayed where they were", n) % {"n": n}


def _stayed(stayed: Iterable[Compared], reading: Reading) -> tuple[StayedGroup, ...]:
    by_stance: dict[str, list[Compared]] = {code: [] for code in (*STANCES, NOT_ASSESSED)}
    for one in stayed:
        by_stance[one.after.code].append(one)
    return tuple(
        StayedGroup(stance_words(code), tuple(member_link(one.member, reading) for one in held))
        for code, held in by_stance.items()
        if held
    )


def headline(compared: Sequence[Compared], first: dt.date, last: dt.date) -> str:
    """Who moved which way, of those who can be compared: the members assessed on both days."""
    there = [one for one in compared if one.before]
    both = [one for one in there if one.before and one.before.stance and one.after.stance]
    toward, away, back = (sum(one.kind == kind for one in both) for kind in ("toward", "away", "returned"))
    words: dict[str, object] = {"first": day_words(first), "last": day_words(last), "of": _of(len(both), len(there))}
    words |= {"n": toward + away, "toward": toward, "away": away}
    if not both:
        return _("No member was assessed both on %(first)s and on %(last)s") % words
    if not toward and not away:
        return _unmoved(back, words)
    return _moved(toward, away) % words


def _of(both: int, there: int) -> str:
    """Of how many: where some were not assessed on one of the days, they are not counted."""
    if both == there:
        return ngettext("%(n)d member", "%(n)d members", both) % {"n": both}
    return ngettext("%(n)d member assessed on both days", "%(n)d members assessed on both days", both) % {"n": both}


def _moved(toward: int, away: int) -> str:
    if toward and away:
        return ngettext(
            "Between %(first)s and %(last)s, %(n)d of %(of)s moved:"
            " %(toward)d toward an invitation, %(away)d away from it",
            "Between %(first)s and %(last)s, %(n)d of %(of)s moved:"
            " %(toward)d toward an invitation, %(away)d away from it",
            toward + away,
        )
    if toward:
        return ngettext(
            "Between %(first)s and %(last)s, %(n)d of %(of)s moved toward an invitation and none away from it",
            "Between %(first)s and %(last)s, %(n)d of %(of)s moved toward an invitation and none away from it",
            toward,
        )
    return ngettext(
        "Between %(first)s and %(last)s, %(n)d of %(of)s moved away from an invitation and none toward it",
        "Between %(first)s and %(last)s, %(n)d of %(of)s moved away from an invitation and none toward it",
        away,
    )


def _unmoved(back: int, words: dict[str, object]) -> str:
    if not back:
        return _("Between %(first)s and %(last)s, none of %(of)s moved") % words
    return ngettext(
        "Between %(first)s and %(last)s, %(n)d of %(of)s moved and moved back; none ended elsewhere",
        "Between %(first)s and %(last)s, %(n)d of %(of)s moved and moved back; none ended elsewhere",
        back,
    ) % {**words, "n": back}


def sentences(compared: Sequence[Compared]) -> tuple[str, ...]:
    """What the headline leaves out: who moved, where they are few; who was newly, or no longer, assessed; who moved
    back; who joined."""
    kinds = ("newly", "no_longer", "between", "returned")
    newly, gone, between, back = (sum(one.kind == kind for one in compared) for kind in kinds)
    joined = [one.member.name for one in compared if one.kind == "joined"]
    said = [
        ngettext(
            "%(n)d member was assessed on the second day but not on the first.",
            "%(n)d members were assessed on the second day but not on the first.",
            newly,
        ) % {"n": newly} if newly else "",
        ngettext(
            "%(n)d member was assessed on the first day but not on the second.",
            "%(n)d members were assessed on the first day but not on the second.",
            gone,
        ) % {"n": gone} if gone else "",
        ngettext(
            "%(n)d member was assessed in between, but on neither day.",
            "%(n)d members were assessed in between, but on neither day.",
            between,
        ) % {"n": between} if between else "",
        ngettext(
            "%(n)d member moved in between and stood on the second day where it had stood on the first.",
            "%(n)d members moved in between and stood on the second day where they had stood on the first.",
            back,
        ) % {"n": back} if back else "",
        ngettext("%(members)s joined.", "%(members)s joined.", len(joined)) % {"members": listed(joined)}
        if joined else "",
    ]  # fmt: skip
    return (*_few(compared), *(sentence for sentence in said if sentence))


def _few(compared: Sequence[Compared]) -> tuple[str, ...]:
    """Those who moved by name, from where to where, if they are no more than ``FEW``."""
    went = [one for one in compared if _went(one)]
    return tuple(
        _("%(member)s: %(before)s → %(after)s.") % {
            "member": one.member.name,
            "before": stance_words(one.before.stance).label,
            "after": stance_words(one.after.stance).label,
        }
        for one in went if one.before and len(went) <= FEW
    )  # fmt: skip
