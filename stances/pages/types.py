"""What each page says, as one frozen dataclass a page. The template gets it as ``page``, and ``frame`` beside it.

No request anywhere. The pieces are in ``parts.py``; read its conventions first. ``Frame`` and ``ProblemPage`` are in
``around.py``. Templates, by name:

    home.html HomePage, in ``home_types.py`` · members.html MembersPage
    member.html MemberPage · member_before.html MemberBeforePage
    statements.html StatementsPage, in ``search_types.py`` · statement.html StatementPage · changes.html ChangesPage
    compare.html ComparePage (in ``choosing.py``, as ChangesPage)
    corrections.html CorrectionsPage · edition.html EditionPage · methodology.html MethodologyPage · data.html DataPage
    two_days.html TwoDaysPage, in ``side_by_side.py``
    officials.html OfficialsPage · official.html OfficialPage, in ``official_types.py``
    events.html EventsPage · event.html EventPage, in ``event_types.py``
    problem.html ProblemPage (400, 403, 404, 405 and 503) · 500.html gets nothing at all

``problem.html`` gets a ``frame`` whose edition may be None (no record, or no database): the base template must bear it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .around import DateForm
from .citing import Citing
from .comparing import Change
from .data.going import Going
from .data.types import Download, Whole
from .parts import (
    AssessmentView,
    Cases,
    ConditionWords,
    ConfidenceWords,
    CountLine,
    DayLink,
    EvidenceGroup,
    MemberLink,
    MilestoneView,
    PositionView,
    ShiftView,
    StanceWords,
    StatementView,
)
from .working import Working


@dataclass(frozen=True, slots=True)
class MembersPage:
    """All members of the alliance on a day, by name, as a table. ``tally_sentence`` as on the home page."""

    day: dt.date
    is_today: bool
    heading: str
    tally_sentence: str
    beyond: str
    positions: tuple[PositionView, ...]
    date_form: DateForm
    citing: Citing


@dataclass(frozen=True, slots=True)
class MemberPage:
    """One member on a day.

    ``notices`` are whole sentences to stand beside the stance (under review, evidence corrected since, mixed
    signals). ``supporting`` and ``contrary`` hold the evidence of the assessment in effect. ``timeline`` is
    safe markup, the SVG in four widths of which CSS shows one; ``figure_href`` is the JSON that *Explore* loads.
    ``nothing_contrary`` says so where no contrary statement was weighed, else it is empty; ``pinned`` whether the
    contrary evidence is short enough to stay in sight beside the supporting.
    ``statements``: those dated by the day, newest first; ``said_later`` the others. ``earlier``: the assessments before
    the one in effect, newest first; ``judged_later`` those that take effect after the day.
    ``dataset_note`` is "Imported, starter dataset" or empty. ``before`` and ``after`` are the neighbours by name.
    ``cases`` are what readers reported of the assessment in effect; None before the first.
    """

    position: PositionView
    day: dt.date
    is_today: bool
    kicker: str
    stance_sentence: str
    notices: tuple[str, ...]
    beyond: str
    dataset_note: str
    supporting: EvidenceGroup
    contrary: EvidenceGroup
    nothing_contrary: str
    pinned: bool
    working: Working
    timeline: str
    figure_href: str
    share_href: str
    statements: tuple[StatementView, ...]
    said_later: tuple[StatementView, ...]
    earlier: tuple[AssessmentView, ...]
    judged_later: tuple[AssessmentView, ...]
    citing: Citing
    date_form: DateForm
    alliance_href: str
    compare_href: str
    before: PositionView
    after: PositionView
    cases: Cases | None


@dataclass(frozen=True, slots=True)
class MemberBeforePage:
    """A member on a day before its accession: it was not in the alliance. ``accession`` leads to its first day."""

    member: MemberLink
    acceded: dt.date
    day: dt.date
    sentence: str
    accession: DayLink
    date_form: DateForm
    alliance_href: str
    citing: Citing


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of a list: ``href`` None for the page one is on, and for the "…" of those left out."""

    number: int | str
    href: str | None


