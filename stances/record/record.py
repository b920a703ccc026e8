"""The published record at one edition: pure questions, answered from memory (DESIGN §4)."""

from __future__ import annotations

import copy
import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from stances.codebook import NOT_ASSESSED, STANCES

from . import changed, naming, nearby, people, places, statements
from .governments import GovernmentsByMember
from .places import Places
from .query import Query
from .search import Search
from .types import (
    Assessment,
    Counts,
    Edition,
    Government,
    Heard,
    Member,
    Milestone,
    OwnWords,
    Position,
    Shift,
    Statement,
    Version,
    Voice,
)
from .visible import Visible

HeardByMember = Mapping[str, Sequence[Heard]]
"""By member code: when it was heard, oldest first, one for each date."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of days on which a member's stance is the same, from ``start`` until the next run starts."""

    start: dt.date
    stance: str | None


class Record:
    """What was public in ``edition``. Every question about positions takes its day; none reads a clock or the database.

    Only the questions about statements go to the database, because there may be many.
    """

    def __init__(
        self,
        edition: Edition,
        members: Iterable[Member],
        assessments: Iterable[Assessment],
        milestones: Iterable[Milestone],
        heard: HeardByMember,
        counts: Counts | Callable[[], Counts],
        corrections: Iterable[Version] = (),
        visible: Visible | None = None,
        announced_blocks: Callable[[], Sequence[Statement]] = tuple,
        governments: GovernmentsByMember | None = None,
        own_words: Callable[[], Sequence[OwnWords]] = tuple,
        heard_first_hand: Callable[[], HeardByMember] | None = None,
    ) -> None:
        self.edition = edition
        self.visible = visible or Visible.in_edition(edition.number)
        self.members = tuple(sorted(members, key=lambda m: m.name))
        self.assessments = tuple(sorted(assessments, key=lambda a: (a.effective, a.key)))
        self.milestones = tuple(sorted(milestones, key=lambda m: (m.date, m.key)))
        self._counts = counts
        self._ask_for_blocks = announced_blocks
        self._ask_for_own_words = own_words
        self._ask_when_heard_first_hand = heard_first_hand or (lambda: heard)
        self._by_code = {m.code: m for m in self.members}
        self._by_slug = {m.slug: m for m in self.members}
        self._milestone = {m.key: m for m in self.milestones}
        self._heard = heard
        self._corrections = tuple(corrections)
        self.new_heads = governments or {}
        self._histories = self._group_histories()
        self._effective = {code: [a.effective for a in history] for code, history in self._histories.items()}
        self._runs = {code: self._runs_of(code) for code in self._by_code}
        self._run_starts = {code: [run.start for run in runs] for code, runs in self._runs.items()}
        self._shifts = self._all_shifts(self.members)
        self._shift_days = [shift.day for shift in self._shifts]
        self._places: Callable[[], Places] = lambda: places.load(self.visible)
        self._in_languages = {"en": self}

    def in_language(self, language: str) -> Record:
        """The same record with the members under their names in a language, in the order of its alphabet.

        In English it is as it is stored. What is read when it is first needed is read once for all languages.
        """
        if language not in self._in_languages:
            stored = self._in_languages["en"]
            self._in_languages[language] = stored._named_in(language)
        return self._in_languages[language]

    def _named_in(self, language: str) -> Record:
        order = naming.order_of(language)
        named = copy.copy(self)
        members = (naming.in_language(member, language) for member in self.members)
        named.members = tuple(sorted(members, key=lambda m: order(m.name)))
        named._by_code = {m.code: m for m in named.members}
        named._by_slug = {m.slug: m for m in named.members}
        named._shifts = named._all_shifts(named.members)
        named._counts = lambda: self.counts
        named._places = lambda: self.places
        named._ask_for_blocks = lambda: self._announced_blocks
        named._ask_for_own_words = lambda: self.own_words
        named._ask_when_heard_first_hand = lambda: self._heard_first_hand
        return named

    @cached_property
    def counts(self) -> Counts:
        """What the edition holds; of a proposal, counted when it is asked for."""
        return self._counts() if callable(self._counts) else self._counts

    @cached_property
    def _announced_blocks(self) -> Sequence[Statement]:
        return self._ask_for_blocks()

    def _group_histories(self) -> dict[str, tuple[Assessment, ...]]:
        grouped: dict[str, list[Assessment]] = defaultdict(list)
        for assessment in self.assessments:
            grouped[assessment.member].append(assessment)
        return {code: tuple(grouped[code]) for code in self._by_code}

    def _runs_of(self, code: str) -> tuple[Run, ...]:
        """The member's runs from its accession on: before it there is no position."""
        acceded = self._by_code[code].acceded
        runs: list[Run] = []
        for assessment in self._histories[code]:
            start = max(assessment.effective, acceded)
            if runs and runs[-1].start == start:
                runs.pop()
            if not runs or runs[-1].stance != assessment.stance:
                runs.append(Run(start, assessment.stance))
        return tuple(runs)

    def _all_shifts(self, by_name: Sequence[Member]) -> tuple[Shift, ...]:
        """Oldest first; on one day by the member's name."""
        found = []
        for member in by_name:
            for before, after in pairwise(self._runs[member.code]):
                if before.stance and after.stance:
                    assessment = self._in_effect(member.code, after.start)
                    assert assessment is not None  # noqa: S101 - a run starts with one
                    found.append(Shift(member, after.start, before.stance, after.stance, assessment))
        return tuple(sorted(found, key=lambda s: s.day))

    def member(self, code: str) -> Member:
        """The member with that ISO alpha-2 code. Raises ``KeyError``."""
        return self._by_code[code]

    def named(self, codes: Iterable[str]) -> tuple[Member, ...]:
        """The members with these codes, by name. Raises ``KeyError``."""
        asked = {self._by_code[code].code for code in codes}
        return tuple(m for m in self.members if m.code in asked)

    def member_by_slug(self, slug: str) -> Member:
        """The member at that address. Raises ``KeyError``."""
        return self._by_slug[slug]

    def milestone(self, key: str) -> Milestone:
        """The milestone at that address. Raises ``KeyError``."""
        return self._milestone[key]

    def members_on(self, day: dt.date) -> tuple[Member, ...]:
        """The alliance on a day: those who had acceded by then, by name."""
        return tuple(m for m in self.members if m.acceded <= day)

    def history(self, code: str) -> tuple[Assessment, ...]:
        """All assessments of a member, oldest first. Raises ``KeyError``."""
        return self._histories[code]

    def _in_effect(self, code: str, day: dt.date) -> Assessment | None:
        index = bisect_right(self._effective[code], day)
        return self._histories[code][index - 1] if index else None

    def position(self, code: str, day: dt.date) -> Position | None:
        """Where a member stood on a day; null before it acceded. Raises ``KeyError`` for no member."""
        member = self._by_code[code]
        if member.acceded > day:
            return None
        index = bisect_right(self._run_starts[code], day)
        run = self._runs[code][index - 1] if index else None
        stance = run.stance if run else None
        return Position(
            member=member,
            stance=stance,
            since=run.start if run and stance else None,
            assessment=self._in_effect(code, day),
            last_heard=self.last_heard(code, day),
        )

    def positions(self, day: dt.date) -> dict[str, Position]:
        """The position of every member of that day, by code, in the order of the members' names."""
        found = ((m.code, self.position(m.code, day)) for m in self.members)
        return {code: position for code, position in found if position is not None}

    def tally(self, day: dt.date) -> dict[str, int]:
        """How many members had each stance, in the codebook's order, and ``not_assessed`` last; zeros included."""
        counts = dict.fromkeys([*STANCES, NOT_ASSESSED], 0)
        for position in self.positions(day).values():
            counts[position.code] += 1
        return counts

    @property
    def first_assessed(self) -> dt.date | None:
        """The day on which the first published assessment takes effect; null without any."""
        return self.assessments[0].effective if self.assessments else None

    def tallies(self, since: dt.date, until: dt.date) -> tuple[tuple[dt.date, dict[str, int]], ...]:
        """The tally on ``since``, then on every day up to ``until`` on which it changed: by a stance, by an accession.

        Oldest first, each as ``tally`` answers it; empty where ``until`` lies before ``since``.
        """
        if until < since:
            return ()
        found = [(since, self.tally(since))]
        moves = [move for move in self._moves if since < move[0] <= until]
        for day, moved in groupby(moves, key=lambda move: move[0]):
            counts = dict(found[-1][1])
            for _day, before, after in moved:
                counts[after] += 1
                if before:
                    counts[before] -= 1
            if counts != found[-1][1]:
                found.append((day, counts))
        return tuple(found)

    @cached_property
    def _moves(self) -> tuple[tuple[dt.date, str, str], ...]:
        """By day: where a member went to in the tally, and from where; from nowhere ("") at its accession."""
        moves = []
        for member in self.members:
            runs = self._runs[member.code]
            places = [] if runs and runs[0].start == member.acceded else [(member.acceded, NOT_ASSESSED)]
            places += [(run.start, run.stance or NOT_ASSESSED) for run in runs]
            befores = ["", *(code for _day, code in places)]
            moves += [(day, before, after) for before, (day, after) in zip(befores, places, strict=False)]
        return tuple(sorted(moves))

    def shifts(self, since: dt.date | None = None, until: dt.date | None = None) -> tuple[Shift, ...]:
        """The shifts from ``since`` to ``until``, both included, newest first; on one day by the member's name."""
        chosen = self._shifts[: bisect_right(self._shift_days, until)] if until else self._shifts
        if since:
            chosen = tuple(shift for shift in chosen if shift.day >= since)
        return tuple(sorted(chosen, key=lambda s: s.day, reverse=True))

    @property
    def heard(self) -> HeardByMember:
        """When each member was heard."""
        return self._heard

    def last_heard(self, code: str, day: dt.date) -> Heard | None:
        """When the newest statement on or before ``day`` was made that bears on the member's position.

        A statement known by its month alone counts from the first of the month, and says so.
        """
        return _last(self._heard.get(code, ()), day)

    def governments(self, code: str) -> tuple[Government, ...]:
        """A member's changes of government, from its officials' posts: every new head on record, oldest first.

        Heads count who spoke in a statement of this edition; see ``governments.new_heads`` for which office it is.
        """
        return tuple(self.new_heads.get(code, ()))

    def government_on(self, code: str, day: dt.date) -> Government | None:
        """The head of a member's government on a day, as far as its officials' posts are known; none if none is."""
        heads = [head for head in self.governments(code) if head.day <= day]
        return heads[-1] if heads and (heads[-1].until is None or day <= heads[-1].until) else None

    def corrections(self) -> tuple[Version, ...]:
        """What was corrected or withdrawn up to this edition, newest first."""
        return self._corrections

    def statement(self, key: str) -> Statement | None:
        """The version of ``key`` visible in this edition; without one, the last that was withdrawn, or none."""
        return statements.one(self.visible, key)

    def statements(self, page: int, per_page: int, until: dt.date | None = None) -> tuple[tuple[Statement, ...], int]:
        """One page of the visible statements, dated ``until`` a day or all, newest first, and how many there are.

        Pages count from 1.
        """
        return statements.page(self.visible, page, per_page, until or dt.date.max)

    @cached_property
    def places(self) -> Places:
        """The visible statements in their order, and which fit each choice: read once, when they are first needed."""
        return self._places()

    def search(self, query: Query, chosen: Mapping[str, str], until: dt.date | None = None) -> Search:
        """A search of the visible statements by words and choices, dated ``until`` a day or all."""
        events = {one.key: (one.date, one.end_date or one.date) for one in self.milestones}
        return Search(self.places, self.visible, query, chosen, events, until)

    def statements_by_id(self, ids: Sequence[int]) -> tuple[Statement, ...]:
        """These visible statements, in the order of ``ids``."""
        return statements.by_id(self.visible, ids)

    def every_statement(self) -> Iterator[Statement]:
        """All visible statements, oldest first, one after the other: for files that hold the whole record."""
        return statements.every(self.visible)

    def statements_published_last(self, most: int) -> tuple[Statement, ...]:
        """The visible statements that the newest editions published, those first, at most ``most``."""
        return statements.published_last(self.visible, most)

    def statement_keys(self, most: int) -> tuple[str, ...]:
        """The keys of the visible statements, in the order of their pages, at most ``most``."""
        return statements.keys(self.visible, most)

    def statements_changed(self) -> dict[str, dt.date]:
        """By key: the day of the edition with which a statement's page last changed; see ``changed``. Two queries."""
        return self._days(changed.statements(self.visible, self.assessments))

    def members_changed(self) -> dict[str, dt.date]:
        """The same of the members, by code."""
        return self._days(changed.members(self.visible, self.assessments))

    def _days(self, editions: Mapping[str, int]) -> dict[str, dt.date]:
        days = changed.edition_days(self.edition.number)
        return {what: days[number] for what, number in editions.items() if number in days}

    def statements_about(self, code: str) -> tuple[Statement, ...]:
        """All visible statements that bear on a member's position, newest first."""
        return statements.about(self.visible, code)

    def statements_about_any(self, codes: Iterable[str]) -> tuple[Statement, ...]:
        """All visible statements that bear on the position of at least one of the members, each once, newest first."""
        return statements.about_any(self.visible, codes)

    def statements_by_key(self, keys: Iterable[str]) -> dict[str, Statement]:
        """The visible versions of ``keys``; those that are not visible are left out."""
        return statements.by_key(self.visible, keys)

    def voices(self, until: dt.date | None = None) -> tuple[Voice, ...]:
        """Everybody named in a visible statement, dated ``until`` a day or ever, by key; see ``Voice``."""
        return people.voices(self.visible, until or dt.date.max)

    def statements_by(self, official: str) -> tuple[Statement, ...]:
        """All visible statements in which the official of that key spoke, newest first; empty for none."""
        return statements.by_official(self.visible, official)

    def statements_within(self, first: dt.date, last: dt.date, most: int) -> tuple[tuple[Statement, ...], int]:
        """Statements for members made from ``first`` to ``last``, oldest first, at most ``most``; and how many."""
        return nearby.within(self.visible, first, last, most)

    def statements_around(self, statement: Statement, days: int, most: int) -> tuple[Statement, ...]:
        """What the same voice said before and after it, and ``most`` others within ``days``; oldest first."""
        return nearby.around(self.visible, statement, days, most)

    @cached_property
    def own_words(self) -> tuple[OwnWords, ...]:
        """NATO's and Ukraine's own words, which are context, oldest first; read when they are first asked for."""
        return tuple(self._ask_for_own_words())

    def latest_quote(self, day: dt.date) -> Statement | None:
        """The newest words of a minister or above, on the record, dated on or before ``day``."""
        return statements.latest_quote(self.visible, day)

    def latest_of_all(self, day: dt.date) -> dict[str, Statement]:
        """The newest visible statement on or before ``day`` in every member's own words, by code.

        What others report of a member, and what unnamed officials say of it, is left out.
        """
        own = self._heard_first_hand
        heard = {code: last.date for code in self._by_code if (last := _last(own.get(code, ()), day))}
        return statements.latest_of(self.visible, heard)

    @cached_property
    def _heard_first_hand(self) -> HeardByMember:
        """When each member was heard in its own words; read when it is first asked for."""
        return self._ask_when_heard_first_hand()

    def announced_blocks(self, day: dt.date) -> tuple[Statement, ...]:
        """The visible statements that say that a member would block, dated on or before ``day``, newest first.

        Read once for the edition, when they are first asked for.
        """
        return tuple(statement for statement in self._announced_blocks if statement.date <= day)

    def weighed_in(self, key: str) -> tuple[tuple[Assessment, str], ...]:
        """The assessments that weighed a version of ``key``, each with the kind of evidence; newest first."""
        found = [(a, e.kind) for a in self.assessments for e in a.evidence if e.statement == key]
        return tuple(reversed(found))


def _last(heard: Sequence[Heard], day: dt.date) -> Heard | None:
    """The last of those, oldest first, that is not later than the day."""
    index = bisect_right(heard, day, key=lambda one: one.date)
    return heard[index - 1] if index else None
