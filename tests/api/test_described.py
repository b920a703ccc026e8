"""What openapi.json promises is kept: schemathesis makes up requests from it and reads the answers of the real site.

What fits the description has to be accepted, but for what no description can tell: ``acceptable.py``.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys

from . import acceptable

HOOKS = {"SCHEMATHESIS_HOOKS": acceptable.__file__}


def test_requests_made_up_from_the_description_find_nothing_that_it_does_not_say(site, tmp_path):
    asked = [
        sys.executable, "-m", "schemathesis.cli", "run", f"{site}/api/v1/openapi.json",
        "--max-examples", "5", "--seed", "1949", "--no-color",
    ]  # fmt: skip
    told = subprocess.run(asked, cwd=tmp_path, env=os.environ | HOOKS, capture_output=True, text=True, timeout=500)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "Tested: 16" in told.stdout


def test_of_requests_that_fit_the_description_days_to_come_and_turned_round_are_not_asked_and_nothing_else_is_touched():
    today = dt.date(2026, 11, 20)
    asked = {
        "since": "2027-02-28",
        "on": "2008-06-01",
        "edition": "77",
        "since_edition": "78",
        "cursor": "3-9",
        "member": "",
        "q": "peace",
    }
    assert acceptable.acceptable(asked, today) == {
        "since": "2008-04-10", "on": "2008-06-01", "edition": "1", "since_edition": "1", "cursor": "1-0",
        "member": "", "q": "peace",
    }  # fmt: skip
    assert acceptable.acceptable({"since": "2024-12-04", "on": "2023-04-04"}, today) == {
        "since": "2023-04-04", "on": "2024-12-04",
    }  # fmt: skip
    kept = {"since": "2020-75-14", "on": "2026-11-20", "limit": "7"}
    assert acceptable.acceptable(kept, today) == kept
