"""Damage in SQL, each with who must name it: the slugs of checks by the subject of their findings."""

from __future__ import annotations

EVENT = """INSERT INTO stances_{0}event
    SELECT (jsonb_populate_record(NULL::stances_{0}event, to_jsonb(e) || {2} || jsonb_build_object(
        'pgh_label', 'update', 'pgh_created_at', clock_timestamp(),
        'pgh_id', nextval(pg_get_serial_sequence('stances_{0}event', 'pgh_id'))))).*
    FROM (SELECT * FROM stances_{0}event WHERE id = {1} ORDER BY pgh_id DESC LIMIT 1) e"""
"""A line of history, made up: the newest of the row, with something else in it."""

SUMMARY = """UPDATE stances_statement SET summary = 'Never.' WHERE id = {idle}"""
READY = "UPDATE pg_index SET indisready = {} WHERE indexrelid = '{}'::regclass"
IDLE = "statement:idle-1 v1"

ROWS: dict[str, tuple[list[str], dict[str, set[str]]]] = {
    "a member's words called NATO's": (
        ["UPDATE stances_statement SET speaks_for = 'nato' WHERE id = {idle}"],
        {IDLE: {"codebook-statements", "approved-content", "history-agrees"}},
    ),
    "an assessment whose support is gone": (
        ["UPDATE stances_evidence SET kind = 'contrary' WHERE assessment_id = {first}"],
        {
            "assessment:first v1": {"codebook-assessments", "approved-content"},
            "evidence:*": {"history-agrees"},
        },
    ),
    "a minister who never was one": (
        ["UPDATE stances_post SET rank = 'envoy'"],
        {
            "assessment:first v1": {"codebook-assessments"},
            "assessment:second v1": {"codebook-assessments"},
            "post:*": {"history-agrees"},
        },
    ),
    "a reference that leads nowhere": (
        ["UPDATE stances_source SET outlet_id = 987654"],
        {"source:*": {"constraints", "history-agrees"}, "statement:*": {"search-words"}},
    ),
    "what belongs to a row, and leads nowhere": (
        [
            "UPDATE stances_statementmember SET member_id = 987654 WHERE statement_id = {idle}",
            "UPDATE stances_speaker SET official_id = 987654 WHERE statement_id = {spare}",
            "UPDATE stances_evidence SET statement_id = 987654 WHERE assessment_id = {first}",
            "UPDATE stances_assessment SET member_id = 987654 WHERE id = {second}",
        ],
        {
            IDLE: {"codebook-statements", "approved-content", "search-words"},
            "statement:idle-2 v1": {"codebook-statements", "approved-content", "search-words"},
            "assessment:first v1": {"codebook-assessments", "approved-content"},
            "assessment:second v1": {"constraints", "history-agrees"},
            "statementmember:*": {"constraints", "history-agrees"},
            "speaker:*": {"constraints", "history-agrees"},
            "evidence:*": {"constraints", "history-agrees"},
        },
    ),
    "words that the codebook does not have": (
        [
            "ALTER TABLE stances_assessment DROP CONSTRAINT assessment_stance_known",
            "UPDATE stances_assessment SET stance = 'maybe' WHERE id = {first}",
        ],
        {
            "assessment:first v1": {"codebook-assessments", "approved-content", "history-agrees"},
            "constraint:stances_assessment.assessment_stance_known": {"constraints-in-force"},
        },
    ),
    "a CHECK that was away for a moment": (
        [
            "ALTER TABLE stances_outlet DROP CONSTRAINT outlet_kind_known",
            "UPDATE stances_outlet SET kind = 'blog'",
            "ALTER TABLE stances_outlet ADD CONSTRAINT outlet_kind_known CHECK (kind <> 'blog') NOT VALID",
            "UPDATE pg_constraint SET convalidated = true WHERE conname = 'outlet_kind_known'",
        ],
        {"outlet:news": {"constraints", "history-agrees"}},
    ),
    "two that are alike under a unique index": (
        [
            READY.format("false", "statement_member_once"),
            "UPDATE stances_statementmember m SET statement_id = {idle} WHERE statement_id = {spare}",
            READY.format("true", "statement_member_once"),
        ],
        {
            "statementmember:*": {"constraints", "history-agrees"},
            "statement:idle-2 v1": {"codebook-statements", "approved-content", "search-words"},
            IDLE: {"approved-content", "search-words"},
        },
    ),
    "a column that was empty for a moment": (
        [
            "ALTER TABLE stances_outlet ALTER note DROP NOT NULL",
            "UPDATE stances_outlet SET note = NULL",
            "UPDATE pg_attribute SET attnotnull = true WHERE attrelid = 'stances_outlet'::regclass"
            " AND attname = 'note'",
        ],
        {"outlet:news": {"constraints", "history-agrees"}},
    ),
    "an edition that came before the one before it": (
        [
            "INSERT INTO stances_edition (number, made_at, made_by_id, note, complete_to, transaction_id)"
            " SELECT 7, made_at - interval '1 day', made_by_id, note, '2020-01-01', 0"
            " FROM stances_edition WHERE number = 1",
        ],
        {"edition:7": {"editions", "history-whole"}},
    ),
    "a correction that replaced nothing": (
        [
            "UPDATE stances_statement SET version = 2, corrects_id = {spare}, correction_reason = 'So.'"
            " WHERE id = {idle}"
        ],
        {"statement:idle-1 v2": {"versions", "approved-content", "history-agrees"}},
    ),
    "two versions in one edition": (
        [
            READY.format("false", "statement_one_published_version"),
            "UPDATE stances_statement SET key = 'idle-2', version = 2, corrects_id = {spare}, correction_reason = 'So.'"
            " WHERE id = {idle}",
            "UPDATE stances_statement SET withdrawn_in_id = 2, status = 'withdrawn', withdrawn_by_id = created_by_id,"
            " withdrawn_at = now(), withdrawal_requested_by_id = approved_by_id, withdrawal_requested_at = now(),"
            " withdrawal_reason = 'So.' WHERE id = {spare}",
            READY.format("true", "statement_one_published_version"),
        ],
        {
            "statement:idle-2 v2": {"versions", "approved-content", "history-agrees"},
            "statement:idle-2 v1": {"versions", "history-agrees"},
        },
    ),
    "evidence that was not public yet": (
        ["UPDATE stances_statement SET published_in_id = 3 WHERE id = {said}"],
        {"statement:said v1": {"history-agrees"}, "assessment:first v1": {"evidence"}},
    ),
    "two assessments of a day, one of them withdrawn since": (
        [
            "UPDATE stances_assessment SET withdrawn_in_id = 3, status = 'withdrawn', withdrawn_by_id = created_by_id,"
            " withdrawn_at = now(), withdrawal_requested_by_id = approved_by_id, withdrawal_requested_at = now(),"
            " withdrawal_reason = 'So.' WHERE id = {first}",
            "UPDATE stances_assessment SET effective = '2024-05-01' WHERE id = {second}",
            "UPDATE stances_statement SET date = '2024-05-01' WHERE id = {weighed}",
        ],
        {
            "assessment:first v1": {"history-agrees"},
            "assessment:second v1": {"one-a-day", "approved-content", "history-agrees"},
            "statement:weighed v1": {"approved-content", "history-agrees"},
        },
    ),
    "other words": ([SUMMARY], {IDLE: {"approved-content", "history-agrees", "search-words"}}),
    "other words, with a history made up": (
        [SUMMARY, EVENT.format("statement", "{idle}", """'{"summary": "Never."}'""")],
        {IDLE: {"approved-content", "history-frozen", "search-words"}},
    ),
    "other evidence, with a history made up": (
        [
            "UPDATE stances_evidence SET position = 7 WHERE assessment_id = {first}",
            EVENT.format(
                "evidence",
                "(SELECT id FROM stances_evidence WHERE assessment_id = {first})",
                """'{"position": 7}'""",
            ),
        ],
        {"assessment:first v1": {"history-frozen"}},
    ),
    "a row without a history": (
        ["INSERT INTO stances_official (key, name, other_names, body) VALUES ('nobody', 'Nobody', '{}', 'UA')"],
        {"official:nobody": {"history-whole"}},
    ),
    "a row that was taken away": (
        ["DELETE FROM stances_speaker WHERE statement_id = {idle}"],
        {
            IDLE: {"codebook-statements", "approved-content", "search-words"},
            "speaker:*": {"history-whole"},
        },
    ),
    "a history whose beginning is gone": (
        ["DELETE FROM stances_statementevent WHERE id = {idle} AND pgh_label = 'insert'"],
        {IDLE: {"history-whole"}},
    ),
    "a name that changed without a word": (
        ["UPDATE stances_member SET name = 'Lietuva' WHERE code = 'LT'"],
        {"member:LT": {"history-agrees"}, "statement:*": {"search-words"}},
    ),
    "a history put into another order": (
        [
            "UPDATE stances_statementevent SET pgh_created_at = pgh_created_at + interval '1 day'"
            " WHERE id = {idle} AND pgh_label = 'insert'",
        ],
        {IDLE: {"history-order"}},
    ),
}

