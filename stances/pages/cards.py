"""The picture that other sites show beside a link to a page of ours: which one, what it says, and its PNG."""

from __future__ import annotations

from django.utils.translation import gettext as _

from stances.charts import card, card_member
from stances.charts.card_parts import HEIGHT, WIDTH
from stances.charts.png import png_apart
from stances.charts.spoken import stance_words
from stances.record.record import Record
from stances.record.types import Member, Position

from . import problem
from .around import Card
from .member import find_member
from .reading import Reading
from .titles import member_finding, rule_of_consensus
from .words import confidence_words, day_words, headline, tally_sentence


def alliance_card(record: Record, reading: Reading) -> Card:
    """The card of the alliance on the reader's day, in the edition shown: the address stays what was shared."""
    return Card(reading.card(record.edition.number), WIDTH, HEIGHT, _alliance_in_words(record, reading))


def member_card(record: Record, reading: Reading, member: Member) -> Card:
    """The card of a member on the reader's day; before its accession, that of the alliance."""
    position = record.position(member.code, reading.day)
    if position is None:
        return alliance_card(record, reading)
    href = reading.member_card(member.slug, record.edition.number)
    return Card(href, WIDTH, HEIGHT, _member_in_words(position, reading))


def alliance_png(record: Record, reading: Reading) -> bytes:
    """The alliance on the reader's day, 1,200 by 630 pixels. Raises ``TimeoutError``, as ``member_png``."""
    positions = record.positions(reading.day)
    drawn = card.alliance(
        positions,
        question=headline(len(positions)),
        day=day_words(reading.day),
        finding=tally_sentence(record.tally(reading.day)),
        rule=rule_of_consensus(),
        edition=record.edition.number,
        description=_alliance_in_words(record, reading),
    )
    return png_apart(drawn, WIDTH)


def member_png(record: Record, reading: Reading, slug: str) -> bytes:
    """A member on the reader's day, 1,200 by 630 pixels. Raises ``Impossible`` for no member, or none that day;
    ``TimeoutError`` where the machine has no time for the picture."""
    member = find_member(record, slug)
    position = record.position(member.code, reading.day)
    if position is None:
        raise problem.not_yet_a_member(member.name, reading.day, member.acceded)
    standing = stance_words(position.stance)
    drawn = card_member.member(
        position,
        record.history(member.code),
        reading.day,
        question=_("On Ukraine’s accession to NATO, %(day)s") % {"day": day_words(reading.day)},
        standing=standing[:1].upper() + standing[1:],
        sentence=_since(position),
        edition=record.edition.number,
        description=_member_in_words(position, reading),
    )
    return png_apart(drawn, WIDTH)


def _since(position: Position) -> str:
    """Since when, and how sure: beside the stance, which is not said again."""
    assessment = position.assessment
    if assessment is None:
        return _("There is no published assessment by this day.")
    if position.stance is None or position.since is None:
        return _("Since %(day)s no position was found.") % {"day": day_words(assessment.effective)}
    confidence = confidence_words(position.confidence)
    words = {"day": day_words(position.since), "confidence": confidence.label if confidence else ""}
    return (_("Since %(day)s. %(confidence)s.") if confidence else _("Since %(day)s.")) % words


def _alliance_in_words(record: Record, reading: Reading) -> str:
    """The picture for those who do not see it."""
    return _("Map and count of the alliance on %(day)s. %(finding)s") % {
        "day": day_words(reading.day),
        "finding": tally_sentence(record.tally(reading.day)),
    }


def _member_in_words(position: Position, reading: Reading) -> str:
    return _("%(finding)s, on %(day)s. Below it, its stances through the years.") % {
        "finding": member_finding(position),
        "day": day_words(reading.day),
    }
