"""What each address of the API answers, and which parameters change it."""

from __future__ import annotations

import dataclasses

from django.conf import settings
from django.urls import reverse

from stances import record as records
from stances.pages import problem
from stances.pages.about import LICENCE_URL
from stances.pages.data import rows
from stances.pages.data.kinds import Row
from stances.pages.data.rows import Asked
from stances.pages.data.written import as_object
from stances.pages.events import find_event
from stances.pages.naming_members import find
from stances.pages.official import find_official
from stances.pages.search import found_statements
from stances.pages.shift_choices import chosen
from stances.pages.statement import find_statement
from stances.pages.visit import Visit, existing
from stances.record import Assessment, Member, Statement

from . import parameters as ask
from .answering import Rows
from .described import SUMMARIES, api, listing, single
from .shapes import SHAPES, IndexOut, PositionsOut
from .wanted import Wanted

MOST_DIGITS = 9
NO_EDITION = "There is no such edition"


@single("/", IndexOut, "What there is to ask")
def index(visit: Visit) -> dict[str, object]:
    """The API's addresses, its documentation and its description, the data as files, and the licence of all of it."""
    root = settings.SITE_URL + reverse("api:api-root")
    return {
        "title": api.title,
        "edition": visit.edition.number,
        "newest": visit.newest,
        "addresses": [
            {"address": root + path.removeprefix("/"), "answers": summary} for path, summary in SUMMARIES.items()
        ],
        "documentation": settings.SITE_URL + reverse("api:openapi-view"),
        "description": settings.SITE_URL + reverse("api:openapi-json"),
        "data": settings.SITE_URL + reverse("data-description"),
        "licence": LICENCE_URL,
    }


@single("/positions", PositionsOut, "Where every member stood on a day", ask.ON)
def positions(visit: Visit) -> dict[str, object]:
    """The alliance on a day: every member's stance, since when, how sure, and the assessment it comes from."""
    day = visit.reading.day
    found = visit.record.positions(day)
    return {
        "on": day.isoformat(),
        "edition": visit.record.edition.number,
        "members": len(found),
        "tally": visit.record.tally(day),
        "positions": [
            {
                "member": code,
                "name": position.member.name,
                "stance": position.stance,
                "since": position.since.isoformat() if position.since else None,
                "confidence": position.confidence,
                "assessment": position.assessment.key if position.assessment else None,
            }
            for code, position in found.items()
        ],
    }


@listing("/members", "members", "The members of the alliance", ask.ON)
def members(visit: Visit, wanted: Wanted) -> Rows:
    """Those that had acceded by a day, by name."""
    found = visit.record.members_on(visit.reading.day)
    return Rows.of(found, lambda member: as_object("members", rows.member(member, _asked(visit))))


@single("/members/{key}", SHAPES["members"], "One member", ask.ON)
def member(visit: Visit, key: str) -> dict[str, object]:
    """A member by its ISO code or the slug of its page, on a day from its accession on."""
    found, day = _member(visit, key), visit.reading.day
    if found.acceded > day:
        then = (found.name, visit.reading.member(found.slug, found.acceded))
        raise problem.not_yet_a_member(found.name, day, found.acceded, [then])
    return as_object("members", rows.member(found, _asked(visit)))


@listing("/members/{key}/history", "assessments", "A member's assessments, oldest first")
def history(visit: Visit, wanted: Wanted, key: str) -> Rows:
    """How the judgement of one member went, by its ISO code or the slug of its page."""
    return Rows.of(visit.record.history(_member(visit, key).code), _assessment)


@listing(
    "/assessments", "assessments", "Every assessment, oldest first", ask.MEMBER, ask.SINCE, ask.UNTIL, ask.SINCE_EDITION
)
def assessments(visit: Visit, wanted: Wanted) -> Rows:
    """The judgements in effect in an edition, with the statements that each rests on."""
    _in_order(visit)
    code = chosen(visit.record, visit.reading).member
    first, last = visit.reading.since, visit.reading.day
    held = visit.record.assessments if code is None else visit.record.history(code)
    found = [a for a in held if (first is None or first <= a.effective) and a.effective <= last]
    return Rows.of([a for a in found if wanted.takes(a.published_in)], _assessment)


@listing(
    "/shifts", "shifts", "Every shift of a stance, newest first",
    ask.MEMBER, ask.DIRECTION, ask.YEAR, ask.SINCE, ask.UNTIL, ask.SINCE_EDITION,
)  # fmt: skip
def shifts(visit: Visit, wanted: Wanted) -> Rows:
    """Changes from one stance to another, as on the page of all changes."""
    _in_order(visit)
    reading = visit.reading
    found = chosen(visit.record, reading).among(visit.record.shifts(since=reading.since, until=reading.day))
    return Rows.of(
        [shift for shift in found if wanted.takes(shift.assessment.published_in)],
        lambda shift: as_object("shifts", rows.shift(shift)),
    )


