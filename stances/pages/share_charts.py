"""The chart that a reader chose in the builder: which embed shows it, what it is called, how it is drawn as a file."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from stances.charts import map as alliance_map
from stances.charts.timeline import told
from stances.record.record import Record
from stances.record.types import Member

from . import embeds, files, languages, moves, problem, share_codes, titles
from .asking import WIDEST
from .embed_heights import WIDTH, height_of
from .oembed_addresses import Embedded, of_page
from .reading import Reading
from .share_codes import Frame, Picture
from .share_tabs import Made
from .share_types import File
from .statement import statement_page
from .two_days import headline
from .words import day_words


def made(record: Record, reading: Reading, keep: str, language: str, site: str) -> Made:
    """What the choices make, in the language that is spoken now: ``language``. Raises ``Impossible``."""
    found = embedded(record, reading, keep, language)
    fixed = embedded(record, dataclasses.replace(reading, on=reading.day), "pinned", language)
    title = _title(record, reading)
    name = title if keep == "pinned" or reading.chart == "statement" else _question(record, reading)
    width = reading.width or WIDTH
    credit = _("Edition %(number)d") % {"number": record.edition.number}
    page = site + fixed.page
    said, pictures = None, tuple[File, ...]()
    if reading.chart == "statement":
        said = statement_page(record, reading, reading.of_statement or "").statement
        figure = share_codes.quote(said, page, credit)
        markdown = share_codes.quote_in_markdown(said, page, credit)
    elif not files.is_drawn(reading.chart, record, reading.day):
        figure = markdown = ""
    else:
        picture, pictures = _picture(record, reading, fixed, site)
        credit += (
            f", {_('Map: %(credit)s') % {'credit': alliance_map.CREDIT}}" if reading.chart in ("map", "vs") else ""
        )
        alt = f"{title}. {picture.alt}".strip()
        picture = dataclasses.replace(picture, title=title, alt=alt, page=page, credit=credit)
        figure, markdown = share_codes.figure(picture), share_codes.markdown(picture)
    frame = Frame(site + found.address, name, width, height_of(found.kind, width, rows(record, reading), said))
    return Made(
        address=found.address,
        name=name,
        page=found.page,
        link=site + (found.page if _is_plain(found) else found.address),
        frame=share_codes.frame(frame),
        scripted=share_codes.with_script(frame, site),
        figure=figure,
        markdown=markdown,
        files=pictures,
        said=said,
    )


def rows(record: Record, reading: Reading) -> float:
    """The share of the strip's members that are chosen."""
    return len(reading.compared) / len(record.members_on(reading.day)) if reading.compared else 1


def two(reading: Reading) -> tuple[dt.date, dt.date]:
    """The days side by side, the earlier first. Raises ``Impossible`` where they are one."""
    return embeds.days_of((reading.since or reading.day).isoformat(), reading.day.isoformat(), reading)


def embedded(record: Record, reading: Reading, keep: str, language: str) -> Embedded:
    """The embed with its page, in the language of its words."""
    chart, site = reading.chart, Reading(path="", today=reading.today, on=reading.on)
    if keep == "pinned":
        site = dataclasses.replace(site, edition=record.edition.number)
    parts: dict[str, str] = {}
    chosen: dict[str, object] = {"on": reading.on, "edition": site.edition}
    if chart == "member":
        parts = {"slug": _member(record, reading).slug}
        page = site.member(parts["slug"])
    elif chart == "vs":
        first, last = two(reading)
        parts, page = {"day": first.isoformat(), "other": last.isoformat()}, site.days(first, last)
        chosen["on"] = None
    elif chart == "statement":
        parts, page = {"key": reading.of_statement or ""}, site.statement(reading.of_statement or "")
        chosen["on"] = None
    else:
        if chart != "tally" and reading.since and reading.since > reading.day:
            raise problem.days_turned_round(reading.since, reading.day)
        page = site.seen_as(chart) if chart in ("tiles", "strip") else site.alliance()
        chosen["since"] = reading.since if chart != "tally" else None
        chosen["members"] = ",".join(reading.compared) if chart == "strip" else None
    chosen |= {
        "lang": None if language == languages.codes()[0] else language,
        "theme": None if reading.colours == "light" else reading.colours,
        "title": None if reading.titled else 0,
    }
    parameters = {name: str(value) for name, value in chosen.items() if value not in (None, "")}
    return Embedded(chart, parts, parameters, languages.in_language(page, language))


def _is_plain(found: Embedded) -> bool:
    """Whether oEmbed answers with this very embed for the page."""
    own = of_page(found.page, "")
    return own is not None and (own.kind, own.parts, own.parameters) == (found.kind, found.parts, found.parameters)


def _member(record: Record, reading: Reading) -> Member:
    return record.member((reading.of_member or "").upper())


def _title(record: Record, reading: Reading) -> str:
    """What the chart finds."""
    if reading.chart == "member":
        return embeds.member_title(record, reading, _member(record, reading))
    if reading.chart == "vs":
        first, last = two(reading)
        return headline(moves.compare(record, first, last), first, last)
    if reading.chart == "statement":
        return titles.of_statement(statement_page(record, reading, reading.of_statement or "")).title
    return titles.of_alliance(record, reading).title


def _question(record: Record, reading: Reading) -> str:
    """What a frame is called whose finding may change: the question that it answers."""
    if reading.chart == "member":
        words = {"member": _member(record, reading).name}
        return _("%(member)s on Ukraine’s accession to NATO, through time") % words
    if reading.chart == "vs":
        first, last = two(reading)
        words = {"first": day_words(first), "last": day_words(last)}
        return _("NATO’s members on Ukraine’s accession, %(first)s and %(last)s") % words
    if reading.on:
        return _("NATO’s members on Ukraine’s accession, %(day)s") % {"day": day_words(reading.day)}
    return _("NATO’s members on Ukraine’s accession")


def _picture(record: Record, reading: Reading, fixed: Embedded, site: str) -> tuple[Picture, tuple[File, ...]]:
    """The chart as a picture that never changes, and its files: at the width that was chosen, and at twice that."""
    width = reading.width or WIDTH
    twice = min(2 * width, WIDEST)
    svg, png = (_file(form, fixed, reading) for form in ("svg", "png"))
    once, double = f"{png}&width={width}", f"{png}&width={twice}"
    file = _drawn(record, dataclasses.replace(reading, on=reading.day))
    height = round(width * _height_by_width(file))
    picture = Picture(site + once, site + double, width, height, title="", alt=told(file), page="", credit="")
    return picture, (File(f"PNG, {width}", once), File(f"PNG, {twice}", double), File("SVG", svg))


def _file(form: str, fixed: Embedded, reading: Reading) -> str:
    """The address of the chart as a file, in the embed's language and colours; the light ones where it has both."""
    asked = {name: value for name, value in fixed.parameters.items() if name in ("on", "edition", "lang", "members")}
    if reading.colours == "dark":
        asked["theme"] = "dark"
    return reverse(f"{fixed.kind}-{form}", kwargs=fixed.parts) + f"?{urlencode(asked)}"


def _drawn(record: Record, reading: Reading) -> str:
    """The chart as SVG."""
    if reading.chart == "member":
        return files.member_file(record, reading, _member(record, reading).slug)
    if reading.chart == "vs":
        return files.two_days_file(record, reading, two(reading)[0])
    return files.alliance_file(reading.chart, record, reading)


def _height_by_width(svg: str) -> float:
    across, down = re.findall(r'\b(?:width|height)="([\d.]+)"', svg.partition(">")[0])
    return float(down) / float(across)
