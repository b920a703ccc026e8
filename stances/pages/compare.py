"""Members beside each other: where each stands on a day, how each got there, and what was said, on one timeline."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.charts import comparing, comparing_figure
from stances.charts.comparing_layout import Said
from stances.record.record import Record
from stances.record.types import Member, Statement

from . import problem_choices
from .around import DateForm
from .choosing import Choice, Chooser, Compared, ComparePage, MergedPage, MergedStatement
from .citing import Citing, this_page
from .compare_choices import MOST, chosen, comparison_words, examples
from .home import date_form
from .parts import PositionView
from .positions import beyond_sentence, member_link, position_view
from .reading import Reading
from .statements import statement_view
from .types import PageLink
from .words import day_words

PER_PAGE = 60
"""Statements on a page."""

TITLED = 3
"""Members whose stances are in the title; of more, their names alone."""


def compare_page(record: Record, reading: Reading, site: str = "") -> ComparePage:
    """The members of the address on the reader's day. Raises ``Impossible``.

    ``site`` is the site's own address for the citation.
    """
    members = chosen(record, reading)
    if len(members) < 2:
        return _page(record, reading, members, site)
    said = record.statements_about_any(member.code for member in members)
    merged = merged_page(record, reading, members, said)
    chart = comparing.draw_all(
        told_of(record, members, said), record.milestones, reading.day, record.edition.complete_to, reading.statement
    )
    return dataclasses.replace(
        _page(record, reading, members, site),
        chart=chart,
        figure_href=reading.comparison_figure(*(member.code for member in members)),
        share_href=reading.share("compare", members=",".join(member.code for member in members).lower()),
        said=merged,
    )


def comparison_figure(record: Record, reading: Reading) -> str:
    """The timelines as one Plotly figure (JSON), for *Explore*. Raises ``Impossible``."""
    members = chosen(record, reading)
    if len(members) < 2:
        raise problem_choices.too_few([(_("Choose members to compare"), reading.compare(*reading.compared))])
    figure = comparing_figure.comparison(
        told_of(record, members), record.milestones, reading.day, record.edition.complete_to, reading.statement
    )
    return json.dumps(figure, ensure_ascii=False)


def _page(record: Record, reading: Reading, members: Sequence[Member], site: str) -> ComparePage:
    """The page without what only two members or more have."""
    positions = record.positions(reading.day)
    views = [position_view(positions[member.code], reading) for member in members]
    heading = comparison_words(members) if len(members) > 1 else _invitation(members)
    title = comparison_finding(record, reading, members) if members else heading
    return ComparePage(
        heading=heading,
        kicker=_kicker(reading),
        finding=_finding(views),
        title=title,
        beyond=beyond_sentence(record, reading.day),
        day=reading.day,
        is_today=reading.is_today,
        compared=tuple(_compared(view, reading) for view in views),
        chooser=_chooser(record, reading, members),
        examples=() if members else examples(record, reading),
        date_form=_date_form(reading),
        chart="",
        figure_href="",
        share_href="",
        said=None,
        citing=_citing(record, reading, title if members else "", site),
    )


def _citing(record: Record, reading: Reading, which: str, site: str) -> Citing:
    """``which`` names those compared, or where each stands; empty without any."""
    what = _("On Ukraine’s accession: %(which)s") % {"which": which} if which else _("Compare members")
    return this_page(record, reading, what, site)


def _invitation(members: Sequence[Member]) -> str:
    if members:
        return _("Compare %(member)s with another member") % {"member": members[0].name}
    return _("Compare members")


def _kicker(reading: Reading) -> str:
    words = {"day": day_words(reading.day)}
    return _("Side by side today, %(day)s") % words if reading.is_today else _("Side by side on %(day)s") % words


def comparison_finding(record: Record, reading: Reading, members: Sequence[Member]) -> str:
    """Where each member stands on the reader's day; of more than three, their names alone."""
    if len(members) > TITLED:
        return comparison_words(members)
    positions = record.positions(reading.day)
    return _finding([position_view(positions[member.code], reading) for member in members])


