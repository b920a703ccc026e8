"""The languages of the public pages, and the one place that knows them: English at the plain addresses, the others
below their code (DESIGN §5). The address alone decides: no cookie, nothing that a browser says of its reader.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

ANY = "x-default"
"""What search engines call the version for everybody whose language is none of ours."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language in its own words: ``name``; ``offer`` says that the page exists in it, ``close`` takes that away.

    ``locale`` is what link previews call it: the language with a country.
    """

    code: str
    name: str
    locale: str
    offer: str
    close: str


KNOWN = {
    language.code: language
    for language in (
        Language("en", "English", "en_GB", "This page is available in English", "Close"),
        Language("uk", "Українська", "uk_UA", "Ця сторінка є українською", "Закрити"),
        Language("fr", "Français", "fr_FR", "Cette page existe en français", "Fermer"),
    )
}
"""By code. Said to readers of other languages, so in no catalogue: each says it in its own."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """A version of a page: ``hreflang`` is a language's code or ``x-default``; ``address`` begins with a slash."""

    hreflang: str
    address: str


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """A way to the same page in a language; ``current`` is the page's own."""

    language: Language
    href: str
    current: bool


def codes() -> tuple[str, ...]:
    """The languages' codes, that of the plain addresses first."""
    return tuple(code for code, _name in settings.LANGUAGES)


def current() -> str:
    """The code of the language that is spoken now; that of the plain addresses where it is none of ours."""
    spoken = get_language()
    return spoken if spoken in codes() else settings.LANGUAGE_CODE


def of_path(path: str) -> str:
    """The code of the language that an address is in."""
    begins = path.partition("?")[0].split("/")[1:2]
    return next((code for code in codes()[1:] if begins == [code]), settings.LANGUAGE_CODE)


def in_language(address: str, code: str) -> str:
    """The same page, with the same parameters, in a language. ``address`` is a path of this site, in any of them.

    It begins with one slash, whatever came in: two would lead to another site.
    """
    own = of_path(address)
    plain = address if own == settings.LANGUAGE_CODE else address.removeprefix(f"/{own}")
    plain = "/" + plain.lstrip("/")
    return plain if code == settings.LANGUAGE_CODE else f"/{code}{plain}"


def versions(address: str) -> tuple[Alternate, ...]:
    """The page at ``address``, in whichever language that is, in every language of the site, the plain one first."""
    return tuple(Alternate(code, in_language(address, code)) for code in codes())


def alternates(address: str) -> tuple[Alternate, ...]:
    """What a page and the sitemap name as its versions: nothing where it speaks one language alone."""
    found = versions(address)
    return (*found, Alternate(ANY, found[0].address)) if len(found) > 1 else ()


def switch(address: str) -> tuple[LanguageLink, ...]:
    """The ways from a page to itself in every language; nothing where there is one alone."""
    now = current()
    links = tuple(LanguageLink(KNOWN[code], in_language(address, code), code == now) for code in codes())
    return links if len(links) > 1 else ()
