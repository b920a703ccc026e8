"""What the public sees when something goes wrong: what, why, and a way on. None of it needs the database."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from stances import codebook
from stances.pages import languages, programs
from stances.pages.asking import THEMES
from stances.pages.embed_types import EmbedProblem
from stances.pages.frame import bare_frame
from stances.pages.problem import Impossible, echo, empty_record, problem_page, read_only
from stances.pages.programs import PASSING
from stances.pages.rendering import render, render_alone

API = "/api/"
"""Below it, errors are for programs."""

EMBED = "/embed/"
"""Below it, errors may stand in a frame."""

LONGEST = 300
"""Characters of a wrong address that are asked again in another language."""


def impossible(request: HttpRequest, problem: Impossible, cache_control: str = PASSING) -> HttpResponse:
    """The page that says what was wrong; for a program that asked the API or for JSON, the same as problem+json."""
    if request.path.startswith(API) or request.path.endswith(".json"):
        told = programs.told(problem)
        return HttpResponse(told.body, status=told.status, headers=told.headers)
    headers = {"Cache-Control": cache_control, "Vary": "Accept-Encoding"}
    page = _embedded(request, problem) if request.path.startswith(EMBED) else _page(request, problem)
    return HttpResponse(page, status=problem.status, headers=headers)


def _page(request: HttpRequest, problem: Impossible) -> str:
    asked = request.get_full_path()
    address = asked if len(asked) <= LONGEST else "/"
    frame = bare_frame(problem.heading, codebook.today(), settings.CONTACT_EMAIL, _theme(request), address)
    return render("problem.html", problem_page(problem), frame)


def _embedded(request: HttpRequest, problem: Impossible) -> str:
    """The same for who framed it: small, with ways that open beside the article, in the light theme of all embeds."""
    page = EmbedProblem(languages.current(), _theme(request, "light"), problem_page(problem))
    return render_alone("embed_problem.html", page)


def _theme(request: HttpRequest, usual: str = "auto") -> str:
    """The theme that was asked for, where the query can be read at all; else the usual one."""
    try:
        theme = request.GET.get("theme", usual)
    except SuspiciousOperation:  # a query too long to read must not break the page that says so
        return usual
    return theme if theme in THEMES else usual


def not_allowed(request: HttpRequest) -> HttpResponse:
    problem = read_only(request.method or "")
    response = impossible(request, problem, "no-store")
    response["Allow"] = "GET, HEAD"
    return response


def no_record(request: HttpRequest) -> HttpResponse:
    response = impossible(request, empty_record(), "no-store")
    response["Retry-After"] = "30"
    return response


def busy(request: HttpRequest) -> HttpResponse:
    """Too many pictures are being drawn: 503, and when to ask again."""
    problem = Impossible(
        503,
        _("Something went wrong here"),
        _("The question may be right: the mistake is ours."),
        _("Ask again in a minute."),
    )
    response = impossible(request, problem, "no-store")
    response["Retry-After"] = "10"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's ``handler400``: a request it refuses to read."""
    problem = Impossible(
        400,
        _("This request cannot be read"),
        _("Something in the address or in the request is malformed, or there is too much of it."),
        _("Start again from a page that works."),
        to_programs="Ask with fewer or shorter parameters: /api/v1/openapi.json says what each address takes.",
    )
    return impossible(request, problem, PASSING if request.method in ("GET", "HEAD") else "no-store")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's ``handler403``."""
    problem = Impossible(
        403,
        _("This page is not open to you"),
        _("You may not see it with the account you are signed in with, or without one."),
        _("Editors sign in at /admin/; everything public is open without an account."),
    )
    return impossible(request, problem, "no-store")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's ``handler404``: an address that leads nowhere."""
    problem = Impossible(
        404,
        _("There is no such page"),
        _("The address %(path)s leads nowhere on this site.") % {"path": echo(request.path)},
        _("Check the address, or go on from one of these pages."),
    )
    return impossible(request, problem)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's ``handler500``: our mistake. Its template stands alone; a program gets problem+json."""
    if request.path.startswith(API):
        problem = Impossible(
            500,
            _("Something went wrong here"),
            _("The question may be right: the mistake is ours."),
            _("Ask again in a minute."),
        )
        return impossible(request, problem, "no-store")
    language = languages.current()
    body = render_to_string("500.html", {"language": language, "home_href": languages.in_language("/", language)})
    return HttpResponse(body, status=500, headers={"Cache-Control": "no-store"})
