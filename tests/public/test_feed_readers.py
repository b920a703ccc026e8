"""The feeds as others read them: by the rules of ``atom.py``, and by the library ``feedparser``, which readers use."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser
from itertools import count
from xml.etree import ElementTree as Xml

import feedparser
import pytest
import time_machine
from django.conf import settings

from stances import record as records
from stances.models import Assessment, Statement
from tests import making
from tests.public.atom import ATOM, faults

FEEDS = ("/feeds/shifts.atom", "/feeds/members/hungary.atom", "/feeds/statements.atom", "/feeds/corrections.atom")
NEWEST = dict(zip(FEEDS, (3, 3, 2, 4), strict=True))
"""The edition of each feed's newest entry, once all was ``corrected``."""

PREFIXES = {"en": "", "uk": "/uk", "fr": "/fr"}

every_feed = pytest.mark.parametrize("address", FEEDS)
every_language = pytest.mark.parametrize("language", PREFIXES)


_minutes = count(1)


def later() -> time_machine.travel:
    """A while after the newest edition, each time another, to be entered: the dataset is as old as this run."""
    return time_machine.travel(records.at().edition.made_at + dt.timedelta(minutes=next(_minutes)), tick=True)


@pytest.fixture
def corrected(visitor) -> None:
    """In editions 2 to 4 a statement was corrected, then what a shift rests on, and a statement was withdrawn."""
    said = Statement.objects.get(key="de-2008-04-02-merkel")
    shift = next(shift for shift in records.at().shifts() if shift.member.code == "HU")
    judged = Assessment.objects.get(key=shift.assessment.key)
    idle = Statement.objects.filter(withdrawn_in=None, weighed_in=None).exclude(published_in=None).first()
    with later():
        making.publish(making.correct(said, summary="Said <b>so</b> & so."))
        making.publish(making.correct(judged, rationale="Other words: “<” and “&”."))
        making.withdraw(idle)


def wrong(body: bytes, address: str) -> list[str]:
    return faults(body, settings.SITE_URL + address, records.at().edition.made_at)


def fetched(visitor, address: str) -> bytes:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return answer.content


@every_feed
@every_language
def test_a_feed_keeps_the_rules_of_atom(visitor, address, language):
    address = PREFIXES[language] + address
    assert wrong(fetched(visitor, address), address) == []


@every_feed
@every_language
def test_it_keeps_them_when_some_was_corrected_and_some_withdrawn(visitor, corrected, address, language):
    made = {edition.number: edition.made_at for edition in records.editions(records.at().edition.number)}
    newest = made[NEWEST[address]].isoformat()
    address = PREFIXES[language] + address
    assert feedparser.parse(fetched(visitor, address)).entries[0].updated == newest
    assert wrong(fetched(visitor, address), address) == []


