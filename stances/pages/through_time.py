"""The charts through time, as embeds and files show them: what each finds, how it is drawn, and the same as a table."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from django.utils.translation import gettext as _

from stances.charts.steps import steps
from stances.charts.strip import Row
from stances.charts.wording import history_words
from stances.codebook import NOT_ASSESSED, STANCES
from stances.record.record import Record
from stances.record.types import Member

from . import compare_choices, drawn, embed_tables, problem, since, titles
from .changes import found_shifts, shifts_finding
from .charted import Charted, alliance_key, alliance_question, dated, hatched, of_site, uncounted
from .compare import TITLED, comparison_finding, told_of
from .embed_types import KeyLine
from .member import find_member
from .naming_members import find
from .official import find_official, on_timeline
from .problem_choices import too_few
from .problem_named import no_timeline
from .reading import Reading
from .shift_choices import chosen as shifts_chosen
from .statements import statement_view
from .strip import rows
from .words import day_words, stance_words


def strip(record: Record, reading: Reading, moved: Collection[str] = ()) -> Charted:
    """All members, or those chosen. ``moved`` are set apart. Raises ``Impossible``."""
    site, codes, words = of_site(reading), codes_chosen(record, reading), titles.of_alliance(record, reading)
    listed = rows(record, dataclasses.replace(reading, today=reading.day))
    shown = [row for row in listed if codes is None or row.member.code in codes]
    title = words.title if codes is None else dated(_of_chosen(record, reading, [row.member for row in shown]), reading)
    return Charted(
        title=title,
        question=alliance_question(reading) if codes is None else _through_time(row.member for row in shown),
        draw=lambda width: drawn.strip_of(record, reading, shown, title, width, moved),
        table=lambda: embed_tables.of_strip(shown, site, reading.day, moved),
        course=since.through(reading.day),
        href=strip_page(record, site, codes or (), reading.sort),
        codes=codes,
        key=alliance_key(record, reading) if codes is None else uncounted(alliance_key(record, reading)),
        summary=words.description if codes is None else _histories(shown, reading),
        note=lambda width: hatched() if _is_hatched(shown, reading) else "",
        empty=_without_time(record, reading),
        rows=len(shown) / len(listed),
    )


def strip_page(record: Record, site: Reading, codes: Sequence[str], sort: str = "") -> str:
    """The page that shows the strip; of a few members, theirs side by side, or the one's own."""
    if len(codes) == 1:
        return site.member(record.member(codes[0].upper()).slug)
    return site.compare(*codes) if 1 < len(codes) <= compare_choices.MOST else site.seen_as("strip", sort)


def _of_chosen(record: Record, reading: Reading, members: Sequence[Member]) -> str:
    """Where each stands; of more than three, how many do not agree to an invitation now."""
    if len(members) <= TITLED:
        return comparison_finding(record, reading, members)
    positions = record.positions(reading.day)
    tally = dict.fromkeys((*STANCES, NOT_ASSESSED), 0) | Counter(positions[one.code].code for one in members)
    return _("Of the members chosen: %(finding)s") % {"finding": titles.finding(tally)}


def _is_hatched(shown: Iterable[Row], reading: Reading) -> bool:
    return any(step.low for row in shown for step in steps(row.member, row.history, reading.day))


def _histories(shown: Iterable[Row], reading: Reading) -> str:
    words = ((row.member.name, steps(row.member, row.history, reading.day)) for row in shown)
    return " ".join(
        _("{member}: {history}").format(member=name, history=history_words(held, reading.day)) for name, held in words
    )


def _through_time(members: Iterable[Member]) -> str:
    """What a chart of some members answers."""
    names = {"member": compare_choices.comparison_words(members)}
    return _("%(member)s on Ukraine’s accession to NATO, through time") % names


def tally(record: Record, reading: Reading) -> Charted:
    """How many held each stance."""
    words, begins = titles.of_alliance(record, reading), record.first_assessed or reading.day
    return Charted(
        title=words.title,
        question=alliance_question(reading),
        draw=lambda width: drawn.tally_of(record, reading, words.title, width),
        table=lambda: embed_tables.of_tally(record.tallies(begins, reading.day), begins, reading.day, reading.day),
        course=since.through(reading.day),
        href=of_site(reading).alliance(),
        summary=words.description,
        empty=_without_time(record, reading),
    )


def _without_time(record: Record, reading: Reading) -> str:
    """The strip and the tally begin after the first assessment."""
    begins = record.first_assessed
    if begins is not None and begins < reading.day:
        return ""
    return _("No assessment has been published yet, so there is no time to show.")


