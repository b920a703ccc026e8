"""A session that ends while somebody writes does not lose the form.

What was sent without a session is kept on the login page itself, sealed, as a hidden field: nothing is stored here.
After signing in, a page shows it and sends it to where it was going, with a fresh CSRF token. All without JavaScript.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

FIELD = "kept"
SALT = "a form kept while its writer signs in"
HOURS = 12
LIMIT = 1_500_000
"""Characters of a sealed form, at most: below what a request may carry (DATA_UPLOAD_MAX_MEMORY_SIZE)."""

NEVER_KEPT = ("password", "token")
"""Fields with these words in their names: secrets are typed again."""

NOT_WORDS = ("_FORMS", "-id", "written_on", "initial-")


@dataclass(frozen=True)
class Kept:
    """What was sent: the address it was going to, its fields in order, and what could not be kept, in sentences."""

    to: str
    fields: Sequence[tuple[str, str]]
    notes: Sequence[str]

    @cached_property
    def sealed(self) -> str:
        """For the hidden field: signed, so that nobody can have somebody else send what they did not write."""
        return signing.dumps([self.to, self.fields, self.notes], salt=SALT, compress=True)

    @property
    def shown(self) -> list[tuple[str, str]]:
        """The words that somebody wrote, as far as can be told: no buttons, counts or numbers of rows."""
        written = [(name, value) for name, value in self.fields if value.strip() and not value.isdigit()]
        return [(n, v) for n, v in written if n[0] != "_" and not any(word in n for word in NOT_WORDS)]


def is_worth_keeping(request: HttpRequest) -> bool:
    """Whether a page in a browser sent a form that somebody wrote; not a script, and not the button to sign out."""
    if request.method != "POST" or request.path in (reverse("admin:logout"), reverse("admin:login")):
        return False
    by_script = "HX-Request" in request.headers or request.headers.get("Sec-Fetch-Dest", "document") == "empty"
    return not by_script and any(not _is_secret(name) for name in request.POST)


def keep(request: HttpRequest) -> Kept:
    """What was sent, without secrets and files; nothing of it but a sentence where it is too long."""
    fields = [(n, v) for n, values in request.POST.lists() if not _is_secret(n) for v in map(str, values)]
    notes = [
        _("The file “%(name)s” could not be kept: choose it again.") % {"name": file.name}
        for files in request.FILES.lists()
        for file in files[1]
    ]
    if any("password" in name for name in request.POST):
        notes.append(_("Passwords are never kept: type them again."))
    kept = Kept(request.get_full_path(), fields, notes)
    if len(kept.sealed) > LIMIT:
        text = _(
            "The form is too long to be kept. Do not sign in on this page: go back, copy what you wrote, then sign in."
        )
        return Kept(kept.to, [], [text])
    return kept


def kept_in(request: HttpRequest) -> Kept | None:
    """What the login page that was sent had kept; null if nothing, or if it is not ours or too old."""
    try:
        to, fields, notes = signing.loads(request.POST.get(FIELD, ""), salt=SALT, max_age=HOURS * 3600)
    except signing.BadSignature:
        return None
    return Kept(to, [(name, value) for name, value in fields], notes)


def login_page(request: HttpRequest, kept: Kept, context: dict[str, Any]) -> HttpResponse:
    """The login page with the form kept on it."""
    context = context | {
        "title": _("Sign in"),
        "form": AdminAuthenticationForm(request),
        "app_path": reverse("admin:login"),
        "next": kept.to,
        "kept": kept,
        "has_permission": False,
    }
    return _page(request, "admin/login.html", context)


def go_on(request: HttpRequest, kept: Kept, context: dict[str, Any], sentence: str = "") -> HttpResponse:
    """The page after it: what was kept, and a button that sends it where it was going."""
    context = context | {
        "title": _("Go on where you were"),
        "sentence": sentence or _("You are signed in again. Nothing was saved yet: go on, and what you wrote is sent."),
        "kept": kept,
    }
    return _page(request, "admin/go_on.html", context)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Where Django's CSRF check says no (CSRF_FAILURE_VIEW): to a stale page of ours, as after an ended session.

    Signing in, in another window, gives a new token, and makes that of a form already open stale. Only a browser's
    word that the page was ours (``Sec-Fetch-Site``, ``Origin``: no page can set them) opens this way; all else is
    refused.
    """
    from django.contrib.admin import site

    if not (_is_from_here(request) and is_worth_keeping(request)):
        raise PermissionDenied(_("The form did not come from this site, or its page was too old. Open the page again."))
    kept, context = keep(request), site.each_context(request)
    if not site.has_permission(request):
        return login_page(request, kept, context)
    return go_on(request, kept, context, _("You signed in again after this page was opened. Nothing was saved yet."))


def _is_from_here(request: HttpRequest) -> bool:
    if "Sec-Fetch-Site" in request.headers:
        return request.headers["Sec-Fetch-Site"] == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def _is_secret(name: str) -> bool:
    return any(word in name.lower() for word in NEVER_KEPT)


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    answer = TemplateResponse(request, template, context)
    add_never_cache_headers(answer)
    return answer
