"""What the browser tests of the desk share."""

import pytest

from tests.browser.at_the_desk import EDITORS, JOBS


@pytest.fixture(scope="session")
def editors(site_command) -> None:
    """Accounts on the site: a manager who walks, a contributor who drafts."""
    site_command("shell", "-c", EDITORS)


@pytest.fixture(scope="session")
def jobs(site_command, editors) -> None:
    """Jobs on the site: one done, one failed, one running, with findings and an old draft of the walker's."""
    site_command("shell", "-c", JOBS)
