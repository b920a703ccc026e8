"""The API's addresses: what each answers, and which parameters change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Query

from stances import record as records
from stances.pages import asking, problem
from stances.pages.events import find_event
from stances.pages.naming_members import find
from stances.pages.official import find_official
from stances.pages.search import USES, found_statements
from stances.pages.shift_choices import Chosen, chosen
from stances.pages.statement import find_statement
from stances.pages.visit import Visit
from stances.record import Assessment, Member
from stances.record.query import MOST_CHARACTERS

from . import rows, schemas
from .answering import Rows, Wanted, one, read_only_problem, several

PROBLEM = "application/problem+json"


class Described(NinjaAPI):
    """The description says in which format problems come."""

    def get_openapi_schema(self, *args: Any, **named: Any) -> Any:
        schema = super().get_openapi_schema(*args, **named)
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, response in operation["responses"].items():
                    if int(status) >= 400:
                        response["content"] = {PROBLEM: response["content"]["application/json"]}
        return schema


api = Described(
    title="Open Door",
    version="1",
    description=(
        "Where every NATO member stands on Ukraine’s accession, on any day, in any edition of the record. "
        "Nothing needs a key; everything may be read from any page. Answers carry an ETag. A list comes in pages: "
        "follow `next` until it is null, and all pages are of one edition. What cannot be answered is a problem "
        "(RFC 9457) that says what would work. `since_edition` gives what later editions published; "
        "`/corrections` with the same tells what they took back."
    ),
    urls_namespace="api",
    docs_url="/docs",
)


def asked(description: str, example: str | None = None, **shape: Any) -> Any:
    """A parameter that may be left out. ``shape`` is told to programs; what is wrong with a value, the pages say."""
    parameter = Query(None, description=description)
    parameter.json_schema_extra.update(shape | ({"examples": [example]} if example else {}))
    return parameter


def a_day(description: str, example: str) -> Any:
    return asked(description, example, format="date", pattern=r"^20(0[89]|[1-9][0-9])-[0-9]{2}-[0-9]{2}$")


def a_number(description: str, example: str) -> Any:
    return asked(description, example, pattern="^[1-9][0-9]{0,2}$")


def a_word(description: str, words: Sequence[str]) -> Any:
    return asked(description, words[0], enum=[*words, "", None])


On = a_day("The day, as YYYY-MM-DD from 2008-01-01; today if left out.", "2024-12-04")
Since = a_day("The first day, as YYYY-MM-DD.", "2023-01-01")
Until = a_day("The last day, as YYYY-MM-DD; today if left out.", "2024-12-04")
Edition = a_number("The edition of the record; the newest if left out.", "1")
SinceEdition = a_number("Only what editions after this one published.", "1")
MemberCode = asked("A member, by its ISO alpha-2 code.", "hu", pattern="^([A-Za-z]{2})?$")
Year = asked("A year from 2008 on.", "2024", pattern="^(20(0[89]|[1-9][0-9]))?$")
Cursor = asked("Where the page begins: taken from `next` of the page before.", pattern="^[0-9]{1,9}-[0-9]{1,9}$")
Limit = asked("Rows of a page, from 1 to 200; 50 if left out.", "50", pattern="^([1-9][0-9]?|1[0-9]{2}|200)$")
Key = Path(..., description="Its key, as the lists give it.", examples=["vilnius-2023"])

Handler = Callable[..., HttpResponse]


def _refused(request: HttpRequest) -> HttpResponse:
    return read_only_problem(request)


def _refused_of_member(request: HttpRequest, member: str) -> HttpResponse:
    return read_only_problem(request)


def _refused_of_key(request: HttpRequest, key: str) -> HttpResponse:
    return read_only_problem(request)


def read(path: str, shape: Any, name: str, summary: str) -> Callable[[Handler], Handler]:
    """An address that can only be read: anything else than GET and HEAD is a problem that says so."""
    refused = _refused_of_member if "{member}" in path else _refused_of_key if "{key}" in path else _refused
    problems = dict.fromkeys((400, 404, 503), schemas.ProblemOut)

    def register(handler: Handler) -> Handler:
        described: dict[str, Any] = {"operation_id": name, "url_name": name, "summary": summary}
        api.api_operation(["GET"], path, response={200: shape, **problems}, **described)(handler)
        api.api_operation(["HEAD"], path, include_in_schema=False)(handler)
        api.api_operation(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"], path, include_in_schema=False)(refused)
        return handler

    return register


@read("/positions", schemas.PositionsOut, "positions", "Where every member stood on a day")
def positions(request: HttpRequest, on: str | None = On, edition: str | None = Edition) -> HttpResponse:
    """The alliance on a day: every member's stance, since when, how sure, and the assessment it comes from."""

    def answer(visit: Visit) -> rows.Row:
        day = visit.reading.day
        found = visit.record.positions(day)
        return {
            "on": day.isoformat(),
            "edition": visit.record.edition.number,
            "members": len(found),
            "tally": visit.record.tally(day),
            "positions": [rows.position(code, position) for code, position in found.items()],
        }

    return one(request, ["on"], answer)


