"""Somebody with a browser behind the proxy: pages over HTTP, cookies kept, forms sent back."""

from __future__ import annotations

import http.client
from contextlib import closing
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from tests.admin.forms import form_in

HOST = "open-door.test"


class Person:
    """Asks the site at ``port``: as the proxy passes it on, for its public name and over HTTPS; or at ``origin``."""

    def __init__(self, port: int, origin: str = f"https://{HOST}") -> None:
        self.port, self.origin = port, origin
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> tuple[int, str, dict[str, str]]:
        """Status, body and headers."""
        return self._ask("GET", path)

    def post(self, path: str, form: dict[str, Any]) -> tuple[int, str, dict[str, str]]:
        return self._ask("POST", path, urlencode(form, doseq=True))

    def sign_in(self, username: str, password: str) -> None:
        _, page, _ = self.get("/admin/login/")
        typed = form_in(page, "login-form") | {"username": [username], "password": [password]}
        status, page, headers = self.post("/admin/login/", typed)
        assert (status, headers.get("Location")) == (302, "/admin/"), page

    def _ask(self, method: str, path: str, body: str = "") -> tuple[int, str, dict[str, str]]:
        scheme, host = self.origin.split("://")
        headers = {"Host": host, "X-Forwarded-Proto": scheme}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if method == "POST":
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.origin}
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie", []):
                self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(cookie).items()}
            return answer.status, answer.read().decode(), dict(answer.headers)
