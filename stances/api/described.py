"""The API itself, and how an address of it is made: described in openapi.json, read only, answered for a visit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import conditional_page
from ninja import NinjaAPI

from stances.pages.data import going
from stances.pages.data.going import Going
from stances.pages.programs import PROBLEM

from .answering import one, read_only_answer, several
from .parameters import EDITION, KEYS, PAGED, Parameter
from .shapes import ProblemOut, page_of


class Described(NinjaAPI):
    """The description says in which format problems come, what a key is, and what is announced as going."""

    def get_openapi_schema(self, *args: Any, **named: Any) -> Any:
        schema = super().get_openapi_schema(*args, **named)
        for name, shape in schema["components"]["schemas"].items():
            for field, described in shape.get("properties", {}).items():
                _announce(described, going.of_field(name, field))
        for path, operations in schema["paths"].items():
            for operation in operations.values():
                _describe(operation, address_of(path))
        return schema


def address_of(path: str) -> str:
    """An address as it is registered and announced, "/positions", from its whole path."""
    return "/" + path.removeprefix(api.get_root_path({}))


def _describe(operation: dict[str, Any], address: str) -> None:
    _announce(operation, going.of_path(address))
    operation["parameters"] = [_parameter(address, described) for described in operation["parameters"]]
    for status, response in operation["responses"].items():
        if int(status) >= 400:
            response["content"] = {PROBLEM: response["content"]["application/json"]}


def _parameter(address: str, described: dict[str, Any]) -> dict[str, Any]:
    """A new one, for many addresses share theirs."""
    whole = described | (KEYS[address] if described["in"] == "path" else {})
    _announce(whole, going.of_parameter(address, whole["name"]))
    return whole


def _announce(described: dict[str, Any], goes: Going | None) -> None:
    """Says of an operation, a parameter or a field that it goes, with the words after its own."""
    if goes:
        described["deprecated"] = True
        described["description"] = " ".join([described.get("description", ""), going.words(goes)]).strip()


api = Described(
    title="Open Door",
    version="1",
    description=(
        "Where every NATO member stands on Ukraine’s accession, on any day, in any edition of the record. "
        "Nothing needs a key; everything may be read from any page. Answers carry an ETag. A list comes in pages: "
        "follow `next` until it is null, and all pages are of one edition. Rows are those of the files below `/data/`. "
        "What cannot be answered is a problem (RFC 9457) that says what would work; so is a parameter that an address "
        "does not take. `since_edition` gives what later "
        "editions published; `/corrections` with the same tells what they took back."
    ),
    urls_namespace="api",
    docs_url="/docs",
    docs_decorator=conditional_page,
)

Handler = Callable[..., Any]

SUMMARIES: dict[str, str] = {}
"""What each address answers, in a line, by address as openapi.json writes it ("/members/{key}")."""


def read(
    path: str, shape: Any, summary: str, asked: tuple[Parameter, ...], answer: Callable[..., HttpResponse]
) -> Callable[[Handler], Handler]:
    """An address that can only be read. The function it is put on gets a visit, and the address's key if it has one."""
    taken = [parameter["name"] for parameter in asked]
    SUMMARIES[path] = summary
    problems = dict.fromkeys((400, 404, 503), ProblemOut)
    shapes = {shape.__name__, *shape.model_json_schema().get("$defs", {})}

    def register(make: Handler) -> Handler:
        def view(request: HttpRequest, *key: str) -> HttpResponse:
            response = answer(request, taken, lambda *visit: make(*visit, *key))
            for header, value in going.headers(going.of_address(path, shapes), settings.SITE_URL).items():
                response.headers[header] = value
            return response

        name = make.__name__
        described: dict[str, Any] = {"operation_id": name, "summary": summary, "description": make.__doc__}
        extra = {"parameters": list(asked)}
        api.api_operation(
            ["GET"], path, response={200: shape, **problems}, url_name=name, openapi_extra=extra, **described
        )(_at(path, view))
        hidden: dict[str, Any] = {"include_in_schema": False}
        api.api_operation(["HEAD"], path, url_name=name, **hidden)(_at(path, view))
        other = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
        api.api_operation(other, path, url_name=name, **hidden)(
            _at(path, lambda request, *key: read_only_answer(request))
        )
        return make

    return register


def _at(path: str, view: Callable[..., HttpResponse]) -> Handler:
    """The view as ninja wants it, which reads from a function's signature what is in the address."""

    def whole(request: HttpRequest) -> HttpResponse:
        return view(request)

    def part(request: HttpRequest, key: str) -> HttpResponse:
        return view(request, key)

    def numbered(request: HttpRequest, number: str) -> HttpResponse:
        return view(request, number)

    return part if "{key}" in path else numbered if "{number}" in path else whole


def listing(path: str, table: str, summary: str, *asked: Parameter) -> Callable[[Handler], Handler]:
    """Rows of a table, in pages."""
    return read(path, page_of(table), summary, (*asked, *PAGED), several)


def single(path: str, shape: Any, summary: str, *asked: Parameter) -> Callable[[Handler], Handler]:
    """One thing."""
    return read(path, shape, summary, (*asked, EDITION), one)
