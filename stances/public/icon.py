"""The icon at the address where browsers look for it unasked."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse

KEPT = "public, max-age=86400"


def favicon(request: HttpRequest) -> HttpResponse:
    """The same icon that the pages name, as PNG: browsers ask here on pages that name none, like the admin's."""
    return HttpResponse(_picture(), content_type="image/png", headers={"Cache-Control": KEPT})


@cache
def _picture() -> bytes:
    path = settings.BASE_DIR / "static" / "img" / "icon-180.png"
    return bytes(path.read_bytes())
