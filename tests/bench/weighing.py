"""How many bytes the home page takes over the wire: its HTML, and the stylesheets and scripts it loads."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import brotli
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

BUDGET = 60 * 1024
"""Bytes of HTML, CSS and scripts together, compressed: issue "The alliance on real data"."""


def parts() -> dict[str, bytes]:
    """The home page and every stylesheet and script that it names, as they are before compression."""
    html = Client().get("/").content
    found = {"/": html}
    for address in re.findall(rb'<(?:link[^>]+stylesheet[^>]+href|script[^>]+src)="([^"]+)"', html):
        name = address.decode().removeprefix(settings.STATIC_URL)
        file = finders.find(name)
        if not file:
            raise FileNotFoundError(f"The home page names {address.decode()}, which is no static file.")
        found[address.decode()] = Path(file).read_bytes()
    return found


def report() -> bool:
    """Prints a line a part; whether the sum keeps to the budget, with the weaker compression."""
    print("\nThe home page, in bytes")
    print(f"{'':44}{'raw':>10}{'gzip':>10}{'brotli':>10}")
    sums = [0, 0, 0]
    for name, data in parts().items():
        sizes = len(data), len(gzip.compress(data, 6)), len(brotli.compress(data))
        sums = [a + b for a, b in zip(sums, sizes, strict=True)]
        print(f"{name:44}" + "".join(f"{size:10,}" for size in sizes))
    within = sums[1] <= BUDGET
    print(f"{'together':44}" + "".join(f"{size:10,}" for size in sums) + ("" if within else f"  over {BUDGET:,}"))
    return within
