"""The site's role works with the rows and cannot go around what guards them."""

import pytest
from django.db import ProgrammingError, connection, transaction

FORBIDDEN = [
    "TRUNCATE stances_review",
    "ALTER TABLE stances_statement DISABLE TRIGGER ALL",
    "ALTER TABLE stances_statement ADD COLUMN note text",
    "DROP TABLE stances_review",
    "CREATE TRIGGER mine BEFORE INSERT ON stances_review FOR EACH ROW EXECUTE FUNCTION open_door_append_only()",
    "SET session_replication_role = replica",
    "INSERT INTO django_migrations (app, name, applied) VALUES ('stances', 'forged', now())",
    "DELETE FROM django_migrations",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_site_is_refused_what_only_an_owner_may_do(as_app, statement):
    with pytest.raises(ProgrammingError), transaction.atomic():
        as_app.execute(statement)


def test_the_site_reads_and_writes_rows(as_app):
    as_app.execute(
        "INSERT INTO stances_outlet (key, name, domain, kind, language, note) VALUES ('x','x','x','newsroom','en','')"
    )
    as_app.execute("SELECT count(*) FROM stances_outlet WHERE key = 'x'")
    assert as_app.fetchone() == (1,)


def test_the_site_reads_which_migrations_are_applied(as_app):
    as_app.execute("SELECT count(*) FROM django_migrations WHERE app = 'stances'")
    assert as_app.fetchone()[0] >= 1


@pytest.mark.django_db(transaction=True)
def test_a_transactional_test_leaves_empty_tables_and_its_triggers_on():
    from django.core.management import call_command

    from stances.models import Milestone

    Milestone.objects.create(key="m", date="2024-01-01", kind="other", name="m", place="", summary="m", url="")
    call_command("flush", interactive=False, verbosity=0)
    assert not Milestone.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'D'")
        assert cursor.fetchone() == (0,)
