"""Two days side by side on the public site: its addresses, refusals and ways between them."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.utils.html import escape

PAGE = "/on/2023-04-04/vs/2024-12-04/"


def test_two_days_stand_side_by_side_with_the_words_that_moved_members(visitor):
    page = visitor.get(PAGE).content.decode()
    headline = (
        "Between 4 April 2023 and 4 December 2024, 10 of 18 members assessed on both days moved:"
        " 5 toward an invitation, 5 away from it"
    )
    assert f">{headline}</h1>" in page
    assert f"<title>{headline} · Open Door</title>" in page
    assert f'<meta name="description" content="{headline}. 13 members were assessed' in page
    assert page.count('<svg class="map-drawing"') == 2
    assert 'href="/on/2023-04-04/"' in page
    assert 'href="/on/2024-12-04/"' in page
    assert 'href="/statements/lt-2024-10-17-kasciunas/"' in page
    assert "Sweden joined." in page


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/on/2024-12-04/vs/2023-04-04/", PAGE),
        ("/on/2024-12-04/vs/2023-04-04/?edition=1&theme=dark", f"{PAGE}?edition=1&theme=dark"),
        ("/on/vs/?from=2023-04-04&to=2024-12-04", PAGE),
        ("/on/vs/?to=2023-04-04&from=2024-12-04&edition=1&theme=dark&utm_source=x", f"{PAGE}?edition=1&theme=dark"),
        ("/on/vs/", "/on/2025-11-21/vs/2026-11-21/"),
    ],
)
def test_every_way_leads_to_the_one_address_in_order_and_keeps_edition_and_theme(visitor, address, leads_to):
    response = visitor.get(address)
    assert (response.status_code, response.headers["Location"]) == (302, leads_to)
    assert response.headers["Cache-Control"] == "public, max-age=30"
    assert response.headers["Vary"] == "Accept-Encoding"
    assert not response.cookies
    assert visitor.get(leads_to).status_code == 200


WRONG = [
    ("/on/2024-13-45/vs/2024-12-04/", 404, "“2024-13-45”, which is not a day", "year-month-day"),
    ("/on/2024-12-04/vs/2031-01-01/", 404, "has not come yet", "/on/2026-11-21/"),
    ("/on/2007-12-31/vs/2024-12-04/", 404, "before the record begins", "/on/2008-01-01/"),
    ("/on/2024-12-04/vs/" + "a" * 10_000 + "/", 404, "…”", "year-month-day"),
    ("/on/2024-12-04/vs/2024-12-04/", 404, "Both days are 4 December 2024", "/on/2023-12-04/vs/2024-12-04/"),
    ("/on/2024-12-04/vs/2024-12-04/?edition=1", 404, "The same day twice", "/on/2024-12-04/?edition=1"),
    ("/on/2023-04-04/vs/2024-12-04/?edition=9", 404, "Edition 9 of the record does not exist", "/editions/1/"),
    ("/on/2023-04-04/vs/2024-12-04/?theme=pink", 400, "“pink”", "theme=dark"),
    ("/on/vs/?from=2023-04-04&to=2024-02-30", 400, "The field “to” says “2024-02-30”", "/on/2023-04-04/vs/2026-11-21/"),
    ("/on/vs/?from=2031-01-01&to=2024-12-04", 400, "The field “from” asks for", "/on/2023-12-04/vs/2024-12-04/"),
    ("/on/vs/?from=2023-04-04", 400, "The field “to” says “”", "/on/2023-04-04/vs/2026-11-21/"),
    ("/on/vs/?from=2024-12-04&to=2024-12-04", 400, "The same day twice", "/on/2024-12-04/"),
    ("/on/vs/?from=2024-12-04&from=2024-12-05&to=2023-01-01", 400, "“from” is given more than once", "Give it once."),
    ("/on/vs/?from=%00&to=<script>", 400, "not a day", "year-month-day"),
]


@pytest.mark.parametrize(("address", "status", "what", "way_on"), WRONG, ids=[w[0][:50] for w in WRONG])
def test_an_impossible_pair_is_answered_with_what_would_work(visitor, address, status, what, way_on):
    response = visitor.get(address)
    page = response.content.decode()
    assert response.status_code == status
    assert escape(what) in page or what in page
    assert escape(way_on) in page
    assert "<script>" not in page


@pytest.mark.parametrize("address", [PAGE, "/on/2024-12-04/vs/2023-04-04/", "/on/vs/"])
def test_two_days_can_only_be_read(visitor, address):
    response = visitor.post(address)
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


def test_parameters_without_meaning_here_make_no_new_answer_and_edition_is_kept(visitor):
    plain = visitor.get(PAGE)
    same = visitor.get(f"{PAGE}?on=2020-01-01&since=2011-03-04&page=7")
    assert same.headers["ETag"] == plain.headers["ETag"]
    assert same.headers["Open-Door-Cache"] == "hit"
    pinned = visitor.get(f"{PAGE}?edition=1&theme=dark").content.decode()
    assert 'href="/on/2023-04-04/?edition=1&amp;theme=dark"' in pinned
    assert 'href="/members/lithuania/?on=2023-04-04&amp;edition=1&amp;theme=dark"' in pinned
    assert 'href="/members/lithuania/?on=2024-12-04&amp;edition=1&amp;theme=dark"' in pinned
    assert '<input type="hidden" name="edition" value="1">' in pinned
    assert f'<link rel="canonical" href="{settings.SITE_URL}{PAGE}?edition=1">' in pinned
