"""The public pages. Each view asks for its page's content and puts it into its template; ``public`` does the rest."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from stances import codebook
from stances.pages import about, asking, changes, editions, figures, statements
from stances.pages.home import home_page
from stances.pages.member import member_figure, member_page
from stances.pages.members import members_page
from stances.pages.problem import Impossible
from stances.pages.types import MemberBeforePage
from stances.pages.visit import Visit
from stances.pages.words import day_words

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


@public()
def alliance(visit: Visit) -> str:
    page = home_page(visit.record, visit.reading)
    return visit.html("home.html", page, title=page.headline, description=page.tally_sentence)


@public()
def alliance_on(visit: Visit, day: str) -> str:
    visit = visit.read_on(day)
    page = home_page(visit.record, visit.reading)
    title = f"{page.headline}, {day_words(page.day)}"
    return visit.html("home.html", page, title=title, description=f"{page.kicker}: {page.tally_sentence}")


@public()
def members(visit: Visit) -> str:
    page = members_page(visit.record, visit.reading)
    return visit.html("members.html", page, title=page.heading, description=page.tally_sentence)


@public()
def member(visit: Visit, slug: str) -> str:
    page = member_page(visit.record, visit.reading, slug)
    if isinstance(page, MemberBeforePage):
        return visit.html("member_before.html", page, title=page.member.name, description=page.sentence)
    name = page.position.member.name
    title = _("%(member)s on Ukraine’s accession") % {"member": name}
    return visit.html("member.html", page, title=title, description=f"{name}: {page.stance_sentence}")


@public("application/json", lasting=True)
def figure(visit: Visit, slug: str) -> str:
    """The member's timeline as a Plotly figure, for *Explore*."""
    return member_figure(visit.record, visit.reading, slug)


@public("application/json", lasting=True)
def map_of_alliance(visit: Visit) -> str:
    """The map as a Plotly figure, for *Explore*."""
    return figures.map_figure(visit.record, visit.reading)


@public("application/json", lasting=True)
def tally_of_alliance(visit: Visit) -> str:
    """The tally through time as a Plotly figure, for *Explore*."""
    return figures.tally_of_alliance(visit.record, visit.reading)


@public(uses=("on", "page"))
def all_statements(visit: Visit) -> str:
    page = statements.statements_page(visit.record, visit.reading)
    return visit.html("statements.html", page, title=page.heading, description=page.range_words)


@public(uses=())
def statement(visit: Visit, key: str) -> str:
    page = statements.statement_page(visit.record, visit.reading, key)
    return visit.html("statement.html", page, title=page.heading, description=page.statement.summary)


@public(uses=("on", "since"))
def every_change(visit: Visit) -> str:
    page = changes.changes_page(visit.record, visit.reading)
    return visit.html("changes.html", page, title=page.heading, description=page.sentence)


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
