"""Addresses of pages: the one form in which a source's is stored, and when two of them name the same page.

``canonical`` gives an address that still opens the page: without what was added to follow a reader, and without the
variants for telephones. ``same_page`` goes further, to compare and never to open: two addresses with one answer are
taken for one page.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Iterable
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit, urlunsplit

from django.utils.translation import gettext as _

from .refusal import Refused

LONGEST = 1000
"""Characters of an address that are stored, at most."""

TRACKING = {
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid",
    "li_fat_id", "igshid", "igsh", "s_kwcid", "mkt_tok", "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi",
    "hsctatracking", "vero_id", "epik", "rb_clickid", "wt_mc", "xtor", "maca", "traffic_source", "cmpid", "ncid",
    "ocid", "smid", "smtyp", "sr_share", "ref_src", "ref_url", "spm", "share_id", "fb_ref", "fb_source", "guccounter",
    "guce_referrer", "guce_referrer_sig",
}  # fmt: skip
"""Parameters that follow a reader and name no page."""
TRACKING |= {
    "pk_campaign", "pk_kwd", "pk_keyword", "pk_source", "pk_medium", "pk_content", "pk_cid", "pk_cpn",
    "at_medium", "at_campaign", "at_campaign_type", "at_creation", "at_link_id", "at_link_origin", "at_link_type",
    "at_ptr_name", "at_bbc_team", "at_format", "at_variant", "at_network", "at_recipient_id", "at_recipient_list",
    "at_platform", "at_identifier", "at_send_date", "at_term", "at_general_placement", "at_channel",
    "ns_campaign", "ns_source", "ns_mchannel", "ns_linkname", "ns_fee",
}  # fmt: skip
TRACKING_FAMILIES = ("utm_", "mtm_", "matomo_", "hsa_", "oly_", "at_custom", "wt.", "amp_", "__twitter")
SHARED_FROM = {"x.com": {"s", "t"}, "twitter.com": {"s", "t"}}
"""By site: short parameters that say there, and only there, from which device and by whom a page was shared."""
AMP_PARAMETERS = {"amp": {"", "1", "true"}, "outputtype": {"amp"}, "output": {"amp"}, "usqp": None}
"""Parameters, with the values (any, where None) that ask for the AMP variant of a page."""

VARIANT_LABELS = {"m", "amp", "mobile"}
SECOND_LEVEL = {"co", "com", "org", "net", "gov", "gob", "ac", "edu", "or", "ne"}
DEFAULT_PORTS = {"http": 80, "https": 443}
AMP_CACHE = re.compile(r"^/(?:[cvia]/)?(s/)?(?P<page>[^/]+\..*)$")
GOOGLE = re.compile(r"^(www\.)?google\.[a-z.]+$")


def canonical(address: str) -> str:
    """The address in the form in which it is stored. Canonical addresses stay as they are.

    Raises ``Refused`` where it names no page on the public web.
    """
    parts = _unwrapped(_parsed(address))
    host = _without_variant(_host(parts))
    port = _port(parts)
    netloc = host if port in (None, DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    made = urlunsplit((parts.scheme, netloc, _path(parts.path), _query(parts.query, host), fragment))
    if len(made) > LONGEST:
        raise Refused(_("This address has more than %(n)d characters. Look for a shorter one.") % {"n": LONGEST})
    return made


def same_page(address: str) -> str:
    """What addresses of one page share: no scheme, no www, no last slash, encoding resolved, parameters sorted.

    Raises ``Refused`` as ``canonical`` does.
    """
    parts = urlsplit(canonical(address))
    path = unicodedata.normalize("NFC", unquote(parts.path)).rstrip("/")
    query = "&".join(sorted(unquote(pair) for pair in parts.query.split("&") if pair))
    netloc = parts.netloc.removeprefix("www.")
    return f"{netloc}{path}{'?' if query else ''}{query}{'#' if parts.fragment else ''}{parts.fragment}"


def marks(address: str) -> tuple[str, str]:
    """Two strings that stand in every stored address of the same page: its host, and its most telling stretch.

    For a database to look for candidates with; ``same_page`` then decides.
    """
    host, _slash, rest = same_page(address).partition("/")
    host = host.partition("?")[0].partition("#")[0]
    stretches = re.findall(r"[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*", rest or same_page(address).removeprefix(host))
    return host, max(stretches, key=len, default="")


def domains(address: str) -> list[str]:
    """The host of an address and what it belongs to, longest first: ``en.interfax.com.ua``, ``interfax.com.ua`` …"""
    labels = (urlsplit(canonical(address)).hostname or "").removeprefix("www.").split(".")
    return [".".join(labels[n:]) for n in range(len(labels) - 1)]


def day_in(address: str, today: dt.date) -> dt.date | None:
    """The day that many outlets write into their addresses, like ``/2024/05/01/``; none that is still to come."""
    found = re.search(r"[/_-](20\d\d)[/_-]?(\d{1,2})[/_-]?(\d{1,2})(?!\d)", urlsplit(address).path)
    try:
        day = dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
    return day if day and day <= today else None


def _parsed(address: str) -> SplitResult:
    text = address.strip()
    if not text:
        raise Refused(_("Give the address of the page, like https://outlet.example/article."))
    if re.search(r"[\s\x00-\x1f\x7f]", text):
        raise Refused(_("There is a space or a line break in this address. Copy it again, whole."))
    if "://" not in text and not re.match(r"(?i)[a-z][a-z0-9+-]*:(?!\d)", text):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise Refused(_("This is not an address that a browser could open. Copy it again, whole.")) from error
    if parts.scheme not in DEFAULT_PORTS:
        raise Refused(_("Only pages on the web can be cited: the address begins with https:// or http://."))
    if parts.username is not None or parts.password is not None:
        raise Refused(_("This address holds a name or a password. Take away what stands before the @."))
    return parts


def _host(parts: SplitResult) -> str:
    """The host, in small letters and in ASCII. Raises ``Refused`` for one that is not on the public web."""
    host = (parts.hostname or "").rstrip(".")
    try:
        host = host.encode("idna").decode("ascii") if host else ""
    except UnicodeError as error:
        raise Refused(_("“%(host)s” is not the name of a site.") % {"host": host}) from error
    if not re.fullmatch(r"(?=.{4,253}$)([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)+[a-z][a-z0-9-]*", host):
        raise Refused(_("“%(host)s” is not the name of a site on the public web.") % {"host": host or parts.netloc})
    return host


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError as error:
        raise Refused(_("The number after the colon is not a port. Copy the address again, whole.")) from error


def _unwrapped(parts: SplitResult) -> SplitResult:
    """The page behind Google's AMP cache, or behind an address that only forwards; else the same."""
    host = (parts.hostname or "").lower()
    wrapped: str | None = None
    if host.endswith(".cdn.ampproject.org"):
        wrapped = _in_cache(parts.path)
    elif GOOGLE.match(host) and parts.path.startswith("/amp/"):
        wrapped = _in_cache(parts.path.removeprefix("/amp"))
    elif GOOGLE.match(host) and parts.path == "/url":
        asked = parse_qs(parts.query)
        wrapped = next(iter(asked.get("url", []) + asked.get("q", [])), None)
    elif host in {"l.facebook.com", "lm.facebook.com"} and parts.path == "/l.php":
        wrapped = next(iter(parse_qs(parts.query).get("u", [])), None)
    if wrapped is None:
        return parts
    if parts.query and wrapped.partition("://")[2] in parts.path:
        wrapped += f"?{parts.query}"
    return _parsed(wrapped)


