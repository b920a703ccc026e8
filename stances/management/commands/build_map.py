"""``manage.py build_map``: projects ``stances/data/geo/members.geojson`` once into the paths that the map draws."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from stances.charts import geometry


class Command(BaseCommand):
    help = "Project the map's geometry into stances/data/geo/map.json. Needs the development requirements."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            from stances.charts import projecting
        except ImportError as missing:
            raise CommandError(
                f"{missing}. Projecting needs shapely and pyproj, which only the development requirements hold:"
                " install those. The site itself reads the committed map.json."
            ) from missing
        built = json.dumps(projecting.build(), indent=1) + "\n"
        geometry.FILE.write_text(built, "utf-8")
        self.stdout.write(f"Wrote {geometry.FILE.name}: {len(built):,} bytes.")