class Tokens(HTMLParser):
    """What HTML says, however it is written."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said = list[object]()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said.append((tag, sorted(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.said.append(tag)

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@every_feed
@every_language
def test_a_feed_reader_reads_what_was_meant(visitor, corrected, address, language):
    address = PREFIXES[language] + address
    answer = visitor.get(address)
    headers = {"content-type": answer.headers["Content-Type"], "content-location": settings.SITE_URL + address}
    read = feedparser.parse(answer.content, response_headers=headers)
    assert not read.bozo, read.get("bozo_exception")
    assert (read.version, read.encoding, read.feed.language) == ("atom10", "utf-8", language)
    assert (read.feed.author, read.feed.author_detail.href) == (
        "Open Door",
        f"{settings.SITE_URL}{PREFIXES[language]}/",
    )
    assert [link.href for link in read.feed.links if link.rel == "self"] == [settings.SITE_URL + address]
    written = Xml.fromstring(answer.content).findall(f"{ATOM}entry")  # noqa: S314 - our own
    assert read.entries
    for entry, meant in zip(read.entries, written, strict=True):
        assert entry.id == meant.findtext(f"{ATOM}id")
        assert entry.title == meant.findtext(f"{ATOM}title")
        assert entry.title_detail.language == language
        assert entry.link.startswith(f"{settings.SITE_URL}{PREFIXES[language]}/")
        moment = dt.datetime.fromisoformat(meant.findtext(f"{ATOM}updated") or "").astimezone(dt.UTC)
        assert entry.updated_parsed == moment.utctimetuple()
        assert (entry.summary_detail.type, entry.summary_detail.language) == ("text/html", language)
        assert Tokens(entry.summary).said == Tokens(meant.findtext(f"{ATOM}summary") or "").said
        assert [tag.term for tag in entry.get("tags", [])] == [c.get("term") for c in meant.findall(f"{ATOM}category")]


def test_ids_stay_and_times_move_when_a_statement_is_corrected(visitor):
    key = "de-2008-04-02-merkel"
    with later():
        making.publish(making.correct(Statement.objects.get(key=key), summary="Said so."))
    first = feedparser.parse(fetched(visitor, FEEDS[2]))
    with later():
        making.publish(making.correct(Statement.objects.get(key=key, version=2), summary="Said so, twice."))
    again = feedparser.parse(fetched(visitor, FEEDS[2]))
    assert first.entries[0].id == again.entries[0].id
    assert first.entries[0].id.endswith(f"statement/{key}")
    assert first.entries[0].updated_parsed < again.entries[0].updated_parsed
    assert again.feed.updated == again.entries[0].updated
    assert "twice" in again.entries[0].summary


WRONG = {
    "MissingSelf": (b'rel="self"', b'rel="via"'),
    "SelfDoesntMatchLocation": (b"/feeds/shifts.atom", b"/feeds/moves.atom"),
    "3.3": (b"<updated>20", b"<updated>on 20"),
    "ImplausibleDate": (b"<updated>202", b"<updated>212"),
    "4.2.15": (b"<updated>2", b"<updated>1"),
    "4.1: id": (b"<id>", b"<id>urn:x</id><id>"),
    "4.1: two alternate": (b"<link ", b'<link rel="alternate" href="https://a.example/" /><link '),
    "4.2.7": (b'href="http', b'href="//http'),
    "4.2.6": (b"<id>tag:", b"<id>"),
    "InvalidTAG": (b"<id>tag:", b"<id>tag:#"),
    "UndefinedElement": (b"<id>", b"<pubDate>today</pubDate><id>"),
    "ContainsHTML": (b"<title>", b"<title>&lt;b&gt;"),
    "NotBlank": (b"<title>Open", b'<title type="text" /><title>Open'),
    "NotHtml": (b"&lt;/p&gt;", b""),
    "SecurityRisk": (b"&lt;p ", b"&lt;script&gt;&lt;/script&gt;&lt;p "),
    "ContainsRelRef": (b"&lt;p ", b'&lt;a href="/a"&gt;&lt;/a&gt;&lt;p '),
    "BadLanguage": (b'lang="en"&gt;', b'lang="English, of course"&gt;'),
    "2: xml:lang": (b'xml:lang="en"', b'xml:lang="British English"'),
    "3.2.1": (b"<name>Open Door</name>", b"<name />"),
    "4.1.1: nobody": (b"author>", b"contributor>"),
    "4.2.2": (b'term="', b'word="'),
}
"""What makes each fault of a feed, which the rules must find: they would else be kept by anything."""


@pytest.mark.parametrize("fault", WRONG)
def test_the_rules_find_what_is_wrong(visitor, fault):
    body, (before, after) = fetched(visitor, FEEDS[0]), WRONG[fault]
    assert before in body
    count = -1 if fault == "4.1.1: nobody" else 1
    found = wrong(body.replace(before, after, count), FEEDS[0])
    assert [one for one in found if one.startswith(fault)]


def test_the_rules_find_two_entries_of_one_name(visitor):
    body = fetched(visitor, FEEDS[0])
    entry = body[body.index(b"<entry>") : body.index(b"</entry>") + len(b"</entry>")]
    assert wrong(body.replace(entry, entry * 2), FEEDS[0]) == ["DuplicateEntries"]
