"""An editor turns an article into a statement: from its address to a draft, or to a reviewer."""

import datetime as dt

import pytest
from django.urls import reverse

from stances.models import Official, Outlet, Post, Source, Statement, Status
from tests import making

pytestmark = pytest.mark.django_db

ADD = "/admin/stances/statement/add/"
URL = "https://www.lrt.example/en/2024/05/01/landsbergis-invitation?utm_source=feed"
STORED = "https://www.lrt.example/en/2024/05/01/landsbergis-invitation"


@pytest.fixture
def contributor(client):
    client.account = making.editor("contributor")
    client.force_login(client.account)
    return client


@pytest.fixture
def landsbergis():
    found = Official.objects.create(
        key="landsbergis-gabrielius", name="Gabrielius Landsbergis", member=making.member("LT")
    )
    Post.objects.create(
        official=found, title="Minister of Foreign Affairs", rank="foreign_minister", since=dt.date(2020, 12, 11)
    )
    return found


@pytest.fixture
def lrt():
    return Outlet.objects.create(key="lrt", name="LRT", domain="lrt.example", kind="newsroom", language="en")


def typed(official=None, **changes) -> dict:
    """What the browser sends of a whole statement."""
    data = {
        "pages": 1,
        "page-0-address": URL,
        "date": "2024-05-01",
        "date_precision": "day",
        "attribution": "on_record",
        "quote": "Ukraine must be invited.",
        "summary": "Calls for an invitation.",
        "signal": "advocate",
        "officials": [official.pk] if official else [],
        "_save": "1",
    } | changes
    return {name.replace("__", "-"): value for name, value in data.items() if value is not None}


def change(row) -> str:
    return reverse("admin:stances_statement_change", args=[row.pk])


def test_it_starts_by_asking_for_the_address_alone(contributor):
    page = contributor.get(ADD).text
    assert 'name="source"' in page
    assert 'name="quote"' not in page


@pytest.mark.parametrize("bad", ["ftp://x.example/a", "http://127.0.0.1/", "two words"])
def test_a_bad_address_is_refused_in_words_and_stays_in_the_field(contributor, bad):
    answer = contributor.get(ADD, {"source": bad})
    assert answer.status_code == 200
    assert 'class="errorlist"' in answer.text
    assert f'value="{bad}"' in answer.text


def test_the_page_and_its_outlet_are_filled_in(contributor, lrt):
    page = contributor.get(ADD, {"source": URL}).context["entering"].pages[0]
    assert page.address == STORED
    assert page.form["outlet"].value() == str(lrt.pk)
    assert (page.form["language"].value(), page.form["published_on"].value()) == ("en", "2024-05-01")
    assert not page.is_outlet_open


def test_an_unknown_outlet_is_asked_for_with_its_domain(contributor):
    page = contributor.get(ADD, {"source": URL}).context["entering"].pages[0]
    assert page.is_outlet_open
    assert page.form["outlet_domain"].value() == "lrt.example"


def test_of_a_known_page_the_statements_taken_from_it_are_shown_with_links(contributor):
    source = making.source("https://news.example/one")
    row = making.statement()
    answer = contributor.get(ADD, {"source": source.url + "?fbclid=1"})
    assert change(row) in answer.text
    assert "1 statement was taken from this page already" in answer.text


def test_a_statement_is_a_draft_of_its_author_with_all_that_follows(contributor, landsbergis, lrt):
    answer = contributor.post(ADD, typed(landsbergis))
    row = Statement.objects.get()
    assert answer.headers["Location"] == change(row)
    assert (row.key, row.status, row.editors) == ("lt-2024-05-01-landsbergis", Status.DRAFT, [contributor.account.pk])
    assert (row.speaks_for, row.quote_language) == ("member", "en")
    assert [link.member.code for link in row.bears_on.all()] == ["LT"]
    source = row.citations.get().source
    assert (source.url, source.outlet, source.published_on) == (STORED, lrt, dt.date(2024, 5, 1))


