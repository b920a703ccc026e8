"""Two people at the same draft: the second sees both versions and loses nothing."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from stances.desk import drafts, workflow
from stances.models import Statement, Status
from tests import making

from .forms import form_in

pytestmark = pytest.mark.django_db

FORMS = {"statement": "statement_form", "assessment": "assessment_form"}
TEXT = {"statement": "summary", "assessment": "rationale"}


def at_the_desk(username: str) -> Client:
    client = Client()
    client.force_login(making.editor(username))
    return client


@pytest.fixture
def first() -> Client:
    return at_the_desk("contributor")


@pytest.fixture
def second() -> Client:
    return at_the_desk("reviewer")


@pytest.fixture(params=["statement", "assessment"])
def draft(request):
    said = making.statement("LT", "2024-05-01")
    if request.param == "statement":
        return said
    making.publish(said)
    return making.assessment("LT", "2024-05-01", "advocate", supports=[said])


def kind(row) -> str:
    return row._meta.model_name


def page(row) -> str:
    return reverse(f"admin:stances_{kind(row)}_change", args=[row.pk])


def opened(client: Client, row) -> dict:
    """The form of the row, as it is opened."""
    return form_in(client.get(page(row)).text, FORMS[kind(row)])


def text_of(row) -> str:
    row.refresh_from_db()
    return getattr(row, TEXT[kind(row)])


def send(client: Client, row, form: dict, text: str | None = None, button: str = "_save"):
    changed = {} if text is None else {TEXT[kind(row)]: text}
    return client.post(page(row), form | changed | {button: "1"})


def both_saved(first: Client, second: Client, row):
    """What the second gets who saves after the first, having opened the form before."""
    theirs, mine = opened(first, row), opened(second, row)
    answer = send(first, row, theirs, "The first one's words.")
    assert answer.status_code == 302, answer.text
    return send(second, row, mine, "The second one's words.")


def test_one_after_the_other_saves_without_a_question(first, second, draft):
    assert send(first, draft, opened(first, draft), "The first one's words.").status_code == 302
    assert send(second, draft, opened(second, draft), "The second one's words.").status_code == 302
    assert text_of(draft) == "The second one's words."


def test_the_second_sees_both_versions_and_nothing_is_overwritten(first, second, draft):
    answer = both_saved(first, second, draft)
    assert answer.status_code == 409
    assert "The first one&#x27;s words." in answer.text
    assert "The second one&#x27;s words." in answer.text
    assert "Contributor wrote in it too" in answer.text
    assert text_of(draft) == "The first one's words."
    assert making.editor("reviewer").pk not in draft.editors
    assert not list(get_messages(answer.wsgi_request))


def test_only_what_differs_stands_on_two_sides(first, second, draft):
    sides = both_saved(first, second, draft).context["sides"]
    assert [side.label for side in sides if side.differs] == [TEXT[kind(draft)].capitalize()]
    assert len(sides) > 5


def test_both_versions_speak_in_the_codebooks_words(first, second, draft):
    sides = {side.label: side for side in both_saved(first, second, draft).context["sides"]}
    said = {label: side.mine for label, side in sides.items()}
    if kind(draft) == "statement":
        assert (said["Signal"], said["Attribution"]) == ("Pushes for an invitation", "On the record")
        assert (said["Date"], said["Precision"], said["Language of the quote"]) == ("1 May 2024", "the day", "English")
        assert said["Sources"] == "https://news.example/one"
    else:
        assert (said["Stance"], said["Confidence"]) == ("Pushes for an invitation", "High confidence")
        assert (said["Takes effect on"], said["Conditions"]) == ("1 May 2024", "")
        assert said["Evidence"].endswith(": supports")


def test_the_second_can_save_over_it_knowingly(first, second, draft):
    answer = both_saved(first, second, draft)
    assert send(second, draft, form_in(answer.text, "mine")).status_code == 302
    assert text_of(draft) == "The second one's words."
    assert making.editor("reviewer").pk in draft.editors


def test_the_second_can_go_on_writing_with_their_own_text(first, second, draft):
    answer = both_saved(first, second, draft)
    again = send(second, draft, form_in(answer.text, "mine"), button="_go_on")
    assert again.status_code == 200
    assert text_of(draft) == "The first one's words."
    form = form_in(again.text, FORMS[kind(draft)])
    assert form[TEXT[kind(draft)]] == ["The second one's words."]
    assert send(second, draft, form, "Both, in one.").status_code == 302
    assert text_of(draft) == "Both, in one."


def test_saving_over_it_asks_again_if_somebody_saved_once_more(first, second, draft):
    answer = both_saved(first, second, draft)
    send(first, draft, opened(first, draft), "Once more.")
    assert send(second, draft, form_in(answer.text, "mine")).status_code == 409
    assert text_of(draft) == "Once more."


def test_one_person_in_two_windows_is_asked_too(first, draft):
    answer = both_saved(first, first, draft)
    assert answer.status_code == 409
    assert "another window" in answer.text


def test_what_cannot_be_saved_anyway_shows_its_errors_and_asks_afterwards(first, second, draft):
    mine = opened(second, draft)
    send(first, draft, opened(first, draft), "The first one's words.")
    answer = send(second, draft, mine, "")
    assert answer.status_code == 200
    assert "errorlist" in answer.text
    form = form_in(answer.text, FORMS[kind(draft)])
    assert send(second, draft, form, "Mine.").status_code == 409
    assert text_of(draft) == "The first one's words."


def test_a_draft_that_was_handed_in_meanwhile_shows_what_was_written(first, second, draft):
    mine = opened(second, draft)
    workflow.submit(draft, making.editor("contributor"))
    answer = send(second, draft, mine, "Too late, but kept.")
    assert answer.status_code == 409
    assert "Too late, but kept." in answer.text
    assert "is submitted since you opened it" in answer.text
    draft.refresh_from_db()
    assert draft.status == Status.SUBMITTED


def test_a_draft_that_was_thrown_away_meanwhile_shows_what_was_written(first, second):
    draft = making.statement()
    mine = opened(second, draft)
    drafts.delete(draft, making.editor("contributor"))
    answer = send(second, draft, mine, "Too late, but kept.")
    assert answer.status_code == 409
    assert "Too late, but kept." in answer.text
    assert not Statement.objects.filter(pk=draft.pk).exists()


def test_what_only_one_of_them_ticked_stands_on_two_sides(first, second):
    draft = making.statement(signal="oppose")
    theirs, mine = opened(first, draft), opened(second, draft)
    assert send(first, draft, theirs, "The first one's words.").status_code == 302
    answer = send(second, draft, mine | {"would_block": ["on"]}, "The second one's words.")
    assert answer.status_code == 409
    sides = {side.label: (side.theirs, side.mine) for side in answer.context["sides"]}
    assert sides["Says that it would block"] == ("", "yes")
