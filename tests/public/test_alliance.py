"""The alliance on a day, as a reader sees it, with the starter dataset."""

from __future__ import annotations

import re

import pytest


def page(visitor, address: str) -> str:
    response = visitor.get(address)
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("day", "members"), [("2008-04-03", 26), ("2023-04-03", 30), ("2023-04-04", 31), ("2024-03-07", 32)]
)
def test_before_a_member_acceded_it_is_not_in_the_alliance(visitor, day, members):
    home = page(visitor, f"/on/{day}/")
    assert f"Where NATO’s {members} members stand" in home
    assert len(set(re.findall(r'data-member="(\w\w)"', home))) == members


def test_the_counts_are_one_sentence(visitor):
    home = page(visitor, "/on/2024-12-04/")
    assert (
        "2 push for an invitation, 17 support membership, 5 keep to the alliance line, 6 say not now and 2 oppose."
        in home
    )
    assert "NATO decides by consensus: an invitation needs no member objecting." in home


def test_who_is_not_assessed_is_counted_and_said(visitor):
    assert re.search(r"\d+ are not assessed\.", page(visitor, "/on/2008-04-03/"))


def test_the_form_without_javascript_leads_to_the_days_own_address(visitor):
    response = visitor.get("/?on=2024-12-04&edition=1&theme=dark&fbclid=x")
    assert response.status_code == 302
    assert response.headers["Location"] == "/on/2024-12-04/?edition=1&theme=dark"


def test_a_link_keeps_the_readers_day_edition_and_theme(visitor):
    home = page(visitor, "/on/2024-12-04/?edition=1&theme=dark")
    assert 'href="/members/lithuania/?on=2024-12-04&amp;edition=1&amp;theme=dark"' in home
    assert 'class="theme-dark"' in home
    assert "You are reading edition 1 of 1." in home


def test_a_day_after_the_record_is_complete_says_so(visitor):
    said = 'id="beyond">The record was searched for statements up to 31 December 2025'
    assert said in page(visitor, "/on/2026-01-01/")
    assert said not in page(visitor, "/on/2025-12-31/")
    assert 'id="beyond" hidden>The record was searched' in page(visitor, "/on/2025-12-31/")


def test_only_shifts_up_to_the_day_are_shown(visitor):
    shifts = page(visitor, "/on/2024-12-04/").split("Latest shifts")[1].split("In their words")[0]
    days = re.findall(r'datetime="([\d-]+)"', shifts)
    assert days[0] == "2024-12-04"
    assert days == sorted(days, reverse=True)


def test_a_members_page_sets_apart_what_was_said_later(visitor):
    belgium = page(visitor, "/members/belgium/?on=2023-07-01")
    by_the_day, later = belgium.split("Said later", 1)
    assert "be-2023-06-27-de-croo" in by_the_day
    assert "be-2023-07-12-de-croo" in later


def test_a_member_before_its_accession_says_when_it_acceded(visitor):
    finland = page(visitor, "/members/finland/?on=2023-04-03")
    assert "Finland was not yet in the alliance: it acceded on 4 April 2023." in finland
    assert "/members/finland/?on=2023-04-04" in finland


def test_the_data_page_shows_the_counts_loaded_and_where_they_come_from(visitor):
    data = re.sub(r"<[^>]+>|\s+", " ", page(visitor, "/data/"))
    for number in (32, 126, 220, 236, 363, 112, 29):
        assert f" {number} " in data
    assert "20 joint texts and 16 for context" in data
    assert "Imported, starter dataset" in data
    assert "CC BY 4.0" in data


def test_a_quote_is_marked_with_its_language_and_our_translation_stands_beside_it(visitor):
    statements = "".join(page(visitor, f"/statements/?page={n}") for n in range(1, 9))
    assert re.search(r'lang="(de|fr|hu|it|pl|sk|es|tr|uk)"', statements)


def test_the_methodology_holds_every_word_of_the_codebook(visitor):
    method = page(visitor, "/methodology/")
    for words in ("Pushes for an invitation", "Opposes membership", "High confidence", "only once the war"):
        assert words in method


def test_the_list_of_statements_on_a_day_holds_none_dated_later(visitor):
    listed = page(visitor, "/statements/?on=2008-12-31").split("<main")[1].split("</main>")[0]
    assert "All statements up to 31 December 2008" in listed
    days = set(re.findall(r'<time[^>]*datetime="(\d{4})-[^>]*>[^<]*</time>', listed))
    assert "2008" in days
    assert not days & {str(year) for year in range(2022, 2027)}


def test_a_members_page_on_a_day_sets_later_words_and_judgements_apart(visitor):
    then = page(visitor, "/members/croatia/?on=2022-02-18")
    by_then, later = then.split("Said later")
    assert "1 statement by that day" in by_then
    assert "hr-2022-02-18-milanovic" in by_then
    assert "2023" in later
    assert "Judged for later days" in by_then
    assert "None was in effect by that day." in by_then
    today = page(visitor, "/members/croatia/")
    assert "Said later" not in today
    assert "All 9 statements" in today
