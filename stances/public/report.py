"""Readers object: the form about a statement or an assessment, what is sent with it, and the thanks."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from stances import codebook
from stances.desk import cases, reports, senders
from stances.desk.refusal import Refused
from stances.models import Assessment, Row, Statement
from stances.pages.problem import Impossible
from stances.pages.report import Answer, Typed, report_page, thanks_page
from stances.pages.visit import Visit, arrive
from stances.record import NoRecord

from . import errors
from .asked import HTML, public
from .coming_from import address_of, is_our_form

LARGEST = 64 * 1024
"""Bytes of a request that are read: the longest report, with every character encoded, has less than half."""

TRAP = "homepage"
"""A field that people do not see: whoever fills it in is a program, and is thanked for nothing."""

NEVER_KEPT = {"Cache-Control": "no-store"}
MODELS: dict[str, type[Row]] = {"statement": Statement, "assessment": Assessment}


def statement(request: HttpRequest, key: str) -> HttpResponse:
    return _asked(request, "statement", key, statement_form)


def assessment(request: HttpRequest, key: str) -> HttpResponse:
    return _asked(request, "assessment", key, assessment_form)


def _asked(request: HttpRequest, kind: str, key: str, form: Callable[..., HttpResponse]) -> HttpResponse:
    if request.method == "POST":
        return received(request, kind, key)
    response = form(request, key=key)
    if response.status_code == 405:
        response["Allow"] = "GET, HEAD, POST"
    return response


@public(uses=())
def statement_form(visit: Visit, key: str) -> str:
    return _form(visit, "statement", key)


@public(uses=())
def assessment_form(visit: Visit, key: str) -> str:
    return _form(visit, "assessment", key)


@public(uses=())
def thanks(visit: Visit) -> str:
    page = thanks_page(visit.reading)
    return visit.html("report_thanks.html", page, title=_("Thank you"))


def _form(visit: Visit, kind: str, key: str, typed: Typed | None = None, answer: Answer | None = None) -> str:
    page = report_page(visit.record, visit.reading, kind, key, typed, answer)
    title = _("Not sent: %(heading)s") % {"heading": page.heading} if page.refused else page.heading
    return visit.html("report.html", page, title=title)


@sensitive_post_parameters()
def received(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """What a reader sent: stored, and led on to the thanks; or the form again with what was typed, and why."""
    try:
        _check_request(request)
        visit = arrive(request.path, dict(request.GET.lists()), codebook.today(), frozenset())
        return _received(request, visit, kind, key)
    except Impossible as problem:
        return errors.impossible(request, problem, NEVER_KEPT["Cache-Control"])
    except NoRecord:
        return errors.no_record(request)


def _received(request: HttpRequest, visit: Visit, kind: str, key: str) -> HttpResponse:
    page = report_page(visit.record, visit.reading, kind, key)  # raises where there is nothing to object to
    if request.POST.get(TRAP):
        return _thanked(visit)
    typed = Typed(**{name: request.POST.get(name, "") for name in ("kind", "words", "source", "email")})

    def again(status: int, answer: Answer) -> HttpResponse:
        body = _form(visit, kind, key, typed, answer)
        return HttpResponse(body, status=status, content_type=HTML, headers=NEVER_KEPT)

    return _stored(request, visit, _row(kind, key, request.POST.get("version", ""), page.version), typed, again)


def _stored(
    request: HttpRequest, visit: Visit, row: Row, typed: Typed, again: Callable[[int, Answer], HttpResponse]
) -> HttpResponse:
    """Opens the case; where that is refused, what ``again`` makes of a status and the reasons."""
    try:
        report = reports.checked(reports.Report(typed.kind, typed.words, typed.source, typed.email))
        cases.open_case(row, report, address_of(request), timezone.now())
    except reports.Wrong as wrong:
        return again(400, Answer(reasons=wrong.reasons))
    except senders.TooMany as too_many:
        response = again(429, Answer(refused=str(too_many)))
        response["Retry-After"] = str(int(too_many.wait.total_seconds()) + 1)
        return response
    except Refused:
        words = _("Your report could not be stored. It is still here: send it again in a minute.")
        return again(503, Answer(refused=words))
    return _thanked(visit)


def _row(kind: str, key: str, version: str, shown: int) -> Row:
    """The version that the reader saw: the one that the form named, where it is or was public, else ``shown``."""
    model = MODELS[kind]
    known = model._default_manager.filter(key=key, published_in__isnull=False)
    named = int(version) if version.isascii() and version.isdigit() and len(version) < 5 else shown
    return known.filter(version=named).first() or known.get(version=shown)


def _check_request(request: HttpRequest) -> None:
    """Raises ``Impossible`` for a request that no form of this site sends."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > LARGEST:
        raise Impossible(
            413,
            _("This is too much to read"),
            _("What was sent is larger than the longest report."),
            _("Send at most 2,000 characters, and the address of a source instead of its text."),
        )
    if not is_our_form(request):
        raise Impossible(
            403,
            _("Nothing was sent"),
            _("Your browser does not say that this came from a form of this site, so it was not taken."),
            _(
                "Go back: what you typed is still there. Open this site in a window that tells it where a form comes"
                " from, without an extension that hides it, or write to %(contact)s."
            )
            % {"contact": settings.CONTACT_EMAIL},
            [(_("The form"), request.path)],
        )


def _thanked(visit: Visit) -> HttpResponse:
    """The way to the thanks; 303, so that loading the page again sends nothing again."""
    return HttpResponse(status=303, headers=NEVER_KEPT | {"Location": visit.reading.plain("report-thanks")})
