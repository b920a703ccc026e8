"""Problems as a program is told them: what would work is an address of the API, and not the page that a reader gets."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve, reverse

from stances.pages.problem import ECHO_LIMIT, Impossible, echo
from stances.pages.programs import told

LISTS = ("members", "assessments", "shifts", "statements", "officials", "milestones", "editions", "corrections")
"""The addresses below the API's own that are found by their names alone, besides the positions."""

ONE = {"member": "members", "statement": "statements", "official": "officials", "event": "milestones",
       "edition": "editions"}  # fmt: skip
"""From the name of a page of one thing to the list that has it here."""

MANY = {"members": "members", "officials": "officials", "events": "milestones"}
"""From the name of a page to the list here; pages of searched rows stand for the list that was asked."""


def for_program(problem: Impossible, path: str, taken: Collection[str] = ()) -> Impossible:
    """The same with whole addresses of the API for its suggestions, that of the list which ``path`` is of the last.

    ``path`` is the address that was asked, which takes the parameters ``taken``.
    """
    found = [_of_page(href, path, taken) for _label, href in problem.suggestions]
    ways_on = [*found, *([reverse("api:api-root")] if problem.status == 503 else [_list_of(path)])]
    whole = [("", settings.SITE_URL + way) for way in dict.fromkeys(ways_on)]
    return Impossible(
        problem.status, problem.heading, problem.what, problem.advice, whole, to_programs=problem.to_programs
    )


def nowhere(request: HttpRequest) -> HttpResponse:
    """To an address below the API's that it does not have: 404, with those that may be meant."""
    path = request.path
    root = reverse("api:api-root")
    asked = path.removeprefix(root).split("/")[0]
    names = [*LISTS, "positions", "docs", "openapi.json"]
    meant = [root + name for name in get_close_matches(asked[:ECHO_LIMIT], names, n=1)]
    if _is_there(path.rstrip("/")):
        meant = [path.rstrip("/"), *meant]
    problem = Impossible(
        404,
        "There is no such address",
        f"The API has no address {echo(path)}.",
        "Did you mean one of these?" if meant else f"{root} has a list of all addresses.",
        [("", settings.SITE_URL + href) for href in dict.fromkeys([*meant, root])],
    )
    answer = told(problem)
    return HttpResponse(answer.body, status=answer.status, headers=answer.headers)


def _of_page(href: str, path: str, taken: Collection[str]) -> str:
    """The API's address of what the page at ``href`` shows."""
    page, mark, query = href.partition("?")
    try:
        found = resolve(page)
    except Resolver404:
        return href
    root, name, parts = reverse("api:api-root"), found.url_name, [str(part) for part in found.kwargs.values()]
    if name == "on":
        return (path if "on" in taken and _list_of(path) == path else f"{root}positions") + f"?on={parts[0]}"
    if name == "home":
        return f"{root}positions{mark}{query}"
    if name in ("statements", "changes"):
        return f"{_list_of(path)}{mark}{query}"
    if name in ONE:
        end = "/history" if path.endswith("/history") else ""
        return f"{root}{ONE[name]}/{parts[0]}{end}{mark}{query}"
    return f"{root}{MANY[name]}{mark}{query}" if name in MANY else href


def _list_of(path: str) -> str:
    """The list that an address is of, the address itself where it has no key in it."""
    root = reverse("api:api-root")
    return root + path.removeprefix(root).split("/")[0]


def _is_there(path: str) -> bool:
    try:
        found = resolve(path)
    except Resolver404:
        return False
    return found.func is not nowhere
