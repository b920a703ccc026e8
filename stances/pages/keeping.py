"""Answers that are kept: a page is made once for an edition, a day and an address, and asked for again by its tag.

DESIGN §7. It knows no request: the caller passes what the reader already has and accepts, and gets status, headers
and body.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import brotli
from django.utils.http import parse_etags

from . import kept

LIVE = "public, max-age=30, stale-while-revalidate=30, stale-if-error=86400"
"""How long an answer that follows the record may be reused, everywhere between us and the reader."""

FOREVER = "public, max-age=31536000, immutable"
"""For chart files and data of which both the edition and the day are named."""

FRESHNESS_HEADER = "Open-Door-Cache"
"""Says where an answer came from: ``hit`` (kept), ``miss`` (made now), ``unkept`` (made now, and not kept:
the cache failed, or it is not worth it) or ``not-modified`` (nothing was made)."""

BROTLI = 5
"""How hard brotli tries, of 11: smaller than gzip in the same time, for a reader may be waiting."""


LARGE = 1_000_000
"""Bytes of a text from which on it is kept compressed alone: as it is, a few would drive all pages out."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which answer is asked for: all that it depends on. ``address`` is canonical, ``edition`` an edition's tag.

    ``site`` is the origin that absolute addresses in it begin with; ``besides`` marks what is shown of no edition.
    ``kept`` is False for what hardly anybody asks for again, like the words somebody typed: there is no end of them,
    and they would drive the other pages out.
    """

    release: str
    site: str
    edition: str
    today: str
    address: str
    theme: str
    besides: str = ""
    kept: bool = True

    @property
    def tag(self) -> str:
        """The ETag: weak, because the same answer may go out compressed."""
        parts = (self.release, self.site, self.edition, self.today, self.address, self.theme, self.besides)
        text = "\n".join(parts)
        return f'W/"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


@dataclass(frozen=True, slots=True)
class Reader:
    """What the reader has (``If-None-Match``) and can read (``Accept-Encoding``), as sent; or wants headers alone."""

    has: str = ""
    accepts: str = ""
    head_only: bool = False

    @classmethod
    def of(cls, method: str | None, headers: Mapping[str, str]) -> Reader:
        """Who asks with that method and those headers."""
        return cls(headers.get("If-None-Match", ""), headers.get("Accept-Encoding", ""), method == "HEAD")

    def best(self, codings: Iterable[str]) -> str:
        """Of the ``codings``, which come in our order of preference, the one that suits the reader best.

        Empty for none: then the answer goes out as it is (RFC 9110, 12.5.3). A coding may go out where it was named, or
        everything was, and not refused with ``q=0``; where the reader has no preference of its own, ours decides.
        """
        weights = {}
        for offer in self.accepts.lower().split(","):
            coding, *parameters = (part.strip() for part in offer.split(";"))
            weights[coding.removeprefix("x-")] = min((_weight(p) for p in parameters), default=1.0)
        offered = {coding: weights.get(coding, weights.get("*", 0.0)) for coding in codings}
        offered[""] = weights.get("identity", 0.0)
        return max(offered, key=offered.__getitem__) if any(offered.values()) else ""

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


Body = str | bytes
"""What is made: text, or a picture that is compressed already."""


def answer(wanted: Wanted, reader: Reader, make: Callable[[], Body], content_type: str, policy: str = LIVE) -> Answer:
    """The kept answer, or one made now; 304 with nothing made where the reader has it. Raises what ``make`` raises.

    Text goes out in brotli, in gzip or as it is, whichever the reader takes first; a picture always as it is.
    """
    headers = {
        "Content-Type": content_type,  # on a 304 too, or caches would take the default for the page's own
        "ETag": wanted.tag,
        "Cache-Control": policy,
        "Vary": "Accept-Encoding",
    }
    if reader.holds(wanted.tag):
        return Answer(304, headers=headers | {FRESHNESS_HEADER: "not-modified"})
    key = f"answer:{wanted.tag[3:-1]}"
    packed = kept.find(key) if wanted.kept else None
    headers[FRESHNESS_HEADER] = "hit"
    if packed is None:
        packed = _pack(make())
        headers[FRESHNESS_HEADER] = "miss" if wanted.kept and kept.put(key, packed) else "unkept"
    if reader.has_any:
        return Answer(304, headers=headers)
    coding = reader.best(coding for coding in packed if coding)
    if coding:
        headers["Content-Encoding"] = coding
    body = packed[coding] if coding in packed else gzip.decompress(packed["gzip"])
    headers["Content-Length"] = str(len(body))
    return Answer(200, b"" if reader.head_only else body, headers)


def _pack(made: Body) -> kept.Packed:
    """The forms in which it may go out, the smallest first; of a large text the compressed ones alone."""
    if isinstance(made, bytes):
        return {"": made}
    body = made.encode()
    packed = {
        "br": brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI),
        "gzip": gzip.compress(body, compresslevel=6, mtime=0),
    }
    return packed if len(body) > LARGE else packed | {"": body}


def _weight(parameter: str) -> float:
    """The weight in a parameter like ``q=0.5``; 1 where it is something else."""
    found = re.fullmatch(r"q\s*=\s*([01](?:\.\d{0,3})?)", parameter)
    return float(found[1]) if found else 1.0
