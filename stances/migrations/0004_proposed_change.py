"""Changes that move judgements take a second editor: an outlet's kind, a post's rank and dates, a new post.

For what the public sees, the database lets such a change pass only beside a proposal that another editor accepted in
the same transaction, for these very values. A proposal is decided once and kept. Refusals are integrity errors (23001).
"""
import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

GUARDS = """
-- What was proposed stays as it was proposed; it is decided once.
CREATE FUNCTION open_door_guard_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    deciding CONSTANT text[] := ARRAY['decision', 'decided_by_id', 'decided_at', 'comment', 'edition_id'];
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.decided_by_id IS NOT NULL THEN
            RAISE EXCEPTION 'A proposal begins undecided.' USING ERRCODE = '23001';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR OLD.decided_by_id IS NOT NULL THEN
        RAISE EXCEPTION '% refused on %: proposals are kept, and decided once.', TG_OP, TG_TABLE_NAME
            USING ERRCODE = '23001';
    END IF;
    IF to_jsonb(OLD) - deciding IS DISTINCT FROM to_jsonb(NEW) - deciding THEN
        RAISE EXCEPTION 'What was proposed is frozen.' USING ERRCODE = '23001', HINT = 'Refuse it and propose anew.';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER open_door_guard_proposal BEFORE INSERT OR UPDATE OR DELETE ON stances_proposedchange
    FOR EACH ROW EXECUTE FUNCTION open_door_guard_proposal();
CREATE TRIGGER open_door_no_truncate BEFORE TRUNCATE ON stances_proposedchange
    FOR EACH STATEMENT EXECUTE FUNCTION open_door_no_truncate();

-- Checked with the change itself: the edition is made and the proposal decided before it.
CREATE FUNCTION open_door_guard_judging() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
    after jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
    is_outlet CONSTANT boolean := TG_TABLE_NAME = 'stances_outlet';
    moves CONSTANT text[] := CASE WHEN TG_TABLE_NAME = 'stances_outlet' THEN ARRAY['kind']
                                  ELSE ARRAY['rank', 'since', 'until', 'official_id'] END;
    changed jsonb;
    seen boolean;
BEGIN
    SELECT coalesce(jsonb_object_agg(name, after -> name), '{}') INTO changed FROM unnest(moves) AS name
        WHERE before -> name IS DISTINCT FROM after -> name;
    IF changed = '{}' THEN
        RETURN NULL;
    END IF;
    IF is_outlet THEN
        seen := EXISTS (
            SELECT FROM stances_citation
                JOIN stances_statement s ON s.id = statement_id
                JOIN stances_source p ON p.id = source_id
            WHERE s.published_in_id IS NOT NULL
                AND p.outlet_id = (before ->> 'id')::bigint);
    ELSE
        seen := EXISTS (
            SELECT FROM stances_speaker JOIN stances_statement s ON s.id = statement_id
            WHERE s.published_in_id IS NOT NULL
                AND official_id IN ((before ->> 'official_id')::bigint, (after ->> 'official_id')::bigint));
    END IF;
    IF seen AND NOT EXISTS (
        SELECT FROM stances_proposedchange c JOIN stances_edition e ON e.number = c.edition_id
        WHERE e.transaction_id = pg_current_xact_id()::text::bigint
            AND CASE WHEN is_outlet THEN c.outlet_id = (before ->> 'id')::bigint
                     WHEN TG_OP = 'INSERT' THEN c.official_id = (after ->> 'official_id')::bigint
                     ELSE c.post_id = (before ->> 'id')::bigint END
            AND c.new_values @> CASE WHEN TG_OP = 'INSERT' THEN changed - 'official_id' ELSE changed END
    ) THEN
        RAISE EXCEPTION '% refused on %: it moves judgements that the public sees, so a second editor must agree.',
            TG_OP, TG_TABLE_NAME USING ERRCODE = '23001', HINT = 'Propose it at the desk.';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER open_door_guard_judging AFTER UPDATE OF kind ON stances_outlet
    FOR EACH ROW EXECUTE FUNCTION open_door_guard_judging();
CREATE TRIGGER open_door_guard_judging AFTER INSERT OR UPDATE OR DELETE ON stances_post
    FOR EACH ROW EXECUTE FUNCTION open_door_guard_judging();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('stances', '0003_history'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProposedChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('old_values', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='now')),
                ('new_values', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='proposed')),
                ('reason', models.TextField(verbose_name='why')),
                ('proposed_at', models.DateTimeField(verbose_name='proposed at')),
                ('decision', models.CharField(blank=True, choices=[('accepted', 'accepted'), ('refused', 'refused')], max_length=8, verbose_name='decision')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
                ('comment', models.TextField(blank=True, verbose_name='comment')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('edition', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='stances.edition', verbose_name='edition')),
                ('official', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='stances.official', verbose_name='new post of')),
                ('outlet', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='stances.outlet', verbose_name='outlet')),
                ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='stances.post', verbose_name='post')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by')),
            ],
            options={
                'verbose_name': 'proposed change',
                'verbose_name_plural': 'proposed changes',
                'ordering': ['-proposed_at', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('official__isnull', True), ('outlet__isnull', False), ('post__isnull', True)), models.Q(('official__isnull', True), ('outlet__isnull', True), ('post__isnull', False)), models.Q(('official__isnull', False), ('outlet__isnull', True), ('post__isnull', True)), _connector='OR'), name='proposed_change_of_one_row'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='proposed_change_has_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='proposed_change_decided_pair'), models.CheckConstraint(condition=models.Q(('decided_by__isnull', True), models.Q(('decided_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='proposed_change_decided_by_a_second'), models.CheckConstraint(condition=models.Q(models.Q(('decided_by__isnull', True), ('decision', ''), ('edition__isnull', True)), models.Q(('decided_by__isnull', False), ('decision', 'accepted'), ('edition__isnull', False)), models.Q(('decided_by__isnull', False), ('decision', 'refused'), ('edition__isnull', True), models.Q(('comment', ''), _negated=True)), _connector='OR'), name='proposed_change_decision_is_whole'), models.UniqueConstraint(condition=models.Q(('decided_by__isnull', True)), fields=('outlet',), name='proposed_change_one_waiting_per_outlet'), models.UniqueConstraint(condition=models.Q(('decided_by__isnull', True)), fields=('post',), name='proposed_change_one_waiting_per_post')],
            },
        ),
        migrations.RunSQL(GUARDS),
    ]
