"""The chart that a reader chose in the builder: what it is called, how it is drawn as a file, what is copied of it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from stances.charts import map as alliance_map
from stances.charts.timeline import told
from stances.record.record import Record

from . import files, moves, share_codes, through_time, titles
from .asking import WIDEST
from .charted import Charted, alliance_question, file_uses
from .embed_heights import WIDTH, height_of
from .oembed_addresses import Embedded
from .parts import StatementView
from .reading import Reading
from .share_address import embedded, is_plain, member_of, two
from .share_codes import Frame, Picture
from .share_tabs import Made
from .share_types import File
from .statement import statement_page
from .two_days import headline
from .words import day_words

OF_MAP = ("map", "vs")
"""The kinds that show the map, whose source is named."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """``title`` is what the chart finds, ``question`` what it is called where its finding may change. ``draw`` makes
    its file, null where it has none; ``said`` is the quote, where it is one; ``rows`` as in ``Charted``."""

    title: str
    question: str
    draw: Callable[[], str] | None = None
    said: StatementView | None = None
    rows: float = 1


def made(record: Record, reading: Reading, keep: str, language: str, site: str) -> Made:
    """What the choices make, in the language that is spoken now: ``language``. Raises ``Impossible``."""
    found = embedded(record, reading, keep, language)
    fixed = embedded(record, dataclasses.replace(reading, on=reading.day), "pinned", language)
    chosen = _chosen(record, reading)
    name = chosen.title if keep == "pinned" else chosen.question
    width = reading.width or WIDTH
    figure, markdown, pictures = _copied(record, reading, chosen, fixed, site)
    frame = Frame(site + found.address, name, width, height_of(found.kind, width, chosen.rows, chosen.said))
    return Made(
        address=found.address,
        name=name,
        page=found.page,
        link=site + (found.page if is_plain(found) else found.address),
        frame=share_codes.frame(frame),
        scripted=share_codes.with_script(frame, site),
        figure=figure,
        markdown=markdown,
        files=pictures,
        said=chosen.said,
        rows=chosen.rows,
    )


def _chosen(record: Record, reading: Reading) -> Chosen:
    if chart := _through_time(record, reading):
        drawn = None if chart.empty else lambda: files.through_time_file(chart, record, reading)
        return Chosen(chart.title, chart.question, drawn, rows=chart.rows)
    if reading.chart == "statement":
        page = statement_page(record, reading, reading.of_statement or "")
        title = titles.of_statement(page).title
        return Chosen(title, title, said=page.statement)
    if reading.chart == "vs":
        first, last = two(reading)
        words = {"first": day_words(first), "last": day_words(last)}
        question = _("NATO’s members on Ukraine’s accession, %(first)s and %(last)s") % words
        title = headline(moves.compare(record, first, last), first, last)
        return Chosen(title, question, lambda: files.two_days_file(record, reading, first))
    return Chosen(
        titles.of_alliance(record, reading).title,
        alliance_question(reading),
        lambda: files.alliance_file(reading.chart, record, reading),
    )


def _through_time(record: Record, reading: Reading) -> Charted | None:
    """The chart through time; none where the reader chose another. Raises ``Impossible``."""
    parts: dict[str, dict[str, str]] = {"official": {"key": reading.official or ""}}
    if reading.chart == "member":
        parts["member"] = {"slug": member_of(record, reading).slug}
    if reading.chart == "strip":
        return through_time.strip(record, reading)
    if reading.chart == "tally":
        return through_time.tally(record, reading)
    chart = through_time.CHARTS.get(reading.chart)
    return chart(record, reading, **parts.get(reading.chart, {})) if chart else None


def _copied(
    record: Record, reading: Reading, chosen: Chosen, fixed: Embedded, site: str
) -> tuple[str, str, tuple[File, ...]]:
    """The figure and the Markdown, which never change, and the files; empty where there is nothing to draw."""
    credit, page = _("Edition %(number)d") % {"number": record.edition.number}, site + fixed.page
    if chosen.said:
        quoted = share_codes.quote(chosen.said, page, credit)
        return quoted, share_codes.quote_in_markdown(chosen.said, page, credit), ()
    if chosen.draw is None:
        return "", "", ()
    drawn = chosen.draw()
    if reading.chart in OF_MAP:
        credit += f", {_('Map: %(credit)s') % {'credit': alliance_map.CREDIT}}"
    width = reading.width or WIDTH
    twice = min(2 * width, WIDEST)
    svg, png = (_file(form, fixed, reading) for form in ("svg", "png"))
    once, double = f"{png}&width={width}", f"{png}&width={twice}"
    picture = Picture(
        png=site + once,
        png_twice=site + double,
        width=width,
        height=round(width * _height_by_width(drawn)),
        title=chosen.title,
        alt=f"{chosen.title}. {told(drawn)}".strip(),
        page=page,
        credit=credit,
    )
    linked = (File(f"PNG, {width}", once), File(f"PNG, {twice}", double), File("SVG", svg))
    return share_codes.figure(picture), share_codes.markdown(picture), linked


def _file(form: str, fixed: Embedded, reading: Reading) -> str:
    """The address of the chart as a file, in the embed's language and colours; the light ones where it has both."""
    uses = ("edition", "lang", *file_uses(fixed.kind))
    asked = {name: value for name, value in fixed.parameters.items() if name in uses}
    if reading.colours == "dark":
        asked["theme"] = "dark"
    return reverse(f"{fixed.kind}-{form}", kwargs=fixed.parts) + f"?{urlencode(asked)}"


def _height_by_width(svg: str) -> float:
    across, down = re.findall(r'\b(?:width|height)="([\d.]+)"', svg.partition(">")[0])
    return float(down) / float(across)
