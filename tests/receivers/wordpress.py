"""What WordPress core does with the address of a page of ours in a post: discovery, oEmbed, and its filter.

Stated again in our own code, from the rules of WordPress/wordpress-develop: ``WP_oEmbed::discover`` and ``fetch``
(``src/wp-includes/class-wp-oembed.php``), ``wp_filter_oembed_result`` (``src/wp-includes/embed.php``) for a provider
that is not on its list, ``wp_embed_defaults`` for the sizes.
"""

import json
import re
import secrets
import string
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit
from urllib.request import urlopen

READ_AT_MOST = 153_600
"""Bytes of a page in which it looks for the link."""

CONTENT_WIDTH = 600
"""Pixels of the theme's column."""

KEPT = {
    "a": {"href"},
    "blockquote": set(),
    "iframe": {"src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title"},
}
"""The elements and attributes that are kept of an answer. ``sandbox`` and ``loading`` are not among them."""

CONTENT = re.compile(r"(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)", re.DOTALL)

OTHER_SCHEME = re.compile(r"^\s*(?!https?:)(javascript|data|vbscript|file):", re.IGNORECASE)


def embedded(site: str, address: str) -> str | None:
    """The HTML that a post shows for the page at ``address``, a path of ours; None where it shows the bare address.

    Our pages name the endpoint by the site's public name, under which nothing answers here: ``site`` stands for it.
    """
    found = discovered(get(site + address))
    if found is None:
        return None
    name = "{0.scheme}://{0.netloc}".format(urlsplit(found))
    return filtered(fetched(found.replace(name, site, 1), name + address).replace(name, site))


def get(address: str) -> str:
    with urlopen(address, timeout=60) as answer:  # noqa: S310 - the site of the tests
        return str(answer.read().decode())


def discovered(page: str) -> str | None:
    """The address of the endpoint that the page's head names."""
    head = page[:READ_AT_MOST].partition("</head>")[0]
    for link in re.findall(r"<link([^<>]+?)/?>", head, re.IGNORECASE):
        named = dict(re.findall(r'([\w-]+)="([^"]*)"', link))
        if named.get("type") == "application/json+oembed" and named.get("href"):
            return unescape(named["href"])
    return None


def fetched(endpoint: str, address: str) -> str:
    """The ``html`` of the endpoint's answer for the page at ``address``, no greater than the column."""
    parts = urlsplit(endpoint)
    height = min(-(-CONTENT_WIDTH * 3 // 2), 1000)
    more = {"maxwidth": CONTENT_WIDTH, "maxheight": height, "url": address, "dnt": 1, "format": "json"}
    query = urlencode(dict(parse_qsl(parts.query)) | more, quote_via=quote)
    said = json.loads(get(urlunsplit(parts._replace(query=query))))
    assert said["type"] == "rich"
    return str(said["html"])


def filtered(html: str) -> str | None:
    """What is left of an answer: None without a frame."""
    found = CONTENT.search(kses(html, KEPT))
    if found is None:
        return None
    quoted, frame = found[1] or "", found[2]
    secret = "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(10))
    src = re.search(r' src="(.*?)"', frame)
    if src:
        named = escape(unescape(f"{src[1]}#?secret={secret}"))
        frame = frame.replace(src[0], f' src="{named}" data-secret="{secret}"')
        quoted = quoted.replace("<blockquote", f'<blockquote data-secret="{secret}"')
    marked = {name: kept | ({"data-secret"} if name != "a" else set()) for name, kept in KEPT.items()}
    html = kses(quoted + frame, marked)
    if quoted:
        html = html.replace("<iframe", '<iframe style="position: absolute; visibility: hidden;"')
        html = html.replace("<blockquote", '<blockquote class="wp-embedded-content"')
    return html.replace("<iframe", '<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"')


def kses(html: str, kept: dict[str, set[str]]) -> str:
    """The HTML without other elements and attributes than those ``kept``; the words of others stay."""
    reader = _Kses(kept)
    reader.feed(html)
    reader.close()
    return "".join(reader.written)


class _Kses(HTMLParser):
    def __init__(self, kept: dict[str, set[str]]) -> None:
        super().__init__(convert_charrefs=False)
        self.kept, self.written = kept, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.kept:
            named = ((name, OTHER_SCHEME.sub("", value or "")) for name, value in attrs if name in self.kept[tag])
            self.written.append(f"<{tag}" + "".join(f' {name}="{escape(value)}"' for name, value in named) + ">")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.kept:
            self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.written.append(data)

    def handle_entityref(self, name: str) -> None:
        self.written.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.written.append(f"&#{name};")