FORCE: dict[str, tuple[list[str], dict[str, set[str]]]] = {
    "a constraint that leaves out what was there before": (
        [
            "ALTER TABLE stances_post DROP CONSTRAINT post_rank_known",
            "ALTER TABLE stances_post ADD CONSTRAINT post_rank_known CHECK (rank <> '') NOT VALID",
        ],
        {"constraint:stances_post.post_rank_known": {"constraints-in-force"}},
    ),
    "constraints that are gone": (
        [
            "ALTER TABLE stances_statement DROP CONSTRAINT statement_signal_known",
            "ALTER TABLE stances_edition DROP CONSTRAINT edition_complete_to_a_past_day",
            "DROP INDEX statement_one_published_version",
            "ALTER TABLE stances_outlet DROP CONSTRAINT stances_outlet_domain_key",
            "ALTER TABLE stances_outlet ALTER note DROP NOT NULL",
            "DO $$ BEGIN EXECUTE (SELECT 'ALTER TABLE stances_post DROP CONSTRAINT ' || conname FROM pg_constraint"
            " WHERE conrelid = 'stances_post'::regclass AND contype = 'f'); END $$",
        ],
        {
            f"constraint:stances_{name}": {"constraints-in-force"}
            for name in (
                "statement.statement_signal_known",
                "edition.edition_complete_to_a_past_day",
                "statement.statement_one_published_version",
                "outlet.domain",
                "outlet.note",
                "post.official_id",
            )
        },
    ),
    "an index that is not valid": (
        ["UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'statement_newest_idx'::regclass"],
        {"constraint:stances_statement.statement_newest_idx": {"constraints-in-force"}},
    ),
    "a table that nobody may look into": (
        ["CREATE TABLE hidden (number integer PRIMARY KEY CHECK (number > 0))"],
        {"constraint:hidden.*": {"constraints-in-force"}},
    ),
    "triggers that are off, gone, or another": (
        [
            "ALTER TABLE stances_review DISABLE TRIGGER open_door_append_only",
            "ALTER TABLE stances_edition ENABLE REPLICA TRIGGER open_door_append_only",
            "DROP TRIGGER open_door_guard_life ON stances_statement",
            "CREATE OR REPLACE TRIGGER open_door_guard_child BEFORE DELETE ON stances_evidence FOR EACH ROW"
            " EXECUTE FUNCTION open_door_guard_child('stances_assessment', 'assessment_id')",
            "CREATE TRIGGER quietly BEFORE UPDATE ON stances_post FOR EACH ROW"
            " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        ],
        {
            f"guard:stances_{name}": {"guards"}
            for name in (
                "review.open_door_append_only",
                "edition.open_door_append_only",
                "statement.open_door_guard_life",
                "evidence.open_door_guard_child",
                "post.quietly",
            )
        },
    ),
    "a function that lets everything pass": (
        [
            "CREATE OR REPLACE FUNCTION open_door_append_only() RETURNS trigger LANGUAGE plpgsql AS"
            " $$BEGIN RETURN NEW; END$$",
        ],
        {"guard:open_door_append_only": {"guards"}},
    ),
    "references that nobody keeps": (
        ["ALTER TABLE auth_permission DISABLE TRIGGER ALL"],
        {"guard:auth_permission.*": {"guards"}},
    ),
}
