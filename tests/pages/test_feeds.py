"""What feeds say of editions: an entry has the time of the edition that published it, and its name for ever."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree as Xml

import pytest

from stances import record as records
from stances.pages import feeds
from stances.pages.reading import Reading
from tests import making

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://open-door.example"
READING = Reading(path="/feeds/statements.atom", today=dt.date(2026, 11, 21))


def times(xml: str) -> tuple[str, dict[str, str]]:
    """When the feed was updated; and each of its entries, by name."""
    read = Xml.fromstring(xml)  # noqa: S314 - our own
    entries = {e.findtext(f"{ATOM}id", ""): e.findtext(f"{ATOM}updated", "") for e in read.iter(f"{ATOM}entry")}
    return read.findtext(f"{ATOM}updated", ""), entries


def made(number: int) -> str:
    return records.at(number).edition.made_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S")


@pytest.fixture
def corrected(db) -> None:
    """Two statements of edition 1; one is corrected in edition 2."""
    said, other = (
        making.statement("LT", key="lt-said", summary="Bell: \x07 & <b>."),
        making.statement("LT", key="lt-other"),
    )
    making.publish(said, other)
    making.publish(making.correct(said, summary="Asks for an invitation."))


def test_a_corrected_statement_keeps_its_name_and_has_the_time_of_its_new_edition(corrected):
    updated, entries = times(feeds.of_statements(records.at(), READING, SITE))
    assert list(entries) == [f"tag:open-door.example,2026:statement/{key}" for key in ("lt-said", "lt-other")]
    first, second = entries.values()
    assert (first[:19], second[:19]) == (made(2), made(1))
    assert updated == first


def test_the_correction_is_told_with_its_reason(corrected):
    xml = feeds.of_corrections(records.at(), READING, SITE)
    assert list(times(xml)[1]) == ["tag:open-door.example,2026:correction/statement/lt-said/1"]
    assert "A word was wrong." in xml


def test_a_feed_without_entries_is_of_its_editions_time(corrected):
    updated, entries = times(feeds.of_shifts(records.at(), READING, SITE))
    assert (updated[:19], entries) == (made(2), {})


def test_what_xml_cannot_hold_is_left_out(corrected):
    xml = feeds.of_statements(records.at(1), READING, SITE)
    read = Xml.fromstring(xml)  # noqa: S314 - our own
    bodies = [entry.findtext(f"{ATOM}summary", "") for entry in read.iter(f"{ATOM}entry")]
    assert any('<p lang="en">Bell:  &amp; &lt;b&gt;.</p>' in body for body in bodies)
