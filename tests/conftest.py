"""What all tests share; each plugin's own file says what it gives."""

import pytest

from config.launch import preparing

pytest_plugins = ["tests.database", "tests.site", "tests.starter", "tests.chromium"]

LONG = ("tests/jobs/test_killed.py", "tests/test_ahead.py", "tests/browser/", "tests/setup/")
"""Files with few tests that take long: they come first, so that no process is left alone with one at the end. The very
first needs no dataset: the other process loads it meanwhile."""


def pytest_configure(config: pytest.Config) -> None:
    """The catalogues are compiled, as they are before the site is served."""
    if not hasattr(config, "workerinput"):
        preparing.catalogues(lambda line: None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: next((n for n, start in enumerate(LONG) if item.nodeid.startswith(start)), len(LONG)))
