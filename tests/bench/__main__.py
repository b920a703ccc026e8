"""``make bench`` starts here: Django first, then the measurements."""

import os
import sys

import django


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from tests.bench import running

    return running.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
