"""How many bytes the home page takes over the wire: its HTML, and the stylesheets and scripts that it names."""

from __future__ import annotations

import gzip
import re
import zlib
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import brotli

BUDGET = 60 * 1024
"""Bytes of HTML, CSS and scripts together, compressed: issues "The alliance on real data" and "… through time"."""

ACCEPTED = "gzip, deflate, br"
"""What every browser can read over HTTPS."""

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "deflate": zlib.decompress, "": bytes}
NAMED = rb'<(?:link[^>]+stylesheet[^>]+href|script[^>]+src)="([^"]+)"'


def asked(site: str, path: str) -> tuple[bytes, str]:
    """What the site at that address sends for ``path``, as it is on the wire, and how it is packed ("": it is not)."""
    with closing(HTTPConnection(urlsplit(site).netloc, timeout=60)) as connection:
        connection.request("GET", path, headers={"Accept-Encoding": ACCEPTED})
        answer = connection.getresponse()
        sent = answer.read()
        if answer.status != 200:
            raise FileNotFoundError(f"The home page names {path}: {answer.status}.")
        return sent, answer.headers.get("Content-Encoding", "")


def report(site: str) -> bool:
    """Prints a line a part; whether the sum of what is sent keeps to the budget."""
    print("\nThe home page, in bytes")
    print(f"{'':48}{'raw':>10}{'sent':>10}  packed")
    html, how = asked(site, "/")
    names = [name.decode() for name in re.findall(NAMED, UNPACK[how](html))]
    raw = wire = 0
    for name in ("/", *names):
        sent, how = asked(site, name)
        size = len(UNPACK[how](sent))
        raw, wire = raw + size, wire + len(sent)
        print(f"{name:48}{size:10,}{len(sent):10,}  {how or 'not'}")
    within = wire <= BUDGET
    print(f"{'together':48}{raw:10,}{wire:10,}{'' if within else f'  over {BUDGET:,}'}")
    return within
