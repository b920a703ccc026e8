"""What is made ready before the first page, and whose data it is."""

import gettext
import os
from contextlib import contextmanager
from pathlib import Path

import pytest

from config.launch import ownership, preparing
from config.launch.commands import needs_database
from config.launch.trouble import Trouble

WORDS = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"

msgid "Methodology"
msgstr "Методологія"

#, fuzzy
msgid "Members"
msgstr "Неперевірено"
"""


@contextmanager
def an_ordinary_user():
    """Root becomes nobody for the block; anybody else is one already."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def compiled(folder: Path) -> gettext.GNUTranslations:
    with (folder / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_catalogues_are_compiled_and_only_again_when_their_words_change(tmp_path, settings):
    folder = tmp_path / "uk" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(WORDS)
    settings.LOCALE_PATHS = [tmp_path]
    said: list[str] = []
    preparing.catalogues(said.append)
    assert compiled(folder).gettext("Methodology") == "Методологія"
    assert compiled(folder).gettext("Members") == "Members"
    said.clear()
    preparing.catalogues(said.append)
    assert said == []
    (folder / "django.po").write_text(WORDS.replace("Методологія", "Методика"))
    os.utime(folder / "django.po", (2_000_000_000, 2_000_000_000))
    preparing.catalogues(said.append)
    assert compiled(folder).gettext("Methodology") == "Методика"


def test_data_of_another_user_are_refused_with_a_way_out():
    with an_ordinary_user(), pytest.raises(Trouble, match=r"(?s)/ belongs to root.*sudo chown -R") as refused:
        ownership.check(Path("/"))
    assert "Traceback" not in str(refused.value)


def test_data_that_do_not_exist_yet_belong_to_nobody():
    place = Path("/not/made/yet/var")
    with an_ordinary_user():
        ownership.check(place)  # raises nothing
    assert not place.exists()


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        (["migrate"], True),
        (["createsuperuser", "--noinput"], True),
        (["migrate", "--help"], False),
        (["collectstatic"], False),
        (["--version"], False),
        ([], False),
    ],
)
def test_only_a_command_that_works_with_the_database_starts_it(words, needed):
    assert needs_database(["manage.py", *words]) is needed
