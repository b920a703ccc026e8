"""Officials, events, and what stands around a statement, as a reader sees them, with the starter dataset."""

from __future__ import annotations

import re

import pytest

from tests.public.test_alliance import page


def test_everybody_who_spoke_is_listed_under_whom_they_spoke_for(visitor):
    listed = page(visitor, "/officials/")
    assert "126 officials are named in a statement on record." in listed
    sides = re.findall(r'data-find-group="([^"]+)"', listed)
    assert sides[0] == "Albania"
    assert sides[-2:] == ["NATO", "Ukraine"]
    netherlands, nato = (listed.split(f'id="{code}"')[1].split("</section>")[0] for code in ("nl", "nato"))
    assert "Prime Minister" in netherlands.split("rutte-mark")[1][:120]
    assert "Secretary General of NATO" in nato.split("rutte-mark")[1][:120]


def test_the_list_on_a_day_knows_nobody_who_spoke_later(visitor):
    then = page(visitor, "/officials/?on=2008-04-10&theme=dark")
    assert "Who spoke up to 10 April 2008" in then
    assert "merz-friedrich" not in then
    assert 'href="/officials/merkel-angela/?on=2008-04-10&amp;theme=dark"' in then


def test_an_officials_page_has_posts_government_and_every_statement_newest_first(visitor):
    szijjarto = page(visitor, "/officials/szijjarto-peter/")
    assert "Péter Szijjártó on Ukraine in NATO: Opposes membership, 4 December 2024 · Open Door" in szijjarto
    assert "4 statements on Ukraine’s accession are on record, from 12 July 2023 to 4 December 2024." in szijjarto
    assert "since 23 September 2014" in szijjarto
    assert '<a href="/officials/orban-viktor/">Viktor Orbán</a>' in szijjarto
    assert re.findall(r'<article class="statement" id="([^"]+)"', szijjarto) == [
        "hu-2024-12-04-szijjarto", "hu-2024-10-08-szijjarto", "hu-2024-07-10-szijjarto", "hu-2023-07-12-szijjarto",
    ]  # fmt: skip
    assert set(re.findall(r'data-statement="([^"]+)"', szijjarto)) == {
        "hu-2024-12-04-szijjarto", "hu-2024-10-08-szijjarto", "hu-2024-07-10-szijjarto", "hu-2023-07-12-szijjarto",
    }  # fmt: skip


def test_on_an_earlier_day_what_an_official_said_later_is_apart(visitor):
    then = page(visitor, "/officials/szijjarto-peter/?on=2024-08-01")
    before, later = then.split("<h2>Said later</h2>")
    assert "hu-2024-07-10-szijjarto" in before
    assert "hu-2024-12-04-szijjarto" not in before
    assert "hu-2024-12-04-szijjarto" in later


def test_what_was_said_for_nato_is_context_and_not_on_the_members_line(visitor):
    rutte = page(visitor, "/officials/rutte-mark/")
    assert "context, never evidence of a member’s position" in rutte
    assert 'id="nato-2024-12-03-rutte"' in rutte
    assert 'data-statement="nato-2024-12-03-rutte"' not in rutte
    assert 'data-statement="nl-2023-06-27-rutte"' in rutte
    assert '<div class="timeline">' not in page(visitor, "/officials/stoltenberg-jens/")


def test_an_event_says_what_happened_and_what_nato_said_and_who_spoke_and_what_changed(visitor):
    vilnius = page(visitor, "/events/vilnius-2023/")
    assert "Vilnius summit: 4 of 31 members say not now, 11–12 July 2023 · Open Door" in vilnius
    assert "No invitation and no date" in vilnius
    assert "How the alliance stood on <time" in vilnius
    assert 'data-member="LT"' in vilnius
    assert "On the eve, 10 July 2023: 1 pushes for an invitation" in vilnius
    own, rest = vilnius.split("<h2>Who spoke that week</h2>")
    assert 'id="nato-2023-07-11-vilnius"' in own
    week, before, after = re.split("<h2>Shifts in the 90 days before</h2>|<h2>From then on, within 90 days</h2>", rest)
    assert "21 statements of members" in week
    assert "/statements/hu-2023-07-12-szijjarto/" in week
    assert ["/on/2023-07-10/" in before, "/on/2023-07-11/" in after] == [True, True]
    assert 'href="/on/2022-07-12/vs/2023-07-12/"' in vilnius
    assert 'href="/events/oslo-2023/" rel="prev"' in vilnius
    assert 'href="/events/sweden-2024/" rel="next"' in vilnius


