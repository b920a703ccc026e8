"""The builder of embeds: what is chosen is shown, and what is copied says and shows just that."""

from __future__ import annotations

import html
import re

import pytest
from django.conf import settings

from stances.models import Statement
from tests import making

SITE = settings.SITE_URL
PIN = "?on=2024-12-04&edition=1"

CHARTS = {
    "map": ("", "/embed/map/", "/charts/map"),
    "tiles": ("", "/embed/tiles/", "/charts/tiles"),
    "strip": ("", "/embed/strip/", "/charts/strip"),
    "tally": ("", "/embed/tally/", "/charts/tally"),
    "member": ("&member=de", "/embed/members/germany/", "/charts/members/germany"),
    "compare": ("&members=de,hu", "/embed/compare/", "/charts/compare"),
    "changes": ("&member=pl&direction=toward", "/embed/changes/", "/charts/changes"),
    "official": ("&official=merkel-angela", "/embed/officials/merkel-angela/", "/charts/officials/merkel-angela"),
    "vs": ("&since=2023-12-04", "/embed/vs/2023-12-04/2024-12-04/", "/charts/vs/2023-12-04/2024-12-04"),
    "statement": ("&statement=de-2008-04-02-merkel", "/embed/statements/de-2008-04-02-merkel/", ""),
}
"""What else each asks for, and the addresses of its embed and of its file."""


def opened(visitor, address: str) -> str:
    response = visitor.get(address)
    assert response.status_code == 200, response.content.decode()
    return response.content.decode()


