"""The fixture ``record``: a small public record, and what only a superuser can do to it. All is undone at the end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections, transaction

from stances.desk.whole_record import check
from tests import making, on_server


def superuser() -> str:
    """A user of the tests' server who may do anything. Skips the test where none is at hand."""
    name = on_server.superuser_name()
    if name is None:
        pytest.skip("needs a superuser of the PostgreSQL server, without a password")
    return name


class SmallRecord:
    """Four editions: two assessments of Lithuania on ``said`` and ``weighed``; a statement corrected; one withdrawn."""

    def __init__(self) -> None:
        self.said = making.statement("LT", "2024-05-01", key="said")
        self.weighed = making.statement("LT", "2025-01-01", key="weighed", signal="support")
        self.idle, self.spare, old, wrong = (making.statement("LT", f"2024-06-0{n}", key=f"idle-{n}") for n in "1234")
        self.first = making.assessment("LT", "2024-05-01", supports=[self.said], key="first")
        self.second = making.assessment("LT", "2025-01-01", "support", supports=[self.weighed], key="second")
        making.publish(self.said, self.weighed, self.idle, self.spare, old, wrong, self.first)
        making.publish(self.second)
        making.publish(making.correct(old, summary="Better said."))
        making.withdraw(wrong)
        self.draft = making.statement("DE", key="draft")
        self.ask("SET CONSTRAINTS ALL IMMEDIATE")

    def ask(self, sql: str, *params: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, params or None)

    def damage(self, *statements: str) -> None:
        """SQL with every trigger off. ``{idle}`` and the like stand for the ids of rows."""
        self.ask("SET LOCAL session_replication_role = replica")
        for statement in statements:
            self.ask(self._with_ids(statement))
        self.ask("SET LOCAL session_replication_role = origin")

    def findings(self) -> dict[str, set[str]]:
        """Who named what, as the site's role sees it: the checks' slugs by subject.

        Rows are read from the tables: a damaged index, where PostgreSQL chooses it, would hide what it lacks.
        """
        for way in ("indexscan", "indexonlyscan", "bitmapscan"):
            self.ask(f"SET LOCAL enable_{way} = off")
        self.ask(f'SET LOCAL ROLE "{settings.APP_DATABASE_ROLE}"')
        found = defaultdict(set)
        for one in check().found:
            found[one.subject].add(one.check)
        return dict(found)

    def _with_ids(self, statement: str) -> str:
        for name, row in vars(self).items():
            statement = statement.replace(f"{{{name}}}", str(row.pk))
        return statement


def damage_for_good(statement: str) -> None:
    """SQL with every trigger off, committed at once over a superuser's own connection."""
    with on_server.unguarded(superuser()) as cursor:
        cursor.execute(statement)


@pytest.fixture
def record(db: None) -> Iterator[SmallRecord]:
    before = connections["default"]
    opened = connections.create_connection("default")
    opened.settings_dict = before.settings_dict | {"USER": superuser()}
    connections["default"] = opened
    try:
        with transaction.atomic():
            yield SmallRecord()
            transaction.set_rollback(True)
    finally:
        opened.close()
        connections["default"] = before