@dataclass(frozen=True, slots=True)
class UseView:
    """An assessment that weighed a statement. ``as_words`` "as evidence for" or "as evidence against".

    ``supports`` says which of both it is.
    """

    member: MemberLink
    effective: dt.date
    stance: StanceWords
    as_words: str
    supports: bool
    rationale: str


@dataclass(frozen=True, slots=True)
class StatementPage:
    """One statement. ``notice`` says that it was withdrawn, or corrected earlier; empty otherwise.

    ``events`` are those to whose week it belongs. ``near`` are others of the same days, oldest first; ``before`` and
    ``after`` the nearest of the same voice, of a member, NATO or Ukraine.
    """

    heading: str
    statement: StatementView
    notice: str
    dataset_note: str
    uses: tuple[UseView, ...]
    events: tuple[MilestoneView, ...]
    near: tuple[StatementView, ...]
    before: StatementView | None
    after: StatementView | None
    share_href: str
    citing: Citing
    cases: Cases


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A correction or withdrawal. ``what`` is a whole sentence; ``href`` leads to the statement or the member,
    empty where nothing is left to show. ``changes``: what differs, field by field; empty for a withdrawal."""

    day: dt.date
    edition: int
    edition_href: str
    key: str
    what: str
    reason: str
    href: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """What was corrected or withdrawn after publication, newest first. ``sentence`` says so where nothing was."""

    heading: str
    sentence: str
    lines: tuple[CorrectionLine, ...]
    citing: Citing


@dataclass(frozen=True, slots=True)
class PublishedAssessment:
    """An assessment in the list of what an edition published; the link leads to the member on its day."""

    member: MemberLink
    effective: dt.date
    stance: StanceWords


@dataclass(frozen=True, slots=True)
class EditionPage:
    """One edition: when it was made, by whom, why, what it changed, and what the record held in it.

    ``complete_before`` is what ``complete_to`` was in the edition before, None where it is the same or there is none.
    ``assessments`` and ``statements`` are those first published with it, the newest; ``more_…`` are left out.
    ``shifts`` it brought, ``shifts_gone`` it took away; both are empty for the first edition, which brought all.
    ``read_href`` opens the site at it.
    """

    number: int
    heading: str
    made_at: dt.datetime
    made_by: str
    note: str
    complete_to: dt.date
    complete_before: dt.date | None
    counts: tuple[CountLine, ...]
    corrections: tuple[CorrectionLine, ...]
    assessments: tuple[PublishedAssessment, ...]
    more_assessments: int
    statements: tuple[StatementView, ...]
    more_statements: int
    shifts: tuple[ShiftView, ...]
    shifts_gone: tuple[ShiftView, ...]
    read_href: str
    previous_href: str | None
    next_href: str | None
    citing: Citing


@dataclass(frozen=True, slots=True)
class WordLine:
    """A word of the codebook and what it means (``meaning`` may be empty)."""

    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class MethodologyPage:
    """The codebook: the question, the stances with criteria, confidence, conditions, and the rules in paragraphs."""

    heading: str
    question: str
    stances: tuple[StanceWords, ...]
    not_assessed: StanceWords
    confidences: tuple[ConfidenceWords, ...]
    conditions: tuple[ConditionWords, ...]
    attributions: tuple[WordLine, ...]
    ranks: tuple[WordLine, ...]
    outlet_kinds: tuple[WordLine, ...]
    rules: tuple[WordLine, ...]
    citing: Citing


@dataclass(frozen=True, slots=True)
class DataPage:
    """What the record holds and how to use it. ``licence`` and ``provenance`` are paragraphs; ``citing`` is for all of
    it; ``api_example`` an address on this site, ``figures`` charts as Plotly's JSON and ``figure_line`` how Python
    reads one; ``downloads`` are the tables as files, ``whole`` all at once; ``announced`` is what of them and of the
    API goes, the newest first.
    """

    heading: str
    provenance: str
    counts: tuple[CountLine, ...]
    complete_to: dt.date
    licence: tuple[str, ...]
    licence_url: str
    citing: Citing
    api_example: str
    figures: tuple[str, ...]
    figure_line: str
    contact: str
    downloads: tuple[Download, ...]
    whole: Whole
    announced: tuple[Going, ...]
