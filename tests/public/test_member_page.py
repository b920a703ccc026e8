"""One member's page, as a reader sees it, with the starter dataset."""

from __future__ import annotations

import re

from tests.public.test_alliance import page


def between(html: str, first: str, last: str) -> str:
    return html.split(f"<h2>{first}</h2>")[1].split(f"<h2>{last}</h2>")[0]


def test_evidence_for_and_against_stand_side_by_side_and_what_was_not_weighed_is_said(visitor):
    slovakia = page(visitor, "/members/slovakia/")
    against = between(slovakia, "Evidence against it", "How this was worked out")
    assert "Peter Pellegrini" in against
    assert 'class="section pinned"' in slovakia
    germany = page(visitor, "/members/germany/")
    against = between(germany, "Evidence against it", "How this was worked out")
    assert "No statement that points the other way was weighed." in against
    assert 'class="section pinned"' not in germany


def test_on_an_earlier_day_what_was_said_later_is_apart_in_each_column(visitor):
    then = page(visitor, "/members/slovakia/?on=2024-01-20")
    against = between(then, "Evidence against it", "How this was worked out")
    assert against.index("Said later") < against.index("Peter Pellegrini")


def test_earlier_assessments_have_a_section_of_their_own_without_the_one_in_effect(visitor):
    germany = page(visitor, "/members/germany/")
    earlier = between(germany, "Earlier assessments", "All 16 statements")
    assert re.findall(r'<li id="(de-[\d-]+)">', earlier) == ["de-2023-06-22", "de-2022-09-30"]
    assert '<section class="section working" id="de-2025-05-09">' in germany
    first = page(visitor, "/members/germany/?on=2022-10-01")
    assert "None: it is the first." in first
    assert "Judged for later days" in first


def test_a_member_that_was_never_assessed_says_so_and_what_would_change_it(visitor):
    portugal = page(visitor, "/members/portugal/?on=2008-04-03")
    assert "No assessment has been published for this day or an earlier one. Nothing is guessed." in portugal
    assert "The criteria that such words could meet:" in portugal
    assert "Evidence for it" not in portugal


def test_the_day_before_a_change_of_government_knows_nothing_of_it(visitor):
    before, after = (page(visitor, f"/members/germany/?on={day}&edition=1") for day in ("2025-05-05", "2025-05-06"))
    assert 'data-government="2025-05-06"' not in before
    assert after.count('data-government="2025-05-06"') == 4
    assert "New head of government: Friedrich Merz, Federal Chancellor" in after


def test_the_page_is_cited_at_an_address_that_names_day_and_edition(visitor):
    cited = page(visitor, "/members/germany/?theme=dark").split("<h2>Cite and share</h2>")[1]
    assert "Open Door, “Germany on Ukraine’s accession: Keeps to the alliance line”, 21 November 2026." in cited
    assert 'href="/members/germany/?on=2026-11-21&amp;edition=1"' in cited


def test_the_neighbours_by_name_show_where_they_stand(visitor):
    albania = page(visitor, "/members/albania/").split('<nav class="neighbours"')[1].split("</nav>")[0]
    assert re.findall(r'rel="(\w+)"', albania) == ["prev", "next"]
    assert re.findall(r'class="name">([^<]+)<', albania) == ["United States", "Belgium"]
    assert "Opposes membership" in albania
