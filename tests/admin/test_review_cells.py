"""Every cell of (status, act, group, own or another's) through HTTP: offered and done where allowed, else refused."""

import pytest
from django.test import Client
from django.urls import reverse

from stances.desk import workflow
from stances.desk.workflow import Act
from stances.models import Edition, Status
from tests.desk.cells import ALLOWED, PEOPLE, POSSIBLE_IN, each_from_the_same_start, person, row_in

from .review_desk import as_, at, status_of, tick

pytestmark = pytest.mark.django_db


def send(client: Client, act: Act, row):
    """What the browser sends for an act."""
    match act:
        case Act.SUBMIT:
            return client.post(at("submit", row), {"note": "Please look."})
        case Act.RETURN:
            return client.post(at("return", row), {"comment": "Which page?"})
        case Act.APPROVE:
            form = {"row": [tick(row)], "note": "Published.", "complete_to": "2025-12-31"}
            return client.post(reverse("admin:approve"), form)
        case Act.REQUEST_WITHDRAWAL:
            return client.post(at("withdraw", row), {"reason": "It was never said."})
        case Act.REFUSE_WITHDRAWAL:
            return client.post(at("decide", row), {"decision": "refuse", "note": "It was said."})
        case Act.WITHDRAW:
            return client.post(at("decide", row), {"decision": "agree", "note": "Withdrawn."})
        case Act.CORRECT:
            return client.post(at("correct", row), {"reason": "A word was wrong."})
    raise AssertionError(act)


BUTTONS = {
    Act.SUBMIT: "Submit for review",
    Act.RETURN: "Return it",
    Act.APPROVE: "Approve and publish",
    Act.REQUEST_WITHDRAWAL: ">Withdraw</a>",
    Act.REFUSE_WITHDRAWAL: "Keep it public",
    Act.WITHDRAW: ">Withdraw it<",
    Act.CORRECT: ">Correct</a>",
}
"""What the row's page shows where the act may be done. Writing and deleting are the admin's own forms."""


@pytest.mark.parametrize("kind", ["statement", "assessment"])
@pytest.mark.parametrize("who", PEOPLE, ids="-".join)
@pytest.mark.parametrize("status", Status)
def test_every_act_is_offered_and_done_where_it_is_allowed_and_nowhere_else(kind, status, who):
    row, client = row_in(status, kind, *who), as_(person(who[0]))
    allowed = {act for act in BUTTONS if POSSIBLE_IN[act] == status and who in ALLOWED[act]}
    page = client.get(at("review", row))
    assert page.status_code == (403 if who[0] == "outsider" else 200)
    assert {act for act, button in BUTTONS.items() if button in page.text} == allowed
    before = Edition.objects.count(), type(row).objects.count()
    for act in BUTTONS:
        with each_from_the_same_start():
            row.refresh_from_db()
            answer = send(client, act, row)
            if act in allowed:
                assert answer.status_code == 302, act
                assert act == Act.CORRECT or status_of(row) == workflow.TRANSITIONS[status, act]
                continue
            assert answer.status_code == (403 if who[0] == "outsider" else 409), act
            assert status_of(row) == status, act
            assert (Edition.objects.count(), type(row).objects.count()) == before, act
