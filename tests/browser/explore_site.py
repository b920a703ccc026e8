"""A small real site for Explore: a member's page and the alliance's, their figures, the vendored files, all under the
site's own policy."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from django.conf import settings

from stances.charts import figures, map_figure, tally, tally_figure, timeline
from stances.charts import map as alliance_map
from tests.charts import alliance, from_dataset
from tests.charts.from_record import record

STATIC = Path(settings.BASE_DIR) / "static"
SINCE, UNTIL = dt.date(2022, 9, 30), dt.date(2026, 11, 21)
ALLIANCES = ("map", "tally")
KINDS = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".woff2": "font/woff2"}
SHEETS = ("css/open-door.css", "css/inner.css")


def policy() -> str:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return "; ".join(f"{name} {' '.join(values)}" for name, values in directives.items())


def drawn(code: str) -> dict[str, Any]:
    """What a timeline or a figure of a member is made from."""
    return {
        "member": from_dataset.members()[code],
        "history": from_dataset.history(code),
        "statements": from_dataset.about(code),
        "milestones": from_dataset.milestones(),
        "until": UNTIL,
        "complete_to": from_dataset.COMPLETE_TO,
        "statement_href": lambda key: f"/statements/{key}/",
        "governments": from_dataset.governments(code),
    }


def alliances(what: str) -> dict:
    """The figure of the alliance's ``map`` or ``tally``."""
    if what == "map":
        return map_figure.alliance_map(record().positions(UNTIL), day=UNTIL, href=alliance.address)
    return tally_figure.alliance_tally(record().tallies(SINCE, UNTIL), **spanned())


def spanned() -> dict:
    return {
        "since": SINCE, "until": UNTIL, "complete_to": from_dataset.COMPLETE_TO, "members": 32,
        "milestones": record().milestones,
    }  # fmt: skip


def chart(what: str) -> str:
    """What is drawn on the page from which ``what`` is explored: a member by its code, ``map`` or ``tally``."""
    if what == "map":
        return alliance_map.draw(record().positions(UNTIL), href=alliance.address, day=UNTIL)
    if what == "tally":
        return tally.chart(record().tallies(SINCE, UNTIL), day=UNTIL, **spanned())
    return timeline.draw_all(**drawn(what))


def page(code: str) -> str:
    sheets = "".join(f'<link rel="stylesheet" href="/static/{sheet}">' for sheet in SHEETS)
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Timeline</title>
      <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">{sheets}</head>
      <body><main class="sheet"><h1>Timeline</h1><section class="section">
      <button class="quiet-button" type="button" data-explore hidden data-figure="/charts/members/{code}.json"
        data-plotly="/static/vendor/plotly/plotly-basic.min.js" data-plotly-css="/static/vendor/plotly/plotly.css"
        data-locale-src="" data-target="explore-1">Explore</button>
      {chart(code)}<div id="explore-1" class="explore" hidden></div></section></main>
      <script src="/static/js/explore.js"></script></body></html>"""


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, kind, body = self.answer()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", policy())
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer(self) -> tuple[int, str, bytes]:
        parts = self.path.strip("/").split("/")
        if parts[0] == "static":
            file = STATIC.joinpath(*parts[1:])
            return 200, KINDS.get(file.suffix, "text/plain"), file.read_bytes()
        if self.path.endswith(".json"):
            code = parts[-1].removesuffix(".json")
            figure = alliances(code) if code in ALLIANCES else figures.member_timeline(**drawn(code))
            return 200, "application/json", json.dumps(figure).encode()
        if parts[0] == "members" and parts[1] in (*from_dataset.members(), *ALLIANCES):
            return 200, "text/html", page(parts[1]).encode()
        if parts[0] in ("statements", "members"):
            heading = (
                "<!doctype html><html lang=en><title>Statement</title><link rel=icon href=data:,><h1>Statement</h1>"
            )
            return 200, "text/html", heading.encode()
        return 404, "text/plain", b"not found"

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the tests read what the browser says."""


@contextmanager
def served() -> Iterator[str]:
    """The site's address on a free port, for as long as the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