@read("/members", schemas.MembersOut, "members", "The members of the alliance")
def members(
    request: HttpRequest,
    on: str | None = On,
    edition: str | None = Edition,
    cursor: str | None = Cursor,
    limit: str | None = Limit,
) -> HttpResponse:
    """Those that had acceded by a day, by name."""
    return several(request, ["on"], lambda visit, _: Rows.of(visit.record.members_on(visit.reading.day), rows.member))


@read("/members/{member}/history", schemas.AssessmentsOut, "history", "A member's assessments, oldest first")
def history(
    request: HttpRequest,
    member: str,
    edition: str | None = Edition,
    cursor: str | None = Cursor,
    limit: str | None = Limit,
) -> HttpResponse:
    """How the judgement of one member went, by its ISO code or the slug of its page."""

    def found(visit: Visit, _: Wanted) -> Rows:
        known = _member(visit, member)
        return Rows.of(visit.record.history(known.code), lambda row: rows.assessment(row, known.slug))

    return several(request, [], found)


def _member(visit: Visit, named: str) -> Member:
    """By slug or code. Raises ``Impossible``."""
    slugs = {m.slug: m for m in visit.record.members}
    if named in slugs:
        return slugs[named]
    if not (len(named) == 2 and named.isascii() and named.isalpha()):
        raise problem.unknown_member(named, {slug: m.name for slug, m in slugs.items()})
    return find(visit.record, named, "member", lambda m: (m.name, visit.reading.member(m.slug)))


@read("/assessments", schemas.AssessmentsOut, "assessments", "Every assessment, oldest first")
def assessments(
    request: HttpRequest,
    member: str | None = MemberCode,
    since: str | None = Since,
    on: str | None = Until,
    since_edition: str | None = SinceEdition,
    edition: str | None = Edition,
    cursor: str | None = Cursor,
    limit: str | None = Limit,
) -> HttpResponse:
    """The judgements in effect in an edition, with the statements that each rests on."""

    def found(visit: Visit, wanted: Wanted) -> Rows:
        reading, record = visit.reading, visit.record
        code = chosen(record, reading).member
        slugs = {m.code: m.slug for m in record.members}
        return Rows.of(
            [
                a
                for a in record.assessments
                if code in (None, a.member)
                and (reading.since is None or reading.since <= a.effective)
                and a.effective <= reading.day
                and _is_after(a, wanted)
            ],
            lambda a: rows.assessment(a, slugs[a.member]),
        )

    return several(request, ["member", "since", "on"], found)


def _is_after(assessment: Assessment, wanted: Wanted) -> bool:
    return wanted.since_edition is None or assessment.published_in > wanted.since_edition


@read("/shifts", schemas.ShiftsOut, "shifts", "Every shift of a stance, newest first")
def shifts(
    request: HttpRequest,
    member: str | None = MemberCode,
    direction: str | None = a_word("`toward` an invitation, or `away` from it.", asking.DIRECTIONS),
    year: str | None = Year,
    since: str | None = Since,
    on: str | None = Until,
    since_edition: str | None = SinceEdition,
    edition: str | None = Edition,
    cursor: str | None = Cursor,
    limit: str | None = Limit,
) -> HttpResponse:
    """Changes from one stance to another, as on the page of all changes."""

    def found(visit: Visit, wanted: Wanted) -> Rows:
        reading = visit.reading
        if reading.since and reading.since > reading.day:
            raise problem.days_turned_round(reading.since, reading.day)
        choice: Chosen = chosen(visit.record, reading)
        all_of_them = choice.among(visit.record.shifts(since=reading.since, until=reading.day))
        return Rows.of([shift for shift in all_of_them if _is_after(shift.assessment, wanted)], rows.shift)

    return several(request, ["member", "direction", "year", "since", "on"], found)