def test_save_and_submit_hands_it_in_with_the_note(contributor, landsbergis, lrt):
    contributor.post(ADD, typed(landsbergis, _save=None, _submit="1", note="From the press conference."))
    row = Statement.objects.get()
    assert (row.status, row.submission_note) == (Status.SUBMITTED, "From the press conference.")
    assert row.reviews.get().by == contributor.account


def test_a_draft_is_written_on_and_whoever_does_is_its_editor(client):
    draft = making.statement()
    client.force_login(making.editor("reviewer"))
    speaker = draft.speakers.get().official
    shown = client.get(change(draft)).context["entering"]
    assert [chosen.found.official for chosen in shown.chosen] == [speaker]
    client.post(change(draft), typed(speaker, summary="Better.", **{"page-0-address": "https://news.example/one"}))
    draft.refresh_from_db()
    assert draft.summary == "Better."
    assert draft.editors == [making.editor("contributor").pk, making.editor("reviewer").pk]


def test_another_contributors_draft_is_read_and_not_written(client):
    draft = making.statement()
    client.force_login(making.editor("colleague"))
    assert draft.summary in client.get(change(draft)).text
    assert client.post(change(draft), typed()).status_code == 403


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"quote": "x" * 301}, "quote", "301 characters"),
        ({"quote": "Kviečiame.", "quote_language": "lt"}, "quote_translation", "Translate the quote"),
        ({"quote_translation": "x"}, "quote_translation", "needs no translation"),
        ({"date": "2999-01-01"}, "date", "still to come"),
        ({"date": "2007-12-31"}, "date", "The record begins"),
        ({"date": "yesterday"}, "date", "Enter a valid date"),
        ({"summary": ""}, "summary", "required"),
        ({"signal": ""}, "signal", "required"),
        ({"signal": "perhaps"}, "signal", "not one of the available choices"),
        ({"officials": []}, "attributed_to", "Choose who said it"),
        ({"officials": ["9999999"]}, "officials", "not one of the available choices"),
        ({"speaks_for": "nato", "members": "LT"}, "members", "context"),
        ({"would_block": "on"}, "would_block", "Whoever would block resists or opposes"),
        ({"would_block": "on", "signal": "oppose"}, None, ""),
        ({"key": "Not A Key"}, "key", "valid"),
        ({"who": "landsberg", "officials": []}, None, ""),
        ({"who": "Nobody At All"}, "who", "Nobody of that name"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    contributor, landsbergis, lrt, changes, field, sentence
):
    if changes.get("members"):
        changes = changes | {"members": [landsbergis.member.pk]}
    answer = contributor.post(ADD, typed(landsbergis, **({"venue": "A venue of its own"} | changes)))
    if field is None:
        assert answer.status_code == 302
        return
    assert answer.status_code == 200
    assert sentence in " ".join(answer.context["form"].errors[field])
    assert sentence in answer.text
    assert "A venue of its own" in answer.text
    assert not Statement.objects.exists()


def test_buttons_that_save_nothing_keep_all_that_was_typed(contributor, landsbergis, lrt):
    answer = contributor.post(ADD, typed(None, _save=None, choose=landsbergis.pk, venue="Vilnius", signal="advocate"))
    shown = answer.context["entering"]
    assert [chosen.found.post.title for chosen in shown.chosen] == ["Minister of Foreign Affairs"]
    assert shown.ticked_members == [landsbergis.member]
    assert shown.form["venue"].value() == "Vilnius"
    assert shown.form["key"].field.widget.attrs["placeholder"] == "lt-2024-05-01-landsbergis"
    assert 'class="errorlist"' not in answer.text
    more = contributor.post(ADD, typed(landsbergis, _save=None, _page="1"))
    assert len(more.context["entering"].pages) == 2


