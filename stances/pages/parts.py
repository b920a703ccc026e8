"""The pieces that pages are made of: frozen, with every word already a plain string in the page's language.

Templates get these and need nothing else. Conventions:

- ``href`` is an address on this site that keeps the reader's day, edition and theme; ``url`` is someone else's.
- Days are ``datetime.date``: write them with ``{{ day|day }}``. ``…_words`` fields are ready to print.
- A ``StanceWords.code`` makes the class: ``class="stance-{{ stance.code }}"``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StanceWords:
    """A stance as it is written: also ``not_assessed`` (symbol ``–``) and, for a statement, ``unclear`` (``?``)."""

    code: str
    label: str
    symbol: str
    criterion: str


@dataclass(frozen=True, slots=True)
class ConditionWords:
    """A condition: ``label`` is short ("After the war"), ``meaning`` the codebook's words."""

    code: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ConfidenceWords:
    """``code`` is ``high``, ``medium`` or ``low``; ``label`` "High confidence"; ``criterion`` says when it is given."""

    code: str
    label: str
    criterion: str


@dataclass(frozen=True, slots=True)
class MemberLink:
    code: str
    name: str
    slug: str
    href: str


@dataclass(frozen=True, slots=True)
class DayLink:
    """Another day worth a look: ``words`` says why ("Washington summit", "Slovenia: Supports membership → Not now").

    ``names`` are those of events, in the record's words, in it.
    """

    day: dt.date
    words: str
    href: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionView:
    """Where a member stood on the page's day.

    ``confidence`` and ``since`` are None, ``last_heard_words`` is empty where there is nothing to say; it is a month
    where no day is known. ``silence_words`` is how long before the page's day it was last heard ("11 months"), empty
    on the day itself or where it was never heard.
    ``mixed`` (contrary statements were weighed), ``under_review`` (its last support is gone) and
    ``evidence_corrected`` (evidence was corrected or withdrawn since) are notices that stand beside the stance.
    """

    member: MemberLink
    acceded: dt.date
    stance: StanceWords
    since: dt.date | None
    confidence: ConfidenceWords | None
    conditions: tuple[ConditionWords, ...]
    last_heard_words: str
    silence_words: str
    mixed: bool
    under_review: bool
    evidence_corrected: bool
    rationale: str


@dataclass(frozen=True, slots=True)
class StanceGroup:
    """One entry of the legend that is the list: how many hold a stance on the day, and who. ``positions`` by name."""

    stance: StanceWords
    count: int
    positions: tuple[PositionView, ...]


@dataclass(frozen=True, slots=True)
class ShiftView:
    """A change from one stance to another. ``day_href`` shows the alliance on that day."""

    member: MemberLink
    day: dt.date
    day_href: str
    before: StanceWords
    after: StanceWords
    rationale: str


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """A summit, ministerial, accession…; ``url`` may be empty, ``end_date`` None. ``days_words`` are its days.

    ``href`` is its page.
    """

    key: str
    href: str
    days_words: str
    date: dt.date
    end_date: dt.date | None
    kind_label: str
    name: str
    place: str
    summary: str
    url: str


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """A named official, with its page. ``post`` is the one held on the statement's day, ``rank_label`` its rank; both
    may be empty.

    ``of`` names the member, NATO or Ukraine it speaks for where the statement does not say so itself: on joint texts.
    """

    name: str
    href: str
    post: str
    rank_label: str
    of: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A page that a statement rests on.

    ``title`` falls back on the address; ``published_on`` may be None. ``relays`` names whom it reports from, or is
    empty. ``kind_label`` says what the outlet is ("Newsroom"). ``care`` says why to read it with care: show it wherever
    it is not empty.
    """

    url: str
    title: str
    outlet: str
    domain: str
    kind_label: str
    published_on: dt.date | None
    language: str
    language_name: str
    relays: str
    care: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement as a list or its own page shows it.

    ``date_words`` is the day ("4 December 2024") or, where only the month is known, the month ("December 2024").
    ``members`` is empty for NATO's and Ukraine's own words: then ``context_words`` says whose they are. ``speakers``
    is empty where no official is named: then ``attributed_to`` says who in words. ``quote`` may be empty; else mark it
    with ``lang="{{ quote_language }}"`` and show ``quote_translation`` (ours, English) where it is not empty.
    ``quote_language_name`` is empty for English. ``fate`` is ``current``, ``corrected`` or ``withdrawn``.
    ``would_block``: it says that its member would block an invitation or accession.
    ``precision`` is ``day`` or ``month``.
    """

    key: str
    href: str
    version: int
    date: dt.date
    date_words: str
    members: tuple[MemberLink, ...]
    context_words: str
    speakers: tuple[SpeakerView, ...]
    attributed_to: str
    attribution_label: str
    venue: str
    quote: str
    quote_language: str
    quote_language_name: str
    quote_translation: str
    summary: str
    signal: StanceWords
    conditions: tuple[ConditionWords, ...]
    sources: tuple[SourceView, ...]
    imported: bool
    fate: str
    would_block: bool = False
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A statement that an assessment weighed. ``fate`` other than ``current``: corrected or withdrawn since.

    ``statement`` is None where no version of it is public any more; then show ``key`` and ``fate_words``.
    ``fate_words`` is empty while the weighed version stands.
    """

    key: str
    date: dt.date
    fate: str
    fate_words: str
    statement: StatementView | None


@dataclass(frozen=True, slots=True)
class EvidenceGroup:
    """Evidence dated up to the page's day, and apart what was *said later*. Each newest first; any may be empty."""

    by_the_day: tuple[EvidenceView, ...]
    said_later: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """One judgement in a member's history. ``until`` is the last day it held, None while it holds.

    ``repeated`` is True where it took over the stance before it: a new judgement, but no shift. ``cases`` are what
    readers reported of it; None on a page that does not show them.
    """

    key: str
    effective: dt.date
    until: dt.date | None
    stance: StanceWords
    confidence: ConfidenceWords | None
    conditions: tuple[ConditionWords, ...]
    mixed: bool
    under_review: bool
    evidence_corrected: bool
    repeated: bool
    rationale: str
    imported: bool
    href: str
    cases: Cases | None = None


@dataclass(frozen=True, slots=True)
class CountLine:
    """A count with its words: ``number`` 236, ``words`` "statements", ``note`` "of them 20 joint texts" or empty."""

    number: int
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """One closed case. ``kind_label`` "A mistake"; ``outcome_words`` "Corrected in edition 7", and ``edition_href``
    leads there, else it is empty. ``answer`` may be empty."""

    reported: dt.date
    kind_label: str
    outcome: str
    outcome_words: str
    edition_href: str
    answer: str


@dataclass(frozen=True, slots=True)
class Cases:
    """``about`` says of what, for who cannot see where the link stands. ``report_href`` leads to the form, empty where
    the row is no longer part of the record. ``more_words`` counts the cases left out, or is empty."""

    about: str
    report_href: str
    closed: tuple[CaseView, ...]
    more_words: str
