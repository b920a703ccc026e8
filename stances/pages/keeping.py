"""Answers that are kept: a page is made once for an edition, a day and an address, and asked for again by its tag.

DESIGN §7. It knows no request: the caller passes what the reader already has and accepts, and gets status, headers
and body.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from django.utils.http import parse_etags

from . import kept

LIVE = "public, max-age=30, stale-while-revalidate=30, stale-if-error=86400"
"""How long an answer that follows the record may be reused, everywhere between us and the reader."""

FOREVER = "public, max-age=31536000, immutable"
"""For chart files and data of which both the edition and the day are named."""

FRESHNESS_HEADER = "Open-Door-Cache"
"""Says where an answer came from: ``hit`` (kept), ``miss`` (made now), ``unkept`` (made now, and the cache failed to
keep it) or ``not-modified`` (nothing was made)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which answer is asked for: all that it depends on. ``address`` is canonical, ``edition`` an edition's tag."""

    release: str
    edition: str
    today: str
    address: str
    theme: str

    @property
    def tag(self) -> str:
        """The ETag: weak, because the same answer may go out compressed."""
        text = "\n".join((self.release, self.edition, self.today, self.address, self.theme))
        return f'W/"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


@dataclass(frozen=True, slots=True)
class Reader:
    """What the reader has (``If-None-Match``) and can read (``Accept-Encoding``), as sent; or wants headers alone."""

    has: str = ""
    accepts: str = ""
    head_only: bool = False

    @property
    def reads_gzip(self) -> bool:
        """Whether gzip was named, or everything was, and not refused with ``q=0`` (RFC 9110, 12.5.3)."""
        weights = {}
        for offer in self.accepts.lower().split(","):
            coding, *parameters = (part.strip() for part in offer.split(";"))
            weights[coding] = not any(re.fullmatch(r"q\s*=\s*0(\.0{0,3})?", p) for p in parameters)
        return weights.get("gzip", weights.get("x-gzip", weights.get("*", False)))

    @property
    def has_any(self) -> bool:
        """The reader has some version (``*``): that is enough only where the page exists."""
        return parse_etags(self.has) == ["*"]

    def holds(self, tag: str) -> bool:
        return any(known.removeprefix("W/") == tag.removeprefix("W/") for known in parse_etags(self.has))


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer as plain values."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


def answer(wanted: Wanted, reader: Reader, make: Callable[[], str], content_type: str, policy: str = LIVE) -> Answer:
    """The kept answer, or one made now; 304 with nothing made where the reader has it. Raises what ``make`` raises."""
    headers = {
        "Content-Type": content_type,  # on a 304 too, or caches would take the default for the page's own
        "ETag": wanted.tag,
        "Cache-Control": policy,
        "Vary": "Accept-Encoding",
    }
    if reader.holds(wanted.tag):
        return Answer(304, headers=headers | {FRESHNESS_HEADER: "not-modified"})
    key = f"answer:{wanted.tag[3:-1]}"
    packed = kept.find(key)
    headers[FRESHNESS_HEADER] = "hit"
    if packed is None:
        body = make().encode()
        packed = body, gzip.compress(body, compresslevel=6, mtime=0)
        headers[FRESHNESS_HEADER] = "miss" if kept.put(key, packed) else "unkept"
    if reader.has_any:
        return Answer(304, headers=headers)
    body = packed[0]
    if reader.reads_gzip:
        body, headers["Content-Encoding"] = packed[1], "gzip"
    headers["Content-Length"] = str(len(body))
    return Answer(200, b"" if reader.head_only else body, headers)