@pytest.mark.parametrize("who", ["landsberg", "Ландсбергіс", "gabrielius"])
def test_officials_are_offered_while_a_name_is_typed(contributor, landsbergis, who):
    answer = contributor.get(reverse("admin:stances_statement_officials"), {"who": who, "date": "2024-05-01"})
    assert f'value="{landsbergis.pk}"' in answer.text
    assert "Lithuania · Minister of Foreign Affairs" in answer.text
    before = contributor.get(reverse("admin:stances_statement_officials"), {"who": who, "date": "2019-05-01"})
    assert "no post known on that day" in before.text


def test_nobody_else_asks_for_officials(client):
    assert client.get(reverse("admin:stances_statement_officials"), {"who": "a"}).status_code == 302


def test_a_missing_outlet_and_a_missing_official_are_added_in_the_same_form(contributor):
    member = making.member("LT")
    new = {
        "page-0-outlet_name": "LRT",
        "page-0-outlet_domain": "lrt.example",
        "page-0-outlet_kind": "newsroom",
        "page-0-language": "en",
        "someone-name": "Žygimantas Pavilionis",
        "someone-affiliation": "LT",
        "someone-title": "Member of the Seimas",
        "someone-rank": "parliament",
        "someone-other_names": "Жигімантас Павільоніс",
    }
    answer = contributor.post(ADD, typed(None, **new))
    assert answer.status_code == 302
    row = Statement.objects.get()
    official = row.speakers.get().official
    assert (official.key, official.member, official.posts.get().rank) == (
        "pavilionis-zygimantas",
        member,
        "parliament",
    )
    assert row.key == "lt-2024-05-01-pavilionis"
    assert row.citations.get().source.outlet.key == "lrt"


def test_if_one_part_is_refused_nothing_is_stored(contributor, landsbergis, lrt):
    new = {
        "someone-name": "GABRIELIUS LANDSBERGIS",
        "someone-affiliation": "LT",
        "someone-title": "Minister",
        "someone-rank": "foreign_minister",
    }
    answer = contributor.post(ADD, typed(None, **new))
    assert "is known already" in answer.text
    assert "GABRIELIUS LANDSBERGIS" in answer.text
    assert not Source.objects.exists()
    assert not Statement.objects.exists()


def test_a_missing_post_is_added_and_of_an_official_who_is_public_proposed(contributor, lrt):
    official = Official.objects.create(key="budrys-kestutis", name="Kęstutis Budrys", member=making.member("LT"))
    post = {f"post-{official.pk}-title": "Adviser", f"post-{official.pk}-rank": "adviser"}
    assert contributor.post(ADD, typed(official, **post)).status_code == 302
    assert official.posts.get().title == "Adviser"
    making.publish(Statement.objects.get())
    post = {f"post-{official.pk}-title": "Minister", f"post-{official.pk}-rank": "foreign_minister"}
    again = contributor.post(ADD, typed(official, quote="Other words entirely.", summary="No.", **post))
    assert again.status_code == 302
    assert official.posts.count() == 1
    assert official.proposals.waiting().get().new_values["title"] == "Minister"


def test_a_joint_text_has_several_members_officials_and_pages(contributor, landsbergis, lrt):
    other = making.official("baerbock-annalena", "DE")
    making.source("https://news.example/two")
    answer = contributor.post(
        ADD,
        typed(
            None,
            officials=[other.pk, landsbergis.pk],
            attribution="joint_statement",
            pages=2,
            **{"page-1-address": "https://m.news.example/two", "page-1-relays": "DPA"},
        ),
    )
    assert answer.status_code == 302
    row = Statement.objects.get()
    assert sorted(link.member.code for link in row.bears_on.all()) == ["DE", "LT"]
    assert [speaker.official for speaker in row.speakers.all()] == [other, landsbergis]
    assert [(c.source.url, c.relays) for c in row.citations.all()] == [
        (STORED, ""),
        ("https://news.example/two", "DPA"),
    ]
    assert row.key.startswith("joint-2024-05-01")


