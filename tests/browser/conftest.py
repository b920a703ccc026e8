"""What the browser tests share: articles of other sites, and the desk's accounts and jobs."""

from urllib.parse import urlsplit

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


@pytest.fixture
def opened(visit, site):
    """Opens an article; gives its page, and what tells what went wrong on it, asking its own site and ours apart.

    ``wait_until`` is Playwright's; other keywords are those of ``visit``.
    """

    def open_(address: str, wait_until: str = "load", **more):
        reader = visit(**more)
        reader.page.goto(address, wait_until=wait_until)
        hosts = {urlsplit(site).netloc, urlsplit(address).netloc}
        return reader.page, lambda: [c for c in reader.complaints if not any(f"host: {host} " in c for host in hosts)]

    return open_
