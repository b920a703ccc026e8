"""What the desk knows is found, however it is written."""

import datetime as dt

import pytest

from stances.desk import finding, names
from stances.models import Official, Outlet, Post, Source
from tests import making

pytestmark = pytest.mark.django_db
DAY = dt.date(2024, 5, 1)


@pytest.fixture
def people():
    for key, name, others in (
        ("szijjarto-peter", "Péter Szijjártó", []),
        ("fico-robert", "Robert Fico", ["Роберт Фіцо"]),
        ("orban-viktor", "Viktor Orbán", []),
        ("zelenskyy-volodymyr", "Volodymyr Zelenskyy", []),
        ("mitsotakis-kyriakos", "Kyriakos Mitsotakis", []),
        ("dukanovic-milo", "Milo Đukanović", []),
    ):
        Official.objects.create(key=key, name=name, other_names=others, member=making.member("HU"))


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("Szijjarto", "szijjarto-peter"),
        ("Szijjártó", "szijjarto-peter"),
        ("peter szij", "szijjarto-peter"),
        ("Сіярто", "szijjarto-peter"),
        ("Петер Сійярто", "szijjarto-peter"),
        ("Фіцо", "fico-robert"),
        ("Фицо", "fico-robert"),
        ("Fico", "fico-robert"),
        ("Орбан", "orban-viktor"),
        ("ORBÁN", "orban-viktor"),
        ("Зеленський", "zelenskyy-volodymyr"),
        ("Μητσοτάκης", "mitsotakis-kyriakos"),
        ("Djukanovic", "dukanovic-milo"),
        ("Джуканович", "dukanovic-milo"),
    ],
)
def test_an_official_is_found_by_any_spelling_in_any_script(people, asked, key):
    assert [found.official.key for found in finding.officials(asked)][:1] == [key]


def test_it_works_in_the_other_direction_too(people):
    Official.objects.create(key="sybiha-andrii", name="Андрій Сибіга", body="UA")
    assert [found.official.key for found in finding.officials("Sybiha")] == ["sybiha-andrii"]


def test_ukrainian_is_transliterated_by_the_national_standard():
    assert names.folded("Згорани Юрій Єнакієве Щербухи Знам’янка") == "zghorany yurii yenakiieve shcherbukhy znamianka"


@pytest.mark.parametrize("nobody", ["", "  ", "Пєсков", "?", "x"])
def test_a_name_that_fits_nobody_finds_nobody(people, nobody):
    assert finding.officials(nobody) == []
    assert finding.the_one(nobody) is None


def test_the_post_is_the_one_held_on_the_day():
    official = Official.objects.create(key="rutte-mark", name="Mark Rutte", member=making.member("LT"))
    prime, chief = dt.date(2010, 10, 14), dt.date(2024, 10, 1)
    Post.objects.create(
        official=official, title="PM", rank="head_of_government", since=prime, until=dt.date(2024, 7, 2)
    )
    Post.objects.create(official=official, title="SG", rank="alliance", since=chief)
    for day, title in ((DAY, "PM"), (dt.date(2024, 8, 1), None), (chief, "SG")):
        post = finding.officials("rutte", day)[0].post
        assert (post and post.title) == title


def test_a_known_page_is_found_by_every_variant_of_its_address():
    stored = making.source("https://www.news.example/2024/05/article-one/amp?utm_medium=rss")
    for pasted in (
        stored.url,
        "https://news.example/2024/05/article-one",
        "http://www.news.example/2024/05/article-one/?fbclid=1",
        "https://m.news.example/2024/05/article-one#top",
    ):
        assert finding.known_source(pasted) == stored
    assert finding.known_source("https://news.example/2024/05/article-one-more") is None


def test_what_was_taken_from_a_page_is_listed_without_what_was_withdrawn():
    kept, gone = making.statement(), making.statement()
    making.publish(kept, gone)
    making.withdraw(gone)
    assert finding.taken_from(making.source()) == [kept]
    assert finding.taken_from_each([making.source()], but=kept) == {making.source().pk: []}


def test_an_outlet_is_found_by_the_longest_domain_or_by_its_neighbours():
    broad = Outlet.objects.create(key="sapo", name="Sapo", domain="sapo.pt", kind="newsroom", language="pt")
    narrow = Outlet.objects.create(key="sapo24", name="Sapo 24", domain="24.sapo.pt", kind="newsroom", language="pt")
    radio = Outlet.objects.create(key="rr", name="RR", domain="rr.pt", kind="newsroom", language="pt")
    Source.objects.create(url="https://rr.example/one", outlet=radio, language="pt")
    assert finding.outlet_of("https://www.24.sapo.pt/a") == narrow
    assert finding.outlet_of("https://sport.sapo.pt/a") == broad
    assert finding.outlet_of("https://rr.example/two") == radio
    assert finding.outlet_of("https://elsewhere.example/a") is None
    assert finding.domain_of("https://www.elsewhere.example/a") == "elsewhere.example"
