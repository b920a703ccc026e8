"""docker-compose.yml holds together, confines every container, and shows nothing but the site, to this machine."""

import os
import re
import stat
import subprocess

import pytest

from config.launch import roles
from config.places import BASE_DIR
from config.service import SERVICES
from tests import processes
from tests.setup import compose

TOP = {"name", "services", "networks", "volumes", "secrets"}
KEYS = {
    *("build", "cap_drop", "command", "depends_on", "environment", "healthcheck", "image", "init", "logging"),
    *(
        "networks",
        "ports",
        "pull_policy",
        "read_only",
        "restart",
        "secrets",
        "security_opt",
        "shm_size",
        "stop_grace_period",
    ),
    *("tmpfs", "user", "volumes"),
}
HEALTH_KEYS = {"test", "interval", "timeout", "retries", "start_period"}
CONDITIONS = {"service_completed_successfully", "service_healthy"}
OURS = set(SERVICES)
BUILT = {"migrate": (".", "build")}
"""One service builds the image; were all to, they would do it at once, and trip over its name."""
PINNED = re.compile(r"[a-z/]+:\d+\.\d+\.?\d*-\w+")
FILE = compose.read()
ALL = FILE["services"]
LASTING = sorted(ALL.keys() - {"migrate"})

each = pytest.mark.parametrize("service", sorted(ALL))
each_lasting = pytest.mark.parametrize("service", LASTING)
each_of_ours = pytest.mark.parametrize("service", sorted(OURS))


def secret_of(path: str) -> str:
    return path.removeprefix("/run/secrets/")


def test_a_key_that_stands_twice_is_noticed():
    with pytest.raises(AssertionError, match="twice"):
        compose.yaml.load("a: 1\na: 2\n", Loader=compose.Strict)


def test_it_has_the_services_of_a_server_and_no_word_that_compose_does_not_know():
    assert set(ALL) == OURS | {"db", "queue"}
    assert {key for key in FILE if not key.startswith("x-")} == TOP


@each
def test_a_service_has_only_known_keys(service):
    assert ALL[service].keys() <= KEYS
    assert ALL[service].get("healthcheck", {}).keys() <= HEALTH_KEYS


@each
def test_what_a_service_refers_to_is_there(service):
    settings = ALL[service]
    assert set(settings["networks"]) <= FILE["networks"].keys()
    assert set(settings["secrets"]) <= FILE["secrets"].keys()
    for name, wanted in settings.get("depends_on", {}).items():
        assert wanted["condition"] in CONDITIONS
        assert ("healthcheck" in ALL[name]) == (wanted["condition"] == "service_healthy")
    for volume in settings.get("volumes", []):
        source = volume.split(":")[0]
        assert (BASE_DIR / source).exists() if source.startswith(".") else source in FILE["volumes"]
    for name, value in settings["environment"].items():
        if name.endswith("_FILE"):
            assert secret_of(value) in settings["secrets"], f"{name} is not among the secrets of {service}"


@each
def test_every_secret_that_a_service_is_given_is_used_by_it(service):
    named = {secret_of(value) for name, value in ALL[service]["environment"].items() if name.endswith("_FILE")}
    assert named == set(ALL[service]["secrets"])


@each
def test_no_secret_stands_in_the_file_itself(service):
    for name, value in ALL[service]["environment"].items():
        assert not re.search(r"://[^/@]*:[^/@]*@", str(value)), name
        assert not re.search(r"(PASSWORD|KEY|SECRET)$", name), name


@each
def test_a_container_is_confined(service):
    settings = ALL[service]
    assert settings["read_only"] is True
    assert settings["init"] is True
    assert settings["cap_drop"] == ["ALL"]
    assert settings["security_opt"] == ["no-new-privileges:true"]
    assert settings["user"].split(":")[0] not in ("", "0", "root")
    assert int(settings["logging"]["options"]["max-file"]) > 1


@each_lasting
def test_a_lasting_service_is_watched_and_started_again(service):
    assert ALL[service]["healthcheck"]["test"][0] in ("CMD", "CMD-SHELL")
    assert ALL[service]["restart"] == "unless-stopped"


