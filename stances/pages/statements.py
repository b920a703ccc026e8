"""Statements on a page: how each is shown. The list of all is in ``search.py``, one in ``statement.py``."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.codebook import ATTRIBUTION_WORDS, OUTLET_KIND_WORDS, RANK_WORDS
from stances.record.record import Record
from stances.record.types import Citation, Speaker, Statement

from .parts import SourceView, SpeakerView, StatementView
from .positions import member_link
from .reading import Reading
from .words import condition_words, date_words, language_name, listed, stance_words

PER_PAGE = 30
"""Statements on a page of the list."""

NAMED = 4
"""Members of a joint statement that are named where there is little room; of more, how many they are."""

NEEDS_CARE = frozenset({"aggregator", "mirror", "state_media"})
"""Kinds of outlet that say already why to read with care, where no note does."""


def statement_view(statement: Statement, record: Record, reading: Reading) -> StatementView:
    return StatementView(
        key=statement.key,
        href=reading.statement(statement.key),
        version=statement.version,
        date=statement.date,
        date_words=date_words(statement.date, statement.precision),
        members=tuple(member_link(member, reading) for member in record.named(statement.members)),
        context_words=_context_words(statement.speaks_for),
        speakers=tuple(_speaker_view(speaker, statement, record, reading) for speaker in statement.speakers),
        attributed_to=statement.attributed_to,
        attribution_label=str(ATTRIBUTION_WORDS[statement.attribution]),
        venue=statement.venue,
        quote=statement.quote,
        quote_language=statement.quote_language,
        quote_language_name="" if statement.quote_language in ("", "en") else language_name(statement.quote_language),
        quote_translation=statement.quote_translation,
        summary=statement.summary,
        signal=stance_words(statement.signal),
        conditions=condition_words(statement.conditions),
        sources=tuple(_source_view(citation) for citation in statement.citations),
        imported=statement.imported,
        fate=statement.fate,
        would_block=statement.would_block,
        precision=statement.precision,
    )


def _context_words(speaks_for: str) -> str:
    context = {
        "nato": _("NATO’s own words: context, never evidence of a member’s position"),
        "ukraine": _("Ukraine’s own words: context, never evidence of a member’s position"),
    }
    return context.get(speaks_for, "")


def _speaker_view(speaker: Speaker, statement: Statement, record: Record, reading: Reading) -> SpeakerView:
    post = speaker.post
    code = speaker.official.affiliation
    bodies = {"NATO": _("NATO"), "UA": _("Ukraine")}
    return SpeakerView(
        name=speaker.official.name,
        href=reading.official_page(speaker.official.key),
        post=post.title if post else "",
        rank_label=str(RANK_WORDS[post.rank]) if post else "",
        of="" if statement.members == (code,) else bodies.get(code) or record.member(code).name,
    )


def _source_view(citation: Citation) -> SourceView:
    source, outlet = citation.source, citation.source.outlet
    kind = str(OUTLET_KIND_WORDS[outlet.kind])
    return SourceView(
        url=source.url,
        title=source.title or source.url,
        outlet=outlet.name,
        domain=outlet.domain,
        kind_label=kind,
        published_on=source.published_on,
        language=source.language,
        language_name=language_name(source.language),
        relays=citation.relays,
        care=outlet.note or (kind if outlet.kind in NEEDS_CARE else ""),
    )


def dataset_note(imported: bool) -> str:
    """What the public is told about rows that came with the starter dataset."""
    return _("Imported, starter dataset") if imported else ""


def looks_like_a_key(key: str) -> bool:
    """Keys are slugs: anything else is not worth a query, and may hold what a database refuses (NUL)."""
    return key.isascii() and key.replace("-", "").replace("_", "").isalnum()


def of_whom(said: StatementView) -> str:
    """Whose position the words bear on: the members by name, of many how many; NATO or Ukraine where it is theirs."""
    if len(said.members) > NAMED:
        return ngettext("Joint statement, %(n)d member", "Joint statement, %(n)d members", len(said.members)) % {
            "n": len(said.members)
        }
    return listed([member.name for member in said.members]) or said.context_words
