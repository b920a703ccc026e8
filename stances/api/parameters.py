"""The API's parameters, as openapi.json describes them. What is wrong with a value, the pages' own checks say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stances.pages.asking import DIRECTIONS, SEARCHED_WORDS
from stances.record.query import MOST_CHARACTERS

from .wanted import MOST, USUAL

Parameter = dict[str, Any]
"""One of openapi.json's."""


def _asked(name: str, description: str, example: str = "", **shape: Any) -> Parameter:
    shown = {"examples": [example]} if example else {}
    return {
        "in": "query", "name": name, "required": False, "description": description,
        "schema": {"type": "string"} | shape | shown,
    }  # fmt: skip


DAY = {"type": "string", "format": "date", "pattern": "^20(0[89]|[1-9][0-9])-[0-9]{2}-[0-9]{2}$"}
"""A day, to whoever reads the description; that it has come no description can tell."""


def _day(name: str, description: str) -> Parameter:
    return _asked(name, description, "2024-12-04", **DAY)


def _edition(name: str, description: str) -> Parameter:
    return _asked(name, description, "1", pattern="^[0-9]{1,9}$")


def _word(name: str, description: str, words: Sequence[str]) -> Parameter:
    """One of the words; an empty choice is none."""
    return _asked(name, description, enum=[*map(str, words), ""])


def _key(description: str, example: str, **form: str) -> Parameter:
    """What is told of a key, besides its name and that it is a text."""
    return {"description": description, "schema": {"type": "string", "examples": [example], **form}}


_MEMBER = "A member, by its ISO alpha-2 code or the slug of its page."

KEYS: dict[str, Parameter] = {
    "/members/{key}": _key(_MEMBER, "hungary"),
    "/members/{key}/history": _key(_MEMBER, "hu"),
    "/statements/{key}": _key("A statement, by its key.", "hu-2025-06-25-orban"),
    "/officials/{key}": _key("An official, by its key.", "orban-viktor"),
    "/milestones/{key}": _key("An event, by its key.", "vilnius-2023"),
    "/editions/{number}": _key("An edition, by its number.", "1", pattern="^[0-9]{1,9}$"),
}
"""What each address that has a key in it takes for one."""


ON = _day("on", "The day, as YYYY-MM-DD from 2008-01-01; today if left out.")
UNTIL = _day("on", "The last day, as YYYY-MM-DD; today if left out.")
SINCE = _asked(
    "since",
    "The first day, as YYYY-MM-DD; from the beginning where it is empty.",
    "2024-12-04",
    anyOf=[DAY, {"enum": [""]}],
)
EDITION = _edition("edition", "The edition of the record; the newest if left out.")
SINCE_EDITION = _edition("since_edition", "Only what editions after this one published.")
MEMBER = _asked("member", "A member, by its ISO alpha-2 code.", "hu", pattern="^([A-Za-z]{2})?$")
YEAR = _asked("year", "A year from 2008 on.", "2024", pattern="^(20(0[89]|[1-9][0-9]))?$")
DIRECTION = _word("direction", "Toward an invitation, or away from it.", DIRECTIONS)

PAGED = (
    EDITION,
    _asked("cursor", "Where the page begins: taken from `next` of the page before.", pattern="^[0-9]{1,9}-[0-9]{1,9}$"),
    _asked(
        "limit",
        f"Rows of a page, from 1 to {MOST}; {USUAL} if left out.",
        str(USUAL),
        pattern="^([1-9][0-9]?|1[0-9]{2}|200)$",
    ),
)
"""What every list takes."""

SEARCH = (
    _asked("q", "Words, phrases in quotes, minus words.", "invitation", maxLength=MOST_CHARACTERS),
    MEMBER,
    _word("signal", "Which stance it speaks for.", SEARCHED_WORDS["signal"]),
    _asked("official", "An official's key."),
    _asked("outlet", "An outlet's key."),
    _word("kind", "The kind of outlet.", SEARCHED_WORDS["kind"]),
    _word("attribution", "How it is attributed.", SEARCHED_WORDS["attribution"]),
    _word("condition", "A condition that it names.", SEARCHED_WORDS["condition"]),
    _asked("language", "The quote's language.", "hu"),
    YEAR,
    _asked("event", "An event's key: what was said within a week of it.", "vilnius-2023"),
    _word("speaks_for", "Whose words they are.", SEARCHED_WORDS["speaks_for"]),
    _word("order", "Which come first.", SEARCHED_WORDS["order"]),
    UNTIL,
)
"""What statements are searched by, as on their page."""
