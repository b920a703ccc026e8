"""Sessions, logins, messages, CSRF protection and the history's who for the editors' desk, and for nothing else.

Public pages set no cookie and vary on none (DESIGN §7), so the middleware that would is only asked below ``/admin/``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from pghistory.middleware import HistoryMiddleware

Handler = Callable[[HttpRequest], Any]

DESK = "/admin/"
"""Where the desk is; the cookies' path in the settings is the same."""


class EditorsOnly:
    """Stands in ``MIDDLEWARE`` for the four that Django's admin needs, in the order it needs them.

    A fifth tells the database who is asking, so that the history of what the request changes names them.
    """

    def __init__(self, get_response: Handler) -> None:
        self.for_the_public = get_response
        named = convert_exception_to_response(MessageMiddleware(get_response))
        signed_in = convert_exception_to_response(HistoryMiddleware(named))
        self.csrf = CsrfViewMiddleware(convert_exception_to_response(AuthenticationMiddleware(signed_in)))
        self.for_editors = convert_exception_to_response(SessionMiddleware(convert_exception_to_response(self.csrf)))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chain: Handler = self.for_editors if at_the_desk(request) else self.for_the_public
        return chain(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """The CSRF check, which Django makes once it knows the view."""
        return self.csrf.process_view(request, view, args, kwargs) if at_the_desk(request) else None


def at_the_desk(request: HttpRequest) -> bool:
    return request.path_info.startswith(DESK)
