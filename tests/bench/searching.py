"""How long the page of the statements takes, searched and narrowed, with 5,000 of them and with ten times as many."""

from __future__ import annotations

import statistics
from urllib.parse import quote

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from stances import record
from stances.models import Statement
from stances.record.query import understood
from stances.record.search import MATCHING, RANKING
from tests.bench import growing
from tests.bench.measuring import seconds

ROUNDS = 15
MOST_TIMES = 3
"""How much longer it may take with ten times the statements."""

MOST = 0.150
"""Seconds with the many, on a machine that does nothing else."""

SEARCHES = {
    "all": "",
    "a word": "?q=luxembourg",
    "a word in most": "?q=nato",
    "as one types": "?q=su",
    "another script": f"?q={quote('Сіярто')}",
    "words and a phrase": "?q=invitation+%22not+now%22+-hungary",
    "one choice": "?member=hu",
    "four choices": "?member=de&signal=not_now&year=2024&kind=newsroom",
    "words and choices": "?q=invitation&member=pl&attribution=on_record",
    "around an event": "?event=vilnius-2023&order=oldest",
    "left out alone": "?q=-hungary",
    "a page far on": "?page=50",
    "nothing found": "?q=irreversible+xylophone&member=hu",
}


def report() -> bool:
    """Grows the record twice and prints the medians; whether they keep to the budget, and every index is used."""
    print("\nGrowing the record to 5,000 statements, then to 50,000 …", flush=True)
    growing.grow(statements=21)
    few, small = Statement.objects.count(), measure()
    growing.grow(statements=212, already=21)
    many, big = Statement.objects.count(), measure()
    print(f"\n/statements/, made anew each time, in milliseconds (medians of {ROUNDS})")
    print(f"{'':28}{few:>10,}{many:>10,}{'times':>10}")
    within = True
    for name in SEARCHES:
        times = big[name] / small[name]
        over = times > MOST_TIMES or big[name] > MOST
        within = within and not over
        print(f"{name:28}{small[name] * 1000:10.1f}{big[name] * 1000:10.1f}{times:10.2f}{'  over' if over else ''}")
    print(f"{'places read, once an edition':28}{small['places'] * 1000:10.1f}{big['places'] * 1000:10.1f}")
    return all([within, *explained()])


def measure() -> dict[str, float]:
    """Seconds by what was searched, without the kept pages. The searches take turns: a slow moment hits them alike."""
    client = Client(headers={"accept-encoding": "gzip"})
    places = record.at()
    found = {"places": seconds(lambda: places.places)}
    samples: dict[str, list[float]] = {name: [] for name in SEARCHES}
    for _ in range(ROUNDS):
        for name, asked in SEARCHES.items():
            samples[name].append(seconds(lambda asked=asked: made_anew(client, asked)))  # type: ignore[misc]
    return found | {name: statistics.median(times) for name, times in samples.items()}


def made_anew(client: Client, asked: str) -> None:
    cache.clear()
    response = client.get(f"/statements/{asked}")
    assert response.status_code == 200, response.content


def explained() -> list[bool]:
    """Whether PostgreSQL takes the index that is made for each query, with the many statements."""
    query = understood("luxembourg").all_of
    ids = list(Statement.objects.order_by("pk").values_list("pk", flat=True)[:100])
    page = Statement.objects.published(record.edition_at().number).filter(pk__in=ids[:30])
    with CaptureQueriesContext(connection):
        return [
            _uses("statement_words_idx", MATCHING, [query, [], [], query]),
            _uses("stances_statementsearch_pkey", RANKING, [ids, query]),
            _uses("stances_statement_pkey", *page.query.sql_with_params()),
        ]


def _uses(index: str, sql: str, parameters: object) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {sql}", parameters)  # type: ignore[arg-type]
        plan = "\n".join(line for (line,) in cursor.fetchall())
    print(f"{index:40}{'used' if index in plan else 'NOT USED'}")
    if index not in plan:
        print(plan)
    return index in plan
