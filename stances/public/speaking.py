"""In which language a request is answered: in that of its address, and of nothing else (DESIGN §7)."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from stances.pages import languages


class LanguageOfTheAddress:
    """Stands in ``MIDDLEWARE`` where Django's ``LocaleMiddleware`` would.

    That one asks the browser where an address says nothing, redirects, and makes every answer vary on
    ``Accept-Language``: an edge cache would keep a page once for each of a thousand headers. Here a page is what its
    address says. Afterwards the thread speaks as before, for it serves other requests and does other work.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = languages.of_path(request.path_info)
        with override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
