"""``manage.py make_manager NAME``: makes the first manager's account; all others are made at the desk."""

from __future__ import annotations

import getpass
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from stances.desk import people
from stances.desk.refusal import Refused
from stances.models import Role


class Command(BaseCommand):
    help = "Make an account that manages the desk: reviews, accounts, outlets, feeds. Asks for its password twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument(
            "--password-stdin", action="store_true", help="read the password, one line, from standard input"
        )

    def handle(self, *args: Any, username: str, password_stdin: bool, **options: Any) -> None:
        password = sys.stdin.readline().rstrip("\r\n") if password_stdin else self._ask()
        try:
            account = people.make_account(username, password, Role.MANAGER)
        except Refused as refused:
            raise CommandError("\n".join(refused.reasons) + "\nNo account was made.") from refused
        self.stdout.write(self.style.SUCCESS(f"{account.username} manages the desk. Sign in at /admin/."))

    def _ask(self) -> str:
        if not sys.stdin.isatty():
            raise CommandError(
                "There is no terminal to ask for a password. Give it on standard input: make_manager NAME"
                " --password-stdin"
            )
        password = getpass.getpass("Password: ")
        if password != getpass.getpass("The same again: "):
            raise CommandError("The two passwords differ. No account was made; run the command again.")
        return password