def codes(page: str) -> dict[str, str]:
    """The texts to copy, by their ids."""
    found = re.findall(r'<textarea id="code-(\w+)"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    return {name: html.unescape(text) for name, text in found}


def addresses(text: str) -> set[str]:
    return {html.unescape(found) for found in re.findall(rf"{re.escape(SITE)}(/[^\s\"<>)]*)", text)}


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_has_its_codes_whose_addresses_all_answer(visitor, chart):
    more, embed, file = CHARTS[chart]
    page = opened(visitor, f"/share/{PIN}&chart={chart}{more}")
    texts = codes(page)
    assert set(texts) == {"frame", "script", "address", "figure", "markdown"}
    pinned = "?edition=1" if chart in ("vs", "statement") else PIN
    assert f'src="{SITE}{embed}{html.escape(pinned)}' in texts["frame"]
    named = set().union(*(addresses(text) for text in texts.values()))
    assert len(named) >= 3
    for address in named:
        assert visitor.get(address).status_code == 200, address
    if file:
        linked = {html.unescape(found) for found in re.findall(r'<a href="(/charts/[^"]+)" download', page)}
        assert {re.sub(r"\?.*", "", one) for one in linked} == {f"{file}.png", f"{file}.svg"}
        assert all("edition=1" in one for one in linked)
        alt = re.search(r'width="640" height="\d{3,4}" alt="([^"]+)"', texts["figure"])
        assert alt
        assert len(alt[1]) > 100
        assert re.match(r"\[!\[.{20,}\]\(<", texts["markdown"])
    else:
        assert '<blockquote lang="' in texts["figure"]
        assert texts["markdown"].startswith("> ")


def test_a_live_embed_names_no_day_and_says_no_finding_that_may_change(visitor):
    texts = codes(opened(visitor, "/share/"))
    assert f'src="{SITE}/embed/map/" title="NATO’s members on Ukraine’s accession"' in texts["frame"]
    assert texts["address"] == f"{SITE}/"
    assert "on=2026-11-21&amp;edition=1" in texts["figure"]  # a picture cannot follow: it keeps what it shows


def test_a_dated_embed_keeps_the_day_and_a_pinned_one_the_edition_too(visitor):
    dated = codes(opened(visitor, "/share/?keep=dated&on=2024-12-04"))
    assert f'src="{SITE}/embed/map/?on=2024-12-04"' in dated["frame"]
    assert dated["address"] == f"{SITE}/on/2024-12-04/"
    pinned = codes(opened(visitor, "/share/?keep=pinned&on=2024-12-04"))
    assert f'src="{SITE}/embed/map/?on=2024-12-04&amp;edition=1"' in pinned["frame"]
    assert 'title="Ukraine in NATO: ' in pinned["frame"]
    assert pinned["address"] == f"{SITE}/on/2024-12-04/?edition=1"
    live = codes(opened(visitor, "/share/?keep=live&on=2024-12-04"))
    assert f'src="{SITE}/embed/map/"' in live["frame"]


def test_what_is_chosen_besides_goes_with_the_embed_and_with_its_link(visitor):
    ticked = "members=de&members=hu&since=2023-01-01&colours=dark&title=0&lang=uk&width=320"
    page = opened(visitor, f"/share/?chart=strip&{ticked}")
    embed = f"{SITE}/embed/strip/?since=2023-01-01&members=de%2Chu&lang=uk&theme=dark&title=0"
    texts = codes(page)
    assert f'src="{html.escape(embed)}"' in texts["frame"]
    assert 'width="320"' in texts["frame"]
    assert texts["address"] == embed
    assert "theme=dark" in texts["figure"]
    assert page.count(" checked> ") >= 4
    answer = visitor.get("/oembed", {"url": embed})
    assert html.escape(embed) in answer.json()["html"]


def test_a_frame_is_as_high_as_few_rows_need(visitor):
    def height(query: str) -> int:
        found = re.search(r'height="(\d+)"', codes(opened(visitor, f"/share/?chart=strip{query}"))["frame"])
        assert found
        return int(found[1])

    assert height("&members=de,hu") < height("") / 2


def test_the_page_speaks_its_language_and_the_copied_words_the_embeds(visitor):
    page = opened(visitor, "/fr/share/?lang=uk")
    assert "Mettre" in page or "Le mettre dans votre page" in page
    texts = codes(page)
    assert f'src="{SITE}/embed/map/?lang=uk" title="Держави-члени НАТО про вступ України"' in texts["frame"]
    assert "Джерело:" in texts["figure"]
    assert texts["address"] == f"{SITE}/uk/"
    own = codes(opened(visitor, "/fr/share/"))
    assert f'src="{SITE}/embed/map/?lang=fr"' in own["frame"]


@pytest.mark.parametrize("chart", ["strip", "tally"])
def test_on_a_day_before_all_assessments_there_is_no_picture_to_copy(visitor, chart):
    texts = codes(opened(visitor, f"/share/?on=2008-02-01&chart={chart}"))
    assert set(texts) == {"frame", "script", "address"}


def test_whose_timeline_or_which_words_has_to_be_chosen(visitor):
    page = opened(visitor, "/share/?chart=member")
    assert "Choose the member whose timeline it shall be." in page
    assert codes(page) == {}
    page = opened(visitor, "/share/?chart=official")
    assert "choose one among the officials" in page
    page = opened(visitor, "/share/?chart=statement")
    assert "choose one among the statements" in page
    assert 'href="/statements/"' in page


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("chart=pie", 400), ("keep=always", 400), ("colours=pink", 400), ("width=5000", 400), ("on=2024-02-30", 400),
        ("chart=member&member=xx", 404), ("chart=strip&members=de,xx", 404), ("chart=statement&statement=none", 404),
        ("chart=official&official=nobody", 404), ("edition=9", 404), ("title=no", 400),
    ],
)  # fmt: skip
def test_what_no_embed_shows_is_refused_in_words(visitor, query, status):
    response = visitor.get(f"/share/?{query}")
    assert response.status_code == status
    assert "<h1" in response.content.decode()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("chart=vs&since=2024-12-04&on=2024-12-04", "Both days are 4 December 2024"),
        ("chart=member&member=fi&on=2020-01-01&keep=dated", "Finland was not yet in the alliance"),
        ("since=2025-01-01&on=2024-01-01&keep=dated", "1 January 2025 is later than 1 January 2024"),
        ("chart=strip&members=de,fi&on=2020-01-01&keep=dated", "Finland was not yet in the alliance"),
        ("chart=official&official=frederiksen-mette&on=2010-01-01&keep=dated", "bears on the position"),
    ],
)
def test_choices_that_do_not_go_together_are_told_beside_the_form_which_keeps_them(visitor, query, words):
    page = opened(visitor, f"/share/?{query}")
    assert words in page.partition('class="section built"')[2]
    assert codes(page) == {}
    assert f'value="{re.search(r"on=([0-9-]+)", query)[1]}"' in page


def test_what_one_chart_is_of_is_kept_while_another_is_looked_at(visitor):
    page = opened(visitor, "/share/?chart=map&members=de,hu&member=fr&official=merkel-angela&statement=x&year=2024")
    for name, value in {"members": "de,hu", "member": "fr", "official": "merkel-angela", "year": "2024"}.items():
        assert f'<input type="hidden" name="{name}" value="{value}">' in page
    assert codes(page)["address"] == f"{SITE}/"


