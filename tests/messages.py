"""The strings of the public pages, and their catalogues.

``make messages`` brings ``locale/*/LC_MESSAGES/django.po`` up to date.

Django's own ``makemessages`` needs GNU gettext on the machine; Babel, which is a dependency anyway, reads Python, and
Django's ``templatize`` turns a template into calls that Babel reads too. The desk (``templates/admin``,
``stances/admin``, ``stances/desk`` …) stays in English and is left out.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from config.places import BASE_DIR

LOCALE = BASE_DIR / "locale"
LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]

PUBLIC = (
    "stances/pages",
    "stances/charts",
    "stances/record",
    "stances/public",
    "stances/templatetags",
    "stances/codebook.py",
    "stances/desk/reports.py",
    "stances/desk/senders.py",
)
"""The Python of the public pages."""

KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
CALL = re.compile(
    r"\b(?:gettext|ngettext|pgettext|npgettext|_)\((?:[^()\"']|u?\"(?:[^\"\\]|\\.)*\"|u?'(?:[^'\\]|\\.)*')*\)"
)
"""A call as ``templatize`` writes it."""

HEADER = "# The words of Open Door's public pages; `make messages` keeps the list, people write the translations."
NOT_OURS = re.compile(
    rb'^"(?:Project-Id|Report-Msgid|POT-Creation|PO-Revision|Last-Translator|Language-Team|Generated-By).*\n', re.M
)
"""Lines of the head that say nothing here, or change with every run."""

Found = tuple[str | tuple[str, str], str | None, str]
"""Message (with its plural), context, and the file it stands in."""


def used() -> Catalog:
    """Every message of the public pages, in the order of its files, with where it stands."""
    catalogue = Catalog(charset="utf-8")
    for message, context, file in _found():
        catalogue.add(message, locations=[(file, None)], context=context)
    return catalogue


def _found() -> Iterator[Found]:
    for part in PUBLIC:
        path = BASE_DIR / part
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            yield from _calls(file.read_bytes(), file)
    for file in sorted((BASE_DIR / "templates").rglob("*")):
        if file.is_file() and "admin" not in file.parts and "registration" not in file.parts:
            text = templatize(file.read_text(), origin=str(file))
            yield from _calls("\n".join(call.group() for call in CALL.finditer(text)).encode(), file)


def _calls(source: bytes, file: Path) -> Iterator[Found]:
    where = str(file.relative_to(BASE_DIR))
    for _line, function, messages, _comments in extract_python(io.BytesIO(source), KEYWORDS, (), {"encoding": "utf-8"}):
        given = [str(word) for word in (messages if isinstance(messages, tuple) else (messages,)) if word]
        context = given.pop(0) if "pgettext" in function else None
        if given:
            yield ((given[0], given[1]) if function.startswith("n") else given[0]), context, where


def catalogue_file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def catalogue(language: str) -> Catalog:
    """A language's catalogue; empty where it has none yet."""
    file = catalogue_file(language)
    if not file.exists():
        return Catalog(locale=language)
    with file.open("rb") as opened:
        return read_po(opened, locale=language)


def missing(language: str) -> list[Message]:
    """What the public pages say and the catalogue does not, or not wholly, or not surely (fuzzy)."""
    held = catalogue(language)
    return [message for message in used() if message.id and not _is_whole(held, message)]


def unused(language: str) -> list[Message]:
    """What the catalogue holds and no public page says."""
    wanted = used()
    return [message for message in catalogue(language) if message.id and not wanted.get(_key(message), message.context)]


def _is_whole(held: Catalog, message: Message) -> bool:
    mine = held.get(_key(message), message.context)
    if mine is None or mine.fuzzy or mine.pluralizable != message.pluralizable:
        return False
    words = mine.string if mine.pluralizable else (mine.string,)
    return len(words) == (held.num_plurals if mine.pluralizable else 1) and all(words)


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def update(language: str) -> int:
    """Brings a language's file up to date; how many messages are to be translated.

    New messages are empty, those no longer used are gone.
    """
    held, fresh = catalogue(language), Catalog(locale=language, charset="utf-8", fuzzy=False, header_comment=HEADER)
    for message in used():
        if message.id:
            mine = held.get(_key(message), message.context)
            kept = mine.string if mine and mine.pluralizable == message.pluralizable else None
            fresh.add(message.id, kept, [(file, None) for file, _line in message.locations], context=message.context)
    file = catalogue_file(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    written = io.BytesIO()
    write_po(written, fresh, width=0, sort_output=True, include_lineno=False)
    file.write_bytes(NOT_OURS.sub(b"", written.getvalue()))
    return len(missing(language))


def main() -> int:
    left = {language: update(language) for language in LANGUAGES}
    for language, count in left.items():
        print(f"{catalogue_file(language).relative_to(BASE_DIR)}: {count} to translate")
    return 1 if any(left.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
