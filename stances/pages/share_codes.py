"""What is copied out of the builder: frames, addresses, figures and Markdown, each whole and escaped for its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .about import LICENCE_URL
from .oembed_addresses import SANDBOX
from .parts import StatementView
from .statements import of_whom


@dataclass(frozen=True, slots=True)
class Frame:
    """An embed in a frame: whole addresses, sizes in pixels; ``title`` is what it is called."""

    address: str
    title: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as a file, with whole addresses. ``alt`` tells it; ``credit`` names edition and other sources."""

    png: str
    png_twice: str
    width: int
    height: int
    title: str
    alt: str
    page: str
    credit: str


def frame(of: Frame) -> str:
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" sandbox="{}" loading="lazy"'
        ' style="border: 0; max-width: 100%"></iframe>',
        of.address,
        of.title,
        of.width,
        of.height,
        SANDBOX,
    )


def with_script(of: Frame, site: str) -> str:
    """The frame as wide as its column, and the script that fits its height."""
    filling = frame(of).replace(f'width="{of.width}"', 'width="100%"')
    return f'{filling}\n<script src="{site}/embed.js" async></script>'


def figure(of: Picture) -> str:
    """The picture with its words, as wide as it was drawn or narrower."""
    image = format_html(
        '<img src="{}" srcset="{} 2x" width="{}" height="{}" alt="{}" loading="lazy"'
        ' style="max-width: 100%; height: auto">',
        of.png,
        of.png_twice,
        of.width,
        of.height,
        of.alt,
    )
    return f"<figure>\n  {image}\n  <figcaption>{_caption(of)}</figcaption>\n</figure>"


def _caption(of: Picture) -> SafeString:
    return format_html(
        '{}. {} <a href="{}">Open Door</a>, {}, <a href="{}">CC BY 4.0</a>.',
        of.title,
        _("Source:"),
        of.page,
        of.credit,
        LICENCE_URL,
    )


def markdown(of: Picture) -> str:
    linked = f"[Open Door](<{of.page}>)"
    return (
        f"[![{_escaped(of.alt)}](<{of.png}>)](<{of.page}>)\n\n"
        f"{_escaped(of.title)}. {_('Source:')} {linked}, {_escaped(of.credit)}, [CC BY 4.0](<{LICENCE_URL}>)."
    )


def quote(said: StatementView, page: str, credit: str) -> str:
    """A statement with who said it, when and where it was published: its words as a quotation, else ours as such."""
    if said.quote:
        words = format_html('<blockquote lang="{}"><p>{}</p></blockquote>', said.quote_language, said.quote)
        if said.quote_translation:
            words = format_html('{}\n  <p lang="en">{}</p>', words, said.quote_translation)
    else:
        words = format_html('<p lang="en">{}</p>', said.summary)
    sources = ", ".join(format_html('<a href="{}">{}</a>', source.url, source.outlet) for source in said.sources)
    return (
        format_html("<figure>\n  {}\n  <figcaption>", words)
        + format_html("{}, {}. {} ", who(said), said.date_words, _source_words(said))
        + f"{sources}, "
        + format_html('<a href="{}">Open Door</a>, {}', page, credit)
        + ".</figcaption>\n</figure>"
    )


def quote_in_markdown(said: StatementView, page: str, credit: str) -> str:
    sources = ", ".join(f"[{_escaped(source.outlet)}](<{source.url}>)" for source in said.sources)
    quoted = "\n>\n".join(f"> {_escaped(line)}" for line in (said.quote, said.quote_translation) if line)
    quoted = quoted if said.quote else _escaped(said.summary)
    credit = f"{_source_words(said)} {sources}, [Open Door](<{page}>), {_escaped(credit)}."
    return f"{quoted}\n\n— {_escaped(who(said))}, {_escaped(said.date_words)}. {credit}"


def who(said: StatementView) -> str:
    """The officials by name and post, else whom the words are attributed to; and the members that they bear on."""
    named = [f"{one.name}, {one.post}" if one.post else one.name for one in said.speakers]
    speaking = "; ".join(named) or said.attributed_to or said.venue
    return f"{speaking} ({of_whom(said)})"


def _source_words(said: StatementView) -> str:
    """ "Source:", after whose the words are where they are not the speaker's."""
    return _("Source:") if said.quote else f"{_('In our words, not the speaker’s.')} {_('Source:')}"


def _escaped(words: str) -> str:
    """Words that Markdown takes as they are."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", " ".join(words.split()))
