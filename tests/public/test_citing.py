"""Cite: on a page that is cited, the words, BibTeX and CSL-JSON name the same permanent address, which answers."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from django.conf import settings

PAGES = ("/", "/on/2024-12-04/", "/members/germany/", "/statements/joint-2024-02-28-tirana/")


@pytest.mark.parametrize("prefix", ["", "/uk", "/fr"])
@pytest.mark.parametrize("address", PAGES)
def test_all_three_ways_to_cite_name_one_address_with_day_and_edition(visitor, address, prefix):
    part = visitor.get(prefix + address).content.decode().split("data-cite>")[1].split("</section>")[0]
    bibtex, csl = (unescape(text) for text in re.findall(r'<pre class="copy" data-words>(.*?)</pre>', part, re.S))
    (item,) = json.loads(csl)
    assert item["URL"].startswith(f"{settings.SITE_URL}{prefix}/")
    assert "edition=1" in item["URL"]
    assert "statements" in address or re.search(r"20\d\d-\d\d-\d\d", item["URL"])
    assert f"url = {{{item['URL']}}}" in bibtex
    assert bibtex.startswith(f"@misc{{{item['id']},")
    assert item["language"] == (prefix[1:] or "en")
    assert f">{item['URL']}</a>" in unescape(part)
    assert visitor.get(item["URL"].removeprefix(settings.SITE_URL)).status_code == 200
