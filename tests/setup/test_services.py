"""A service looks at its settings and its role before it starts, and tells its container whether it works."""

import datetime as dt
import subprocess
import sys

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from config import health, places, role, service
from config.environment import Environment
from config.launch.roles import APP, OWNER
from stances.models import Job, JobName, Pulse, Run
from tests import processes
from tests.setup.sound_settings import SOUND
from tests.site import database_url


@pytest.fixture
def comes_as(db):
    """Gives the settings of a service that comes to the tests' database as the role named."""

    def make(name: str) -> dict[str, str]:
        return SOUND | {"DATABASE_URL": database_url(connection.settings_dict["NAME"], name)}

    return make


def starts(*words: str, given: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "config.service", *words],
        cwd=places.BASE_DIR,
        env=processes.environment(settings.VAR_DIR, **given),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def role_problems(given: dict[str, str], *, migrating: bool = False) -> list[str]:
    return role.problems(Environment(given), migrating=migrating)


only_one_role = pytest.mark.skipif(
    bool(settings.DATABASES["default"].get("PASSWORD")), reason="only one role's password is known on this server"
)


@only_one_role
def test_the_site_comes_as_a_role_that_owns_nothing(comes_as):
    assert role_problems(comes_as(APP)) == []
    (said,) = role_problems(comes_as(OWNER))
    assert f"as the role {OWNER}, which owns the tables" in said
    assert "Set it to a role that owns nothing, like open_door_app." in said


@only_one_role
def test_migrations_come_as_the_role_that_owns_the_tables(comes_as):
    assert role_problems(comes_as(OWNER), migrating=True) == []
    (said,) = role_problems(comes_as(APP), migrating=True)
    assert f"as the role {APP}, which does not own the tables" in said


@pytest.mark.skipif(not places.is_embedded(), reason="the superuser of this server is another's")
def test_the_site_never_comes_as_a_superuser(comes_as):
    (said,) = role_problems(comes_as("postgres"))
    assert "which is a superuser: it could go around every guard" in said


def test_a_service_says_all_that_is_wrong_and_starts_nothing():
    done = starts("web", given={"SECRET_KEY": "short", "ALLOWED_HOSTS": "*", "DATABASE_URL": "nowhere"})
    assert done.returncode == service.UNSOUND
    assert done.stderr.startswith(
        "Open Door's web does not start. 6 of its settings must be changed first:\n- SECRET_KEY"
    )
    assert "\n- ALLOWED_HOSTS is “*”" in done.stderr
    assert "Traceback" not in done.stderr


@only_one_role
@pytest.mark.parametrize(("name", "role"), [("worker", OWNER), ("migrate", APP)])
def test_a_service_does_not_start_as_the_wrong_role(comes_as, name, role):
    done = starts(name, given=comes_as(role))
    assert done.returncode == service.UNSOUND
    assert f"DATABASE_URL comes as the role {role}" in done.stderr


def test_migrations_say_that_the_database_cannot_be_reached():
    nowhere = f"postgres://open_door_owner@127.0.0.1:{processes.free_port()}/open_door"
    done = starts("migrate", given=SOUND | {"DATABASE_URL": nowhere})
    assert done.returncode == service.UNSOUND
    assert "The database cannot be reached as DATABASE_URL and DATABASE_PASSWORD say" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [(), ("wbe",), ("healthy",), ("healthy", "migrate"), ("web", "worker")])
def test_other_words_are_answered_with_those_that_work(words, capsys):
    assert service.main(list(words)) == service.UNSOUND
    assert capsys.readouterr().err.startswith("Usage: python -m config.service web|worker|beat|migrate")


def test_the_numbers_of_processes_are_settings():
    given = Environment(SOUND | {"PORT": "8123", "WEB_WORKERS": "5", "WORKERS": "3"})
    web, worker = service.command("web", given), service.command("worker", given)
    assert web[web.index("--bind") + 1] == "0.0.0.0:8123"
    assert web[web.index("--workers") + 1] == "5"
    assert worker[worker.index("--concurrency") + 1] == "3"
    assert "--beat" not in worker, "beat is a service of its own"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("name", "pulse"), [("worker", "look"), ("beat", "beat")])
def test_a_service_is_healthy_as_long_as_its_sign_of_life_is_fresh(comes_as, name, pulse):
    given = Environment(comes_as(APP))
    assert health.trouble(name, given).startswith(f"Nothing was ever heard of the {name}.")
    Pulse.objects.create(name=pulse, at=timezone.now())
    assert health.trouble(name, given) == ""
    Pulse.objects.update(at=timezone.now() - dt.timedelta(minutes=10))
    assert health.trouble(name, given).startswith(f"Nothing was heard of the {name} for 60")
    now = timezone.now()
    job, _ = Job.objects.get_or_create(name=JobName.RENDER)
    run = Run.objects.create(job=job, began=now, leased_until=now + dt.timedelta(minutes=1))
    assert health.trouble(name, given) == "", "the worker is at a long job"
    Run.objects.filter(pk=run.pk).update(leased_until=now)
    assert health.trouble(name, given) != ""
    seldom = Environment(comes_as(APP) | {"JOB_LOOK": "300"})
    assert health.trouble(name, seldom) == "", "it is heard less often where it looks less often"


def test_who_cannot_be_asked_is_not_healthy(capsys):
    port = str(processes.free_port())
    given = {"PORT": port, "DATABASE_URL": f"postgres://open_door_app@127.0.0.1:{port}/open_door"}
    assert health.trouble("web", Environment(given)).startswith(f"web does not answer at port {port}")
    assert "cannot be asked for the worker's last sign of life" in health.trouble("worker", Environment(given))
    done = starts("healthy", "beat", given=given)
    assert done.returncode == 1
    assert done.stdout.startswith("The database cannot be asked for the beat's last sign of life")
    assert "Traceback" not in done.stderr


@only_one_role
def test_the_question_about_the_role_does_not_need_a_table(comes_as):
    given = comes_as(APP) | {"DATABASE_URL": database_url("postgres", APP)}
    assert role_problems(given) == []
    assert len(role_problems(given, migrating=True)) == 1
    with pytest.raises(psycopg.OperationalError):
        role_problems(given | {"DATABASE_URL": database_url("not_there", APP)})
