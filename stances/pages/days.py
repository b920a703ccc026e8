"""The days that the home page holds: every assessment since the first, and the words to say what they come to.

With them ``static/js/alliance.js`` recolours the page while a reader drags through time, without asking the server; at
rest it asks, and the server's page takes over. Both must say the same to the letter, so every word comes from the same
functions as the page's own: a phrase is asked for once with each number that can occur, and kept as its few forms.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

from django.urls import reverse
from django.utils.html import json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from stances.charts import grid, spoken
from stances.charts import map as alliance_map
from stances.charts.dates import day_number
from stances.charts.marks import OPEN, shape
from stances.codebook import (
    CONDITION_WORDS,
    CONFIDENCE_WORDS,
    NOT_ASSESSED,
    RECORD_STARTS,
    STANCES,
)
from stances.record.record import Record
from stances.record.types import Assessment

from . import languages, words
from .reading import Reading

CODES = (*STANCES, NOT_ASSESSED)
"""The stances by their number in the packed assessments."""

CONFIDENCES = tuple(CONFIDENCE_WORDS)
MIXED, UNDER_REVIEW = 4, 8
"""Bits of an assessment's second number, above its confidence (0 to 2, 3 for none)."""


def embedded(record: Record, reading: Reading) -> SafeString:
    """The packed days as a block of data in the page; empty where nothing was ever assessed."""
    return json_script(packed(record, reading), "days") if record.assessments else SafeString()


def packed(record: Record, reading: Reading) -> dict[str, Any]:
    """Days are counted from the record's first. ``members`` by name: code, name, slug, accession, assessments.

    An assessment is ``[day, stance's number, confidence and bits, conditions' bits]``.
    """
    return {
        "starts": RECORD_STARTS.isoformat(),
        "first": number_of(first_day(record)),
        "today": number_of(reading.today),
        "complete": number_of(record.edition.complete_to),
        "codes": CODES,
        "members": [
            [m.code, m.name, m.slug, number_of(m.acceded), [pack(a) for a in record.history(m.code)]]
            for m in record.members
            if m.acceded <= reading.today
        ],
        "paths": {
            "day": reverse("on", args=["DAY"]),
            "today": reverse("home"),
            "member": reverse("member", args=["SLUG"]),
        },
        "marks": {code: ["mark open" if code in OPEN else "mark", shape(code)] for code in CODES},
        "words": phrases(len(record.members), languages.current()),
    }


def first_day(record: Record) -> dt.date:
    """The day on which the first published assessment takes effect. Raises ``IndexError`` without one."""
    return record.assessments[0].effective


def number_of(day: dt.date) -> int:
    """Days since the record's first."""
    return (day - RECORD_STARTS).days


def pack(assessment: Assessment) -> list[int]:
    confidence = CONFIDENCES.index(assessment.confidence) if assessment.confidence else len(CONFIDENCES)
    bits = MIXED * assessment.mixed + UNDER_REVIEW * assessment.under_review
    conditions = sum(1 << place for place, code in enumerate(CONDITION_WORDS) if code in assessment.conditions)
    stance = CODES.index(assessment.stance or NOT_ASSESSED)
    return [number_of(assessment.effective), stance, confidence + bits, conditions]


@lru_cache(maxsize=16)
def phrases(most: int, language: str) -> dict[str, Any]:
    """Every phrase that a moved day needs, with ``{n}``, ``{day}`` and the like where something is put in.

    For up to ``most`` members, in the ``language`` that is active.
    """
    day = "{day}"
    return {
        "days": day_forms(),
        "first": day_number(dt.date(2001, 1, 1)),
        "today": words.kicker(day, is_today=True),
        "on": words.kicker(day, is_today=False),
        "headline": forms(words.headline, most),
        "tally": {code: forms(partial(words.tally_part, code), most) for code in CODES},
        "sentence": words.sentence("{list}"),
        "listed": words.listed(["{list}", "{last}"]),
        "objecting": forms(lambda n: words.objecting(n, TOTAL), most),
        "spoken": forms(lambda n: words.spoken_day(day, n, TOTAL), most),
        "map": forms(lambda n: alliance_map.introduction(n, day), most),
        "grid": forms(lambda n: grid.introduction(n, day), most),
        "called": spoken.called("{member}", "{stance}"),
        "stances": {code: spoken.stance_words(None if code == NOT_ASSESSED else code) for code in CODES},
        "labels": {code: words.stance_words(code).label for code in CODES},
        "qualifiers": [_("low confidence"), _("mixed signals"), _("under review")],
        "confidences": [str(label) for label, _criterion in CONFIDENCE_WORDS.values()],
        "conditions": [str(label) for label, _meaning in CONDITION_WORDS.values()],
        "nobody": words.nobody(),
        "outside": words.not_yet_in(),
    }


TOTAL = 987654321
"""A number that no phrase holds by chance: it stands for how many members there are."""

Forms = dict[str, Any]


def forms(phrase: Callable[[int], str], most: int) -> Forms:
    """The different wordings of a phrase for 0 to ``most``, and which belongs to which number.

    So the rules of plurals stay where they are: in the catalogue of the language.
    """
    said = [phrase(n).replace(str(TOTAL), "{total}").replace(str(n), "{n}", 1) for n in range(most + 1)]
    kinds = list(dict.fromkeys(said))
    return {"said": kinds, "by": "".join(chr(48 + kinds.index(one)) for one in said)}


def day_forms() -> list[str]:
    """The twelve months' days, each as "{d} December {y}"."""
    return [
        words.day_words(dt.date(2001, month, 28)).replace("2001", "{y}").replace("28", "{d}") for month in range(1, 13)
    ]
