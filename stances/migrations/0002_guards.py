"""What must never break, as plain SQL: it holds for whoever asks, also around Django.

DESIGN §1 and §3. Every refusal is an integrity error (SQLSTATE 23001) whose text says what was refused and why. The
tests in ``tests/models/test_guards.py`` try each one with raw SQL, as the app's role.
"""

from django.db import migrations

PUBLISHABLE = ("statement", "assessment")
CHILDREN = {
    "statementmember": ("statement", "statement_id"),
    "speaker": ("statement", "statement_id"),
    "citation": ("statement", "statement_id"),
    "evidence": ("assessment", "assessment_id"),
}
IDENTITIES = ("member", "milestone", "official", "post", "outlet", "source")
UNTRUNCATABLE = ("edition", "review", *PUBLISHABLE, *CHILDREN, *IDENTITIES)

CHECKS = """
ALTER TABLE stances_{table}
    ADD CONSTRAINT {table}_approver_is_no_editor
        CHECK (approved_by_id IS NULL OR approved_by_id <> ALL (editors)),
    ADD CONSTRAINT {table}_author_is_an_editor CHECK (created_by_id = ANY (editors)),
    ADD CONSTRAINT {table}_submitter_is_an_editor
        CHECK (submitted_by_id IS NULL OR submitted_by_id = ANY (editors)),
    ADD CONSTRAINT {table}_not_before_its_day
        CHECK (approved_at IS NULL OR {day} <= (approved_at AT TIME ZONE 'Europe/Brussels')::date);
"""

EDITION = """
ALTER TABLE stances_edition ADD CONSTRAINT edition_complete_to_a_past_day
    CHECK (complete_to <= (made_at AT TIME ZONE 'Europe/Brussels')::date);

-- One lock for all who publish: the number is handed out under it, and it is held until the transaction ends.
CREATE FUNCTION open_door_number_edition() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    next_number integer;
BEGIN
    PERFORM pg_advisory_xact_lock(19490404);
    SELECT coalesce(max(number), 0) + 1 INTO next_number FROM stances_edition;
    IF NEW.number IS NULL THEN
        NEW.number := next_number;
    ELSIF NEW.number <> next_number THEN
        RAISE EXCEPTION 'Edition % cannot be made: the next edition is %.', NEW.number, next_number
            USING ERRCODE = '23001', HINT = 'Editions are numbered without gaps, one after the other.';
    END IF;
    NEW.transaction_id := pg_current_xact_id()::text::bigint;
    RETURN NEW;
END $$;

CREATE TRIGGER open_door_number_edition BEFORE INSERT ON stances_edition
    FOR EACH ROW EXECUTE FUNCTION open_door_number_edition();

-- An edition is open only inside the transaction that makes it; what an old one shows can never change.
CREATE FUNCTION open_door_edition_is_open(wanted integer) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM stances_edition
        WHERE number = wanted
          AND transaction_id = pg_current_xact_id()::text::bigint
          AND number = (SELECT max(number) FROM stances_edition)
    )
$$;

CREATE FUNCTION open_door_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% refused on %: its rows are only ever added.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = '23001';
END $$;

CREATE TRIGGER open_door_append_only BEFORE UPDATE OR DELETE ON stances_edition
    FOR EACH ROW EXECUTE FUNCTION open_door_append_only();
CREATE TRIGGER open_door_append_only BEFORE UPDATE OR DELETE ON stances_review
    FOR EACH ROW EXECUTE FUNCTION open_door_append_only();

CREATE FUNCTION open_door_no_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'TRUNCATE refused on %: the record is never emptied.', TG_TABLE_NAME
        USING ERRCODE = '23001';
END $$;
"""

