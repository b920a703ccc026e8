"""Statements say whether they announce a block: ``would_block``, an editorial judgement like ``signal``.

No row is written: every statement that is there says false, by the column's default, and what was published stays as it
was, untouched by any trigger. The column takes part in a statement's content and in the hash of a dataset's row only
where it is true (``desk/content.py``, ``desk/dataset/loading.py``), so the hashes that approvals carry and that imports
remember stay valid. Where a published statement does announce a block, a correction says so, in the open.

The history follows the new column: its three triggers are made anew. The database has a default of its own, so that the
release before this one can go on writing while this one is rolled out.
"""
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('stances', '0008_complete_to'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='statement',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='statement',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='statement',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='statement',
            name='would_block',
            field=models.BooleanField(db_default=False, default=False, help_text='An invitation or an accession: a veto, or that it will not agree or ratify, in so many words.', verbose_name='says that it would block'),
        ),
        migrations.AddField(
            model_name='statementevent',
            name='would_block',
            field=models.BooleanField(db_default=False, default=False, help_text='An invitation or an accession: a veto, or that it will not agree or ratify, in so many words.', verbose_name='says that it would block'),
        ),
        migrations.AddIndex(
            model_name='statement',
            index=models.Index(condition=models.Q(('would_block', True)), fields=['-date', 'key'], name='statement_blocks_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_statementevent" ("approved_at", "approved_by_id", "approved_hash", "attributed_to", "attribution", "conditions", "content_hash", "correction_reason", "corrects_id", "created_at", "created_by_id", "date", "date_precision", "editors", "id", "imported_hash", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_in_id", "quote", "quote_language", "quote_translation", "signal", "speaks_for", "status", "submission_note", "submitted_at", "submitted_by_id", "summary", "venue", "version", "withdrawal_reason", "withdrawal_requested_at", "withdrawal_requested_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_in_id", "would_block") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."approved_hash", NEW."attributed_to", NEW."attribution", NEW."conditions", NEW."content_hash", NEW."correction_reason", NEW."corrects_id", NEW."created_at", NEW."created_by_id", NEW."date", NEW."date_precision", NEW."editors", NEW."id", NEW."imported_hash", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."published_in_id", NEW."quote", NEW."quote_language", NEW."quote_translation", NEW."signal", NEW."speaks_for", NEW."status", NEW."submission_note", NEW."submitted_at", NEW."submitted_by_id", NEW."summary", NEW."venue", NEW."version", NEW."withdrawal_reason", NEW."withdrawal_requested_at", NEW."withdrawal_requested_by_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_in_id", NEW."would_block"); RETURN NULL;', hash='d4228b475a6f67814eec61792f09e7783a4ddfdb', operation='INSERT', pgid='pgtrigger_insert_insert_ea1a6', table='stances_statement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stances_statementevent" ("approved_at", "approved_by_id", "approved_hash", "attributed_to", "attribution", "conditions", "content_hash", "correction_reason", "corrects_id", "created_at", "created_by_id", "date", "date_precision", "editors", "id", "imported_hash", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_in_id", "quote", "quote_language", "quote_translation", "signal", "speaks_for", "status", "submission_note", "submitted_at", "submitted_by_id", "summary", "venue", "version", "withdrawal_reason", "withdrawal_requested_at", "withdrawal_requested_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_in_id", "would_block") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."approved_hash", NEW."attributed_to", NEW."attribution", NEW."conditions", NEW."content_hash", NEW."correction_reason", NEW."corrects_id", NEW."created_at", NEW."created_by_id", NEW."date", NEW."date_precision", NEW."editors", NEW."id", NEW."imported_hash", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."published_in_id", NEW."quote", NEW."quote_language", NEW."quote_translation", NEW."signal", NEW."speaks_for", NEW."status", NEW."submission_note", NEW."submitted_at", NEW."submitted_by_id", NEW."summary", NEW."venue", NEW."version", NEW."withdrawal_reason", NEW."withdrawal_requested_at", NEW."withdrawal_requested_by_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_in_id", NEW."would_block"); RETURN NULL;', hash='460f71a241ba80dd31a4fece469eda1552fd3bc5', operation='UPDATE', pgid='pgtrigger_update_update_5b580', table='stances_statement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_statementevent" ("approved_at", "approved_by_id", "approved_hash", "attributed_to", "attribution", "conditions", "content_hash", "correction_reason", "corrects_id", "created_at", "created_by_id", "date", "date_precision", "editors", "id", "imported_hash", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_in_id", "quote", "quote_language", "quote_translation", "signal", "speaks_for", "status", "submission_note", "submitted_at", "submitted_by_id", "summary", "venue", "version", "withdrawal_reason", "withdrawal_requested_at", "withdrawal_requested_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_in_id", "would_block") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."approved_hash", OLD."attributed_to", OLD."attribution", OLD."conditions", OLD."content_hash", OLD."correction_reason", OLD."corrects_id", OLD."created_at", OLD."created_by_id", OLD."date", OLD."date_precision", OLD."editors", OLD."id", OLD."imported_hash", OLD."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."published_in_id", OLD."quote", OLD."quote_language", OLD."quote_translation", OLD."signal", OLD."speaks_for", OLD."status", OLD."submission_note", OLD."submitted_at", OLD."submitted_by_id", OLD."summary", OLD."venue", OLD."version", OLD."withdrawal_reason", OLD."withdrawal_requested_at", OLD."withdrawal_requested_by_id", OLD."withdrawn_at", OLD."withdrawn_by_id", OLD."withdrawn_in_id", OLD."would_block"); RETURN NULL;', hash='d1b7b2ec9b5b068ea0411c18b6cb11132e6d1056', operation='DELETE', pgid='pgtrigger_delete_delete_662bc', table='stances_statement', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('would_block', False), models.Q(('signal__in', ['not_now', 'oppose']), ('speaks_for', 'member')), _connector='OR'), name='statement_would_block_resists', violation_error_message='Only words for a member that signal “not now” or “opposes” can say that it would block.'),
        ),
    ]
