"""A small record to test with: the same cast in every test, and rows made the way the desk makes them."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from stances.desk import drafts, people, publishing, workflow
from stances.desk.drafts import AssessmentContent, StatementContent
from stances.models import (
    Assessment,
    Edition,
    Editor,
    Member,
    Official,
    Outlet,
    Post,
    Role,
    Row,
    Source,
    Statement,
)

NAMES = {"LT": "Lithuania", "DE": "Germany", "HU": "Hungary", "FI": "Finland", "US": "United States"}
ROLES = {
    "contributor": Role.CONTRIBUTOR,
    "colleague": Role.CONTRIBUTOR,
    "reviewer": Role.REVIEWER,
    "manager": Role.MANAGER,
}
"""The cast, always the same; anybody else is a reviewer."""
ACCEDED = {"FI": dt.date(2023, 4, 4)}
_numbers = count(1)


def editor(username: str) -> Editor:
    """A member of the cast, made when it is first needed; see ``ROLES``."""
    found = Editor.objects.filter(username=username).first()
    if found is None:
        found = Editor.objects.create_user(username, first_name=username.title(), is_staff=True)
        found.groups.add(people.group(ROLES.get(username, Role.REVIEWER)))
    return found


def member(code: str = "LT", acceded: dt.date | None = None) -> Member:
    name = NAMES.get(code, f"Member {code}")
    made, _ = Member.objects.get_or_create(
        code=code,
        defaults={
            "iso3": code + "X",
            "name": name,
            "slug": name.lower().replace(" ", "-"),
            "acceded": acceded or ACCEDED.get(code, dt.date(1949, 4, 4)),
            "wikidata": f"Q{ord(code[0])}{ord(code[1])}",
        },
    )
    return made


def official(key: str = "landsbergis-gabrielius", of: str = "LT") -> Official:
    found = Official.objects.filter(key=key).first()
    if found is None:
        found = Official.objects.create(key=key, name=key.title(), member=member(of))
        Post.objects.create(official=found, title="Foreign minister", rank="foreign_minister")
    return found


def source(url: str = "https://news.example/one", outlet: str = "news") -> Source:
    publisher, _ = Outlet.objects.get_or_create(
        key=outlet,
        defaults={"name": outlet.title(), "domain": f"{outlet}.example", "kind": "newsroom", "language": "en"},
    )
    return Source.objects.get_or_create(url=url, defaults={"outlet": publisher, "language": "en"})[0]


def statement_content(code: str = "LT", date: str = "2024-05-01", **values: Any) -> StatementContent:
    defaults = {
        "date": dt.date.fromisoformat(date),
        "date_precision": "day",
        "speaks_for": "member",
        "attribution": "on_record",
        "quote": "Ukraine should be invited.",
        "quote_language": "en",
        "summary": "Calls for an invitation.",
        "signal": "advocate",
        "conditions": [],
    }
    return StatementContent(
        values=defaults | values,
        members=[member(code)],
        officials=[official(f"minister-{code.lower()}", code)],
        citations=[(source(), "")],
    )


def statement(code: str = "LT", date: str = "2024-05-01", by: Editor | None = None, **values: Any) -> Statement:
    """A draft by the contributor."""
    key = values.pop("key", None) or f"{code.lower()}-statement-{next(_numbers)}"
    row = drafts.write(by or editor("contributor"), key, statement_content(code, date, **values))
    assert isinstance(row, Statement)
    return row


def assessment_content(
    code: str = "LT",
    effective: str = "2024-05-01",
    stance: str | None = "advocate",
    supports: list[Statement] | None = None,
    contrary: list[Statement] | None = None,
    **values: Any,
) -> AssessmentContent:
    defaults = {
        "member": member(code),
        "effective": dt.date.fromisoformat(effective),
        "stance": stance,
        "confidence": "high" if stance else None,
        "conditions": [],
        "rationale": "The government says so.",
    }
    evidence = [(row, "supports") for row in supports or []] + [(row, "contrary") for row in contrary or []]
    return AssessmentContent(values=defaults | values, evidence=evidence)


def assessment(
    code: str = "LT", effective: str = "2024-05-01", stance: str | None = "advocate", **more: Any
) -> Assessment:
    """A draft by the contributor."""
    key = more.pop("key", None) or f"{code.lower()}-assessment-{next(_numbers)}"
    row = drafts.write(
        more.pop("by", None) or editor("contributor"), key, assessment_content(code, effective, stance, **more)
    )
    assert isinstance(row, Assessment)
    return row


def publish(*rows: Row, note: str = "Published for a test.", complete_to: str = "2025-12-31") -> Edition:
    """Submit the rows as who wrote them and approve them as the reviewer, as one edition."""
    submitted = [workflow.submit(row, row.created_by, ticked=None) for row in rows]
    approvals = [publishing.Approval(row, row.content_hash) for row in submitted]
    edition = publishing.approve(approvals, editor("reviewer"), note, dt.date.fromisoformat(complete_to))
    for row in rows:
        row.refresh_from_db()
    return edition


def correct(row: Row, reason: str = "A word was wrong.", **values: Any) -> Row:
    """A draft correction of a published row, with other values, by the manager."""
    content = drafts.content_of(row)
    changed = type(content)(**{**_parts(content), "values": content.values | values})
    return drafts.correct(row, editor("manager"), reason, changed)


def withdraw(row: Row, reason: str = "It was never said.") -> Edition:
    """Ask for the withdrawal as the manager and agree as the reviewer."""
    asked = workflow.request_withdrawal(row, editor("manager"), reason)
    edition = publishing.withdraw([asked], editor("reviewer"), "Withdrawn for a test.")
    row.refresh_from_db()
    return edition


def _parts(content: Any) -> dict[str, Any]:
    return {name: getattr(content, name) for name in content.__dataclass_fields__}
