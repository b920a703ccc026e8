"""What shows under the pointer in a figure: lines joined by ``<br>``, everything else escaped.

No ``<b>`` or ``<i>``: plotly writes them as ``style`` attributes, which the site's policy refuses.
"""

from __future__ import annotations

import textwrap

from django.utils.html import escape
from django.utils.translation import gettext as _

from stances.charts.steps import Step
from stances.charts.wording import role_words, said_on, signal_words, speakers, step_words, words
from stances.record.types import Statement

LINE = 62
"""Characters to a line, at most."""

LONGEST = 420
"""Characters of a rationale, or of a statement's words."""


def wrapped(text: str) -> str:
    """The text in lines of at most 62 characters, each escaped, joined by ``<br>``."""
    return "<br>".join(escape(line) for line in textwrap.wrap(text, LINE, break_long_words=True))


def statement(said: Statement, role: str) -> str:
    """Day and speakers, the words, then the signal and what it was weighed as."""
    weighed = role_words(role)
    closing = f"{signal_words(said.signal)} ({weighed})" if weighed else signal_words(said.signal)
    heading = wrapped(f"{said_on(said)} · {speakers(said)}")
    return f"{heading}<br><br>{wrapped(words(said, LONGEST))}<br><br>{wrapped(closing)}"


def step(held: Step) -> str:
    """The stance with its dates and confidence, then why; a note where contrary statements were weighed."""
    mixed = f"<br><br>{escape(_('Mixed signals'))}" if held.assessment.mixed else ""
    return f"{wrapped(step_words(held))}<br><br>{wrapped(held.assessment.rationale)}{mixed}"