def test_a_live_chart_offers_no_day_but_keeps_the_one_it_was_asked_for(visitor):
    live = opened(visitor, "/share/?on=2024-01-01&keep=live")
    assert 'id="on"' not in live
    assert '<input type="hidden" name="on" value="2024-01-01">' in live
    assert 'id="on"' in opened(visitor, "/share/?on=2024-01-01&keep=dated")


def test_words_of_our_own_are_not_made_a_quotation(visitor):
    row = Statement.objects.get(key="de-2008-04-02-merkel")
    making.publish(making.correct(row, quote="", quote_language="", quote_translation=""))
    texts = codes(opened(visitor, "/share/?chart=statement&statement=de-2008-04-02-merkel"))
    assert "<blockquote" not in texts["figure"]
    assert "Angela Merkel, Federal Chancellor (Germany)" in texts["figure"]
    assert "In our words, not the speaker’s." in texts["figure"]
    assert not texts["markdown"].startswith(">")
    embed = opened(visitor, "/embed/statements/de-2008-04-02-merkel/")
    assert "In our words, not the speaker’s." in embed
    assert '<p class="note">Germany</p>' in embed


def test_words_of_a_source_cannot_break_out_of_the_code(visitor):
    row = Statement.objects.get(key="de-2008-04-02-merkel")
    words = 'She said </textarea><script>x</script> "so" [and](y) & `more`.'
    making.publish(making.correct(row, summary=words, quote="", quote_language="", quote_translation=""))
    page = opened(visitor, "/share/?chart=statement&statement=de-2008-04-02-merkel")
    assert "<script>x" not in page
    texts = codes(page)
    assert "&lt;script&gt;x" in texts["figure"]
    assert r"\[and\](y) & \`more\`" in texts["markdown"]
    assert r"\<script\>" in texts["markdown"]


@pytest.mark.parametrize(
    ("page", "leads"),
    [
        ("/", ["/share/", "/share/?chart=tiles", "/share/?chart=tally"]),
        ("/on/2024-12-04/?view=strip&edition=1", [f"/share/{PIN}&chart=strip"]),
        ("/members/germany/?on=2024-12-04", ["/share/?on=2024-12-04&member=de&chart=member"]),
        ("/on/2024-07-09/vs/2025-07-09/", ["/share/?on=2025-07-09&since=2024-07-09&chart=vs"]),
        ("/statements/de-2008-04-02-merkel/", ["/share/?statement=de-2008-04-02-merkel&chart=statement"]),
        ("/compare/?members=de,hu&on=2024-12-04", ["/share/?on=2024-12-04&members=de,hu&chart=compare"]),
        ("/changes/?member=pl", ["/share/?member=pl&chart=changes"]),
        (
            "/changes/?direction=away&year=2024&since=2024-02-01&on=2024-12-04",
            ["/share/?on=2024-12-04&since=2024-02-01&direction=away&year=2024&chart=changes"],
        ),
        ("/officials/merkel-angela/", ["/share/?official=merkel-angela&chart=official"]),
        ("/events/washington-2024/", ["/share/?on=2024-07-11"]),
    ],
)
def test_every_chart_leads_here_as_it_is(visitor, page, leads):
    shown = html.unescape(opened(visitor, page))
    for address in leads:
        query = sorted(address.partition("?")[2].split("&"))
        found = [sorted(one.split("&")) for one in re.findall(r'href="/share/\??([^"]*)"', shown)]
        assert query in found
        opened(visitor, address)


def test_two_to_six_members_stand_side_by_side_and_no_tick_is_lost(visitor):
    few = opened(visitor, "/share/?chart=compare&members=de")
    assert "Tick two to six members." in few
    many = opened(visitor, "/share/?chart=compare&members=de,hu,us,fr,pl,ro,it")
    assert "At most 6 members fit side by side: 7 are ticked." in many
    assert len(re.findall(r'name="members" value="\w\w" checked', many)) == 7
    early = opened(visitor, "/share/?chart=compare&members=de,fi&keep=dated&on=2020-01-01")
    assert "On 1 January 2020, Finland was not yet in the alliance." in early
    assert codes(few) == codes(many) == codes(early) == {}


def test_shifts_are_chosen_by_member_direction_and_year_as_on_their_page(visitor):
    page = opened(visitor, "/share/?chart=changes&member=pl&year=2024")
    assert re.search(r'<option value="pl" selected>Poland \(\d+\)</option>', page)
    texts = codes(page)
    assert f'src="{SITE}/embed/changes/?member=pl&amp;year=2024"' in texts["frame"]
    assert 'title="Shifts of Poland on Ukraine’s accession"' in texts["frame"]
    assert texts["address"] == f"{SITE}/changes/?member=pl&year=2024"
