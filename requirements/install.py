"""Makes .venv and installs pinned, hashed requirements: ``python3 requirements/install.py base`` (or ``dev``).

Runs on a bare Python, before anything is installed, so it uses the standard library alone, and a syntax that an old
Python still reads: it must get far enough there to say what is wrong. Does nothing when nothing has changed.
"""

import hashlib
import os
import subprocess
import sys

OLDEST = (3, 11)
HERE = os.path.dirname(os.path.abspath(__file__))
BASE = os.path.dirname(HERE)
VENV = os.path.join(BASE, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")


def give_up(what, remedy):
    sys.exit("\nCannot set up Open Door: {}\n{}\n".format(what, remedy))


def check_python():
    """Ends with a sentence where this Python cannot make the environment."""
    if sys.version_info < OLDEST:
        give_up(
            "it needs Python {}.{} or newer, and {} is {}.{}.".format(*OLDEST, sys.executable, *sys.version_info),
            "Install a newer Python and name it, like: make run PYTHON=python3.12",
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        give_up(
            "this Python came without its venv module.",
            "On Debian and Ubuntu: sudo apt install python{}.{}-venv. Then run the same command again.".format(
                *sys.version_info
            ),
        )


def python_of_venv():
    """The version .venv's own Python says it is, like (3, 11); None where there is none that runs and is new enough."""
    try:
        answer = subprocess.check_output([PYTHON, "-I", "-S", "-c", "import sys; print(*sys.version_info[:2])"])
    except (OSError, subprocess.CalledProcessError):
        return None
    version = tuple(int(part) for part in answer.split())
    kept_its_packages = os.path.isdir(os.path.join(VENV, "lib", "python{}.{}".format(*version)))
    return version if version >= OLDEST and kept_its_packages else None


def wanted(name, version):
    """What the stamp of an environment says that holds requirements ``name`` for Python ``version``."""
    with open(os.path.join(HERE, name + ".txt"), "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    return "{} python {}.{}\n".format(digest, *version)


def stamp(name):
    return os.path.join(VENV, "open-door-" + name)


def is_current(name):
    version = python_of_venv()
    try:
        with open(stamp(name)) as file:
            return version is not None and file.read() == wanted(name, version)
    except OSError:
        return False


def make_venv():
    if python_of_venv() is not None:
        return
    check_python()
    print("Making the environment in .venv with Python {}.{} …".format(*sys.version_info), flush=True)
    if subprocess.call([sys.executable, "-m", "venv", "--clear", VENV]) != 0:
        give_up("Python's venv module failed; its reason is above.", "Then run the same command again.")


def install(name):
    print("Installing the packages of requirements/{}.txt into .venv (needs the network) …".format(name), flush=True)
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes"]
    if subprocess.call([*command, "-r", os.path.join(HERE, name + ".txt")]) != 0:
        give_up(
            "a package could not be installed; pip's reason is above.",
            "Check the network, then run the same command again: what is already installed is kept.",
        )
    for done in ["base", "dev"] if name == "dev" else ["base"]:  # dev.txt holds all of base.txt, in the same versions
        with open(stamp(done), "w") as file:
            file.write(wanted(done, python_of_venv()))


def check_owner():
    for folder in [BASE, VENV]:
        if os.path.exists(folder) and not os.access(folder, os.W_OK):
            give_up(
                "it would write into {}, which belongs to another user.".format(folder),
                "Run as that user, or make the folder yours: sudo chown -R $(id -un) '{}'".format(folder),
            )


def main():
    name = sys.argv[1]
    if is_current(name):
        return
    check_owner()
    import fcntl

    lock = os.open(HERE, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)  # another make may be installing: wait for it, then look again
    if not is_current(name):
        make_venv()
        install(name)


if __name__ == "__main__":
    main()