LIFE = """
CREATE FUNCTION open_door_guard_life() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- Columns that tell a row's life; all others are its content.
    life CONSTANT text[] := ARRAY[
        'status', 'submitted_by_id', 'submitted_at', 'submission_note', 'content_hash',
        'approved_by_id', 'approved_at', 'approved_hash', 'published_in_id',
        'withdrawal_requested_by_id', 'withdrawal_requested_at', 'withdrawal_reason',
        'withdrawn_by_id', 'withdrawn_at', 'withdrawn_in_id'];
    ending CONSTANT text[] := ARRAY[
        'status', 'withdrawal_requested_by_id', 'withdrawal_requested_at', 'withdrawal_reason',
        'withdrawn_by_id', 'withdrawn_at', 'withdrawn_in_id'];
    final CONSTANT text[] := ARRAY['status', 'withdrawn_by_id', 'withdrawn_at', 'withdrawn_in_id'];
    allowed CONSTANT text[] := ARRAY[
        'draft>submitted', 'submitted>draft', 'submitted>published', 'published>withdrawing',
        'withdrawing>published', 'withdrawing>withdrawn', 'published>withdrawn'];
    before jsonb;
    after jsonb;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'draft' THEN
            RAISE EXCEPTION 'A new row begins as a draft, not as %.', NEW.status USING ERRCODE = '23001';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        IF OLD.status <> 'draft' THEN
            RAISE EXCEPTION '% % is % and cannot be deleted.', TG_TABLE_NAME, OLD.key, OLD.status
                USING ERRCODE = '23001', HINT = 'What was public is withdrawn, in the open.';
        END IF;
        RETURN OLD;
    END IF;

    before := to_jsonb(OLD);
    after := to_jsonb(NEW);
    IF OLD.status <> NEW.status AND NOT (OLD.status || '>' || NEW.status = ANY (allowed)) THEN
        RAISE EXCEPTION '% % cannot go from % to %.', TG_TABLE_NAME, OLD.key, OLD.status, NEW.status
            USING ERRCODE = '23001';
    END IF;
    IF OLD.status = 'draft' THEN
        IF (OLD.id, OLD.version, OLD.created_by_id, OLD.created_at) IS DISTINCT FROM
           (NEW.id, NEW.version, NEW.created_by_id, NEW.created_at)
           OR OLD.corrects_id IS DISTINCT FROM NEW.corrects_id
           OR (OLD.corrects_id IS NOT NULL AND OLD.key <> NEW.key) THEN
            RAISE EXCEPTION '% %: version, author and what it corrects are set once.', TG_TABLE_NAME, OLD.key
                USING ERRCODE = '23001';
        END IF;
        IF NOT NEW.editors @> OLD.editors THEN
            RAISE EXCEPTION '% %: nobody is taken off the list of its editors.', TG_TABLE_NAME, OLD.key
                USING ERRCODE = '23001';
        END IF;
    ELSIF before - life IS DISTINCT FROM after - life THEN
        RAISE EXCEPTION '% % is % and its content is frozen.', TG_TABLE_NAME, OLD.key, OLD.status
            USING ERRCODE = '23001', HINT = 'A published row is corrected by a new version.';
    END IF;
    IF OLD.status IN ('published', 'withdrawing', 'withdrawn') AND before - ending IS DISTINCT FROM after - ending THEN
        RAISE EXCEPTION '% %: how it was published is frozen.', TG_TABLE_NAME, OLD.key USING ERRCODE = '23001';
    END IF;
    IF (OLD.status = 'withdrawn' AND before IS DISTINCT FROM after)
       OR (OLD.status = 'withdrawing' AND NEW.status <> 'published' AND before - final IS DISTINCT FROM after - final)
       OR (OLD.status = 'published' AND NEW.status = 'published' AND before IS DISTINCT FROM after) THEN
        RAISE EXCEPTION '% % is % and frozen.', TG_TABLE_NAME, OLD.key, OLD.status USING ERRCODE = '23001';
    END IF;
    IF OLD.status = 'submitted' AND NEW.status = 'submitted' AND before IS DISTINCT FROM after THEN
        RAISE EXCEPTION '% % is submitted and frozen.', TG_TABLE_NAME, OLD.key USING ERRCODE = '23001';
    END IF;
    IF OLD.status = 'submitted' AND NEW.status = 'published'
       AND (OLD.submitted_by_id, OLD.submitted_at, OLD.content_hash) IS DISTINCT FROM
           (NEW.submitted_by_id, NEW.submitted_at, NEW.content_hash) THEN
        RAISE EXCEPTION '% %: what was submitted is frozen.', TG_TABLE_NAME, OLD.key USING ERRCODE = '23001';
    END IF;
    IF NEW.status = 'published' AND OLD.status = 'submitted'
       AND NOT open_door_edition_is_open(NEW.published_in_id) THEN
        RAISE EXCEPTION '% % cannot be published in edition %: it is closed.',
            TG_TABLE_NAME, OLD.key, NEW.published_in_id
            USING ERRCODE = '23001', HINT = 'Publish in the edition that this transaction makes.';
    END IF;
    IF NEW.status = 'withdrawn' AND OLD.status <> 'withdrawn'
       AND NOT open_door_edition_is_open(NEW.withdrawn_in_id) THEN
        RAISE EXCEPTION '% % cannot be withdrawn in edition %: it is closed.',
            TG_TABLE_NAME, OLD.key, NEW.withdrawn_in_id
            USING ERRCODE = '23001', HINT = 'Withdraw in the edition that this transaction makes.';
    END IF;
    RETURN NEW;
END $$;
"""

