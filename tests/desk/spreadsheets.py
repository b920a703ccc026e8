"""Files to import in tests, bad ones of every kind too, and a record that they go into."""

import datetime as dt
import io

import openpyxl
import tablib

from stances.desk import importing
from stances.desk.importing import KINDS
from stances.models import Statement
from tests import making

TODAY = dt.date(2025, 6, 1)
GOOD = {
    "key": "lt-new",
    "members": "LT",
    "date": "2024-05-01",
    "officials": "minister-lt",
    "attribution": "on_record",
    "quote": "Let them in.",
    "quote_language": "en",
    "summary": "Wants Ukraine in.",
    "signal": "advocate",
    "sources": "https://news.example/new",
}
JUDGED = {
    "key": "lt-2024",
    "member": "LT",
    "effective": "2024-05-01",
    "stance": "advocate",
    "confidence": "high",
    "rationale": "The government says so.",
    "evidence": "lt-said",
}


BAD_STATEMENTS = [
    ("key", "", "key", "empty"),
    ("key", "Not A Key", "key", "Not A Key"),
    ("key", "x" * 81, "key", "81 characters"),
    ("key", "lt-said", "key", "is in the record"),
    ("key", "lt-draft", "key", "is in the record"),
    ("date", "", "date", "empty"),
    ("date", "1.5.2024", "date", "1.5.2024"),
    ("date", "2024-02-30", "date", "2024-02-30"),
    ("date", "2007-12-31", "date", "2007-12-31"),
    ("date", "2025-06-02", "date", "2025-06-02"),
    ("date_precision", "year", "date_precision", "year"),
    ("date_precision", "month", None, None),
    ("members", "", "members", "empty"),
    ("members", "XX", "members", "XX"),
    ("members", "LT; LT", "members", "twice"),
    ("speaks_for", "poland", "speaks_for", "poland"),
    ("speaks_for", "nato", "members", "LT"),
    ("officials", "nobody-known", "officials", "nobody-known"),
    ("officials", "", "attributed_to", "null"),
    ("attribution", "hearsay", "attribution", "hearsay"),
    ("attribution", "", "attribution", "empty"),
    ("attributed_to", "x" * 201, "attributed_to", "201 characters"),
    ("venue", "x" * 201, "venue", "201 characters"),
    ("quote", "x" * 301, "quote", "301 characters"),
    ("quote", "", "quote", "null"),
    ("quote_language", "", "quote_language", "null"),
    ("quote_language", "English", "quote_language", "English"),
    ("quote_language", "lt", "quote_translation", "null"),
    ("quote_translation", "x" * 401, "quote_translation", "401 characters"),
    ("quote_translation", "Let them in.", "quote_translation", "English quote"),
    ("summary", "", "summary", "empty"),
    ("signal", "maybe", "signal", "maybe"),
    ("conditions", "rain", "conditions", "rain"),
    ("would_block", "perhaps", "would_block", "perhaps"),
    ("would_block", "TRUE", "would_block", "true"),
    ("would_block", "FALSE", None, None),
    ("sources", "", "sources", "empty"),
    ("sources", "ftp://news.example/x", "sources", "ftp"),
    ("sources", "https://unknown.test/x", "sources", "unknown.test"),
    ("sources", "https://news.example/a\nhttps://news.example/a", "sources", "twice"),
    ("sources.outlet", "nobody", "sources.outlet", "nobody"),
    ("sources.published_on", "2026-01-01", "sources", "2026-01-01"),
    ("sources.published_on", "yesterday", "sources.published_on", "yesterday"),
    ("sources.title", "a\nb", "sources.title", "2 lines for 1"),
]


BAD_ASSESSMENTS = [
    ("key", "lt-judged", "key", "is in the record"),
    ("member", "", "member", "empty"),
    ("member", "Lithuania", "member", "Lithuania"),
    ("member", "DE", "evidence", "does not bear on DE"),
    ("effective", "2025-06-02", "effective", "2025-06-02"),
    ("effective", "2024-04-30", "effective", "2024-04-30"),
    ("effective", "2024-06-01", "effective", "lt-judged"),
    ("stance", "friendly", "stance", "friendly"),
    ("stance", "", "confidence", "high"),
    ("confidence", "", "confidence", "None"),
    ("confidence", "sure", "confidence", "sure"),
    ("rationale", "", "rationale", "empty"),
    ("evidence", "", "evidence", "empty"),
    ("evidence", "no-such", "evidence", "no-such"),
    ("evidence", "lt-draft", "evidence", "is not public"),
    ("evidence", "lt-said; lt-said", "evidence", "twice"),
    ("contrary", "lt-said", "evidence", "twice"),
    ("conditions", "rain", "conditions", "rain"),
]


def record() -> Statement:
    """A public statement with its member, speaker, outlet and page; a draft; and a second member."""
    statement = making.statement(key="lt-said", summary="Something else altogether was said here.", quote="No.")
    making.publish(statement)
    making.statement(key="lt-draft", date="2020-01-01")
    making.member("DE")
    return statement


def table(*rows: dict, names=None) -> bytes:
    names = names or list(rows[0])
    made = tablib.Dataset(*[[row.get(name, "") for name in names] for row in rows], headers=names)
    return made.export("csv").encode()


def workbook(*rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def preview(file: bytes, kind="statement"):
    sheet = importing.read(file, KINDS[kind])
    return importing.check(sheet, KINDS[kind], TODAY)


def write(file: bytes, kind="statement", **how) -> int:
    sheet = importing.read(file, KINDS[kind])
    return importing.write(sheet, KINDS[kind], making.editor("contributor"), TODAY, **how)


def many(number: int) -> bytes:
    rows = [
        GOOD
        | {
            "key": f"lt-{n}",
            "date": str(dt.date(2024, 5, 1) - dt.timedelta(days=n)),
            "summary": f"Said for the {n}th time, in words of its own: {n * 7919}.",
            "quote": f"Number {n * 104729}.",
            "sources": f"https://news.example/{n}\nhttps://www.news.example/more/{n}",
        }
        for n in range(number)
    ]
    return table(*rows)
