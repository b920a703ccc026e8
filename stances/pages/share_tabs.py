"""The ways to put an embed into a page: a frame, an address, a picture, Markdown. What is said about them is in the
page's language; what is copied, in the embed's."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .parts import StatementView
from .share_types import Code, File, Tab


@dataclass(frozen=True, slots=True)
class Made:
    """What the choices make, in the embed's language: ``address`` a path, ``name`` its frame's title, ``page`` the path
    of the page that shows it, ``link`` what oEmbed is asked with. ``figure`` and ``markdown`` hold what never changes,
    empty on a day on which there is no picture; ``files`` are its pictures, none for a quotation, which is ``said``.
    ``rows`` as in ``Charted``."""

    address: str
    name: str
    page: str
    link: str
    frame: str
    scripted: str
    figure: str
    markdown: str
    files: tuple[File, ...]
    said: StatementView | None
    rows: float


def tabs(made: Made, day: str, edition: int) -> tuple[Tab, ...]:
    """The tabs, the first open. ``day`` is said in words."""
    picture = _("A picture stays as it is: it shows %(day)s in edition %(number)d, for ever.")
    hint = picture % {"day": day, "number": edition} if made.files else ""
    moving = (
        Tab("interactive", _("Interactive"), _frames(made), open=True),
        Tab(
            "link",
            _("Link"),
            (Code("address", _("Address"), made.link),),
            hint=_(
                "WordPress, Ghost and others make the chart of an address that stands on a line of its own (oEmbed)."
            ),
        ),
    )
    if not made.figure:
        return moving
    return (
        *moving,
        Tab(
            "image" if made.files else "words",
            _("Image") if made.files else _("Words"),
            (Code("figure", "HTML", made.figure),),
            hint=hint,
            files=made.files,
        ),
        Tab("markdown", "Markdown", (Code("markdown", "Markdown", made.markdown),), hint=hint),
    )


def _frames(made: Made) -> tuple[Code, ...]:
    return (
        Code(
            "frame",
            _("A frame, without a script"),
            made.frame,
            _("Its height is fixed: what it needs at this width. In a narrower column it scrolls inside."),
        ),
        Code(
            "script",
            _("A frame that fits its height"),
            made.scripted,
            _("With a script of less than 1 kB from this site; once is enough for several frames."),
        ),
    )