def member(record: Record, reading: Reading, slug: str) -> Charted:
    """A member's timeline. Raises ``Impossible`` for no member, or none on that day."""
    found, site = find_member(record, slug), of_site(reading)
    position = record.position(found.code, reading.day)
    if position is None:
        raise problem.not_yet_a_member(found.name, reading.day, found.acceded)
    title = dated(titles.member_finding(position), reading)
    said = [one for one in record.statements_about(found.code) if one.date <= reading.day]
    return Charted(
        title=title,
        question=_through_time([found]),
        draw=lambda width: drawn.member_of(record, reading, found, said, title, width),
        table=lambda: embed_tables.of_member(record, site, found, said),
        course=since.through(reading.day),
        href=site.member(found.slug),
        codes=(found.code,),
    )


def compare(record: Record, reading: Reading) -> Charted:
    """Two to six members beside each other. Raises ``Impossible``."""
    site = of_site(reading)
    asked = dataclasses.replace(site, compared=reading.compared)
    members = compare_choices.chosen(record, asked)
    if len(members) < 2:
        raise too_few([(_("Choose members to compare"), asked.compare(*reading.compared))])
    title = dated(comparison_finding(record, asked, members), reading)
    told = told_of(record, members)
    codes = tuple(one.code for one in members)
    return Charted(
        title=title,
        question=_through_time(members),
        draw=lambda width: drawn.compare_of(record, reading, told, title, width),
        table=lambda: embed_tables.of_strip(told, site, reading.day),
        course=since.through(reading.day),
        href=asked.compare(*codes),
        codes=codes,
        note=lambda width: drawn.left_out(record, reading, told, width),
        rows=len(members) / compare_choices.MOST,
    )


def changes(record: Record, reading: Reading) -> Charted:
    """The shifts of a stance: all, or those chosen. Raises ``Impossible``."""
    site = dataclasses.replace(of_site(reading), since=reading.since)
    asked = dataclasses.replace(site, of_member=reading.of_member, direction=reading.direction, year=reading.year)
    choice, shifts = found_shifts(record, asked)
    title, ends = shifts_finding(record, asked, choice, shifts), {shift.after for shift in shifts}
    return Charted(
        title=title,
        question=_question_of_shifts(record, asked),
        draw=lambda width: drawn.changes_of(record, reading, shifts, title, width),
        table=lambda: embed_tables.of_changes(site, shifts),
        course=since.shifting(choice, reading.since, reading.day),
        href=choice.address(asked),
        codes=(choice.member,) if choice.member else None,
        key=tuple(KeyLine(stance_words(code)) for code in STANCES if code in ends),
        note=lambda width: _("Each square is a shift, in the colour of the stance that followed."),
        empty="" if shifts else _("No shift fits"),
    )


def _question_of_shifts(record: Record, asked: Reading) -> str:
    code = shifts_chosen(record, asked).member
    if code is None:
        return _("Shifts of NATO’s members on Ukraine’s accession")
    return _("Shifts of %(member)s on Ukraine’s accession") % {"member": record.member(code).name}


def official(record: Record, reading: Reading, key: str) -> Charted:
    """What an official said, over the position of its member. Raises ``Impossible``, also where no such chart is."""
    who, statements = find_official(record, key)
    site, shown = of_site(reading), on_timeline(record, reading, who, statements)
    if shown is None:
        raise no_timeline(who.name, site.official_page(key))
    about, said = shown
    title = titles.official_title(who.name, statement_view(said[0], record, site))
    return Charted(
        title=title,
        question=titles.official_question(who.name),
        draw=lambda width: drawn.official_of(record, reading, about, said, title, width),
        table=lambda: embed_tables.of_member(record, site, about, said),
        course=since.through(reading.day),
        href=site.official_page(key),
        codes=(about.code,),
        note=lambda width: _("Up to %(day)s") % {"day": day_words(reading.day)},
    )


def codes_chosen(record: Record, reading: Reading) -> tuple[str, ...] | None:
    """The members chosen; None for all. Raises ``Impossible``, also for one that had not acceded by the day."""
    site = of_site(reading)
    found = [find(record, code, "members", lambda m: (m.name, site.member(m.slug))) for code in reading.compared]
    for one in found:
        if one.acceded > reading.day:
            raise problem.not_yet_a_member(one.name, reading.day, one.acceded)
    return tuple(dict.fromkeys(one.code for one in found)) or None


CHARTS: dict[str, Callable[..., Charted]] = {
    "member": member, "compare": compare, "changes": changes, "official": official,
}  # fmt: skip
"""The charts through time of members, by what their addresses call them; each may have parts of its own."""
