"""A page that a public statement cites keeps its address and its outlet: what was published rests on that page.

Nobody changes these in place, with an edition or without: earlier editions would cite another page. The statement is
corrected instead, citing the other one. The refusal is an integrity error (23001); ``tests/models/test_guards.py``
tries it with raw SQL. What the public sees is unchanged by this migration.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION open_door_guard_cited_page() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.url, OLD.outlet_id) IS DISTINCT FROM (NEW.url, NEW.outlet_id) AND EXISTS (
        SELECT FROM stances_citation JOIN stances_statement s ON s.id = statement_id
        WHERE s.published_in_id IS NOT NULL AND source_id = OLD.id
    ) THEN
        RAISE EXCEPTION 'The page % is cited in public: its address and its outlet stay.', OLD.id
            USING ERRCODE = '23001', HINT = 'Correct the statement, citing the other page.';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER open_door_guard_cited_page AFTER UPDATE ON stances_source
    FOR EACH ROW EXECUTE FUNCTION open_door_guard_cited_page();
"""


class Migration(migrations.Migration):
    dependencies = [("stances", "0006_row_history_index")]

    operations = [migrations.RunSQL(GUARD)]
