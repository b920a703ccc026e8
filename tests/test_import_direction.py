"""Who may import whom (DESIGN §2): every line only from the lines above it, in every module of the house."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]

LINES = (
    {"stances.codebook"},
    {"stances.models"},
    {"stances.record", "stances.desk", "stances.wire", "stances.jobs"},
    {"stances.charts"},
    {"stances.pages", "stances.templatetags"},
    {"stances.ahead"},
    {"stances.public", "stances.api", "stances.admin", "stances.tasks", "stances.management"},
    {"stances.desksite"},
    {"config.urls"},
)
"""From the ground up. The templates' tags are words of the pages; the desk's site gives the admin's pages addresses."""

NARROWER = {
    "stances.charts": {"stances.codebook", "stances.record.types"},
    "stances.pages": {"stances.codebook", "stances.record", "stances.charts"},
    "stances.templatetags": {"stances.codebook", "stances.record", "stances.charts"},
}
"""Rooms that may not take from everything below them."""

OUTSIDE = {"stances.apps", "stances.migrations", "stances.grants", "stances.nudging"}
"""What Django and its migrations need, which stands in no line."""


def modules() -> Iterator[str]:
    for path in sorted([*(HOUSE / "stances").rglob("*.py"), HOUSE / "config" / "urls.py"]):
        yield ".".join(path.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__")


def imported_by(module: str) -> Iterator[str]:
    """Every name the module imports, with relative imports resolved, also inside functions."""
    path = HOUSE.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    package = module.split(".") if path.is_dir() else module.split(".")[:-1]
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{source}.{alias.name}" for alias in node.names)


def within(name: str, rooms: set[str]) -> str | None:
    return next((room for room in rooms if name == room or name.startswith(f"{room}.")), None)


def room_of(name: str) -> str | None:
    return within(name, set().union(*LINES))


def line_of(room: str) -> int:
    return next(number for number, rooms in enumerate(LINES) if room in rooms)


def wrong(module: str, name: str) -> bool:
    """Whether ``module`` may not import ``name``."""
    here, there = room_of(module), room_of(name)
    if here is None or there is None or here == there:
        return False
    if here in NARROWER:
        return within(name, NARROWER[here]) is None
    return line_of(there) >= line_of(here)


@pytest.mark.parametrize("module", list(modules()))
def test_a_module_imports_only_from_the_lines_above_it(module):
    assert not [name for name in imported_by(module) if wrong(module, name)]


@pytest.mark.parametrize("module", [m for m in modules() if within(m, {"stances.charts"})])
def test_a_chart_never_touches_the_database(module):
    assert not [name for name in imported_by(module) if within(name, {"django.db", "psycopg", "stances.models"})]


@pytest.mark.parametrize("module", [m for m in modules() if within(m, {"stances.pages"})])
def test_a_page_knows_no_request(module):
    assert not [name for name in imported_by(module) if within(name, {"django.http", "ninja", "django.shortcuts"})]


def test_every_module_stands_in_a_line():
    assert [m for m in modules() if not room_of(m) and not within(m, OUTSIDE) and m != "stances"] == []


def test_the_rule_itself_can_fail():
    assert wrong("stances.charts.map", "stances.models.Member")
    assert wrong("stances.record.loading", "stances.desk.workflow")
    assert wrong("stances.api", "stances.public.asked")
    assert wrong("stances.pages.home", "stances.models")
    assert not wrong("stances.public.views", "stances.pages.home.home_page")
