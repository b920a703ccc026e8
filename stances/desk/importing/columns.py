"""The columns of an import file, and of an export: the dataset's field names, what each means, and the words allowed.

Source: ``stances/data/dataset/README.md``, "Fields". Lists stand in one cell, divided by ``;`` or by lines; what
belongs to a source stands on the same line as the source's address.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from stances.codebook import (
    SIGNALS,
    Attribution,
    Condition,
    Confidence,
    DatePrecision,
    SpeaksFor,
    Stance,
)
from stances.desk.dataset.rows import AssessmentRow, StatementRow

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

TRUE, FALSE = "true", "false"
"""How a cell says yes and no; spreadsheets may write them in capitals."""

NOTE = "#"
"""A row whose first cell begins so is a note, and is not read."""


@dataclass(frozen=True, slots=True)
class Column:
    """``several``: a list. ``by_line``: its lines go with those of ``sources``. ``default``: what empty means."""

    name: str
    about: StrPromise
    example: str = ""
    words: tuple[str, ...] = ()
    several: bool = False
    by_line: bool = False
    required: bool = False
    default: str | None = None

    def right(self) -> str:
        """What would be right in this column, in a sentence."""
        if self.words:
            words = ", ".join(self.words)
            return str(_("any of: %(words)s") if self.several else _("one of: %(words)s")) % {"words": words}
        return str(self.about)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file holds: rows of one kind."""

    name: str
    columns: tuple[Column, ...]
    row: type[StatementRow] | type[AssessmentRow]

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(str(word) for word in words)


CONDITIONS = Column(
    "conditions",
    _("conditions from the codebook's list, divided by ;"),
    "after_the_war",
    _words(Condition),
    several=True,
)

STATEMENT = Kind(
    "statement",
    (
        Column(
            "key",
            _("a key that no other statement has, of small letters, digits and hyphens, 80 at most"),
            "lt-2024-05-01-landsbergis",
            required=True,
        ),
        Column("members", _("ISO codes of the members it bears on, like LT; DE"), "LT", several=True),
        Column(
            "speaks_for",
            _("for whom it speaks; empty means member"),
            "member",
            _words(SpeaksFor),
            default=str(SpeaksFor.MEMBER),
        ),
        Column("date", _("the day it was said, written as YYYY-MM-DD"), "2024-05-01", required=True),
        Column(
            "date_precision",
            _("month where only the month is known: then date is its first day; empty means day"),
            "day",
            _words(DatePrecision),
            default=str(DatePrecision.DAY),
        ),
        Column(
            "officials",
            _("who said it: keys or exact names of officials at the desk, divided by ;"),
            "landsbergis-gabrielius",
            several=True,
        ),
        Column("attribution", _("on whose word it rests"), "on_record", _words(Attribution), required=True),
        Column("attributed_to", _("who said it, in words, where no official is named; 200 characters at most")),
        Column("venue", _("where it was said; 200 characters at most"), "Interview in Vilnius"),
        Column(
            "quote",
            _("the words, letter for letter as the source prints them; 300 characters at most"),
            "Ukraina turi būti pakviesta.",
        ),
        Column("quote_language", _("the quote's language as an ISO 639 code of two or three small letters"), "lt"),
        Column(
            "quote_translation",
            _("our translation into English of a quote in another language; 400 characters at most"),
            "Ukraine should be invited.",
        ),
        Column(
            "summary",
            _("what was said, in our own words"),
            "The foreign minister calls for an invitation.",
            required=True,
        ),
        Column("signal", _("the stance that it alone would meet, or unclear"), "advocate", SIGNALS, required=True),
        CONDITIONS,
        Column(
            "would_block",
            _("true where it says that it would block an invitation or accession; empty means false"),
            "false",
            (TRUE, FALSE),
            default=FALSE,
        ),
        Column(
            "sources",
            _("addresses of the pages it rests on, one on each line"),
            "https://www.lrt.lt/en/news/1\nhttps://www.delfi.lt/en/2",
            by_line=True,
            required=True,
        ),
        Column("sources.title", _("titles of the pages, line by line; empty where unknown"), by_line=True),
        Column(
            "sources.outlet",
            _("keys of their outlets, line by line; empty: found by the address's domain"),
            by_line=True,
        ),
        Column(
            "sources.published_on",
            _("the days of publication, written as YYYY-MM-DD, line by line; empty where unknown"),
            by_line=True,
        ),
        Column(
            "sources.language",
            _("the pages' languages as ISO 639 codes, line by line; empty: the outlet's language"),
            by_line=True,
        ),
        Column(
            "sources.relays",
            _("whom each page reports from, in words, line by line; empty where first-hand"),
            by_line=True,
        ),
    ),
    StatementRow,
)

ASSESSMENT = Kind(
    "assessment",
    (
        Column(
            "key",
            _("a key that no other assessment has, of small letters, digits and hyphens, 80 at most"),
            "lt-2024-05-01",
            required=True,
        ),
        Column("member", _("the member's ISO code, like LT"), "LT", required=True),
        Column("effective", _("the day from which it holds, written as YYYY-MM-DD"), "2024-05-01", required=True),
        Column("stance", _("the stance; empty where no position was found"), "advocate", _words(Stance)),
        Column("confidence", _("how sure we are; empty where there is no stance"), "high", _words(Confidence)),
        CONDITIONS,
        Column(
            "rationale",
            _("why the position is judged so, in our own words"),
            "The foreign minister calls for an invitation.",
            required=True,
        ),
        Column(
            "evidence",
            _("keys of the public statements in support, divided by ;"),
            "lt-2024-05-01-landsbergis",
            several=True,
        ),
        Column("contrary", _("keys of public statements that point the other way, divided by ;"), several=True),
    ),
    AssessmentRow,
)

KINDS = {kind.name: kind for kind in (STATEMENT, ASSESSMENT)}


def template_rows(kind: Kind) -> list[list[str]]:
    """The rows of a template below its header: notes that explain, the allowed words, and an example. None is read."""
    explained = [str(column.about) for column in kind.columns]
    words = [", ".join(column.words) for column in kind.columns]
    example = [column.example for column in kind.columns]
    explained[0] = f"{NOTE} {explained[0]}. " + str(_("Rows that begin with # are notes and are not read."))
    words[0] = f"{NOTE} " + str(_("Allowed words"))
    example[0] = f"{NOTE} {example[0]}"
    return [explained, words, example]
