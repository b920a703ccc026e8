#!/usr/bin/env python
"""Open Door's command line: ``manage.py help`` lists what there is."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from config.launch import commands
    from config.launch.trouble import Trouble

    try:
        with commands.prepared(sys.argv), commands.named(sys.argv):
            execute_from_command_line(sys.argv)
    except (Trouble, ImproperlyConfigured) as trouble:
        sys.exit(f"\n{trouble}\n")


if __name__ == "__main__":
    main()