@read("/statements", schemas.StatementsOut, "statements", "Statements, searched as on the page")
def statements(
    request: HttpRequest,
    q: str | None = asked("Words, phrases in quotes, minus words.", "invitation", maxLength=MOST_CHARACTERS),
    member: str | None = MemberCode,
    signal: str | None = a_word("Which stance it speaks for.", asking.SEARCHED_WORDS["signal"]),
    official: str | None = asked("An official's key."),
    outlet: str | None = asked("An outlet's key."),
    kind: str | None = a_word("The kind of outlet.", asking.SEARCHED_WORDS["kind"]),
    attribution: str | None = a_word("How it is attributed.", asking.SEARCHED_WORDS["attribution"]),
    condition: str | None = a_word("A condition that it names.", asking.SEARCHED_WORDS["condition"]),
    language: str | None = asked("The quote's language.", "hu"),
    year: str | None = Year,
    event: str | None = asked("An event's key: what was said within a week of it.", "vilnius-2023"),
    speaks_for: str | None = a_word("Whose words they are.", asking.SEARCHED_WORDS["speaks_for"]),
    order: str | None = a_word("Which come first.", asking.SEARCHED_WORDS["order"]),
    on: str | None = Until,
    edition: str | None = Edition,
    cursor: str | None = Cursor,
    limit: str | None = Limit,
) -> HttpResponse:
    """What was said about Ukraine's accession, with the sources: the same search, filters and order as the page."""

    def found(visit: Visit, _: Wanted) -> Rows:
        search, order = found_statements(visit.record, visit.reading)

        def make(start: int, stop: int) -> list[rows.Row]:
            ids = search.ids(order, start, stop)
            return [rows.statement(row) for row in visit.record.statements_by_id(ids)]

        return Rows(search.found.bit_count(), make)

    return several(request, [name for name in USES if name != "page"], found)


@read("/statements/{key}", schemas.StatementOut, "statement", "One statement")
def statement(request: HttpRequest, key: str, edition: str | None = Edition) -> HttpResponse:
    """A statement by its key, as it is in an edition."""
    return one(request, [], lambda visit: rows.statement(find_statement(visit.record, key)))


@read("/officials", schemas.OfficialsOut, "officials", "Everybody who is quoted, by key")
def officials(
    request: HttpRequest,
    on: str | None = Until,
    edition: str | None = Edition,
    cursor: str | None = Cursor,
    limit: str | None = Limit,
) -> HttpResponse:
    """The officials whose statements the record holds, with their posts and how often they are quoted."""
    return several(
        request,
        ["on"],
        lambda visit, _: Rows.of(rows.officials(visit.record.voices(visit.reading.day)), lambda row: row),
    )


@read("/officials/{key}", schemas.OfficialOut, "official", "One official")
def official(request: HttpRequest, key: str, edition: str | None = Edition) -> HttpResponse:
    """An official by its key."""

    def answer(visit: Visit) -> rows.Row:
        person, said = find_official(visit.record, key)
        return rows.official(person, len(said), max(statement.date for statement in said))

    return one(request, [], answer)


@read("/milestones", schemas.MilestonesOut, "milestones", "Summits, ministerials, accessions; oldest first")
def milestones(
    request: HttpRequest,
    edition: str | None = Edition,
    cursor: str | None = Cursor,
    limit: str | None = Limit,
) -> HttpResponse:
    """The events that the record is told against."""
    return several(request, [], lambda visit, _: Rows.of(visit.record.milestones, rows.milestone))


@read("/milestones/{key}", schemas.MilestoneOut, "milestone", "One event")
def milestone(request: HttpRequest, key: str, edition: str | None = Edition) -> HttpResponse:
    """An event by its key."""
    return one(request, [], lambda visit: rows.milestone(find_event(visit.record, key)))


@read("/editions", schemas.EditionsOut, "editions", "Every edition up to one, newest first")
def editions(
    request: HttpRequest,
    since_edition: str | None = SinceEdition,
    edition: str | None = Edition,
    cursor: str | None = Cursor,
    limit: str | None = Limit,
) -> HttpResponse:
    """The numbered states of the record: when each was made, by whom and why."""

    def found(visit: Visit, wanted: Wanted) -> Rows:
        every = records.editions(visit.edition.number)[::-1]
        return Rows.of([one for one in every if one.number > (wanted.since_edition or 0)], rows.edition)

    return several(request, [], found)


@read("/corrections", schemas.CorrectionsOut, "corrections", "What was corrected or withdrawn, newest first")
def corrections(
    request: HttpRequest,
    since_edition: str | None = SinceEdition,
    edition: str | None = Edition,
    cursor: str | None = Cursor,
    limit: str | None = Limit,
) -> HttpResponse:
    """The public corrections log."""

    def found(visit: Visit, wanted: Wanted) -> Rows:
        every = visit.record.corrections()
        return Rows.of([one for one in every if one.edition > (wanted.since_edition or 0)], rows.correction)

    return several(request, [], found)
