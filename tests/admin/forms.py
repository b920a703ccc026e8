"""Forms as a browser would send them: read from the page, changed, and sent back."""

from __future__ import annotations

from html.parser import HTMLParser


class _Form(HTMLParser):
    def __init__(self, wanted: str) -> None:
        super().__init__()
        self.wanted, self.inside = wanted, False
        self.action = self.area = self.select = ""
        self.sent: dict[str, list[str]] = {}

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = given.get("id") == self.wanted
            self.action = (given.get("action") or "") if self.inside else self.action
        name = given.get("name", "")
        if not self.inside:
            return
        if tag == "input" and name and given.get("type") not in ("submit", "button", "file"):
            if given.get("type") not in ("checkbox", "radio") or "checked" in given:
                self.sent.setdefault(name, []).append(given.get("value") or "")
        elif tag == "textarea":
            self.area = name
            self.sent[name] = [""]
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in given:
            self.sent.setdefault(self.select, []).append(given.get("value") or "")

    def handle_data(self, data):
        if self.inside and self.area:
            self.sent[self.area][0] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.sent[self.area][0] = self.sent[self.area][0].removeprefix("\n")
            self.area = ""
        elif tag == "select":
            self.select = ""
        elif tag == "form":
            self.inside = False


def form_in(page: str, form: str) -> dict[str, list[str]]:
    """What a browser would send of the form with that id, without its buttons. Fails the test if it is not there."""
    reader = _Form(form)
    reader.feed(page)
    assert reader.sent, f"no form “{form}” on the page"
    return reader.sent


def action_of(page: str, form: str) -> str:
    reader = _Form(form)
    reader.feed(page)
    return reader.action