def test_natos_own_words_are_context(contributor, lrt):
    rutte = Official.objects.create(key="rutte-mark", name="Mark Rutte", body="NATO")
    contributor.post(ADD, typed(rutte))
    row = Statement.objects.get()
    assert (row.key, row.speaks_for, row.bears_on.count()) == ("nato-2024-05-01-rutte", "nato", 0)


def test_a_month_is_stored_as_its_first_day(contributor, landsbergis, lrt):
    contributor.post(ADD, typed(landsbergis, date="2024-05-17", date_precision="month"))
    row = Statement.objects.get()
    assert (row.date, row.key) == (dt.date(2024, 5, 1), "lt-2024-05-landsbergis")


def test_a_twin_is_shown_and_must_be_ticked(contributor, landsbergis, lrt):
    contributor.post(ADD, typed(landsbergis))
    twin = Statement.objects.get()
    answer = contributor.post(ADD, typed(landsbergis, date="2024-05-03", venue="Again"))
    assert answer.status_code == 200
    assert change(twin) in answer.text
    assert "Again" in answer.text
    assert Statement.objects.count() == 1
    answer = contributor.post(ADD, typed(landsbergis, date="2024-05-03", twins=[twin.pk]))
    assert answer.status_code == 302
    assert Statement.objects.count() == 2


def test_a_statement_whose_twin_was_ticked_is_handed_in_at_once(contributor, landsbergis, lrt):
    contributor.post(ADD, typed(landsbergis))
    twin = Statement.objects.get()
    contributor.post(ADD, typed(landsbergis, date="2024-05-03", twins=[twin.pk], _save=None, _submit="1"))
    assert Statement.objects.exclude(pk=twin.pk).get().status == Status.SUBMITTED


def test_two_statements_of_a_speaker_and_day_get_keys_of_their_own(contributor, landsbergis, lrt):
    contributor.post(ADD, typed(landsbergis))
    contributor.post(ADD, typed(landsbergis, quote="The door is open.", summary="Quite another thing."))
    keys = sorted(Statement.objects.values_list("key", flat=True))
    assert keys == ["lt-2024-05-01-landsbergis", "lt-2024-05-01-landsbergis-2"]


def test_a_taken_key_is_refused_in_words(contributor, landsbergis, lrt):
    making.statement(key="lt-mine", quote="Nothing alike.", summary="Nothing alike.")
    answer = contributor.post(ADD, typed(landsbergis, key="lt-mine"))
    assert "is taken" in answer.text


def test_that_it_would_block_is_ticked_once_and_stays_ticked(contributor, landsbergis, lrt):
    contributor.post(ADD, typed(landsbergis, signal="not_now", would_block="on"))
    draft = Statement.objects.get()
    assert draft.would_block
    opened = contributor.get(change(draft))
    assert opened.context["form"]["would_block"].value()
    assert "Resisting or opposing alone is not that" in opened.text
    contributor.post(change(draft), typed(landsbergis, signal="not_now"))
    draft.refresh_from_db()
    assert not draft.would_block


def test_each_choice_shows_the_codebooks_criterion(contributor, lrt):
    page = contributor.get(ADD, {"source": URL}).text
    assert "Calls on the record for an invitation, a dated timetable" in page
    assert "only once the war, or its hot phase, is over" in page


def test_a_published_row_is_shown_whole_and_read_only(contributor):
    row = making.statement(summary="All of it is shown.")
    making.publish(row)
    page = contributor.get(change(row))
    assert "All of it is shown." in page.text
    assert str(row.citations.get().source) in page.text
    assert contributor.post(change(row), typed()).status_code == 403


def test_the_form_asks_the_database_little(contributor, landsbergis, lrt, django_assert_max_num_queries):
    contributor.post(ADD, typed(landsbergis))
    row = Statement.objects.get()
    with django_assert_max_num_queries(20):
        contributor.get(change(row))
    with django_assert_max_num_queries(20):
        contributor.get(ADD, {"source": STORED})
