"""Members side by side and chosen shifts, as the site answers them: clean addresses, and what stands on the pages."""

from __future__ import annotations

import json

import pytest
from django.conf import settings


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/compare/?members=de,us&add=hu", "/compare/?members=de,us,hu"),
        ("/compare/?members=DE%2CUS&add=HU&on=2024-12-04&edition=1&theme=dark",
         "/compare/?on=2024-12-04&edition=1&members=de,us,hu&theme=dark"),
        ("/compare/?on=2023-01-01&members=de%2Chu&theme=dark", "/compare/?on=2023-01-01&members=de,hu&theme=dark"),
        ("/compare/?add=hu&fbclid=x", "/compare/?members=hu"),
        ("/compare/?members=de&add=", "/compare/?members=de"),
        ("/changes/?member=&direction=&year=2024&on=2025-01-01", "/changes/?on=2025-01-01&year=2024"),
        ("/changes/?member=&direction=&year=&theme=dark", "/changes/?theme=dark"),
    ],
)  # fmt: skip
def test_a_form_leads_to_a_clean_address_that_answers(visitor, asked, led_to):
    response = visitor.get(asked)
    assert (response.status_code, response.headers["Location"]) == (302, led_to)
    assert not response.cookies
    assert visitor.get(led_to).status_code == 200


def test_what_is_added_in_vain_is_refused_where_it_leads(visitor):
    response = visitor.get(visitor.get("/compare/?members=de,us&add=de").headers["Location"])
    assert response.status_code == 400
    assert "Germany was chosen twice" in response.content.decode()


def test_the_pages_are_only_read(visitor):
    for address in ("/compare/?add=de", "/changes/?year=", "/compare/"):
        assert visitor.post(address).status_code == 405, address


def test_the_comparison_says_its_finding_in_title_and_description(visitor):
    page = visitor.get("/compare/?members=de,hu&on=2024-12-04").content.decode()
    finding = "Germany: Not now; Hungary: Opposes membership"
    assert f"<title>{finding} · Open Door</title>" in page
    assert f'<meta name="description" content="{finding}">' in page
    assert f'<link rel="canonical" href="{settings.SITE_URL}/compare/?on=2024-12-04&amp;members=de,hu">' in page
    assert 'href="/members/hungary/?on=2024-12-04"' in page


def test_every_link_of_a_comparison_keeps_day_edition_and_theme(visitor):
    page = visitor.get("/compare/?members=de,hu&on=2024-12-04&edition=1&theme=dark").content.decode()
    for kept in (
        "/compare/?on=2024-12-04&amp;edition=1&amp;members=hu&amp;theme=dark",
        "/charts/compare.json?on=2024-12-04&amp;edition=1&amp;members=de,hu&amp;theme=dark",
        "/members/hungary/?on=2024-12-04&amp;edition=1&amp;theme=dark",
        "/changes/?on=2024-12-04&amp;edition=1&amp;theme=dark",
    ):
        assert f'"{kept}"' in page, kept
    assert '<input type="hidden" name="members" value="de,hu">' in page


def test_the_order_asked_is_kept_and_makes_another_page(visitor):
    one, other = (visitor.get(f"/compare/?members={codes}") for codes in ("de,hu", "hu,de"))
    assert one.headers["ETag"] != other.headers["ETag"]
    assert visitor.get("/compare/?members=DE,Hu").headers["ETag"] == one.headers["ETag"]
    assert "<h1>Hungary and Germany</h1>" in other.content.decode()


def test_the_figure_of_a_named_edition_and_day_lasts_for_ever(visitor):
    live = visitor.get("/charts/compare.json?members=de,us")
    assert [a["text"] for a in json.loads(live.content)["layout"]["annotations"] if a["name"] == "row"] == [
        "Germany",
        "United States",
    ]
    assert "immutable" not in live.headers["Cache-Control"]
    pinned = visitor.get("/charts/compare.json?members=de,us&on=2024-12-04&edition=1")
    assert "immutable" in pinned.headers["Cache-Control"]


def test_shifts_of_a_choice_stand_on_their_page_with_edition_and_direction(visitor):
    page = visitor.get("/changes/?member=pl&direction=toward&on=2026-01-01").content.decode()
    assert page.count('data-member="PL" data-direction="toward"') == 3
    assert 'data-direction="away"' not in page
    assert page.count("Published in edition 1</a>") == 3
    assert "<title>Shifts of a stance: Poland, Toward an invitation · Open Door</title>" in page
    assert 'href="/members/poland/?on=2024-10-18"' in page
    assert "Remove<span" in page


def test_where_no_shift_fits_the_page_says_which_choice_to_drop(visitor):
    page = visitor.get("/changes/?member=al&year=2024").content.decode()
    assert "No shift fits" in page
    assert 'href="/changes/?year=2024">Without “Albania”</a>' in page
    assert 'href="/changes/?member=al">Without “2024”</a>' in page