CHILD = """
-- What belongs to a row changes only while the row is a draft. FOR SHARE waits for whoever is submitting it.
CREATE FUNCTION open_door_guard_child() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    parent_id bigint;
    parent_status text;
BEGIN
    FOREACH parent_id IN ARRAY ARRAY[
        CASE WHEN TG_OP <> 'INSERT' THEN (to_jsonb(OLD) ->> TG_ARGV[1])::bigint END,
        CASE WHEN TG_OP <> 'DELETE' THEN (to_jsonb(NEW) ->> TG_ARGV[1])::bigint END]
    LOOP
        CONTINUE WHEN parent_id IS NULL;
        EXECUTE format('SELECT status FROM %I WHERE id = $1 FOR SHARE', TG_ARGV[0])
            INTO parent_status USING parent_id;
        IF parent_status IS NOT NULL AND parent_status <> 'draft' THEN
            RAISE EXCEPTION '% refused on %: the row it belongs to is % and frozen.',
                TG_OP, TG_TABLE_NAME, parent_status USING ERRCODE = '23001';
        END IF;
    END LOOP;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
"""

IDENTITY = """
-- Identities may be corrected in place, but what the public can see changes only together with an edition. Checked
-- when the transaction ends, so that the edition may be made after the change.
CREATE FUNCTION open_door_guard_identity() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    subject_id bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END;
    official_ids bigint[];
    seen boolean;
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) = to_jsonb(NEW) THEN
        RETURN NULL;
    END IF;
    IF NOT EXISTS (SELECT FROM stances_edition)
       OR EXISTS (SELECT FROM stances_edition WHERE transaction_id = pg_current_xact_id()::text::bigint) THEN
        RETURN NULL;
    END IF;
    CASE TG_TABLE_NAME
        WHEN 'stances_member', 'stances_milestone' THEN
            seen := true;
        WHEN 'stances_official', 'stances_post' THEN
            -- A post that moves from one official to another changes what the public sees of both.
            official_ids := CASE WHEN TG_TABLE_NAME = 'stances_official' THEN ARRAY[subject_id] ELSE ARRAY[
                CASE WHEN TG_OP <> 'INSERT' THEN (to_jsonb(OLD) ->> 'official_id')::bigint END,
                CASE WHEN TG_OP <> 'DELETE' THEN (to_jsonb(NEW) ->> 'official_id')::bigint END] END;
            seen := EXISTS (
                SELECT FROM stances_speaker JOIN stances_statement s ON s.id = statement_id
                WHERE s.published_in_id IS NOT NULL AND official_id = ANY (official_ids));
        ELSE
            seen := EXISTS (
                SELECT FROM stances_citation
                    JOIN stances_statement s ON s.id = statement_id
                    JOIN stances_source p ON p.id = source_id
                WHERE s.published_in_id IS NOT NULL AND subject_id =
                    CASE WHEN TG_TABLE_NAME = 'stances_outlet' THEN p.outlet_id ELSE p.id END);
    END CASE;
    IF seen THEN
        RAISE EXCEPTION '% refused on % %: the public sees it, so the change must come with an edition.',
            TG_OP, TG_TABLE_NAME, subject_id
            USING ERRCODE = '23001', HINT = 'Correct it at the desk, which makes the edition.';
    END IF;
    RETURN NULL;
END $$;
"""


def triggers() -> str:
    """The triggers, table by table."""
    sql = [
        f"CREATE TRIGGER open_door_guard_life BEFORE INSERT OR UPDATE OR DELETE ON stances_{table}"
        " FOR EACH ROW EXECUTE FUNCTION open_door_guard_life();"
        for table in PUBLISHABLE
    ]
    sql += [
        f"CREATE TRIGGER open_door_guard_child BEFORE INSERT OR UPDATE OR DELETE ON stances_{table}"
        f" FOR EACH ROW EXECUTE FUNCTION open_door_guard_child('stances_{parent}', '{column}');"
        for table, (parent, column) in CHILDREN.items()
    ]
    sql += [
        f"CREATE CONSTRAINT TRIGGER open_door_guard_identity AFTER INSERT OR UPDATE OR DELETE ON stances_{table}"
        " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION open_door_guard_identity();"
        for table in IDENTITIES
    ]
    sql += [
        f"CREATE TRIGGER open_door_no_truncate BEFORE TRUNCATE ON stances_{table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION open_door_no_truncate();"
        for table in UNTRUNCATABLE
    ]
    return "\n".join(sql)


class Migration(migrations.Migration):
    dependencies = [("stances", "0001_initial")]

    operations = [
        migrations.RunSQL(
            CHECKS.format(table="statement", day="date") + CHECKS.format(table="assessment", day="effective")
        ),
        migrations.RunSQL(EDITION),
        migrations.RunSQL(LIFE + CHILD + IDENTITY),
        migrations.RunSQL(triggers()),
    ]
