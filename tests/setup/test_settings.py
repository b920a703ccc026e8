"""Settings come from the environment or from files; what is missing or weak is said in a sentence, all at once."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config import sound
from config.environment import Environment
from config.places import BASE_DIR
from tests import processes
from tests.setup import compose
from tests.setup.sound_settings import SOUND

WRONG = [
    ({"SECRET_KEY": ""}, "SECRET_KEY is not set. Set it to 50 or more random characters"),
    ({"SECRET_KEY": "short"}, "SECRET_KEY has only 5 characters."),
    ({"SECRET_KEY": "abc" * 20}, "SECRET_KEY can be guessed."),
    ({"SECRET_KEY": "django-insecure-" + SOUND["SECRET_KEY"]}, "SECRET_KEY can be guessed."),
    ({"SECRET_KEY": "0123456789" * 6}, "SECRET_KEY can be guessed."),
    ({"DATABASE_PASSWORD": ""}, "DATABASE_PASSWORD is not set, and the server is on another machine."),
    ({"DATABASE_PASSWORD": "postgres"}, "DATABASE_PASSWORD can be guessed."),
    ({"QUEUE_PASSWORD": ""}, "QUEUE_PASSWORD is not set"),
    ({"QUEUE_PASSWORD": "a"}, "QUEUE_PASSWORD can be guessed."),
    ({"CACHE_URL": "redis://queue:6379/0"}, "CACHE_URL and CELERY_BROKER_URL name the same database."),
    ({"CACHE_URL": "redis://queue:6379/pages"}, "CACHE_URL names no database by its number."),
    ({"CONTACT_EMAIL": "@"}, "which nobody reads."),
    ({"DEBUG": "maybe"}, "DEBUG is “maybe”. Set it to on or off."),
    ({"ALLOWED_HOSTS": "a.org www.a.org"}, "which is no name."),
    ({"CSRF_TRUSTED_ORIGINS": "https://*"}, "which trusts every site."),
    ({"PORT": "99999999"}, "Set it to a whole number from 1 to 65535."),
    ({"JOB_LOOK": "100000"}, "JOB_LOOK is “100000”."),
    ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is not set."),
    ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS is “*”"),
    ({"ALLOWED_HOSTS": "localhost,127.0.0.1"}, "ALLOWED_HOSTS names this machine alone."),
    ({"ALLOWED_HOSTS": "open-door.example"}, "ALLOWED_HOSTS holds “open-door.example”, which is only an example."),
    ({"ALLOWED_HOSTS": "https://open-door.test"}, "without https:// and without a port."),
    ({"ALLOWED_HOSTS": "open-door.test:8000"}, "without https:// and without a port."),
    ({"CSRF_TRUSTED_ORIGINS": "open-door.test"}, "CSRF_TRUSTED_ORIGINS holds “open-door.test”"),
    ({"SITE_URL": "open-door.test"}, "SITE_URL is “open-door.test”. Write the origin that readers see"),
    ({"SITE_URL": "https://open-door.test/on/"}, "without a path"),
    ({"SITE_URL": "https://open-door.test:door"}, "without a path"),
    ({"SITE_URL": "https://a:b@open-door.test"}, "without a path"),
    ({"SITE_URL": "https://open door.test"}, "without a path"),
    ({"SITE_URL": "ftp://open-door.test"}, "with its scheme"),
    ({"SITE_URL": "https://open-door.example"}, "which is only an example."),
    ({"SITE_URL": "http://open-door.test"}, "but readers come over HTTPS."),
    ({"SITE_URL": "https://www.open-door.test"}, "but ALLOWED_HOSTS does not hold “www.open-door.test”."),
    ({"DATABASE_URL": ""}, "DATABASE_URL is not set."),
    ({"DATABASE_URL": "sqlite:///db.sqlite3"}, "DATABASE_URL must name a PostgreSQL server"),
    ({"DATABASE_URL": "postgres://a:b@db:port/open_door"}, "DATABASE_URL must name a PostgreSQL server"),
    ({"DATABASE_URL": "open_door"}, "DATABASE_URL must name a PostgreSQL server"),
    ({"CELERY_BROKER_URL": ""}, "CELERY_BROKER_URL is not set."),
    ({"CELERY_BROKER_URL": "amqp://queue"}, "CELERY_BROKER_URL names a kind of server that Open Door does not know."),
    ({"CELERY_BROKER_URL": "redis://"}, "CELERY_BROKER_URL names a kind of server"),
    ({"CACHE_URL": ""}, "CACHE_URL is not set. Without it web and worker share no pages."),
    ({"CACHE_URL": "memcached://queue"}, "CACHE_URL names a kind of server"),
    ({"CONTACT_EMAIL": ""}, "CONTACT_EMAIL is not set."),
    ({"CONTACT_EMAIL": "corrections@open-door.example"}, "which nobody reads."),
    ({"CONTACT_EMAIL": "the editors"}, "which nobody reads."),
    ({"DEBUG": "on"}, "DEBUG is on"),
    ({"SECURE_COOKIES": "off"}, "SECURE_COOKIES is off"),
    ({"LOG_LEVEL": "loud"}, "LOG_LEVEL is “loud”."),
    ({"WORKERS": "many"}, "WORKERS is “many”. Set it to a whole number from 1 up, like 2."),
    ({"PORT": "0"}, "PORT is “0”."),
    ({"WEB_WORKERS": "-1"}, "WEB_WORKERS is “-1”."),
    ({"JOB_LEASE": "1.5"}, "JOB_LEASE is “1.5”."),
    ({"JOB_LOOK": "٣"}, "JOB_LOOK is “٣”."),
    ({"SECRET_KEY_FILE": "/not/there"}, "SECRET_KEY_FILE names /not/there, which cannot be read (No such file"),
    ({"DATABASE_PASSWORD_FILE": "/"}, "DATABASE_PASSWORD_FILE names /, which cannot be read (Is a directory)"),
]
READERS = ["config/settings.py", "config/sound.py", "config/service.py", "config/health.py", "config/environment.py"]


def problems(given: dict[str, str]) -> list[str]:
    return sound.problems(Environment(given))


def test_sound_settings_are_not_complained_about():
    assert problems(SOUND) == []


@pytest.mark.parametrize(("spoilt", "sentence"), WRONG, ids=[" ".join(spoilt) for spoilt, _ in WRONG])
def test_what_is_missing_or_weak_is_said_once_and_nothing_else_is(spoilt, sentence):
    (said,) = problems(SOUND | spoilt)
    assert sentence in said


def test_all_that_is_wrong_is_said_at_once():
    said = problems({})
    needed = {"SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "CELERY_BROKER_URL", "CACHE_URL", "CONTACT_EMAIL"}
    assert {sentence.split()[0] for sentence in said} == needed


def test_no_sentence_tells_a_secret(capfd):
    secret = "hunter-2-and-more"  # noqa: S105
    given = SOUND | {"SECRET_KEY": secret, "DATABASE_URL": f"mysql://a:{secret}@db/x", "CACHE_URL": f"x://:{secret}@q"}
    assert len(problems(given)) == 3
    assert secret not in " ".join(problems(given))
    assert secret not in capfd.readouterr().err


def test_every_setting_may_come_from_a_file(tmp_path):
    files = {}
    for name, value in SOUND.items():
        (tmp_path / name).write_text(value + "\n")
        files[f"{name}_FILE"] = str(tmp_path / name)
    assert problems(files) == []
    assert Environment(files).plain("SECRET_KEY") == SOUND["SECRET_KEY"]
    assert Environment(files).connection()["password"] == SOUND["DATABASE_PASSWORD"]


def test_a_password_is_taken_as_it_stands_and_one_in_the_address_goes_first():
    odd = "$p@ss/word:100%"
    given = Environment(SOUND | {"DATABASE_PASSWORD": odd, "QUEUE_PASSWORD": odd})
    assert given.connection()["password"] == odd
    assert given.queue("CACHE_URL") == "redis://:%24p%40ss%2Fword%3A100%25@queue:6379/1"
    own = {"DATABASE_URL": "postgres://open_door_app:own@db/open_door", "CACHE_URL": "redis://:own@queue/1"}
    given = Environment(SOUND | own | {"DATABASE_PASSWORD": odd, "QUEUE_PASSWORD": odd})
    assert (given.connection()["password"], given.queue("CACHE_URL")) == ("own", own["CACHE_URL"])


def test_a_secret_that_every_user_can_read_is_warned_of():
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        secret = Path(folder, "secret_key")
        secret.write_text(SOUND["SECRET_KEY"])
        given = Environment(SOUND | {"SECRET_KEY_FILE": str(secret)})
        secret.chmod(0o644)
        assert sound.warnings(given) == [], "nobody else gets into its folder"
        Path(folder).chmod(0o755)
        (said,) = sound.warnings(given)
        assert said.startswith(f"SECRET_KEY_FILE, {secret}, can be read by every user of this machine.")
        secret.chmod(0o600)
        assert sound.warnings(given) == []


def settings_say(name: str, **given: str) -> subprocess.CompletedProcess[str]:
    env = processes.environment(settings.VAR_DIR, DJANGO_SETTINGS_MODULE="config.settings", **given)
    program = f"from django.conf import settings; print({name})"
    return subprocess.run(
        [sys.executable, "-c", program], cwd=BASE_DIR, env=env, capture_output=True, text=True, check=False
    )


def test_the_settings_of_django_take_them_from_there(tmp_path):
    (tmp_path / "key").write_text(SOUND["SECRET_KEY"])
    (tmp_path / "url").write_text(SOUND["DATABASE_URL"] + "\n")
    given = SOUND | {
        "QUEUE_PASSWORD": "p",
        "SECRET_KEY_FILE": f"{tmp_path}/key",
        "DATABASE_URL_FILE": f"{tmp_path}/url",
    }
    del given["SECRET_KEY"], given["DATABASE_URL"]
    asked = "settings.EMBEDDED, settings.DATABASES['default']['PASSWORD'], settings.CACHES['default']['LOCATION']"
    said = settings_say(
        f"{asked}, settings.CELERY_BROKER_URL, settings.SECRET_KEY, settings.SESSION_COOKIE_SECURE", **given
    )
    urls = ["redis://:p@queue:6379/1", "redis://:p@queue:6379/0"]
    assert (
        said.stdout.strip() == f"False {SOUND['DATABASE_PASSWORD']} {urls[0]} {urls[1]} {SOUND['SECRET_KEY']} True"
    ), said.stderr


def test_a_key_that_is_too_short_stops_every_way_of_running():
    said = settings_say("settings.SECRET_KEY", SECRET_KEY="short")  # noqa: S106
    assert said.returncode != 0
    assert "SECRET_KEY has only 5 characters. Set it to 50 or more random characters" in said.stderr


@pytest.mark.parametrize(
    ("given", "origin"),
    [
        ({"SITE_URL": "https://open-door.test/"}, "https://open-door.test"),
        ({"ALLOWED_HOSTS": ".open-door.test,www.open-door.test"}, "https://www.open-door.test"),
        ({"ALLOWED_HOSTS": ".open-door.test"}, "https://open-door.test"),
        ({"ALLOWED_HOSTS": "*"}, "https://localhost"),
    ],
)
def test_the_sites_origin_is_the_one_set_or_made_of_its_first_whole_name(given, origin):
    said = settings_say("settings.SITE_URL", **SOUND | given)
    assert said.stdout.strip() == origin, said.stderr


def test_an_origin_that_is_none_stops_every_way_of_running():
    said = settings_say("settings.SITE_URL", SITE_URL="the site")
    assert said.returncode != 0
    assert "SITE_URL is “the site”. Write the origin that readers see" in said.stderr


def test_numbers_are_checked_where_django_reads_them():
    with pytest.raises(ImproperlyConfigured, match="JOB_LOOK is “soon”"):
        Environment({"JOB_LOOK": "soon"}).number("JOB_LOOK", 10)


def read_by_the_code() -> set[str]:
    """Every variable that the code or docker-compose.yml reads or sets."""
    call = re.compile(r"""(?:env|given)(?:\.\w+)?\(\s*"([A-Z][A-Z_]+)"|environ(?:\.get\(|\[)\s*"([A-Z][A-Z_]+)\"""")
    code = [*READERS, "config/places.py", "config/postgres.py"]
    found = {one or two for name in code for one, two in call.findall((BASE_DIR / name).read_text())}
    found |= compose.variables() | set(sound.NUMBERS) | set(sound.SECRETS)
    for service in compose.read()["services"].values():
        found |= service["environment"].keys()
    for script in (BASE_DIR / "docker" / "db").glob("*.sh"):
        found |= set(re.findall(r"\$\{([A-Z_]+):-", script.read_text()))
    return {name.removesuffix("_FILE") if name.removesuffix("_FILE") in found else name for name in found}


def test_the_example_explains_every_setting_and_no_other():
    example = (BASE_DIR / ".env.example").read_text()
    explained = re.findall(r"^(?:# )?([A-Z][A-Z_]+)=", example, re.MULTILINE)
    assert len(explained) == len(set(explained))
    assert set(explained) ^ read_by_the_code() == set()


def test_the_example_can_be_filled_in_but_is_not_sound_as_it_is():
    lines = re.findall(r"^([A-Z_]+)=(.*)$", (BASE_DIR / ".env.example").read_text(), re.MULTILINE)
    assert {name for name, _ in lines} == compose.variables()
    said = " ".join(problems(SOUND | dict(lines)))
    assert "ALLOWED_HOSTS holds “open-door.example”, which is only an example." in said
    assert "CONTACT_EMAIL is not set." in said
