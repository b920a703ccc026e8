"""What gets installed is pinned to the byte, and comes from whatever index the machine is set up with."""

import re

import pytest

from config.places import BASE_DIR

FOLDER = BASE_DIR / "requirements"
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def requirements(name: str) -> list[str]:
    """The logical lines of a requirements file, comments left out."""
    text = (FOLDER / name).read_text().replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall("\n".join(requirements(name))))


@pytest.mark.parametrize("name", ["base.txt", "dev.txt"])
def test_every_requirement_is_one_version_with_hashes(name):
    assert len(requirements(name)) > 20
    for line in requirements(name):
        assert PIN.match(line), line
        assert "--hash=sha256:" in line, line


@pytest.mark.parametrize("name", ["base.txt", "dev.txt"])
def test_no_index_no_address_and_no_path_is_named(name):
    assert [line for line in requirements(name) if line.startswith("-")] == [], "an option of pip"
    assert [line for line in requirements(name) if "/" in line or "@" in line] == [], "an address or a path"


def test_developing_uses_the_versions_that_run():
    assert pins("base.txt").items() <= pins("dev.txt").items()


def test_running_needs_no_map_making_and_no_testing_tools():
    assert not {"shapely", "pyproj", "numpy", "pytest", "playwright", "mypy"} & set(pins("base.txt"))


def test_all_that_base_in_asks_for_is_pinned():
    asked = {re.split(r"[\[=<>~ ]", line)[0].lower() for line in requirements("base.in")}
    assert asked <= set(pins("base.txt"))
