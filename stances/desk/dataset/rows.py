"""What a row of each file must look like. Source: ``stances/data/dataset/README.md``, "Fields"."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool

from stances.codebook import (
    QUOTE_LIMIT,
    SIGNALS,
    Attribution,
    Condition,
    Confidence,
    DatePrecision,
    MilestoneKind,
    OutletKind,
    Rank,
    SpeaksFor,
    Stance,
)
from stances.models.statement import TRANSLATION_LIMIT

Signal = Literal["advocate", "support", "alliance_line", "not_now", "oppose", "unclear"]
assert Signal.__args__ == SIGNALS  # type: ignore[attr-defined]  # noqa: S101


def _day(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("a date written as YYYY-MM-DD")
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"a day that exists ({error})") from error


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"\s", value):
        raise ValueError("a web address that begins with https:// or http://")
    return value


def _language(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}", value):
        raise ValueError("an ISO 639 code of two or three small letters")
    return value


def _storable(value: str) -> str:
    if "\x00" in value:
        raise ValueError("text without NUL characters")
    return value


Text = Annotated[str, Field(min_length=1), AfterValidator(_storable)]
Day = Annotated[dt.date, BeforeValidator(_day)]
Key = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Code = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
WebAddress = Annotated[Text, Field(max_length=1000), AfterValidator(_web_address)]
Language = Annotated[str, AfterValidator(_language)]


def upto(limit: int) -> Any:
    return Field(max_length=limit)


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MemberRow(Row):
    iso2: Code
    iso3: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    name: Annotated[Text, upto(80)]
    accession: Day
    wikidata: Annotated[str, Field(pattern=r"^Q\d{1,18}$")]

    @property
    def key(self) -> str:
        return self.iso2


class PostRow(Row):
    title: Annotated[Text, upto(160)]
    rank: Rank
    since: Day | None
    until: Day | None


class OfficialRow(Row):
    key: Key
    name: Annotated[Text, upto(120)]
    other_names: list[Annotated[Text, upto(120)]] = []
    affiliation: Annotated[str, Field(pattern=r"^([A-Z]{2}|NATO)$")]
    posts: list[PostRow]


class OutletRow(Row):
    key: Key
    name: Annotated[Text, upto(120)]
    domain: Annotated[str, Field(max_length=120, pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
    kind: OutletKind
    language: Language
    note: Text | None


class SourceRow(Row):
    url: WebAddress
    title: Annotated[Text, upto(400)] | None
    outlet: Key
    published_on: Day | None
    language: Language
    relays: Annotated[Text, upto(120)] | None


class StatementRow(Row):
    key: Key
    members: list[Code]
    speaks_for: SpeaksFor
    date: Day
    date_precision: DatePrecision
    officials: list[Key]
    attribution: Attribution
    attributed_to: Annotated[Text, upto(200)] | None
    venue: Annotated[Text, upto(200)] | None
    quote: Annotated[Text, upto(QUOTE_LIMIT)] | None
    quote_language: Language | None
    quote_translation: Annotated[Text, upto(TRANSLATION_LIMIT)] | None
    summary: Text
    signal: Signal
    conditions: list[Condition]
    would_block: StrictBool = False
    sources: Annotated[list[SourceRow], Field(min_length=1)]


class AssessmentRow(Row):
    key: Key
    member: Code
    effective: Day
    stance: Stance | None
    confidence: Confidence | None
    conditions: list[Condition]
    rationale: Text
    evidence: list[Key]
    contrary: list[Key]


class EventRow(Row):
    key: Key
    date: Day
    end_date: Day | None
    kind: MilestoneKind
    name: Annotated[Text, upto(160)]
    place: Annotated[Text, upto(120)] | None
    summary: Text
    url: WebAddress | None


class AboutRow(Row):
    complete_to: Day
    note: Text
