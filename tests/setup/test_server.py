"""What docker-compose.yml starts, started without Docker: an editor publishes, the public sees it, the jobs run."""

import re
import shutil
from functools import partial

import psycopg
import pytest

from config import places
from stances.pages.keeping import FRESHNESS_HEADER
from tests import processes, small
from tests.admin.forms import form_in
from tests.settings import RUN
from tests.setup.person import Person
from tests.setup.server import Server, held_queue, redis_answers
from tests.site import database_url

PASSWORD = "a long enough password"  # noqa: S105
RATIONALE = "The foreign minister calls on the record for an invitation at once."
LASTING = ("beat", "worker", "web")

pytestmark = [
    pytest.mark.skipif(not redis_answers(), reason="no Redis answers at 127.0.0.1:6379"),
    pytest.mark.skipif(not places.is_embedded(), reason="the roles of this server are another's"),
]


@pytest.fixture(scope="module")
def server(worker_id):
    """Everything up, on a record with Lithuania's part of the starter dataset, with two managers."""
    var, name = processes.own_var("server"), f"test_open_door_{RUN}_server_{worker_id}"
    with held_queue():
        server = Server(var, name)
        try:
            with processes.one_at_a_time("record"):
                server.make_roles()
            server.run("migrate")
            for service in LASTING:
                server.start(service)
            server.run("web", "python", "manage.py", "load_dataset", str(small.dataset(var / "dataset", "LT")))
            for username in ("mara", "nils"):
                made = ("python", "manage.py", "make_manager", username, "--password-stdin")
                server.run("web", *made, stdin=PASSWORD + "\n")
            for service in LASTING:
                server.until(f"{service} to be healthy", partial(server.is_healthy, service), pause=1)
            yield server
        finally:
            server.clear_away()
            shutil.rmtree(var, ignore_errors=True)


def rows(server: Server, query: str, *values) -> list:
    with psycopg.connect(database_url(server.name), autocommit=True) as connection:
        return connection.execute(query, values).fetchall()


def person(server: Server, username: str) -> Person:
    made = Person(server.port)
    made.sign_in(username, PASSWORD)
    return made


def correct_and_submit(writer: Person, server: Server) -> int:
    """A correction of the judgement on Lithuania in force, in other words; its number."""
    [(old,)] = rows(
        server,
        "SELECT a.id FROM stances_assessment a JOIN stances_member m ON m.id = member_id"
        " WHERE m.code = 'LT' AND status = 'published' ORDER BY effective DESC LIMIT 1",
    )
    ask = {"csrfmiddlewaretoken": writer.cookies["csrftoken"], "reason": "The words were too weak."}
    status, page, headers = writer.post(f"/admin/review/assessment/{old}/correct/", ask)
    assert status == 302, page
    draft = headers["Location"]
    status, page, _ = writer.get(draft)
    status, page, _ = writer.post(draft, form_in(page, "assessment_form") | {"rationale": RATIONALE, "_submit": "1"})
    assert status == 302, page
    [(row,)] = rows(
        server, "SELECT id FROM stances_assessment WHERE rationale = %s AND status = 'submitted'", RATIONALE
    )
    return row


def approve(reviewer: Person, server: Server, row: int) -> None:
    status, page, _ = reviewer.get(f"/admin/review/assessment/{row}/")
    assert "Approve and publish" in page
    mark = re.search(rf'name="row" value="(assessment:{row}:[^"]+)"', page)
    assert mark, page
    typed = {
        "csrfmiddlewaretoken": reviewer.cookies["csrftoken"],
        "row": mark[1],
        "note": "Lithuania asks for an invitation at once.",
    }
    status, page, _ = reviewer.post("/admin/review/approve/", typed)
    assert status == 302, page


def test_an_editor_publishes_the_public_sees_it_and_its_pages_are_rendered_ahead(server):
    reader = Person(server.port)
    assert RATIONALE not in reader.get("/members/lithuania/")[1]
    row = correct_and_submit(person(server, "mara"), server)
    approve(person(server, "nils"), server, row)
    server.until("the page to change", lambda: RATIONALE in reader.get("/members/lithuania/")[1])

    [(edition,)] = rows(server, "SELECT max(number) FROM stances_edition")
    assert edition == 2
    done = (
        "SELECT words FROM stances_run r JOIN stances_job j ON j.id = job_id WHERE j.name = 'render'"
        " AND r.\"end\" = 'done' AND j.done_for = r.target AND r.began > (SELECT max(made_at) FROM stances_edition)"
    )
    [(words,)] = server.until("the pages of edition 2 to be rendered", lambda: rows(server, done))
    assert "edition 2" in words
    for path in ("/", "/members/", "/members/germany/", "/on/2024-03-07/", "/changes/", "/methodology/"):
        status, _, headers = reader.get(path)
        assert (path, status, headers[FRESHNESS_HEADER]) == (path, 200, "hit")


def test_all_stay_healthy_and_end_well_when_they_are_asked_to(server):
    for service in LASTING:
        assert server.is_healthy(service), service
    status, _, headers = Person(server.port).get("/admin/login/")
    assert status == 200
    assert "Secure" in headers["Set-Cookie"]
    for service in LASTING:
        assert server.stop(service) == 0, server.log(service).read_text()
