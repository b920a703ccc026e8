"""What schema.org, and the search engines that read it, ask of the things our pages are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

REQUIRED = {
    "Dataset": {"name", "description", "license", "version", "dateModified", "temporalCoverage", "creator", "url"},
    "Quotation": {"text", "inLanguage"},
    "CreativeWork": {"abstract", "dateCreated", "citation"},
    "GovernmentOrganization": {"name", "url", "areaServed", "memberOf"},
    "Person": {"name"},
    "Event": {"name", "startDate"},
    "Country": {"name"},
    "Organization": {"name"},
    "Place": {"name"},
    "DataDownload": {"contentUrl", "encodingFormat"},
    "EmployeeRole": {"roleName"},
}
"""By type: what must be said of it."""

ADDRESSES = {"url", "@id", "license", "contentUrl", "sameAs", "citation", "isBasedOn", "@context"}
DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?)?)?"
DATES = {"dateModified", "dateCreated", "startDate", "endDate"}


def mistakes(block: dict[str, Any]) -> list[str]:
    """What is wrong with a block of JSON-LD: a key that is missing, a value that is empty, relative or no date."""
    found = list(_mistakes(block))
    return found if block.get("@context") == "https://schema.org" else [*found, "no context"]


def _mistakes(thing: dict[str, Any]) -> Iterator[str]:
    kind = thing.get("@type", "")
    yield from (f"{kind} without {name}" for name in REQUIRED.get(kind, {f"a known type {kind}"}) - thing.keys())
    for name, value in thing.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from _mistakes(one)
            elif one in ("", None):
                yield f"{kind}.{name} is empty"
            elif name in ADDRESSES and not re.match(r"https?://[^/\s]+", one):
                yield f"{kind}.{name} is no absolute address: {one}"
            elif name in DATES and not re.fullmatch(DAY, one):
                yield f"{kind}.{name} is no date: {one}"
    if kind == "Dataset" and not 50 <= len(thing.get("description", "")) <= 5000:
        yield "a description of 50 to 5,000 signs is asked of a dataset"
    if kind == "Dataset" and not re.fullmatch(rf"{DAY}/{DAY}", thing.get("temporalCoverage", "")):
        yield "Dataset.temporalCoverage is no span of time"