@each_of_ours
def test_our_services_are_one_image_and_start_by_checking_their_settings(service):
    assert ALL[service]["command"] == ["python", "-m", "config.service", service]
    assert ALL[service]["image"] == "open-door:here"
    assert (ALL[service].get("build"), ALL[service]["pull_policy"]) == BUILT.get(service, (None, "never"))
    if service in LASTING:
        assert ALL[service]["healthcheck"]["test"] == ["CMD", "python", "-m", "config.service", "healthy", service]
        assert ALL[service]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_images_of_others_are_pinned():
    images = [ALL[service]["image"] for service in set(ALL) - OURS]
    bases = re.findall(r"^ARG PYTHON=(.+)$", (BASE_DIR / "Dockerfile").read_text(), re.MULTILINE)
    assert len(bases) == 1
    for image in [*images, f"python:{bases[0]}"]:
        assert PINNED.match(image), image


def test_only_the_site_is_reached_from_outside_and_only_from_this_machine():
    published = {name: ALL[name]["ports"] for name in ALL if "ports" in ALL[name]}
    assert published == {"web": ["127.0.0.1:8000:8000"]}
    assert FILE["networks"]["inside"] == {"internal": True}
    assert [name for name in ALL if "outside" in ALL[name]["networks"]] == ["web"]


def test_only_migrations_come_as_the_owner_of_the_tables():
    comes_as = {name: ALL[name]["environment"]["DATABASE_URL"] for name in OURS}
    site, owner = (f"postgres://{role}@db:5432/{roles.DATABASE}" for role in (roles.APP, roles.OWNER))
    assert comes_as == {"web": site, "worker": site, "beat": site, "migrate": owner}
    assert not [name for name in OURS - {"migrate"} if "db_owner_password" in ALL[name]["secrets"]]


def test_the_scripts_that_containers_run_may_be_run():
    for name in ("docker/db/make-roles.sh", "docker/queue/start.sh"):
        mode = (BASE_DIR / name).stat().st_mode
        assert mode & stat.S_IXUSR, f"{name} would be read into PostgreSQL's own script instead of run"


def test_the_secrets_are_made_once_and_kept(tmp_path):
    def make() -> dict[str, str]:
        subprocess.run(
            ["sh", "docker/make-secrets.sh", str(tmp_path / "made")], cwd=BASE_DIR, check=True, capture_output=True
        )
        return {path.name: path.read_text() for path in (tmp_path / "made").iterdir()}

    first = make()
    assert {f"./secrets/{name}" for name in first} == {secret["file"] for secret in FILE["secrets"].values()}
    assert len(set(first.values())) == len(first)
    assert all(re.fullmatch(r"[0-9a-f]{64}", secret) for secret in first.values())
    assert (tmp_path / "made").stat().st_mode & 0o777 == 0o700
    (tmp_path / "made" / "queue_password").unlink()
    second = make()
    assert {name for name in first if second[name] != first[name]} == {"queue_password"}


def test_neither_secrets_nor_settings_get_into_git_or_into_the_image():
    for name in ("secrets/secret_key", ".env"):
        ignored = subprocess.run(["git", "check-ignore", "--quiet", name], cwd=BASE_DIR, check=False)
        assert ignored.returncode == 0, name
    ignored_by_docker = (BASE_DIR / ".dockerignore").read_text().splitlines()
    assert ignored_by_docker[1] == "*"
    assert not {"!secrets", "!.env", "!var"} & set(ignored_by_docker)


def test_docker_itself_accepts_the_file():
    try:
        asked = subprocess.run(["docker", "compose", "version"], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no docker here")
    if asked.returncode != 0:
        pytest.skip("docker has no compose plugin here")
    env = {name: value for name, value in os.environ.items() if name not in processes.OURS}
    done = subprocess.run(
        ["docker", "compose", "--env-file", ".env.example", "config", "--quiet"],
        cwd=BASE_DIR,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
