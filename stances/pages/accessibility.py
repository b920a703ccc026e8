"""The accessibility statement: what is aimed at, what was tested and how, what is not good yet, whom to tell.

Its parts are those that W3C asks of one (https://www.w3.org/WAI/planning/statements/). ``_tested`` says only what the
tests of this repository do: tests/browser/test_reach.py, tests/browser/test_walk.py, tests/public/test_every_page.py.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .types import WordLine

WRITTEN = dt.date(2026, 11, 28)
"""The day on which the statement was last gone through against the tests."""

STANDARD_URL = "https://www.w3.org/TR/WCAG22/"


@dataclass(frozen=True, slots=True)
class AccessibilityPage:
    """``conforms`` is one paragraph; ``tested`` has a label and a sentence each; ``limits`` are whole sentences."""

    heading: str
    conforms: str
    standard_url: str
    tested: tuple[WordLine, ...]
    limits: tuple[str, ...]
    technology: tuple[str, ...]
    written: dt.date
    contact: str


def accessibility_page(contact: str) -> AccessibilityPage:
    """The statement. ``contact`` is the address at which barriers are reported. It needs no record."""
    return AccessibilityPage(
        heading=_("Accessibility"),
        conforms=_(
            "Open Door is made to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA. Our own tests"
            " find nothing that fails them. Nobody independent has audited the site, so we do not claim that it"
            " conforms in full."
        ),
        standard_url=STANDARD_URL,
        tested=_tested(),
        limits=_limits(),
        technology=(
            _(
                "The site is made of HTML, CSS and SVG. JavaScript adds to it and is never needed: without it, every"
                " page can be read and every day can be reached."
            ),
            _("The tests run in Chromium. Other current browsers should do as well, but are not tested."),
        ),
        written=WRITTEN,
        contact=contact,
    )


def _tested() -> tuple[WordLine, ...]:
    return (
        WordLine(
            _("Rules a program can check"),
            _(
                "The axe engine goes over every kind of page and all four views of a day, on a narrow and on a wide"
                " window, and over their colours in the light and the dark theme. None of its rules may fail."
            ),
        ),
        WordLine(
            _("Keyboard"),
            _(
                "The way from the alliance to the source of a statement is walked with the keyboard alone, and the"
                " focus must be seen at each step. It stays on the same member while another day is shown."
            ),
        ),
        WordLine(
            _("Zoom"),
            _("At 400 % on a window of 1,280 by 1,024 pixels no page scrolls sideways."),
        ),
        WordLine(
            _("Pointing"),
            _("Every link or button that does not stand within a sentence can be met on 24 by 24 pixels."),
        ),
        WordLine(
            _("Forced colours"),
            _("In the forced-colours mode of a system, the symbols of the stances and the focus remain visible."),
        ),
        WordLine(
            _("Structure"),
            _(
                "Every kind of page has one main part, one first heading, no level of headings left out, and a name for"
                " each of its navigations."
            ),
        ),
        WordLine(
            _("Never colour alone"),
            _("Every stance has its own symbol and is named in words wherever its colour is used."),
        ),
    )


def _limits() -> tuple[str, ...]:
    return (
        _(
            "No screen reader was part of these tests, and nobody who relies on one has tried the site for us yet. The"
            " tests look at roles, names and order alone."
        ),
        _(
            "On a narrow window the smallest members are too small on the map to be pointed at. They can be reached by"
            " keyboard, in the list and in the other views of the day."
        ),
        _(
            "“Explore” opens a chart that needs JavaScript and a pointer. The drawn chart above it, and the lists and"
            " tables of the same page, say the same."
        ),
        _(
            "Quotes are marked with their language, but a screen reader may have no voice for it. Where the quote is"
            " not in English, our translation stands beneath it."
        ),
        _("The pages that a statement cites belong to others; how accessible they are is not in our hands."),
        _("The editors’ desk is not covered by this statement."),
    )