def test_the_first_event_has_no_year_before_it_in_the_record(visitor):
    bucharest = page(visitor, "/events/bucharest-2008/")
    assert "/vs/" not in bucharest.split("<main")[1]
    assert 'rel="prev"' not in bucharest


def test_the_events_of_a_day_know_what_came_later_apart(visitor):
    by_then, later = page(visitor, "/events/?on=2023-07-11").split(">Later<")
    assert "/events/vilnius-2023/" in by_then
    assert "/events/washington-2024/" in later


@pytest.mark.parametrize(
    ("day", "event"),
    [("2023-07-12", "vilnius-2023"), ("2022-09-30", "application-2022"), ("2025-11-20", "us-plan-2025")],
)
def test_the_alliance_on_the_day_of_an_event_leads_to_it(visitor, day, event):
    assert f'<a href="/events/{event}/?edition=1&amp;theme=dark">' in page(visitor, f"/on/{day}/?edition=1&theme=dark")


def test_a_members_timeline_leads_to_the_events_and_to_the_words_of_nato_and_ukraine_by_that_day(visitor):
    listed = page(visitor, "/members/lithuania/").split("Milestones shown")[1].split("</details>")[0]
    assert '<a href="/events/washington-2024/">Washington summit</a>' in listed
    assert '<a href="/statements/nato-2024-07-10-washington/">NATO’s own words, 10 July 2024</a>' in listed
    assert '<a href="/statements/ua-2024-10-16-zelensky/">Ukraine’s own words, 16 October 2024</a>' in listed
    then = page(visitor, "/members/lithuania/?on=2024-07-09").split("Milestones shown")[1].split("</details>")[0]
    assert "/events/washington-2024/" in then
    assert "/statements/nato-2024-07-10-washington/" not in then, "it was not said yet"


def test_a_statement_says_what_was_said_around_it_and_in_which_events_week(visitor):
    said = page(visitor, "/statements/hu-2024-12-04-szijjarto/")
    assert '<a href="/officials/szijjarto-peter/">Péter Szijjártó</a>' in said
    assert '<a href="/events/ministerial-2024-12/">' in said
    assert "Also said within three days" in said
    assert "Rejects membership as such, or rules it out as an outcome, whatever the conditions." in said
    assert 'href="/statements/report-2024-12-04-hungary-slovakia/" rel="prev"' in said
    assert "Open Door, “Péter Szijjártó, 4 December 2024”. Edition 1" in said
    assert 'href="/statements/hu-2024-12-04-szijjarto/?edition=1"' in said


def test_natos_own_words_say_that_they_are_context_and_name_their_event(visitor):
    vilnius = page(visitor, "/statements/nato-2023-07-11-vilnius/")
    assert "NATO’s own words: context, never evidence of a member’s position" in vilnius
    assert '<a href="/events/vilnius-2023/">Vilnius summit</a>' in vilnius
    assert 'href="/statements/nato-2023-04-04-stoltenberg/" rel="prev"' in vilnius
    assert 'href="/statements/nato-2024-07-10-washington/" rel="next"' in vilnius
    month = page(visitor, "/statements/lu-2025-02-bettel-backes/")
    assert "Also said within three days" not in month, "only its month is known"


def test_names_lead_to_the_officials_wherever_they_stand_and_days_to_the_statements(visitor):
    germany = page(visitor, "/members/germany/?on=2024-12-04&edition=1")
    assert 'href="/officials/scholz-olaf/?on=2024-12-04&amp;edition=1"' in germany
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", germany, re.S), "no link lies in another"
