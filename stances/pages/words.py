"""The codebook's words on a page: labels, counts in a sentence, days and languages written out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from babel import Locale
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from stances.charts.dates import day_words, month_words
from stances.codebook import CONDITION_WORDS, CONFIDENCE_WORDS, NOT_ASSESSED, STANCES, UNCLEAR
from stances.record.types import Heard, Shift

from . import languages
from .parts import ConditionWords, ConfidenceWords, StanceWords


def stance_words(code: str | None) -> StanceWords:
    """A stance, ``not_assessed`` (also for None) or ``unclear`` in words. Raises KeyError for any other code."""
    if code is None or code == NOT_ASSESSED:
        return StanceWords(
            NOT_ASSESSED,
            _("Not assessed"),
            "–",
            _("No assessment holds on the day, or it says that no position was found. Nothing is guessed."),
        )
    if code == UNCLEAR:
        return StanceWords(UNCLEAR, _("Meets no single criterion"), "?", _("The words alone meet no single criterion."))
    entry = STANCES[code]
    return StanceWords(code, str(entry.label), entry.symbol, str(entry.criterion))


def confidence_words(code: str | None) -> ConfidenceWords | None:
    if code is None:
        return None
    label, criterion = CONFIDENCE_WORDS[code]
    return ConfidenceWords(code, str(label), str(criterion))


def condition_words(codes: Iterable[str]) -> tuple[ConditionWords, ...]:
    """Conditions in the codebook's order."""
    held = set(codes)
    return tuple(
        ConditionWords(code, str(label), str(meaning))
        for code, (label, meaning) in CONDITION_WORDS.items()
        if code in held
    )


_NOBODY = {
    "advocate": gettext_lazy("none pushes for an invitation"),
    "support": gettext_lazy("none supports membership"),
    "alliance_line": gettext_lazy("none keeps to the alliance line"),
    "not_now": gettext_lazy("none says not now"),
    "oppose": gettext_lazy("none opposes"),
}


def tally_sentence(tally: Mapping[str, int]) -> str:
    """The counts as one sentence, in the codebook's order: all five, and who is not assessed if anybody is.

    That nobody holds a stance is a finding too; only where nobody is assessed at all, that is the whole sentence.
    ``tally`` maps a stance's code, or ``not_assessed``, to how many members hold it.
    """
    unassessed = tally.get(NOT_ASSESSED, 0)
    stances = [tally_part(code, n) for code, n in tally.items() if code != NOT_ASSESSED]
    parts = stances if any(tally[code] for code in tally if code != NOT_ASSESSED) else []
    parts += [tally_part(NOT_ASSESSED, unassessed)] if unassessed else []
    said = listed(parts)
    return sentence(said[0].upper() + said[1:]) if parts else ""


def sentence(words: str) -> str:
    """The words with a full stop."""
    return _("%(list)s.") % {"list": words}


def tally_part(code: str, n: int) -> str:
    """How many hold a stance, or are not assessed, as a part of the sentence."""
    if n == 0:
        return str(_NOBODY[code]) if code in _NOBODY else ""
    phrases = {
        "advocate": ngettext("%(n)d pushes for an invitation", "%(n)d push for an invitation", n),
        "support": ngettext("%(n)d supports membership", "%(n)d support membership", n),
        "alliance_line": ngettext("%(n)d keeps to the alliance line", "%(n)d keep to the alliance line", n),
        "not_now": ngettext("%(n)d says not now", "%(n)d say not now", n),
        "oppose": ngettext("%(n)d opposes", "%(n)d oppose", n),
        NOT_ASSESSED: ngettext("%(n)d is not assessed", "%(n)d are not assessed", n),
    }
    return (phrases[code] % {"n": n}).replace(" ", "\u00a0", 1)  # a line never ends with the number


def kicker(day: str, *, is_today: bool) -> str:
    """Over the headline: which day it is, ``day`` in words."""
    return (_("The alliance today, %(day)s") if is_today else _("The alliance on %(day)s")) % {"day": day}


def headline(members: int) -> str:
    return ngettext(
        "Where NATO’s %(n)d member stands on Ukraine’s accession",
        "Where NATO’s %(n)d members stand on Ukraine’s accession",
        members,
    ) % {"n": members}


def objecting(n: int, members: int) -> str:
    """The line on consensus: how many of the ``members`` say not now or oppose."""
    return ngettext(
        "%(n)d of %(members)d says not now or opposes.", "%(n)d of %(members)d say not now or oppose.", n
    ) % {"n": n, "members": members}


def objecting_count(tally: Mapping[str, int]) -> int:
    """How many say not now or oppose."""
    return tally["not_now"] + tally["oppose"]


def shift_words(shift: Shift) -> str:
    """ "Slovenia: Supports membership → Not now"."""
    return _("%(member)s: %(before)s → %(after)s") % {
        "member": shift.member.name,
        "before": stance_words(shift.before).label,
        "after": stance_words(shift.after).label,
    }


def shifts_words(count: int) -> str:
    return ngettext("%(n)d shift", "%(n)d shifts", count) % {"n": count}


def spoken_day(day: str, n: int, members: int) -> str:
    """A day in one line, as a screen reader is told it: "4 December 2024: 8 of 32 not now or opposed"."""
    return ngettext(
        "%(day)s: %(n)d of %(members)d not now or opposed", "%(day)s: %(n)d of %(members)d not now or opposed", n
    ) % {"day": day, "n": n, "members": members}


def nobody() -> str:
    """Under a stance that no member holds."""
    return pgettext("no member", "None")


def not_yet_in() -> str:
    """Where a member's stance would stand, on a day before its accession."""
    return _("Not yet a member")


def listed(parts: Sequence[str]) -> str:
    """Parts joined as a sentence joins them: commas, and "and" before the last."""
    if len(parts) < 2:
        return "".join(parts)
    return _("%(list)s and %(last)s") % {"list": ", ".join(parts[:-1]), "last": parts[-1]}


def date_words(day: dt.date, precision: str) -> str:
    """A statement's date: the day in full, or the month where no more is known."""
    return month_words(day) if precision == "month" else day_words(day)


def silence_words(heard: Heard | None, day: dt.date) -> str:
    """How long before ``day`` it was heard, in whole days, months or years; empty on the day itself, or if never.

    Of a statement known by its month alone, whole months are counted.
    """
    if heard is None or heard.date >= day:
        return ""
    by_month = heard.precision == "month"
    days = (day - heard.date).days
    if days < 60 and not by_month:
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    months = (day.year - heard.date.year) * 12 + day.month - heard.date.month
    months -= 0 if by_month else day.day < heard.date.day
    if months == 0:
        return ""
    if months < 24:
        return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}
    years = months // 12
    return ngettext("%(n)d year", "%(n)d years", years) % {"n": years}


def language_name(code: str) -> str:
    """A language's name in the page's language (from CLDR), or its code where CLDR has none."""
    return _language_name(code, languages.current())


@lru_cache(maxsize=512)
def _language_name(code: str, page_language: str) -> str:
    names = Locale.parse(page_language).languages
    return str(names.get(code) or names.get(code.split("-")[0]) or code)