def _in_cache(path: str) -> str | None:
    """The page whose copy lies at ``path`` of an AMP cache: ``/c/s/host/page``, s for https."""
    found = AMP_CACHE.match(path)
    return f"{'https' if found[1] else 'http'}://{found['page']}" if found else None


def _without_variant(host: str) -> str:
    """The host without ``m.``, ``amp.`` or ``mobile.``, unless nothing but a suffix would be left."""
    labels = host.split(".")
    keep = [label for n, label in enumerate(labels) if label not in VARIANT_LABELS or n >= len(labels) - 2]
    bare = len(keep) < 2 or (len(keep) == 2 and keep[0] in SECOND_LEVEL)
    return host if bare else ".".join(keep)


def _path(path: str) -> str:
    """The path without its AMP variant: ``/amp`` first, second or last, ``index.amp``, ``-amp.html``, ``.amp``."""
    bare = re.sub(r"/index\.amp/?$", "/", path)
    bare = re.sub(r"[-.]amp(\.html?)$", r"\1", bare)
    bare = re.sub(r"(?<=[^/])\.amp$", "", bare)
    segments = bare.split("/")
    last = len(segments) - (2 if segments[-1] == "" else 1)
    kept = [s for n, s in enumerate(segments) if s.lower() != "amp" or n not in {1, 2, last}]
    bare = "/".join(kept) or "/"
    return bare if bare == path else _path(bare)


def _query(query: str, host: str) -> str:
    """The parameters that name the page, in their order and as they were written."""
    return "&".join(_meaningful(query.split("&"), SHARED_FROM.get(host.removeprefix("www."), set())))


def _meaningful(pairs: Iterable[str], shared: Collection[str]) -> Iterable[str]:
    for pair in pairs:
        pair = re.sub(r"^(amp;)+", "", pair)  # copied out of a page's source
        name, _sign, value = pair.partition("=")
        name = unquote(name).lower()
        wanted = AMP_PARAMETERS.get(name, set())
        is_amp = wanted is None or value.lower() in wanted
        if pair and not (name in TRACKING or name in shared or name.startswith(TRACKING_FAMILIES) or is_amp):
            yield pair
