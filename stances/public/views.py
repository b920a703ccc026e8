"""The public pages. Each view asks for its page's content and puts it into its template; ``public`` does the rest."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from stances import codebook
from stances.pages import about, asking, cards, changes, editions, statements, titles
from stances.pages.home import home_page
from stances.pages.member import find_member, member_figure, member_page
from stances.pages.members import members_page
from stances.pages.problem import Impossible
from stances.pages.types import MemberBeforePage
from stances.pages.visit import Visit

from . import errors
from .asked import public


def home(request: HttpRequest, day: str | None = None) -> HttpResponse:
    """The alliance today, or on the day of the address. ``?on=``, from the form, leads to the day's own address."""
    if day is not None:
        return alliance_on(request, day=day)
    if "on" in request.GET and request.method in ("GET", "HEAD"):
        return to_day(request)
    return alliance(request)


def to_day(request: HttpRequest) -> HttpResponse:
    """A redirect from ``?on=…`` to the day's own address; what else was asked is kept."""
    parameters = dict(request.GET.lists())
    try:
        reading = asking.parse(request.path, parameters, codebook.today())
    except Impossible as problem:
        return errors.impossible(request, problem)
    headers = {"Location": reading.alliance(), "Cache-Control": errors.PASSING, "Vary": "Accept-Encoding"}
    return HttpResponse(status=302, headers=headers)


@public(uses=("on", "view", "sort"))
def alliance(visit: Visit) -> str:
    page = home_page(visit.record, visit.reading)
    return visit.html("home.html", page, **titles.of_alliance(visit.record, visit.reading)._asdict())


@public(uses=("on", "view", "sort"))
def alliance_on(visit: Visit, day: str) -> str:
    visit = visit.read_on(day)
    page = home_page(visit.record, visit.reading)
    return visit.html("home.html", page, **titles.of_alliance(visit.record, visit.reading)._asdict())


@public()
def members(visit: Visit) -> str:
    page = members_page(visit.record, visit.reading)
    return visit.html("members.html", page, **titles.of_members(visit.record, visit.reading)._asdict())


@public()
def member(visit: Visit, slug: str) -> str:
    page = member_page(visit.record, visit.reading, slug)
    found = find_member(visit.record, slug)
    words = titles.of_member(visit.record, visit.reading, found)
    template = "member_before.html" if isinstance(page, MemberBeforePage) else "member.html"
    card = cards.member_card(visit.record, visit.reading, found)
    return visit.html(template, page, card=card, **words._asdict())


@public("application/json", lasting=True)
def figure(visit: Visit, slug: str) -> str:
    """The member's timeline as a Plotly figure, for *Explore*."""
    return member_figure(visit.record, visit.reading, slug)


@public("image/png", lasting=True)
def alliance_card(visit: Visit) -> bytes:
    """The picture for link previews: the alliance on the day."""
    return cards.alliance_png(visit.record, visit.reading)


@public("image/png", lasting=True)
def member_card(visit: Visit, slug: str) -> bytes:
    """The same for a member."""
    return cards.member_png(visit.record, visit.reading, slug)


@public(uses=("on", "page"))
def all_statements(visit: Visit) -> str:
    page = statements.statements_page(visit.record, visit.reading)
    return visit.html("statements.html", page, title=page.heading, description=page.range_words)


@public(uses=())
def statement(visit: Visit, key: str) -> str:
    page = statements.statement_page(visit.record, visit.reading, key)
    return visit.html("statement.html", page, **titles.of_statement(page)._asdict())


@public(uses=("on", "since"))
def every_change(visit: Visit) -> str:
    page = changes.changes_page(visit.record, visit.reading)
    return visit.html("changes.html", page, **titles.of_changes(visit.record, visit.reading, page)._asdict())


@public(uses=())
def corrections(visit: Visit) -> str:
    page = editions.corrections_page(visit.record, visit.reading)
    return visit.html("corrections.html", page, title=page.heading, description=page.sentence)


@public(uses=())
def one_edition(visit: Visit, number: int) -> str:
    """What an edition changed and holds: the one of the address, whichever the reader is in."""
    record = visit.record_at(number)
    before = visit.record_at(number - 1) if number > 1 else None
    page = editions.edition_page(record, visit.reading, visit.newest, before)
    return visit.html("edition.html", page, title=page.heading, description=page.note)


@public(uses=())
def methodology(visit: Visit) -> str:
    page = about.methodology_page()
    return visit.html("methodology.html", page, title=page.heading, description=page.question)


@public(uses=())
def data(visit: Visit) -> str:
    page = about.data_page(visit.record, visit.reading, settings.CONTACT_EMAIL)
    return visit.html("data.html", page, title=page.heading, description=page.provenance)
