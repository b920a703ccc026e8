"""What all tests share; each plugin's own file says what it gives."""

import pytest

pytest_plugins = ["tests.database", "tests.site", "tests.starter", "tests.chromium"]

LONG = ("tests/jobs/test_killed.py", "tests/browser/", "tests/setup/", "tests/test_ahead.py")
"""Files with few tests that take long: they come first, so that no process is left alone with one at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
