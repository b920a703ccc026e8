"""Where a request that wants to write comes from: from a form of this site, and from which address.

Public pages set no cookie, so no token can say that a form is ours (DESIGN §7). The browser says it instead, in headers
that no page can write for itself:

- ``Sec-Fetch-Site``, where it is sent (every browser since 2023), must be ``same-origin``: also ``same-site`` is
  another's page, and ``none`` is no form.
- ``Origin``, where it is sent, must be this site's: the one that was asked, or SITE_URL where a proxy does not pass
  the reader's host on. ``null``, which hides where it comes from, is not.
- Without both, which only browsers do that are older than either, ``Referer`` must be of this site. Where that is kept
  back too, nothing tells our form from another's: refused, in words that say what to do. A forged report would do
  little harm (it costs an editor a minute), but it could make readers send, unknowing, in the name of their address.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

SUBNET = 64
"""Bits of an address of IPv6 that are a household's: it may choose the others as it likes."""


def is_our_form(request: HttpRequest) -> bool:
    """Whether the request was sent by a page of this site, as far as the browser says."""
    headers = request.headers
    site, origin = headers.get("Sec-Fetch-Site"), headers.get("Origin")
    if site is None and origin is None:
        return _origin_of(headers.get("Referer", "")) in _ours(request)
    return site in (None, "same-origin") and (origin is None or origin.lower() in _ours(request))


def _ours(request: HttpRequest) -> set[str]:
    return {f"{request.scheme}://{request.get_host()}".lower(), settings.SITE_URL.lower()}


def _origin_of(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}".lower()


def address_of(request: HttpRequest) -> str:
    """The reader's address, as far as the proxies that we trust (PROXIES) say; of IPv6 the household's part.

    Each proxy adds whom it was asked by at the end of ``X-Forwarded-For``: with two, the second from the end is the
    reader. What stands before that the reader may have made up.
    """
    asked_by = request.META.get("REMOTE_ADDR", "")
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if settings.PROXIES and told:
        asked_by = told[-min(settings.PROXIES, len(told))]
    return _household(asked_by) or _household(request.META.get("REMOTE_ADDR", ""))


def _household(text: str) -> str:
    """An address in one form, without a port; empty where it is none."""
    host = text.partition("]")[0].removeprefix("[") if text.startswith("[") else text
    if host.count(":") == 1:
        host = host.partition(":")[0]
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((address, SUBNET), strict=False))