def _finding(views: Sequence[PositionView]) -> str:
    """Where each stands, in the codebook's words: "Germany: Not now; Hungary: Opposes membership"."""
    each = [_("%(member)s: %(stance)s") % {"member": v.member.name, "stance": v.stance.label} for v in views]
    return _("; ").join(each)


def _compared(view: PositionView, reading: Reading) -> Compared:
    rest = [code for code in reading.compared if code != view.member.code.lower()]
    return Compared(view, reading.compare(*rest))


def _chooser(record: Record, reading: Reading, members: Sequence[Member]) -> Chooser:
    """Who may be added: the members of the day that are not chosen yet, by name; nobody to six."""
    left = [member for member in record.members_on(reading.day) if member not in members]
    full = len(members) >= MOST
    labels = {0: _("Choose a first member"), 1: _("Choose a second member")}
    most = ngettext("At most %(n)d member fits side by side.", "At most %(n)d members fit side by side.", MOST)
    return Chooser(
        action=reverse("compare"),
        hidden=_carried(reading, day=True),
        label=most % {"n": MOST} if full else labels.get(len(members), _("Add a member")),
        choices=() if full else tuple(Choice(member.code.lower(), member.name) for member in left),
    )


def _carried(reading: Reading, *, day: bool) -> tuple[tuple[str, str], ...]:
    """What a form of this page carries along: the members, the day where the form is not for another, and the rest."""
    members = [("members", ",".join(reading.compared))] if reading.compared else []
    on = [("on", reading.on.isoformat())] if day and reading.on else []
    return (*members, *on, *reading.hidden)


def _date_form(reading: Reading) -> DateForm:
    return dataclasses.replace(date_form(reading, reverse("compare")), hidden=_carried(reading, day=False))


def told_of(record: Record, members: Sequence[Member], said: Iterable[Statement] | None = None) -> list[Said]:
    """Each member with its history and with the statements that bear on it: those of ``said``, or all."""
    said = record.statements_about_any(member.code for member in members) if said is None else tuple(said)
    return [
        Said(member, record.history(member.code), tuple(s for s in said if member.code in s.members))
        for member in members
    ]


def merged_page(record: Record, reading: Reading, members: Sequence[Member], said: Sequence[Statement]) -> MergedPage:
    """A page of the statements: by the day, newest first, then later ones. Raises ``Impossible`` beyond the last."""
    by_the_day = [s for s in said if s.date <= reading.day]
    later = [s for s in said if s.date > reading.day]
    paginator, number = Paginator([*by_the_day, *later], PER_PAGE), reading.page
    if number > paginator.num_pages:
        last = paginator.num_pages
        raise problem_choices.no_such_page(number, last, reading.compare(*reading.compared, page=last))
    shown = [_merged(record, reading, members, s) for s in paginator.page(number).object_list]
    return MergedPage(
        by_the_day=tuple(one for one in shown if one.statement.date <= reading.day),
        said_later=tuple(one for one in shown if one.statement.date > reading.day),
        total=len(by_the_day),
        total_later=len(later),
        number=number,
        pages=tuple(
            PageLink(n, reading.compare(*reading.compared, page=n) if isinstance(n, int) and n != number else None)
            for n in paginator.get_elided_page_range(number, on_each_side=2, on_ends=1)
        ),
        newer_href=reading.compare(*reading.compared, page=number - 1) if number > 1 else None,
        older_href=reading.compare(*reading.compared, page=number + 1) if number < paginator.num_pages else None,
    )


def _merged(record: Record, reading: Reading, members: Sequence[Member], said: Statement) -> MergedStatement:
    """A statement under the names of those compared, in their order; how many more signed it."""
    borne = [member for member in members if member.code in said.members]
    view = statement_view(said, record, reading)
    named = tuple(member_link(member, reading) for member in borne)
    return MergedStatement(dataclasses.replace(view, members=named), len(said.members) - len(borne))
