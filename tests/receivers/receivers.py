"""Receivers: what stands in an article for a page of ours, and how high each lets its frame be.

Their rules are those of

- WordPress core: ``wordpress.py``, and ``wp.receiveEmbedMessage`` (WordPress/wordpress-develop,
  ``src/js/_enqueues/wp/embed.js``): a message counts if its secret is letters and digits and it comes from the window
  of the frame with that secret; the height is kept between 200 and 1000; a link is followed if it leads to the frame's
  own host and the reader is in that frame;
- pym.js 1.3.2, NPR's own script, unchanged (``pym/``);
- amp-iframe (ampproject/amphtml, ``extensions/amp-iframe/0.1/amp-iframe.js``, ``src/iframe-helper.js``): ``embed-size``
  with the sentinel ``amp`` from the window of the frame, which is resizable; less than 100 pixels are refused; the
  frame has no scroll bar, and ``#amp=1`` is added to its address;
- the listener that Infogram gives to those that show its charts, for the JSON string ``iframe.resize`` that Medium
  reads too: the frame is the first whose ``src`` is, to the letter, the ``src`` of the message;
- our own ``/embed.js``.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from tests.receivers import wordpress

FIRST_WIDTH, FIRST_HEIGHT = 600, 240


@dataclass(frozen=True)
class Chart:
    """A page of ours, and its embed: paths on ``site``. ``late``: its frame comes when the reader is near."""

    site: str
    page: str
    embed: str
    late: bool = False


@dataclass(frozen=True)
class Receiver:
    """``place`` writes what stands for a chart, in an element with that id; heights in pixels."""

    name: str
    head: Callable[[str], str]
    place: Callable[[Chart, str], str]
    least: int = 0
    most: int = 100_000

    def __str__(self) -> str:
        return self.name

    def allowed(self, height: int) -> int:
        return min(max(height, self.least), self.most)


def framed(chart: Chart, _name: str) -> str:
    return (
        f'<iframe src="{escape(chart.site + chart.embed)}" width="{FIRST_WIDTH}" height="{FIRST_HEIGHT}" title="Chart"'
        f' sandbox="allow-scripts"{" loading=lazy" if chart.late else ""}></iframe>'
    )


def in_amp(chart: Chart, _name: str) -> str:
    return (
        f'<amp-iframe src="{escape(chart.site + chart.embed)}" title="Chart" sandbox="allow-scripts" resizable'
        f' layout="fixed-height" height="{FIRST_HEIGHT}"></amp-iframe>'
    )


def in_wordpress(chart: Chart, _name: str) -> str:
    """WordPress itself adds ``loading`` to no frame that has a secret; themes and plugins do."""
    html = wordpress.embedded(chart.site, chart.page)
    assert html is not None, f"WordPress shows no frame for {chart.page}"
    return html.replace("<iframe", "<iframe loading=lazy") if chart.late else html


def in_pym(**options: str) -> Callable[[Chart, str], str]:
    def place(chart: Chart, name: str) -> str:
        said = escape(json.dumps(options))
        late = " data-late" if chart.late else ""
        return (
            f'<div id="{name}-pym" data-chart="{escape(chart.site + chart.embed)}" data-options="{said}"{late}></div>'
        )

    return place


def script(name: str) -> Callable[[str], str]:
    return lambda _site: f'<script src="/{name}" defer></script>'


AMP_LOOK = f"""<style>
  amp-iframe, amp-iframe > iframe {{ display: block; width: 100%; }}
  amp-iframe {{ height: {FIRST_HEIGHT}px; }}
  amp-iframe > iframe {{ height: 100%; }}
</style>"""

OURS = Receiver("our script", lambda site: f'<script src="{site}/embed.js" async></script>', framed)
WORDPRESS = Receiver("WordPress", script("wordpress.js"), in_wordpress, least=200, most=1000)
PYM = Receiver("pym", lambda site: script("pym.v1.min.js")(site) + script("pym.js")(site), in_pym())
SANDBOXED_PYM = Receiver("pym, sandboxed", PYM.head, in_pym(sandbox="allow-scripts"))
AMP = Receiver("AMP", lambda site: AMP_LOOK + script("amp.js")(site), in_amp, least=100)
MEDIUM = Receiver("Medium", script("medium.js"), framed)

ALL = (OURS, WORDPRESS, PYM, SANDBOXED_PYM, AMP, MEDIUM)
