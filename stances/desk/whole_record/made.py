"""What the migrations make that Django's models do not know of: triggers, their functions, and constraints.

Read from the SQL of the release's own migrations, so that no second list can fall behind; nor from a table, which
whoever can change a trigger could change as well, or which the next migration would fill from what it found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pgtrigger
from django.apps import apps
from django.db.migrations import RunSQL
from django.db.migrations.loader import MigrationLoader

NAME = r'(?:"?\w+"?\.)?"?(\w+)"?'
FUNCTION = re.compile(
    rf"CREATE\s+(?:OR\s+REPLACE\s+)?FUNCTION\s+{NAME}\s*\(.*?\$\$(.*?)\$\$", re.DOTALL | re.IGNORECASE
)
TRIGGER = re.compile(
    rf"(?P<drop>DROP\s+TRIGGER\s+(?:IF\s+EXISTS\s+)?{NAME}\s+ON\s+{NAME})"
    rf"|CREATE\s+(?:CONSTRAINT\s+)?TRIGGER\s+{NAME}\s+(?:BEFORE|AFTER)\s+[\w\s,]*?\s+ON\s+{NAME}"
    r".*?EXECUTE\s+(?:FUNCTION|PROCEDURE)\s+\w+\s*\(.*?\)",
    re.DOTALL | re.IGNORECASE,
)
EVENTS = re.compile(r"(before|after)\s+(.*?)\s+on\s", re.DOTALL)
CONSTRAINT = re.compile(r"ALTER\s+TABLE\s+(\w+)\s(.*?);", re.DOTALL | re.IGNORECASE)
ADDED = re.compile(r"(ADD|DROP)\s+CONSTRAINT\s+(\w+)", re.IGNORECASE)


@cache
def made_functions() -> dict[str, str]:
    """The bodies of functions by their names, letter for letter."""
    return {match[1]: match[2] for sql in _every_sql() for match in FUNCTION.finditer(sql)}


@cache
def made_triggers() -> dict[tuple[str, str], str]:
    """By table and name: what each does when, in the words of ``in_plain_words``."""
    made: dict[tuple[str, str], str] = {}
    for sql in _every_sql():
        for match in TRIGGER.finditer(sql):
            if match["drop"]:
                made.pop((match[3], match[2]), None)
            else:
                made[match[5], match[4]] = in_plain_words(match[0])
    return made


@cache
def made_constraints() -> set[tuple[str, str]]:
    """Table and name of those that a migration adds in SQL."""
    made: set[tuple[str, str]] = set()
    for sql in _every_sql():
        for table, words in CONSTRAINT.findall(sql):
            for act, name in ADDED.findall(words):
                made = made | {(table, name)} if act.upper() == "ADD" else made - {(table, name)}
    return made


def in_plain_words(trigger: str) -> str:
    """A CREATE TRIGGER without what may be written in several ways: order of events, case, quotes, casts, brackets."""
    text = EVENTS.sub(_in_order, trigger.lower())
    text = text.replace("execute procedure", "execute function").replace("public.", "")
    return " ".join(re.sub(r"::\w+|[\"();]", "", text).split())


def _in_order(events: re.Match[str]) -> str:
    each = sorted(re.split(r"\s+or\s+", events[2]))
    return f"{events[1]} {' or '.join(each)} on "


@cache
def _every_sql() -> tuple[str, ...]:
    """The SQL of our migrations in their order, then that of the library's triggers."""
    return (
        *_of_migrations(MigrationLoader(None)),
        *(trigger.compile(model).install_sql for model, trigger in pgtrigger.registered()),
    )


def _of_migrations(loader: MigrationLoader) -> Iterator[str]:
    ours = {config.label for config in apps.get_app_configs() if config.name.partition(".")[0] == "stances"}
    for leaf in loader.graph.leaf_nodes():
        for app, name in loader.graph.forwards_plan(leaf):
            if app in ours and leaf[0] == app:
                for operation in loader.graph.nodes[app, name].operations:
                    if isinstance(operation, RunSQL):
                        yield from _statements(operation)


def _statements(operation: RunSQL) -> Iterator[str]:
    for one in [operation.sql] if isinstance(operation.sql, str) else operation.sql:
        yield one if isinstance(one, str) else one[0]
