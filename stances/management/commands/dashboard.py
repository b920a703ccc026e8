from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from config.launch import dashboard


class Command(BaseCommand):
    help = "Start everything the dashboard needs and serve it, until Ctrl-C. `make run` runs this."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine only)")
        parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default: 8000)")

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        dashboard.run(host, port, self._say)

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