@listing("/statements", "statements", "Statements, searched as on the page", *ask.SEARCH)
def statements(visit: Visit, wanted: Wanted) -> Rows:
    """What was said about Ukraine's accession, with the sources: the same search, filters and order as the page."""
    search, order = found_statements(visit.record, visit.reading)

    def make(start: int, stop: int) -> list[dict[str, object]]:
        found = visit.record.statements_by_id(search.ids(order, start, stop))
        return [_statement(said, visit) for said in found]

    return Rows(search.found.bit_count(), make)


@single("/statements/{key}", SHAPES["statements"], "One statement")
def statement(visit: Visit, key: str) -> dict[str, object]:
    """A statement by its key, as it is in an edition."""
    return _statement(find_statement(visit.record, key), visit)


@listing("/officials", "officials", "Everybody who is quoted, by key", ask.UNTIL)
def officials(visit: Visit, wanted: Wanted) -> Rows:
    """The officials whose statements the record holds, and in how many they are quoted."""
    found = tuple(rows.people(visit.record, visit.reading.day).values())
    return Rows.of(found, lambda person: as_object("officials", rows.official(person[0], person[1], _asked(visit))))


@single("/officials/{key}", SHAPES["officials"], "One official")
def official(visit: Visit, key: str) -> dict[str, object]:
    """An official by its key."""
    person, said = find_official(visit.record, key)
    return as_object("officials", rows.official(person, len(said), _asked(visit)))


@listing("/milestones", "milestones", "Summits, ministerials, accessions; oldest first")
def milestones(visit: Visit, wanted: Wanted) -> Rows:
    """The events that the record is told against."""
    return Rows.of(visit.record.milestones, lambda m: as_object("milestones", rows.milestone(m, _asked(visit))))


@single("/milestones/{key}", SHAPES["milestones"], "One event")
def milestone(visit: Visit, key: str) -> dict[str, object]:
    """An event by its key."""
    return as_object("milestones", rows.milestone(find_event(visit.record, key), _asked(visit)))


@listing("/editions", "editions", "Every edition up to one, newest first", ask.SINCE_EDITION)
def editions(visit: Visit, wanted: Wanted) -> Rows:
    """The numbered states of the record: when each was made, and why."""
    found = [edition for edition in records.editions(visit.edition.number) if wanted.takes(edition.number)]
    return Rows.of(found[::-1], lambda edition: as_object("editions", rows.edition(edition)))


@single("/editions/{number}", SHAPES["editions"], "One edition")
def edition(visit: Visit, number: str) -> dict[str, object]:
    """An edition by its number, as long as it is not later than the one asked for."""
    return as_object("editions", rows.edition(records.edition_at(_number(visit, number))))


@listing("/corrections", "corrections", "What was corrected or withdrawn, newest first", ask.SINCE_EDITION)
def corrections(visit: Visit, wanted: Wanted) -> Rows:
    """The public corrections log."""
    found = [version for version in visit.record.corrections() if wanted.takes(version.edition)]
    return Rows.of(found, lambda version: as_object("corrections", rows.correction(version)))


def _asked(visit: Visit) -> Asked:
    return Asked(visit.record, settings.SITE_URL)


def _assessment(one: Assessment) -> dict[str, object]:
    return as_object("assessments", rows.assessment(one))


def _statement(said: Statement, visit: Visit) -> dict[str, object]:
    """The table's row, with all that is known of its sources, and what became of it."""
    return as_object("statements", rows.statement(said, _asked(visit))) | {
        "sources": [_source(row) for row in rows.sources(said)],
        "fate": said.fate,
    }


def _source(row: Row) -> dict[str, object]:
    found = as_object("sources", row)
    del found["statement"]
    return found


def _member(visit: Visit, named: str) -> Member:
    """By slug or code. Raises ``Impossible``."""
    slugs = {m.slug: m for m in visit.record.members}
    if named in slugs:
        return slugs[named]
    if not (len(named) == 2 and named.isascii() and named.isalpha()):
        raise problem.unknown_member(named, {slug: m.name for slug, m in slugs.items()})
    return find(visit.record, named, "member", lambda m: (m.name, visit.reading.member(m.slug)))


def _number(visit: Visit, named: str) -> int:
    """Of an edition that the visit's own knows. Raises ``Impossible``."""
    last = visit.edition.number
    advice = f"Choose an edition from 1 to {last}."
    if not (named.isascii() and named.isdigit() and len(named) <= MOST_DIGITS):
        what = f"The address says {problem.echo(named)}, which is not the number of an edition."
        raise problem.Impossible(404, NO_EDITION, what, advice)
    number = int(named)
    if last < number <= visit.newest:
        what = f"Edition {number} came after edition {last}, which the parameter “edition” asks for."
        raise problem.Impossible(404, NO_EDITION, what, f"{advice[:-1]}, or leave the parameter out.")
    return existing(number, visit.newest)


def _in_order(visit: Visit) -> None:
    """Raises ``Impossible`` for days that are the wrong way round."""
    reading = visit.reading
    if reading.since and reading.since > reading.day:
        turned = dataclasses.replace(reading, since=reading.day, on=reading.since)
        raise problem.days_turned_round(reading.since, reading.day, [("", turned.canonical)])
