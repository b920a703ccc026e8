"""``make walk`` starts here: Django first, then the walk."""

import os
import sys

import django


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from tests.browser import walk_all

    return walk_all.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
