"""The public pages. Each view asks for its page's content and puts it into its template; ``public`` does the rest."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from stances import codebook
from stances.pages import about, asking, cards, changes, editions, figures, keeping, linked_data, search, titles
from stances.pages import accessibility as access
from stances.pages.compare import compare_page, comparison_figure
from stances.pages.data import lines
from stances.pages.home import home_page
from stances.pages.member import find_member, member_figure, member_page
from stances.pages.members import members_page
from stances.pages.problem import Impossible
from stances.pages.reading import Reading
from stances.pages.statement import statement_page
from stances.pages.types import MemberBeforePage
from stances.pages.visit import Visit
from stances.record import cases

from . import errors
from .asked import public
from .chart_files import answering, in_turn


def home(request: HttpRequest, day: str | None = None) -> HttpResponse:
    """The alliance today, or on the day of the address. ``?on=``, from the form, leads to the day's own address."""
    if day is not None:
        return alliance_on(request, day=day)
    if "on" in request.GET and request.method in ("GET", "HEAD"):
        return to_day(request)
    return alliance(request)


def to_day(request: HttpRequest) -> HttpResponse:
    """A redirect from ``?on=…`` to the day's own address; what else was asked is kept."""
    return _to(request, Reading.alliance)


def _to(request: HttpRequest, address: Callable[[Reading], str]) -> HttpResponse:
    """A redirect to what the reading of the request makes of it, so that a form leads to a clean address."""
    if request.method not in ("GET", "HEAD"):
        return errors.not_allowed(request)
    try:
        reading = asking.parse(request.path, dict(request.GET.lists()), codebook.today())
    except Impossible as problem:
        return errors.impossible(request, problem)
    headers = {"Location": address(reading), "Cache-Control": errors.PASSING, "Vary": "Accept-Encoding"}
    return HttpResponse(status=302, headers=headers)


@public(uses=("on", "view", "sort"))
def alliance(visit: Visit) -> str:
    page = home_page(visit.record, visit.reading, settings.SITE_URL)
    linked = linked_data.dataset(visit.record, settings.SITE_URL)
    return visit.html("home.html", page, linked=linked, **titles.of_alliance(visit.record, visit.reading)._asdict())


@public(uses=("on", "view", "sort"))
def alliance_on(visit: Visit, day: str) -> str:
    visit = visit.read_on(day)
    page = home_page(visit.record, visit.reading, settings.SITE_URL)
    linked = linked_data.dataset(visit.record, settings.SITE_URL)
    return visit.html("home.html", page, linked=linked, **titles.of_alliance(visit.record, visit.reading)._asdict())


@public()
def members(visit: Visit) -> str:
    page = members_page(visit.record, visit.reading, settings.SITE_URL)
    return visit.html("members.html", page, **titles.of_members(visit.record, visit.reading)._asdict())


@public(besides=cases.mark_of_member)
def member(visit: Visit, slug: str) -> str:
    page = member_page(visit.record, visit.reading, slug, settings.SITE_URL)
    found = find_member(visit.record, slug)
    words = titles.of_member(visit.record, visit.reading, found)
    template = "member_before.html" if isinstance(page, MemberBeforePage) else "member.html"
    card = cards.member_card(visit.record, visit.reading, found)
    linked = linked_data.government(found, settings.SITE_URL)
    return visit.html(template, page, card=card, linked=linked, **words._asdict())


@public("application/json", lasting=True)
def figure(visit: Visit, slug: str) -> str:
    """The member's timeline as a Plotly figure, for *Explore*."""
    return member_figure(visit.record, visit.reading, slug)


@answering
@public("image/png", lasting=True)
def alliance_card(visit: Visit) -> keeping.Body:
    """The picture for link previews: the alliance on the day."""
    return in_turn(lambda: cards.alliance_png(visit.record, visit.reading))


@answering
@public("image/png", lasting=True)
def member_card(visit: Visit, slug: str) -> keeping.Body:
    """The same for a member."""
    return in_turn(lambda: cards.member_png(visit.record, visit.reading, slug))


@public("application/json", lasting=True)
def map_of_alliance(visit: Visit) -> str:
    """The map as a Plotly figure, for *Explore*."""
    return figures.map_figure(visit.record, visit.reading)


@public("application/json", lasting=True)
def tally_of_alliance(visit: Visit) -> str:
    """The tally through time as a Plotly figure, for *Explore*."""
    return figures.tally_of_alliance(visit.record, visit.reading)


