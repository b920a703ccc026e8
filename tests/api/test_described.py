"""What openapi.json promises is kept: schemathesis makes up requests from it and reads the answers of the real site."""

from __future__ import annotations

import subprocess
import sys

NOT_SAID = "positive_data_acceptance"
"""That a day has not come yet is no rule that a description can tell: such a day is refused although it fits."""


def test_requests_made_up_from_the_description_find_nothing_that_it_does_not_say(site, tmp_path):
    asked = [
        sys.executable, "-m", "schemathesis.cli", "run", f"{site}/api/v1/openapi.json",
        "--max-examples", "5", "--seed", "1949", "--exclude-checks", NOT_SAID, "--no-color",
    ]  # fmt: skip
    told = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, timeout=500)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "Tested: 15" in told.stdout
