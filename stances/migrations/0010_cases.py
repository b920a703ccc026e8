"""Cases: what readers report of a statement or an assessment, and what the editors answered.

What must never break, as plain SQL (``tests/models/test_cases.py`` tries it): a case begins open and is never deleted;
what the reader reported does not change; an answer is final, takes the e-mail address with it, names an edition that
did change what it is about, and keeps a row only by somebody who did not write it. Three years after it was closed, the
reader's own words may go, and nothing else. The history has neither the words nor the e-mail address (``models/history``).
"""
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import stances.models.case
from django.conf import settings
from django.db import migrations, models

GUARDS = """
CREATE FUNCTION open_door_guard_case() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    answered CONSTANT text[] := ARRAY[
        'status', 'outcome', 'edition_id', 'answer', 'closed_by_id', 'closed_at', 'email'];
    told CONSTANT text[] := ARRAY['words', 'source_url'];
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'open' THEN
            RAISE EXCEPTION 'A new case begins open, not as %.', NEW.status USING ERRCODE = '23001';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Case % cannot be deleted: cases are answered.', OLD.id USING ERRCODE = '23001';
    END IF;
    IF OLD.status = 'closed' THEN
        IF to_jsonb(OLD) - told IS DISTINCT FROM to_jsonb(NEW) - told THEN
            RAISE EXCEPTION 'Case % is closed and its answer is frozen.', OLD.id USING ERRCODE = '23001';
        END IF;
        IF (OLD.words, OLD.source_url) IS DISTINCT FROM (NEW.words, NEW.source_url)
           AND (NEW.words <> '' OR NEW.source_url <> '' OR OLD.closed_at > now() - interval '3 years') THEN
            RAISE EXCEPTION 'Case % is closed: what was reported is frozen.', OLD.id
                USING ERRCODE = '23001', HINT = 'Three years after it was closed it may be emptied.';
        END IF;
        RETURN NEW;
    END IF;
    IF to_jsonb(OLD) - answered IS DISTINCT FROM to_jsonb(NEW) - answered
       OR (NEW.email IS NOT NULL AND NEW.email IS DISTINCT FROM OLD.email) THEN
        RAISE EXCEPTION 'Case %: what was reported is frozen.', OLD.id USING ERRCODE = '23001';
    END IF;
    IF NEW.status = 'closed' THEN
        NEW.email := NULL;
        IF NEW.outcome = 'kept' AND EXISTS (
            SELECT FROM stances_statement WHERE id = NEW.statement_id AND NEW.closed_by_id = ANY (editors)
            UNION ALL
            SELECT FROM stances_assessment WHERE id = NEW.assessment_id AND NEW.closed_by_id = ANY (editors)) THEN
            RAISE EXCEPTION 'Case %: whoever wrote the row does not decide that it is kept.', OLD.id
                USING ERRCODE = '23001';
        END IF;
        IF NEW.outcome = 'corrected' AND NOT EXISTS (
            SELECT FROM stances_edition e
            WHERE e.number = NEW.edition_id AND e.made_at >= NEW.opened_at AND (
                EXISTS (SELECT FROM stances_statement seen JOIN stances_statement v ON v.key = seen.key
                        WHERE seen.id = NEW.statement_id AND e.number IN (v.published_in_id, v.withdrawn_in_id))
                OR EXISTS (SELECT FROM stances_assessment seen JOIN stances_assessment v ON v.key = seen.key
                        WHERE seen.id = NEW.assessment_id AND e.number IN (v.published_in_id, v.withdrawn_in_id)))) THEN
            RAISE EXCEPTION 'Case %: edition % did not change what it is about.', OLD.id, NEW.edition_id
                USING ERRCODE = '23001';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER open_door_guard_case BEFORE INSERT OR UPDATE OR DELETE ON stances_case
    FOR EACH ROW EXECUTE FUNCTION open_door_guard_case();
CREATE TRIGGER open_door_no_truncate BEFORE TRUNCATE ON stances_case
    FOR EACH STATEMENT EXECUTE FUNCTION open_door_no_truncate();
CREATE TRIGGER open_door_history_is_on BEFORE INSERT OR UPDATE OR DELETE ON stances_case
    FOR EACH STATEMENT EXECUTE FUNCTION open_door_history_is_on();
CREATE TRIGGER open_door_only_triggers_write BEFORE INSERT ON stances_caseevent
    FOR EACH STATEMENT EXECUTE FUNCTION open_door_only_triggers_write();
CREATE TRIGGER open_door_append_only BEFORE UPDATE OR DELETE ON stances_caseevent
    FOR EACH ROW EXECUTE FUNCTION open_door_append_only();
CREATE TRIGGER open_door_no_truncate BEFORE TRUNCATE ON stances_caseevent
    FOR EACH STATEMENT EXECUTE FUNCTION open_door_no_truncate();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('stances', '0009_would_block'),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('mistake', 'A mistake'), ('source', 'A source'), ('judgement', 'A judgement that is contested')], max_length=12, verbose_name='kind')),
                ('words', models.TextField(blank=True, verbose_name='the reader’s words')),
                ('source_url', models.TextField(blank=True, verbose_name='source')),
                ('email', models.EmailField(blank=True, max_length=254, null=True, verbose_name='e-mail')),
                ('opened_at', models.DateTimeField(verbose_name='reported at')),
                ('status', models.CharField(choices=[('open', 'open'), ('closed', 'closed')], default=stances.models.case.CaseStatus['OPEN'], editable=False, max_length=8, verbose_name='status')),
                ('outcome', models.CharField(blank=True, choices=[('corrected', 'Corrected'), ('kept', 'Kept, because…'), ('not_about', 'Not about this')], max_length=12, verbose_name='outcome')),
                ('answer', models.TextField(blank=True, verbose_name='answer')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed at')),
                ('assessment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='stances.assessment', verbose_name='assessment')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by')),
                ('edition', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='stances.edition', verbose_name='corrected in')),
                ('statement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='stances.statement', verbose_name='statement')),
            ],
            options={
                'verbose_name': 'case',
                'verbose_name_plural': 'cases',
                'ordering': ['-opened_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='CaseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('mistake', 'A mistake'), ('source', 'A source'), ('judgement', 'A judgement that is contested')], max_length=12, verbose_name='kind')),
                ('opened_at', models.DateTimeField(verbose_name='reported at')),
                ('status', models.CharField(choices=[('open', 'open'), ('closed', 'closed')], default=stances.models.case.CaseStatus['OPEN'], editable=False, max_length=8, verbose_name='status')),
                ('outcome', models.CharField(blank=True, choices=[('corrected', 'Corrected'), ('kept', 'Kept, because…'), ('not_about', 'Not about this')], max_length=12, verbose_name='outcome')),
                ('answer', models.TextField(blank=True, verbose_name='answer')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='closed at')),
                ('assessment', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.assessment', verbose_name='assessment')),
                ('closed_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by')),
                ('edition', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.edition', verbose_name='corrected in')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='stances.case')),
                ('statement', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.statement', verbose_name='statement')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CaseSender',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'sender',
                'verbose_name_plural': 'senders',
                'ordering': ['-at'],
                'default_permissions': (),
                'indexes': [models.Index(fields=['mark', 'at'], name='case_sender_mark_idx'), models.Index(fields=['at'], name='case_sender_at_idx')],
            },
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('status', 'open')), fields=['opened_at'], name='case_open_idx'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('status', 'closed')), fields=['closed_at'], name='case_closed_idx'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('assessment__isnull', True), ('statement__isnull', False)), models.Q(('assessment__isnull', False), ('statement__isnull', True)), _connector='OR'), name='case_about_one_row'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['mistake', 'source', 'judgement'])), name='case_kind_known', violation_error_message='“kind” must be one of: mistake, source, judgement.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['open', 'closed'])), name='case_status_known', violation_error_message='“status” must be one of: open, closed.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'closed'), django.db.models.lookups.GreaterThanOrEqual(django.db.models.functions.text.Length('words'), 10), _connector='OR'), name='case_open_has_words'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('words'), 2000), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('answer'), 2000), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.text.Length('source_url'), 1000)), name='case_words_within_limits'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'open'), ('email__isnull', True), _connector='OR'), name='case_closed_has_no_email'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('outcome', ''), ('status', 'open'), ('closed_by__isnull', True), ('edition__isnull', True)), models.Q(('outcome', 'corrected'), ('status', 'closed'), ('closed_by__isnull', False), ('edition__isnull', False)), models.Q(('outcome', 'kept'), ('status', 'closed'), ('closed_by__isnull', False), ('edition__isnull', True), models.Q(('answer', ''), _negated=True)), models.Q(('outcome', 'not_about'), ('status', 'closed'), ('closed_by__isnull', False), ('edition__isnull', True)), _connector='OR'), name='case_outcome_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='case_closed_pair'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at__isnull', True), ('closed_at__gte', models.F('opened_at')), _connector='OR'), name='case_closed_after_it_was_opened'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_caseevent" ("answer", "assessment_id", "closed_at", "closed_by_id", "edition_id", "id", "kind", "opened_at", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement_id", "status") VALUES (NEW."answer", NEW."assessment_id", NEW."closed_at", NEW."closed_by_id", NEW."edition_id", NEW."id", NEW."kind", NEW."opened_at", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."statement_id", NEW."status"); RETURN NULL;', hash='032a9f55b428fc2ebbe0c9bb506502760cc77ad9', operation='INSERT', pgid='pgtrigger_insert_insert_35045', table='stances_case', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."assessment_id" IS DISTINCT FROM (NEW."assessment_id") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."closed_by_id" IS DISTINCT FROM (NEW."closed_by_id") OR OLD."edition_id" IS DISTINCT FROM (NEW."edition_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."statement_id" IS DISTINCT FROM (NEW."statement_id") OR OLD."status" IS DISTINCT FROM (NEW."status"))', func='INSERT INTO "stances_caseevent" ("answer", "assessment_id", "closed_at", "closed_by_id", "edition_id", "id", "kind", "opened_at", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement_id", "status") VALUES (NEW."answer", NEW."assessment_id", NEW."closed_at", NEW."closed_by_id", NEW."edition_id", NEW."id", NEW."kind", NEW."opened_at", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."statement_id", NEW."status"); RETURN NULL;', hash='1c6c7faad0d772ec7a93258be002746bafb82abd', operation='UPDATE', pgid='pgtrigger_update_update_58eb1', table='stances_case', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='case',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_caseevent" ("answer", "assessment_id", "closed_at", "closed_by_id", "edition_id", "id", "kind", "opened_at", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement_id", "status") VALUES (OLD."answer", OLD."assessment_id", OLD."closed_at", OLD."closed_by_id", OLD."edition_id", OLD."id", OLD."kind", OLD."opened_at", OLD."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."statement_id", OLD."status"); RETURN NULL;', hash='655c2ad7192498382d86535c5c7dcb2c52522927', operation='DELETE', pgid='pgtrigger_delete_delete_788c4', table='stances_case', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='caseevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7574e4a311c93d780c6fbd08d3d25351a84c8a36', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b31c0', table='stances_caseevent', when='BEFORE')),
        ),
        migrations.RunSQL(GUARDS),
    ]
