"""The same page in the other languages: English at its plain address, the others below their code (DESIGN §5)."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

ANY = "x-default"
"""What search engines call the version for everybody whose language is none of ours."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """A version of a page: ``hreflang`` is a language's code or ``x-default``; ``address`` begins with a slash."""

    hreflang: str
    address: str


def versions(address: str) -> tuple[Alternate, ...]:
    """The page at ``address``, in whichever language that is, in every language of the site, the plain one first."""
    plain = _plain(address)
    others = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    return (Alternate(settings.LANGUAGE_CODE, plain), *(Alternate(code, f"/{code}{plain}") for code in others))


def alternates(address: str) -> tuple[Alternate, ...]:
    """What a page and the sitemap name as its versions: nothing where it speaks one language alone."""
    found = versions(address)
    return (*found, Alternate(ANY, found[0].address)) if len(found) > 1 else ()


def _plain(address: str) -> str:
    for code, _name in settings.LANGUAGES:
        if code != settings.LANGUAGE_CODE and address.startswith(f"/{code}/"):
            return address.removeprefix(f"/{code}")
    return address
