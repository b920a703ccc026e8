"""What a reader may report, and what is wrong with it, field by field, in words for the reader."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.models import CaseKind
from stances.models.case import LONGEST, SHORTEST

from . import addresses
from .refusal import Refused


@dataclass(frozen=True, slots=True)
class Report:
    """What a reader typed, or, out of ``checked``, what is stored: ``source`` and ``email`` may be empty."""

    kind: str = str(CaseKind.MISTAKE)
    words: str = ""
    source: str = ""
    email: str = ""


class Wrong(Exception):
    """A report that cannot be taken as it is: ``reasons`` by the name of the field, each a sentence."""

    def __init__(self, reasons: dict[str, str]) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def checked(typed: Report) -> Report:
    """The report as it is stored. Raises ``Wrong`` with everything that is wrong with it."""
    reasons: dict[str, str] = {}
    values: dict[str, str] = {}
    fields: dict[str, Callable[[str], str]] = {"kind": _kind, "words": _words, "source": _source, "email": _email}
    for name, check in fields.items():
        try:
            values[name] = check(getattr(typed, name))
        except Refused as refused:
            reasons[name] = refused.reasons[0]
    if reasons:
        raise Wrong(reasons)
    return Report(**values)


def plain(text: str) -> str:
    """``text`` with line ends as they are stored. Raises ``Refused`` where it holds what no keyboard types."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip(" \n\t")
    if any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in text):
        raise Refused(_("There is a character in it that cannot be stored. Type it again instead of pasting it."))
    return text


def _kind(text: str) -> str:
    if text not in set(CaseKind):
        raise Refused(_("Choose what you report."))
    return text


def _words(text: str) -> str:
    text = plain(text)
    if not text:
        raise Refused(_("Say in your own words what is wrong or missing."))
    if len(text) < SHORTEST:
        raise Refused(_("That is very short. Write at least %(n)d characters.") % {"n": SHORTEST})
    if len(text) > LONGEST:
        over = len(text) - LONGEST
        raise Refused(
            ngettext(
                "That is %(over)d character too long: at most %(n)d are read.",
                "That is %(over)d characters too long: at most %(n)d are read.",
                over,
            )
            % {"over": over, "n": LONGEST}
        )
    return text


def _source(text: str) -> str:
    text = plain(text)
    return addresses.canonical(text) if text else ""


def _email(text: str) -> str:
    text = plain(text)
    if not text:
        return ""
    try:
        validate_email(text)
    except ValidationError:
        raise Refused(_("This is not an e-mail address. Correct it, or leave it out.")) from None
    if len(text) > 254:
        raise Refused(_("This e-mail address is too long. Give another, or leave it out."))
    return text
