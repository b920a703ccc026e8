"""What is served of others' work is what its list says."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings

VENDOR = Path(settings.BASE_DIR) / "static" / "vendor"
LISTED = dict(re.findall(r"^\| `([^`]+)` .*`([0-9a-f]{64})` \|$", (VENDOR / "README.md").read_text("utf-8"), re.M))


def test_every_file_of_plotly_is_listed() -> None:
    assert set(LISTED) == {f"plotly/{file.name}" for file in (VENDOR / "plotly").iterdir()}


@pytest.mark.parametrize("name", sorted(LISTED))
def test_a_listed_file_has_the_sum_that_is_listed(name: str) -> None:
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == LISTED[name]


def test_the_list_names_no_host() -> None:
    assert not re.search(r"https?://|registry\.", (VENDOR / "README.md").read_text("utf-8"))


def test_the_bundle_is_the_version_that_the_list_says() -> None:
    head = (VENDOR / "plotly" / "plotly-basic.min.js").read_text("utf-8")[:200]
    assert "plotly.js (basic - minified) v4.1.1" in head
    assert "plotly.js 4.1.1" in (VENDOR / "README.md").read_text("utf-8")
