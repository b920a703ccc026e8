"""Articles of other sites: pages on another port and under another name of this machine, as foreign to our frames as a
page can be: browsers show those in a process of their own, and draw them only where they are seen."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).parent

SCRIPTS = {f"/{file.name}": file for file in [*HERE.glob("*.js"), HERE / "pym" / "pym.v1.min.js"]}
"""The receivers' scripts, by their address on the article's site."""

LATE = "/late"
"""What is asked below it is answered when the article's ``held`` is set; ``pause.js`` there does nothing."""

PATIENCE = 60


@contextmanager
def article(*parts: str, script: str = "", held: threading.Event | None = None) -> Iterator[str]:
    """An article with these parts, and ``script`` in its head; gives its address."""
    head = f"<!DOCTYPE html><meta charset=utf-8><title>Article</title><link rel=icon href=data:,>{script}"
    body = f"{head}<body>{''.join(parts)}".encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if held and self.path.startswith(LATE):
                held.wait(PATIENCE)
            path = self.path.removeprefix(LATE)
            scripted = path == "/pause.js" or path in SCRIPTS
            self.send_response(200)
            self.send_header("Content-Type", "text/javascript" if scripted else "text/html")
            self.end_headers()
            self.wfile.write(SCRIPTS[path].read_bytes() if path in SCRIPTS else b"" if scripted else body)

        def log_message(self, *_said: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
