"""What any page in a browser may read: everything but pages of people, and nothing of the desk."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

CLOSED = "/admin/"
"""The desk: what is below it is for who signed in."""

PAGE = "text/html"

FILES = (".json", ".csv", ".zip", ".svg", ".png", ".atom")
"""Ends of addresses at which there is no page: what is wrong with a question, a script may read there too."""


class OpenToAll:
    """Lets scripts of other sites read what is not a page (https://fetch.spec.whatwg.org/#http-cors-protocol): the API,
    the data, charts, feeds, as they are, as 304 and as problems. Nobody is signed in there, so nothing is given away.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_open(request.path, response.headers.get("Content-Type", PAGE)):
            response.headers["Access-Control-Allow-Origin"] = "*"
        return response


def is_open(path: str, content_type: str) -> bool:
    """Whether scripts of any site may read the answer of that type at that address."""
    return not path.startswith(CLOSED) and (not content_type.startswith(PAGE) or path.endswith(FILES))