def all_statements(request: HttpRequest) -> HttpResponse:
    """All statements, or those searched. What a form left empty is no choice: it leads to the address without it."""
    if any(request.GET.get(name) == "" for name in search.USES if name not in ("on", "page")):
        return _to(request, Reading.here)
    return found_statements(request)


@public(uses=search.USES)
def found_statements(visit: Visit) -> str:
    page = search.statements_page(visit.record, visit.reading, settings.SITE_URL)
    return visit.html("statements.html", page, title=page.title, description=page.description)


@public(uses=(), besides=cases.mark_of_statement)
def statement(visit: Visit, key: str) -> str:
    page = statement_page(visit.record, visit.reading, key, settings.SITE_URL)
    linked = linked_data.quotation(page.statement, settings.SITE_URL)
    return visit.html("statement.html", page, linked=linked, **titles.of_statement(page)._asdict())


def every_change(request: HttpRequest) -> HttpResponse:
    """The shifts of a stance. What a form left empty is no choice: it leads to the address without it."""
    if any(request.GET.get(name) == "" for name in ("member", "direction", "year")):
        return _to(request, Reading.here)
    return shifts(request)


@public(uses=("on", "since", "member", "direction", "year"))
def shifts(visit: Visit) -> str:
    page = changes.changes_page(visit.record, visit.reading, settings.SITE_URL)
    if page.filters:
        description = f"{page.sentence} {page.directions}".strip()
        return visit.html("changes.html", page, title=page.title, description=description)
    return visit.html("changes.html", page, **titles.of_changes(visit.record, visit.reading, page)._asdict())


def compare(request: HttpRequest) -> HttpResponse:
    """Members side by side. ``?add=``, from the form, leads to the comparison with that member.

    So does a comma as forms write it: of each comparison there is one address to pass on.
    """
    if "add" in request.GET or "%2c" in request.META.get("QUERY_STRING", "").lower():
        return _to(request, lambda reading: reading.compare(*reading.compared, *filter(None, [reading.adding])))
    return comparison(request)


@public(uses=("on", "members", "page"))
def comparison(visit: Visit) -> str:
    page = compare_page(visit.record, visit.reading, settings.SITE_URL)
    description = page.finding or _("Where members stand on Ukraine’s accession, on one timeline.")
    return visit.html("compare.html", page, title=page.title, description=description, charted=bool(page.chart))


@public("application/json", uses=("on", "members"), lasting=True)
def compare_figure(visit: Visit) -> str:
    """The comparison as a Plotly figure, for *Explore*."""
    return comparison_figure(visit.record, visit.reading)


@public(uses=())
def corrections(visit: Visit) -> str:
    page = editions.corrections_page(visit.record, visit.reading, settings.SITE_URL)
    return visit.html("corrections.html", page, title=page.heading, description=page.sentence)


@public(uses=())
def one_edition(visit: Visit, number: int) -> str:
    """What an edition changed and holds: the one of the address, whichever the reader is in."""
    record = visit.record_at(number)
    before = visit.record_at(number - 1) if number > 1 else None
    page = editions.edition_page(record, visit.reading, visit.newest, before, settings.SITE_URL)
    return visit.html("edition.html", page, title=page.heading, description=page.note)


@public(uses=())
def methodology(visit: Visit) -> str:
    page = about.methodology_page(visit.record, visit.reading, settings.SITE_URL)
    return visit.html("methodology.html", page, title=page.heading, description=page.question)


@public(uses=())
def data(visit: Visit) -> str:
    files = lines.downloads(visit.record, visit.reading, settings.SITE_URL)
    whole = lines.whole(visit.record, visit.reading, settings.SITE_URL)
    page = about.data_page(visit.record, visit.reading, settings.CONTACT_EMAIL, files, whole, settings.SITE_URL)
    media = [*lines.media(files, whole), (page.api_example, lines.JSON)]
    linked = linked_data.dataset(visit.record, settings.SITE_URL, media)
    return visit.html("data.html", page, title=page.heading, description=page.provenance, linked=linked)


@public(uses=())
def accessibility(visit: Visit) -> str:
    page = access.accessibility_page(settings.CONTACT_EMAIL)
    return visit.html("accessibility.html", page, title=page.heading, description=page.conforms)
