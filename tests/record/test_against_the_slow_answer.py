"""Property tests: the record answers what a naive re-computation answers, at every edition."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from stances import record
from stances.codebook import NOT_ASSESSED, STANCES
from stances.models import Assessment, Member
from stances.record import loading
from tests import making

from . import slow

FIRST, LAST = dt.date(2024, 1, 1), dt.date(2024, 1, 24)
DAYS = st.dates(FIRST, LAST)
MEMBERS = ("DE", "FI", "LT")
STANCE = st.one_of(st.none(), st.sampled_from(list(STANCES)))


@st.composite
def acts(draw):
    """A history of the record: each act publishes, corrects or withdraws one assessment and makes one edition."""
    return draw(
        st.lists(
            st.tuples(
                st.sampled_from(["publish", "publish", "publish", "correct", "withdraw"]),
                st.sampled_from(MEMBERS),
                DAYS,
                STANCE,
                st.integers(0, 50),
            ),
            min_size=1,
            max_size=9,
        )
    )


def perform(history) -> None:
    """Do the acts through the desk; one that the rules forbid (a day taken) is left out."""
    evidence = {code: making.statement(code, "2024-01-01") for code in MEMBERS}
    making.publish(*evidence.values())
    for act, code, day, stance, which in history:
        public = list(Assessment.objects.published().order_by("pk"))
        taken = {(a.member.code, a.effective) for a in public}
        if act == "publish" and (code, day) not in taken:
            making.publish(making.assessment(code, day.isoformat(), stance, supports=[evidence[code]]))
        elif act == "withdraw" and public:
            making.withdraw(public[which % len(public)])
        elif act == "correct" and public:
            old = public[which % len(public)]
            others = taken - {(old.member.code, old.effective)}
            if (old.member.code, day) not in others:
                confidence = "high" if stance else None
                making.publish(making.correct(old, stance=stance, effective=day, confidence=confidence))


class AgainstTheSlowAnswer(TestCase):
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(acts(), st.dictionaries(st.sampled_from(MEMBERS), DAYS))
    def test_positions_tallies_and_shifts_equal_the_slow_answer_at_every_edition(self, history, accessions):
        acceded = {code: accessions.get(code, dt.date(1955, 5, 6)) for code in MEMBERS}
        for code in MEMBERS:
            making.member(code, acceded[code])
            Member.objects.filter(code=code).update(acceded=acceded[code])
        perform(history)
        rows = [
            slow.Row(a.member.code, a.effective, a.stance, a.published_in_id, a.withdrawn_in_id)
            for a in Assessment.objects.select_related("member").exclude(published_in=None)
        ]
        newest = record.newest_edition()
        assert newest is not None
        for edition in range(1, newest + 1):
            self.compare(loading.load(loading.edition_at(edition)), rows, acceded, edition)

    def compare(self, found, rows, acceded, edition):
        day = FIRST - slow.DAY
        while day <= LAST + slow.DAY:
            positions = found.positions(day)
            assert set(positions) == {code for code in MEMBERS if acceded[code] <= day}
            for code, position in positions.items():
                assert position.stance == slow.stance_on(rows, acceded, code, day, edition)
                assert position.since == slow.since(rows, acceded, code, day, edition)
                assert position.assessment == slow.in_effect(found.history(code), day)
            tally = found.tally(day)
            assert list(tally) == [*STANCES, NOT_ASSESSED]
            stances = [slow.stance_on(rows, acceded, code, day, edition) for code in MEMBERS if acceded[code] <= day]
            assert tally == {code: stances.count(None if code == NOT_ASSESSED else code) for code in tally}
            day += slow.DAY
        self.compare_tallies(found)
        shifts = {(s.member.code, s.day, s.before, s.after) for s in found.shifts()}
        assert shifts == slow.shifts(rows, acceded, FIRST - slow.DAY, LAST + slow.DAY, edition)
        for since, until in ((None, dt.date(2024, 1, 10)), (dt.date(2024, 1, 10), None), (FIRST, FIRST)):
            chosen = found.shifts(since, until)
            assert {(s.member.code, s.day) for s in chosen} == {
                (code, day) for code, day, *_ in shifts if (since or day) <= day <= (until or day)
            }
            assert [(-s.day.toordinal(), s.member.name) for s in chosen] == sorted(
                (-s.day.toordinal(), s.member.name) for s in chosen
            )

    def compare_tallies(self, found):
        """The tallies of the days on which it changed are those of asking day by day, and of no other days."""
        for since in (FIRST - slow.DAY, FIRST + 9 * slow.DAY):
            days = [since + n * slow.DAY for n in range((LAST - since).days + 1)]
            changed = [day for day in days if day == since or found.tally(day) != found.tally(day - slow.DAY)]
            assert found.tallies(since, LAST) == tuple((day, found.tally(day)) for day in changed)
        assert found.tallies(LAST, LAST) == ((LAST, found.tally(LAST)),)
        assert found.tallies(LAST, FIRST) == ()
        assert found.first_assessed == min((a.effective for a in found.assessments), default=None)


@pytest.mark.django_db
def test_the_slow_answer_is_right_about_a_case_worked_out_by_hand():
    d = [dt.date(2024, 1, n) for n in range(1, 11)]
    rows = [
        slow.Row("FI", d[0], "support", 1, None),
        slow.Row("FI", d[4], None, 1, None),
        slow.Row("FI", d[6], "oppose", 1, 2),
        slow.Row("FI", d[8], "support", 2, None),
    ]
    acceded = {"FI": d[1]}
    assert slow.stance_on(rows, acceded, "FI", d[0], 1) is None
    assert slow.since(rows, acceded, "FI", d[3], 1) == d[1]
    assert slow.stance_on(rows, acceded, "FI", d[5], 1) is None
    assert slow.stance_on(rows, acceded, "FI", d[9], 1) == "oppose"
    assert slow.stance_on(rows, acceded, "FI", d[9], 2) == "support"
    assert slow.shifts(rows, acceded, d[0], d[9], 1) == set()
