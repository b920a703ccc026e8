"""oEmbed 1.0 (https://oembed.com): from a page's address to the frame that shows it elsewhere."""

from __future__ import annotations

import json
from xml.etree import ElementTree

from django.utils.html import format_html

from stances.codebook import RECORD_STARTS
from stances.record.record import Record

from . import embeds, pairs, through_time
from .embed_heights import WIDTH, height_of
from .embed_types import EmbedPage
from .events import find_event
from .milestones import last_day
from .oembed_addresses import SANDBOX, Embedded
from .reading import Reading

FORMATS = ("json", "xml")

AGE = 3600
"""Seconds for which an answer may be kept by who asked."""


def answer(found: Embedded, page: EmbedPage, site: str, form: str, most: tuple[int | None, int | None]) -> str:
    """The answer in ``json`` or ``xml``; ``most`` is the greatest width and height, null for any."""
    width = min(WIDTH, most[0] or WIDTH)
    needed = height_of(found.kind, width, page.rows, page.statement)
    height = min(needed, most[1] or needed)
    said = {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Open Door",
        "provider_url": f"{site}/",
        "title": page.title,
        "width": width,
        "height": height,
        "cache_age": AGE,
        "html": frame(found, page.title, site, width, height),
    }
    return json.dumps(said, ensure_ascii=False) if form == "json" else _xml(said)


def frame(found: Embedded, title: str, site: str, width: int, height: int) -> str:
    """A link for who shows no frames, and the frame: no script.

    ``frameborder`` is out of date, and the only word against a border that WordPress keeps.
    """
    return format_html(
        '<blockquote><a href="{}">{}</a></blockquote><iframe src="{}" width="{}" height="{}" title="{}" frameborder="0"'
        ' sandbox="{}" loading="lazy"></iframe>',
        site + found.page,
        title,
        site + found.address,
        width,
        height,
        title,
        SANDBOX,
    )


def of_event(found: Embedded, record: Record, reading: Reading) -> Embedded | None:
    """The map of the event's last day, or of the reader's if that is before it; none where its page has none.

    Raises ``Impossible`` for no event.
    """
    event = find_event(record, found.parts["event"])
    if not RECORD_STARTS <= event.date <= reading.day:
        return None
    day = min(last_day(event), reading.day)
    return Embedded("map", {}, {**found.parameters, "on": day.isoformat()}, found.page)


def page_of(found: Embedded, asked: Record, reading: Reading) -> EmbedPage:
    """What the embed shows of the record that is ``asked``. Raises ``Impossible``."""
    if found.kind in through_time.CHARTS:
        chart = through_time.CHARTS[found.kind](asked, reading, **found.parts)
        return embeds.through_time_embed(found.kind, chart, asked, asked, reading)
    if found.kind == "statement":
        return embeds.statement_embed(asked, asked, reading, found.parts["key"])
    if found.kind == "vs":
        first, last = pairs.of_address(found.parts["day"], found.parts["other"], reading)
        return embeds.two_days_embed(asked, asked, reading.read_on(max(first, last)), min(first, last))
    return embeds.alliance_embed(found.kind, asked, asked, reading)


def _xml(said: dict[str, object]) -> str:
    root = ElementTree.Element("oembed")
    for name, value in said.items():
        ElementTree.SubElement(root, name).text = str(value)
    return '<?xml version="1.0" encoding="utf-8" standalone="yes"?>' + ElementTree.tostring(root, encoding="unicode")
