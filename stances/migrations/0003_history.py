"""The history of every row, by django-pghistory, and what guards it.

The library's triggers write it, and its own protection can be switched off by anyone who may talk SQL
(``pgtrigger.ignore``). So plain SQL triggers say the same again: what is written stays, only triggers write it, and no
row changes while they are switched off. Each refusal is an integrity error (SQLSTATE 23001). The site's role may add
and read (``stances/grants.py``). The tests in ``tests/models/test_history.py`` try it with raw SQL.
"""
import django.contrib.auth.validators
import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import stances.codebook
import stances.models.publishable
from django.conf import settings
from django.db import migrations, models

TRACKED = (
    "member", "milestone", "official", "post", "outlet", "source", "statement", "statementmember", "speaker",
    "citation", "assessment", "evidence", "edition", "review", "editor", "editor_groups",
)

GUARDS = """
CREATE FUNCTION open_door_only_triggers_write() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'INSERT refused on %: history is written by the changes themselves.', TG_TABLE_NAME
            USING ERRCODE = '23001';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION open_door_history_is_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(current_setting('pgtrigger.ignore', true), '') NOT IN ('', '{}') THEN
        RAISE EXCEPTION '% refused on %: its history is switched off.', TG_OP, TG_TABLE_NAME
            USING ERRCODE = '23001', HINT = 'Change it without pgtrigger.ignore.';
    END IF;
    RETURN NULL;
END $$;
"""


def guards() -> str:
    """The triggers, table by table."""
    sql = []
    for table in TRACKED:
        history = f"stances_{table.replace('editor_groups', 'editorgroup')}event"
        sql += [
            f"CREATE TRIGGER open_door_history_is_on BEFORE INSERT OR UPDATE OR DELETE ON stances_{table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION open_door_history_is_on();",
            f"CREATE TRIGGER open_door_only_triggers_write BEFORE INSERT ON {history}"
            " FOR EACH STATEMENT EXECUTE FUNCTION open_door_only_triggers_write();",
            f"CREATE TRIGGER open_door_append_only BEFORE UPDATE OR DELETE ON {history}"
            " FOR EACH ROW EXECUTE FUNCTION open_door_append_only();",
            f"CREATE TRIGGER open_door_no_truncate BEFORE TRUNCATE ON {history}"
            " FOR EACH STATEMENT EXECUTE FUNCTION open_door_no_truncate();",
        ]
    return "\n".join(sql)


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('stances', '0002_guards'),
    ]

    operations = [
        migrations.CreateModel(
            name='AssessmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('key', models.SlugField(db_index=False, max_length=80, verbose_name='key')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('correction_reason', models.TextField(blank=True, verbose_name='why it is corrected')),
                ('status', models.CharField(choices=[('draft', 'draft'), ('submitted', 'submitted'), ('published', 'published'), ('withdrawing', 'withdrawing'), ('withdrawn', 'withdrawn')], default=stances.models.publishable.Status['DRAFT'], editable=False, max_length=12, verbose_name='status')),
                ('imported_hash', models.CharField(blank=True, editable=False, help_text="Hash of the dataset's row that this version was imported from.", max_length=64)),
                ('created_at', models.DateTimeField(verbose_name='created at')),
                ('editors', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, editable=False, size=None)),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='submitted at')),
                ('submission_note', models.TextField(blank=True, verbose_name='note to the reviewer')),
                ('content_hash', models.CharField(blank=True, editable=False, max_length=64)),
                ('approved_at', models.DateTimeField(blank=True, null=True, verbose_name='approved at')),
                ('approved_hash', models.CharField(blank=True, editable=False, max_length=64)),
                ('withdrawal_requested_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawal requested at')),
                ('withdrawal_reason', models.TextField(blank=True, verbose_name='why it is withdrawn')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn at')),
                ('effective', models.DateField(verbose_name='takes effect on')),
                ('stance', models.CharField(blank=True, choices=[('advocate', 'advocate'), ('support', 'support'), ('alliance_line', 'alliance line'), ('not_now', 'not now'), ('oppose', 'oppose')], max_length=16, null=True, verbose_name='stance')),
                ('confidence', models.CharField(blank=True, choices=[('high', 'high'), ('medium', 'medium'), ('low', 'low')], max_length=6, null=True, verbose_name='confidence')),
                ('conditions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('after_the_war', 'after the war'), ('allies_agree', 'allies agree'), ('reforms', 'reforms'), ('part_of_settlement', 'part of settlement'), ('territory_limited', 'territory limited'), ('guarantees_instead', 'guarantees instead'), ('escalation', 'escalation')], max_length=20), blank=True, default=list, size=None, verbose_name='conditions')),
                ('rationale', models.TextField(help_text='In our own words.', verbose_name='rationale')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='CitationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('relays', models.CharField(blank=True, max_length=120, verbose_name='reports from')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='EditionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('number', models.PositiveIntegerField(serialize=False, verbose_name='number')),
                ('made_at', models.DateTimeField(verbose_name='made at')),
                ('note', models.TextField(verbose_name='note')),
                ('complete_to', models.DateField(help_text='The day up to which the record was searched for statements.', verbose_name='complete to')),
                ('transaction_id', models.BigIntegerField(default=0, editable=False)),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='EditorEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='EditorGroupEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='EvidenceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('supports', 'supports'), ('contrary', 'contrary')], max_length=8, verbose_name='kind')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='MemberEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=2, verbose_name='ISO alpha-2 code')),
                ('iso3', models.CharField(max_length=3, verbose_name='ISO alpha-3 code')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('slug', models.SlugField(db_index=False, max_length=80, verbose_name='address')),
                ('acceded', models.DateField(verbose_name='date of accession')),
                ('wikidata', models.CharField(max_length=20, verbose_name='Wikidata item')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='MilestoneEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('key', models.SlugField(db_index=False, max_length=80, verbose_name='key')),
                ('date', models.DateField(verbose_name='date')),
                ('end_date', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('kind', models.CharField(choices=[('summit', 'summit'), ('ministerial', 'ministerial'), ('accession', 'accession'), ('application', 'application'), ('war', 'war'), ('talks', 'talks'), ('other', 'other')], max_length=16, verbose_name='kind')),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('place', models.CharField(blank=True, max_length=120, verbose_name='place')),
                ('summary', models.TextField(help_text='In our own words.', verbose_name='summary')),
                ('url', models.URLField(blank=True, max_length=1000, verbose_name='address')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='OfficialEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('key', models.SlugField(db_index=False, max_length=80, verbose_name='key')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('other_names', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=120), blank=True, default=list, help_text='Other spellings and scripts of the name.', size=None, verbose_name='other spellings')),
                ('body', models.CharField(blank=True, choices=[('NATO', 'NATO'), ('UA', 'UA')], max_length=4, verbose_name='NATO or Ukraine')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='OutletEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('key', models.SlugField(db_index=False, max_length=80, verbose_name='key')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('domain', models.CharField(max_length=120, verbose_name='domain')),
                ('kind', models.CharField(choices=[('newsroom', 'newsroom'), ('agency', 'agency'), ('official', 'official'), ('aggregator', 'aggregator'), ('mirror', 'mirror'), ('state_media', 'state media')], max_length=16, verbose_name='kind')),
                ('language', models.CharField(max_length=8, verbose_name='language')),
                ('note', models.TextField(blank=True, help_text='Why to read it with care.', verbose_name='note')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='PostEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=160, verbose_name='title')),
                ('rank', models.CharField(choices=[('head_of_state', 'head of state'), ('head_of_government', 'head of government'), ('foreign_minister', 'foreign minister'), ('defence_minister', 'defence minister'), ('minister', 'minister'), ('deputy', 'deputy'), ('envoy', 'envoy'), ('spokesperson', 'spokesperson'), ('adviser', 'adviser'), ('parliament', 'parliament'), ('opposition', 'opposition'), ('alliance', 'alliance'), ('other', 'other')], max_length=20, verbose_name='rank')),
                ('since', models.DateField(blank=True, null=True, verbose_name='since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ReviewEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('act', models.CharField(max_length=24, verbose_name='act')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('comment', models.TextField(blank=True, verbose_name='comment')),
                ('content_hash', models.CharField(blank=True, max_length=64)),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SourceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('url', models.URLField(max_length=1000, verbose_name='address')),
                ('title', models.CharField(blank=True, max_length=400, verbose_name='title')),
                ('published_on', models.DateField(blank=True, null=True, verbose_name='published on')),
                ('language', models.CharField(max_length=8, verbose_name='language')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='SpeakerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='StatementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('key', models.SlugField(db_index=False, max_length=80, verbose_name='key')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('correction_reason', models.TextField(blank=True, verbose_name='why it is corrected')),
                ('status', models.CharField(choices=[('draft', 'draft'), ('submitted', 'submitted'), ('published', 'published'), ('withdrawing', 'withdrawing'), ('withdrawn', 'withdrawn')], default=stances.models.publishable.Status['DRAFT'], editable=False, max_length=12, verbose_name='status')),
                ('imported_hash', models.CharField(blank=True, editable=False, help_text="Hash of the dataset's row that this version was imported from.", max_length=64)),
                ('created_at', models.DateTimeField(verbose_name='created at')),
                ('editors', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, editable=False, size=None)),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='submitted at')),
                ('submission_note', models.TextField(blank=True, verbose_name='note to the reviewer')),
                ('content_hash', models.CharField(blank=True, editable=False, max_length=64)),
                ('approved_at', models.DateTimeField(blank=True, null=True, verbose_name='approved at')),
                ('approved_hash', models.CharField(blank=True, editable=False, max_length=64)),
                ('withdrawal_requested_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawal requested at')),
                ('withdrawal_reason', models.TextField(blank=True, verbose_name='why it is withdrawn')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn at')),
                ('date', models.DateField(verbose_name='date')),
                ('date_precision', models.CharField(choices=[('day', 'day'), ('month', 'month')], default=stances.codebook.DatePrecision['DAY'], max_length=5, verbose_name='precision')),
                ('speaks_for', models.CharField(choices=[('member', 'member'), ('nato', 'nato'), ('ukraine', 'ukraine')], default=stances.codebook.SpeaksFor['MEMBER'], max_length=8, verbose_name='speaks for')),
                ('attribution', models.CharField(choices=[('on_record', 'on record'), ('joint_statement', 'joint statement'), ('official_document', 'official document'), ('parliament_vote', 'parliament vote'), ('anonymous_official', 'anonymous official'), ('media_report', 'media report')], max_length=20, verbose_name='attribution')),
                ('attributed_to', models.CharField(blank=True, help_text='Who said it, where no official is named.', max_length=200, verbose_name='attributed to')),
                ('venue', models.CharField(blank=True, max_length=200, verbose_name='venue')),
                ('quote', models.TextField(blank=True, help_text='Letter for letter as the source prints it.', verbose_name='quote')),
                ('quote_language', models.CharField(blank=True, max_length=8, verbose_name='language of the quote')),
                ('quote_translation', models.TextField(blank=True, verbose_name='our translation')),
                ('summary', models.TextField(help_text='In our own words.', verbose_name='summary')),
                ('signal', models.CharField(choices=[('advocate', 'advocate'), ('support', 'support'), ('alliance_line', 'alliance line'), ('not_now', 'not now'), ('oppose', 'oppose'), ('unclear', 'unclear')], max_length=16, verbose_name='signal')),
                ('conditions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('after_the_war', 'after the war'), ('allies_agree', 'allies agree'), ('reforms', 'reforms'), ('part_of_settlement', 'part of settlement'), ('territory_limited', 'territory limited'), ('guarantees_instead', 'guarantees instead'), ('escalation', 'escalation')], max_length=20), blank=True, default=list, size=None, verbose_name='conditions')),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='StatementMemberEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
            ],
            options={
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='EditorGroup',
            fields=[
            ],
            options={
                'proxy': True,
                'default_permissions': (),
                'indexes': [],
                'constraints': [],
            },
            bases=('stances.editor_groups',),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_assessmentevent" ("approved_at", "approved_by_id", "approved_hash", "conditions", "confidence", "content_hash", "correction_reason", "corrects_id", "created_at", "created_by_id", "editors", "effective", "id", "imported_hash", "key", "member_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_in_id", "rationale", "stance", "status", "submission_note", "submitted_at", "submitted_by_id", "version", "withdrawal_reason", "withdrawal_requested_at", "withdrawal_requested_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_in_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."approved_hash", NEW."conditions", NEW."confidence", NEW."content_hash", NEW."correction_reason", NEW."corrects_id", NEW."created_at", NEW."created_by_id", NEW."editors", NEW."effective", NEW."id", NEW."imported_hash", NEW."key", NEW."member_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."published_in_id", NEW."rationale", NEW."stance", NEW."status", NEW."submission_note", NEW."submitted_at", NEW."submitted_by_id", NEW."version", NEW."withdrawal_reason", NEW."withdrawal_requested_at", NEW."withdrawal_requested_by_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_in_id"); RETURN NULL;', hash='481da84116de3d0e91001215354bfc9cf13235e0', operation='INSERT', pgid='pgtrigger_insert_insert_d85d2', table='stances_assessment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stances_assessmentevent" ("approved_at", "approved_by_id", "approved_hash", "conditions", "confidence", "content_hash", "correction_reason", "corrects_id", "created_at", "created_by_id", "editors", "effective", "id", "imported_hash", "key", "member_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_in_id", "rationale", "stance", "status", "submission_note", "submitted_at", "submitted_by_id", "version", "withdrawal_reason", "withdrawal_requested_at", "withdrawal_requested_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_in_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."approved_hash", NEW."conditions", NEW."confidence", NEW."content_hash", NEW."correction_reason", NEW."corrects_id", NEW."created_at", NEW."created_by_id", NEW."editors", NEW."effective", NEW."id", NEW."imported_hash", NEW."key", NEW."member_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."published_in_id", NEW."rationale", NEW."stance", NEW."status", NEW."submission_note", NEW."submitted_at", NEW."submitted_by_id", NEW."version", NEW."withdrawal_reason", NEW."withdrawal_requested_at", NEW."withdrawal_requested_by_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_in_id"); RETURN NULL;', hash='08a506f6b98aa91fc9a4e243498b109baf05f1f3', operation='UPDATE', pgid='pgtrigger_update_update_27e9c', table='stances_assessment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_assessmentevent" ("approved_at", "approved_by_id", "approved_hash", "conditions", "confidence", "content_hash", "correction_reason", "corrects_id", "created_at", "created_by_id", "editors", "effective", "id", "imported_hash", "key", "member_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_in_id", "rationale", "stance", "status", "submission_note", "submitted_at", "submitted_by_id", "version", "withdrawal_reason", "withdrawal_requested_at", "withdrawal_requested_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_in_id") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."approved_hash", OLD."conditions", OLD."confidence", OLD."content_hash", OLD."correction_reason", OLD."corrects_id", OLD."created_at", OLD."created_by_id", OLD."editors", OLD."effective", OLD."id", OLD."imported_hash", OLD."key", OLD."member_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."published_in_id", OLD."rationale", OLD."stance", OLD."status", OLD."submission_note", OLD."submitted_at", OLD."submitted_by_id", OLD."version", OLD."withdrawal_reason", OLD."withdrawal_requested_at", OLD."withdrawal_requested_by_id", OLD."withdrawn_at", OLD."withdrawn_by_id", OLD."withdrawn_in_id"); RETURN NULL;', hash='7a0082ae1ff645e9fceee454212e52b973d096f3', operation='DELETE', pgid='pgtrigger_delete_delete_75897', table='stances_assessment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_citationevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "relays", "source_id", "statement_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."position", NEW."relays", NEW."source_id", NEW."statement_id"); RETURN NULL;', hash='d4a94cf43652a84dc6687bad270b033d739ca1bd', operation='INSERT', pgid='pgtrigger_insert_insert_0f2bc', table='stances_citation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stances_citationevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "relays", "source_id", "statement_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."position", NEW."relays", NEW."source_id", NEW."statement_id"); RETURN NULL;', hash='8bc9a5b8d4b350cbac2515b2b5169ac918b06cf5', operation='UPDATE', pgid='pgtrigger_update_update_3ad22', table='stances_citation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_citationevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "relays", "source_id", "statement_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."position", OLD."relays", OLD."source_id", OLD."statement_id"); RETURN NULL;', hash='145fa1231f4e78aaffe1ce649e4a95d3f72dc297', operation='DELETE', pgid='pgtrigger_delete_delete_b63c1', table='stances_citation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_editionevent" ("complete_to", "made_at", "made_by_id", "note", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "transaction_id") VALUES (NEW."complete_to", NEW."made_at", NEW."made_by_id", NEW."note", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."number", NEW."transaction_id"); RETURN NULL;', hash='0dc7a796189e85de78f75ceda777e21a58a11af8', operation='INSERT', pgid='pgtrigger_insert_insert_d240e', table='stances_edition', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stances_editionevent" ("complete_to", "made_at", "made_by_id", "note", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "transaction_id") VALUES (NEW."complete_to", NEW."made_at", NEW."made_by_id", NEW."note", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."number", NEW."transaction_id"); RETURN NULL;', hash='3f5070c7901ac678c4c14085cf549b2dd5bc3b84', operation='UPDATE', pgid='pgtrigger_update_update_59377', table='stances_edition', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_editionevent" ("complete_to", "made_at", "made_by_id", "note", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "transaction_id") VALUES (OLD."complete_to", OLD."made_at", OLD."made_by_id", OLD."note", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."number", OLD."transaction_id"); RETURN NULL;', hash='96fd8e704383303b5c563e4d004471211a7ddd2e', operation='DELETE', pgid='pgtrigger_delete_delete_21254', table='stances_edition', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='editor',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_editorevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."date_joined", NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."last_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."username"); RETURN NULL;', hash='58afa47452bd7b990a025062492990a4a82b46a5', operation='INSERT', pgid='pgtrigger_insert_insert_5828e', table='stances_editor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='editor',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."username" IS DISTINCT FROM (NEW."username"))', func='INSERT INTO "stances_editorevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."date_joined", NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."last_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."username"); RETURN NULL;', hash='f966ac82f66684b95a19abe2a4d68abd505aceda', operation='UPDATE', pgid='pgtrigger_update_update_35d10', table='stances_editor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='editor',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_editorevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (OLD."date_joined", OLD."email", OLD."first_name", OLD."id", OLD."is_active", OLD."is_staff", OLD."is_superuser", OLD."last_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."username"); RETURN NULL;', hash='3a18f2a404f8ce2f6d22fbdd13d1441c114a7264', operation='DELETE', pgid='pgtrigger_delete_delete_65319', table='stances_editor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='editor',
            trigger=pgtrigger.compiler.Trigger(name='password_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."password" IS DISTINCT FROM (NEW."password"))', func='INSERT INTO "stances_editorevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."date_joined", NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."last_name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'password\', NEW."id", NEW."username"); RETURN NULL;', hash='d85722316d15887494200cb5223ced55a65f87ec', operation='UPDATE', pgid='pgtrigger_password_update_d3331', table='stances_editor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_evidenceevent" ("assessment_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "statement_id") VALUES (NEW."assessment_id", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."position", NEW."statement_id"); RETURN NULL;', hash='032794a9e18a2f0ebc7f5b9b07ec46625d0cd44c', operation='INSERT', pgid='pgtrigger_insert_insert_3797e', table='stances_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stances_evidenceevent" ("assessment_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "statement_id") VALUES (NEW."assessment_id", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."position", NEW."statement_id"); RETURN NULL;', hash='cf5af608babcc4a6ccea0a65aa3e2d8da5730213', operation='UPDATE', pgid='pgtrigger_update_update_66929', table='stances_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_evidenceevent" ("assessment_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "statement_id") VALUES (OLD."assessment_id", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."position", OLD."statement_id"); RETURN NULL;', hash='7a49f687dc8afbeb65f6651b0b576708a1406ed2', operation='DELETE', pgid='pgtrigger_delete_delete_840a7', table='stances_evidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='member',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_memberevent" ("acceded", "code", "id", "iso3", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "wikidata") VALUES (NEW."acceded", NEW."code", NEW."id", NEW."iso3", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."slug", NEW."wikidata"); RETURN NULL;', hash='e23e733393f6f3db239b181f352811abfca3d865', operation='INSERT', pgid='pgtrigger_insert_insert_c35e9', table='stances_member', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='member',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stances_memberevent" ("acceded", "code", "id", "iso3", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "wikidata") VALUES (NEW."acceded", NEW."code", NEW."id", NEW."iso3", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."slug", NEW."wikidata"); RETURN NULL;', hash='ac40ce941b63b8aa33d835a6e9410493bddc4478', operation='UPDATE', pgid='pgtrigger_update_update_193df', table='stances_member', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='member',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_memberevent" ("acceded", "code", "id", "iso3", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "wikidata") VALUES (OLD."acceded", OLD."code", OLD."id", OLD."iso3", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."slug", OLD."wikidata"); RETURN NULL;', hash='707a61146a83fc62b3faa678a840ba92d76de7a3', operation='DELETE', pgid='pgtrigger_delete_delete_7a1cc', table='stances_member', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='milestone',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_milestoneevent" ("date", "end_date", "id", "key", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "summary", "url") VALUES (NEW."date", NEW."end_date", NEW."id", NEW."key", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."place", NEW."summary", NEW."url"); RETURN NULL;', hash='a5aa493028c642233db6f948fef9e90d7eae33cf', operation='INSERT', pgid='pgtrigger_insert_insert_337b6', table='stances_milestone', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='milestone',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stances_milestoneevent" ("date", "end_date", "id", "key", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "summary", "url") VALUES (NEW."date", NEW."end_date", NEW."id", NEW."key", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."place", NEW."summary", NEW."url"); RETURN NULL;', hash='1cbfab3f09d6d919232fe6848fa62d0c1e2a6134', operation='UPDATE', pgid='pgtrigger_update_update_a9a41', table='stances_milestone', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='milestone',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_milestoneevent" ("date", "end_date", "id", "key", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "summary", "url") VALUES (OLD."date", OLD."end_date", OLD."id", OLD."key", OLD."kind", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."place", OLD."summary", OLD."url"); RETURN NULL;', hash='9a8ad1b1f6183dace9f4c7247bcf3dcbd34bc215', operation='DELETE', pgid='pgtrigger_delete_delete_6ccbd', table='stances_milestone', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='official',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_officialevent" ("body", "id", "key", "member_id", "name", "other_names", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."body", NEW."id", NEW."key", NEW."member_id", NEW."name", NEW."other_names", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id"); RETURN NULL;', hash='52a5cbde8e2d57a53e9ba5a9d5be3a253ffee35f', operation='INSERT', pgid='pgtrigger_insert_insert_14a2a', table='stances_official', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='official',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stances_officialevent" ("body", "id", "key", "member_id", "name", "other_names", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."body", NEW."id", NEW."key", NEW."member_id", NEW."name", NEW."other_names", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id"); RETURN NULL;', hash='c25c88e95a7edf53709337028acb1aa003bf7f9e', operation='UPDATE', pgid='pgtrigger_update_update_adb87', table='stances_official', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='official',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_officialevent" ("body", "id", "key", "member_id", "name", "other_names", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."body", OLD."id", OLD."key", OLD."member_id", OLD."name", OLD."other_names", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id"); RETURN NULL;', hash='ec65544c778e1e0ce33c671a1bdc061343fd5e0f', operation='DELETE', pgid='pgtrigger_delete_delete_7e065', table='stances_official', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outlet',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_outletevent" ("domain", "id", "key", "kind", "language", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."domain", NEW."id", NEW."key", NEW."kind", NEW."language", NEW."name", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id"); RETURN NULL;', hash='afe90df2b84e97092e9f1c6556f56d9e0cb14b55', operation='INSERT', pgid='pgtrigger_insert_insert_38ccf', table='stances_outlet', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outlet',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stances_outletevent" ("domain", "id", "key", "kind", "language", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."domain", NEW."id", NEW."key", NEW."kind", NEW."language", NEW."name", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id"); RETURN NULL;', hash='083cc21c5a2a69a31ec58e6f3a7a58954f5de7d5', operation='UPDATE', pgid='pgtrigger_update_update_5bb98', table='stances_outlet', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outlet',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_outletevent" ("domain", "id", "key", "kind", "language", "name", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."domain", OLD."id", OLD."key", OLD."kind", OLD."language", OLD."name", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id"); RETURN NULL;', hash='d50dc27c8c217f6c9814f937bc3e74d5bde485cb', operation='DELETE', pgid='pgtrigger_delete_delete_de0ce', table='stances_outlet', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_postevent" ("id", "official_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rank", "since", "title", "until") VALUES (NEW."id", NEW."official_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."position", NEW."rank", NEW."since", NEW."title", NEW."until"); RETURN NULL;', hash='a051c7b4fea9b96b6f9d6ef6eeebe2c111672162', operation='INSERT', pgid='pgtrigger_insert_insert_dd91b', table='stances_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stances_postevent" ("id", "official_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rank", "since", "title", "until") VALUES (NEW."id", NEW."official_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."position", NEW."rank", NEW."since", NEW."title", NEW."until"); RETURN NULL;', hash='ad375cc1cd4e94bd84af94301f30c9fcc68f6d99', operation='UPDATE', pgid='pgtrigger_update_update_bc976', table='stances_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_postevent" ("id", "official_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "rank", "since", "title", "until") VALUES (OLD."id", OLD."official_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."position", OLD."rank", OLD."since", OLD."title", OLD."until"); RETURN NULL;', hash='529d44d932f1dba3465118d03d1b6aee90b4831b', operation='DELETE', pgid='pgtrigger_delete_delete_d99f9', table='stances_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_reviewevent" ("act", "assessment_id", "at", "by_id", "comment", "content_hash", "edition_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement_id") VALUES (NEW."act", NEW."assessment_id", NEW."at", NEW."by_id", NEW."comment", NEW."content_hash", NEW."edition_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."statement_id"); RETURN NULL;', hash='0c637a8c5e6c4d04030b31184ac2d5bf7b547c23', operation='INSERT', pgid='pgtrigger_insert_insert_ad17a', table='stances_review', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stances_reviewevent" ("act", "assessment_id", "at", "by_id", "comment", "content_hash", "edition_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement_id") VALUES (NEW."act", NEW."assessment_id", NEW."at", NEW."by_id", NEW."comment", NEW."content_hash", NEW."edition_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."statement_id"); RETURN NULL;', hash='96088f3812af04213e120bdcb55fc4187fdffeda', operation='UPDATE', pgid='pgtrigger_update_update_42c12', table='stances_review', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_reviewevent" ("act", "assessment_id", "at", "by_id", "comment", "content_hash", "edition_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement_id") VALUES (OLD."act", OLD."assessment_id", OLD."at", OLD."by_id", OLD."comment", OLD."content_hash", OLD."edition_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."statement_id"); RETURN NULL;', hash='769d4f716cd16dc3442691e8c1209a978c0ed31d', operation='DELETE', pgid='pgtrigger_delete_delete_7fd55', table='stances_review', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_sourceevent" ("id", "language", "outlet_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "title", "url") VALUES (NEW."id", NEW."language", NEW."outlet_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."published_on", NEW."title", NEW."url"); RETURN NULL;', hash='7230850e5687fa81b70c8171ded42766d246226f', operation='INSERT', pgid='pgtrigger_insert_insert_33279', table='stances_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stances_sourceevent" ("id", "language", "outlet_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "title", "url") VALUES (NEW."id", NEW."language", NEW."outlet_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."published_on", NEW."title", NEW."url"); RETURN NULL;', hash='c87ef8dc9b23ca5a9e14d7354883a667e034d963', operation='UPDATE', pgid='pgtrigger_update_update_4b611', table='stances_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_sourceevent" ("id", "language", "outlet_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "title", "url") VALUES (OLD."id", OLD."language", OLD."outlet_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."published_on", OLD."title", OLD."url"); RETURN NULL;', hash='f490d9110676a6aa1e5163cb6ba75d62635a7572', operation='DELETE', pgid='pgtrigger_delete_delete_6f11a', table='stances_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='speaker',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_speakerevent" ("id", "official_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "statement_id") VALUES (NEW."id", NEW."official_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."position", NEW."statement_id"); RETURN NULL;', hash='ae14361a7487c8d9243c59cf690599f7471e3b3d', operation='INSERT', pgid='pgtrigger_insert_insert_727b3', table='stances_speaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='speaker',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stances_speakerevent" ("id", "official_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "statement_id") VALUES (NEW."id", NEW."official_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."position", NEW."statement_id"); RETURN NULL;', hash='d92b789daa32a2965e0441273af681b66c3c63dc', operation='UPDATE', pgid='pgtrigger_update_update_bcbd9', table='stances_speaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='speaker',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_speakerevent" ("id", "official_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "statement_id") VALUES (OLD."id", OLD."official_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."position", OLD."statement_id"); RETURN NULL;', hash='e69b638db80af4cb76e3d6d4d4385b96f00fc711', operation='DELETE', pgid='pgtrigger_delete_delete_cda03', table='stances_speaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_statementevent" ("approved_at", "approved_by_id", "approved_hash", "attributed_to", "attribution", "conditions", "content_hash", "correction_reason", "corrects_id", "created_at", "created_by_id", "date", "date_precision", "editors", "id", "imported_hash", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_in_id", "quote", "quote_language", "quote_translation", "signal", "speaks_for", "status", "submission_note", "submitted_at", "submitted_by_id", "summary", "venue", "version", "withdrawal_reason", "withdrawal_requested_at", "withdrawal_requested_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_in_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."approved_hash", NEW."attributed_to", NEW."attribution", NEW."conditions", NEW."content_hash", NEW."correction_reason", NEW."corrects_id", NEW."created_at", NEW."created_by_id", NEW."date", NEW."date_precision", NEW."editors", NEW."id", NEW."imported_hash", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."published_in_id", NEW."quote", NEW."quote_language", NEW."quote_translation", NEW."signal", NEW."speaks_for", NEW."status", NEW."submission_note", NEW."submitted_at", NEW."submitted_by_id", NEW."summary", NEW."venue", NEW."version", NEW."withdrawal_reason", NEW."withdrawal_requested_at", NEW."withdrawal_requested_by_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_in_id"); RETURN NULL;', hash='51d314d29b719249a148870eb63bfd01fc84193d', operation='INSERT', pgid='pgtrigger_insert_insert_ea1a6', table='stances_statement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stances_statementevent" ("approved_at", "approved_by_id", "approved_hash", "attributed_to", "attribution", "conditions", "content_hash", "correction_reason", "corrects_id", "created_at", "created_by_id", "date", "date_precision", "editors", "id", "imported_hash", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_in_id", "quote", "quote_language", "quote_translation", "signal", "speaks_for", "status", "submission_note", "submitted_at", "submitted_by_id", "summary", "venue", "version", "withdrawal_reason", "withdrawal_requested_at", "withdrawal_requested_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_in_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."approved_hash", NEW."attributed_to", NEW."attribution", NEW."conditions", NEW."content_hash", NEW."correction_reason", NEW."corrects_id", NEW."created_at", NEW."created_by_id", NEW."date", NEW."date_precision", NEW."editors", NEW."id", NEW."imported_hash", NEW."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."published_in_id", NEW."quote", NEW."quote_language", NEW."quote_translation", NEW."signal", NEW."speaks_for", NEW."status", NEW."submission_note", NEW."submitted_at", NEW."submitted_by_id", NEW."summary", NEW."venue", NEW."version", NEW."withdrawal_reason", NEW."withdrawal_requested_at", NEW."withdrawal_requested_by_id", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."withdrawn_in_id"); RETURN NULL;', hash='5f97902568dd2a58deb15264edc66a99b67fb64d', operation='UPDATE', pgid='pgtrigger_update_update_5b580', table='stances_statement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_statementevent" ("approved_at", "approved_by_id", "approved_hash", "attributed_to", "attribution", "conditions", "content_hash", "correction_reason", "corrects_id", "created_at", "created_by_id", "date", "date_precision", "editors", "id", "imported_hash", "key", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_in_id", "quote", "quote_language", "quote_translation", "signal", "speaks_for", "status", "submission_note", "submitted_at", "submitted_by_id", "summary", "venue", "version", "withdrawal_reason", "withdrawal_requested_at", "withdrawal_requested_by_id", "withdrawn_at", "withdrawn_by_id", "withdrawn_in_id") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."approved_hash", OLD."attributed_to", OLD."attribution", OLD."conditions", OLD."content_hash", OLD."correction_reason", OLD."corrects_id", OLD."created_at", OLD."created_by_id", OLD."date", OLD."date_precision", OLD."editors", OLD."id", OLD."imported_hash", OLD."key", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."published_in_id", OLD."quote", OLD."quote_language", OLD."quote_translation", OLD."signal", OLD."speaks_for", OLD."status", OLD."submission_note", OLD."submitted_at", OLD."submitted_by_id", OLD."summary", OLD."venue", OLD."version", OLD."withdrawal_reason", OLD."withdrawal_requested_at", OLD."withdrawal_requested_by_id", OLD."withdrawn_at", OLD."withdrawn_by_id", OLD."withdrawn_in_id"); RETURN NULL;', hash='ea21e04b0d4a5cfbcf15f6ab35a416601e9bae11', operation='DELETE', pgid='pgtrigger_delete_delete_662bc', table='stances_statement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statementmember',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_statementmemberevent" ("id", "member_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement_id") VALUES (NEW."id", NEW."member_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\', NEW."id", NEW."statement_id"); RETURN NULL;', hash='c989db0e4aec924c2574798ed5bb2a335f8f9568', operation='INSERT', pgid='pgtrigger_insert_insert_b39f9', table='stances_statementmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statementmember',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stances_statementmemberevent" ("id", "member_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement_id") VALUES (NEW."id", NEW."member_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\', NEW."id", NEW."statement_id"); RETURN NULL;', hash='2acccf90fd650bc78f71a1797598d1dfe0fd658a', operation='UPDATE', pgid='pgtrigger_update_update_0fd1b', table='stances_statementmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statementmember',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_statementmemberevent" ("id", "member_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statement_id") VALUES (OLD."id", OLD."member_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\', OLD."id", OLD."statement_id"); RETURN NULL;', hash='3c8e6fb70f607c815531900dee2d69c80c9938fd', operation='DELETE', pgid='pgtrigger_delete_delete_74e03', table='stances_statementmember', when='AFTER')),
        ),
        migrations.AddField(
            model_name='assessmentevent',
            name='approved_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='assessmentevent',
            name='corrects',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.assessment', verbose_name='corrects'),
        ),
        migrations.AddField(
            model_name='assessmentevent',
            name='created_by',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='created by'),
        ),
        migrations.AddField(
            model_name='assessmentevent',
            name='member',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.member', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='assessmentevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='stances.assessment'),
        ),
        migrations.AddField(
            model_name='assessmentevent',
            name='published_in',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.edition', verbose_name='published in'),
        ),
        migrations.AddField(
            model_name='assessmentevent',
            name='submitted_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='submitted by'),
        ),
        migrations.AddField(
            model_name='assessmentevent',
            name='withdrawal_requested_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='withdrawal requested by'),
        ),
        migrations.AddField(
            model_name='assessmentevent',
            name='withdrawn_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='withdrawn by'),
        ),
        migrations.AddField(
            model_name='assessmentevent',
            name='withdrawn_in',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.edition', verbose_name='withdrawn in'),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='stances.citation'),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='source',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.source', verbose_name='source'),
        ),
        migrations.AddField(
            model_name='citationevent',
            name='statement',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.statement'),
        ),
        migrations.AddField(
            model_name='editionevent',
            name='made_by',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
        ),
        migrations.AddField(
            model_name='editionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='stances.edition'),
        ),
        migrations.AddField(
            model_name='editorevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='editorgroupevent',
            name='editor',
            field=models.ForeignKey(db_constraint=False, db_index=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='editorgroupevent',
            name='group',
            field=models.ForeignKey(db_constraint=False, db_index=False, db_tablespace='', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='auth.group'),
        ),
        migrations.AddField(
            model_name='evidenceevent',
            name='assessment',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.assessment'),
        ),
        migrations.AddField(
            model_name='evidenceevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='stances.evidence'),
        ),
        migrations.AddField(
            model_name='evidenceevent',
            name='statement',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.statement', verbose_name='statement'),
        ),
        migrations.AddField(
            model_name='memberevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='stances.member'),
        ),
        migrations.AddField(
            model_name='milestoneevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='stances.milestone'),
        ),
        migrations.AddField(
            model_name='officialevent',
            name='member',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.member', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='officialevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='stances.official'),
        ),
        migrations.AddField(
            model_name='outletevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='stances.outlet'),
        ),
        migrations.AddField(
            model_name='postevent',
            name='official',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.official', verbose_name='official'),
        ),
        migrations.AddField(
            model_name='postevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='stances.post'),
        ),
        migrations.AddField(
            model_name='reviewevent',
            name='assessment',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.assessment', verbose_name='assessment'),
        ),
        migrations.AddField(
            model_name='reviewevent',
            name='by',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='reviewevent',
            name='edition',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.edition', verbose_name='edition'),
        ),
        migrations.AddField(
            model_name='reviewevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='stances.review'),
        ),
        migrations.AddField(
            model_name='reviewevent',
            name='statement',
            field=models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.statement', verbose_name='statement'),
        ),
        migrations.AddField(
            model_name='sourceevent',
            name='outlet',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.outlet', verbose_name='outlet'),
        ),
        migrations.AddField(
            model_name='sourceevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='stances.source'),
        ),
        migrations.AddField(
            model_name='speakerevent',
            name='official',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.official', verbose_name='official'),
        ),
        migrations.AddField(
            model_name='speakerevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='stances.speaker'),
        ),
        migrations.AddField(
            model_name='speakerevent',
            name='statement',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.statement'),
        ),
        migrations.AddField(
            model_name='statementevent',
            name='approved_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='statementevent',
            name='corrects',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.statement', verbose_name='corrects'),
        ),
        migrations.AddField(
            model_name='statementevent',
            name='created_by',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='created by'),
        ),
        migrations.AddField(
            model_name='statementevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='stances.statement'),
        ),
        migrations.AddField(
            model_name='statementevent',
            name='published_in',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.edition', verbose_name='published in'),
        ),
        migrations.AddField(
            model_name='statementevent',
            name='submitted_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='submitted by'),
        ),
        migrations.AddField(
            model_name='statementevent',
            name='withdrawal_requested_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='withdrawal requested by'),
        ),
        migrations.AddField(
            model_name='statementevent',
            name='withdrawn_by',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='withdrawn by'),
        ),
        migrations.AddField(
            model_name='statementevent',
            name='withdrawn_in',
            field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.edition', verbose_name='withdrawn in'),
        ),
        migrations.AddField(
            model_name='statementmemberevent',
            name='member',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.member', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='statementmemberevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='history', to='stances.statementmember'),
        ),
        migrations.AddField(
            model_name='statementmemberevent',
            name='statement',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='stances.statement'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='editorgroup',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_editorgroupevent" ("editor_id", "group_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."editor_id", NEW."group_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'insert\'); RETURN NULL;', hash='4cb0cf7e14c789e275b0465f278b22b840e921a2', operation='INSERT', pgid='pgtrigger_insert_insert_814c6', table='stances_editor_groups', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='editorgroup',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "stances_editorgroupevent" ("editor_id", "group_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (NEW."editor_id", NEW."group_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'update\'); RETURN NULL;', hash='a6d47a052d0974a68e99e5e9045bb7f10fa833ed', operation='UPDATE', pgid='pgtrigger_update_update_56152', table='stances_editor_groups', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='editorgroup',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "stances_editorgroupevent" ("editor_id", "group_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label") VALUES (OLD."editor_id", OLD."group_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, clock_timestamp(), \'delete\'); RETURN NULL;', hash='d46d5cf9aa47e78fb82a095fede4b70edf5c44e4', operation='DELETE', pgid='pgtrigger_delete_delete_c9263', table='stances_editor_groups', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessmentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c54b8f71d321dec84318dbc99aace8f11ff6740e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_231d0', table='stances_assessmentevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='citationevent',
            index=models.Index(fields=['statement'], name='citation_history_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6ed2b43556c5ad1ceb224ba972f94cb8936144ed', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_98fda', table='stances_citationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='editionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='de97c212212ac00a3e39a60809b025768a8fbc91', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7b578', table='stances_editionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='editorevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cb6a1097f33357a404b0f4089cd8613aa3e10479', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c3575', table='stances_editorevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='editorgroupevent',
            index=models.Index(fields=['editor'], name='editorgroup_history_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='editorgroupevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2eb84dfd2edbf4c1094587f61dc4ea6f6a8609d5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2451b', table='stances_editorgroupevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='evidenceevent',
            index=models.Index(fields=['assessment'], name='evidence_history_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidenceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='13a5473ab755001e9962a4042dd7a9bfb1e8eaab', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9b17d', table='stances_evidenceevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='memberevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='756802c8d1bd509ad914b73c4e42fb5294437c38', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2fee0', table='stances_memberevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='milestoneevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a369a6f2757234846cc23fa801649975964f44c3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4f85a', table='stances_milestoneevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='officialevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='edce7c898723de1927797a837d66fd1e41137fac', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_375a0', table='stances_officialevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outletevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0407fe1d111295a0a43e1760bb31ea518c7ff396', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_96469', table='stances_outletevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='postevent',
            index=models.Index(fields=['official'], name='post_history_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='843752607df3cefdab6a84860da7f1bd4144999e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b8170', table='stances_postevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='acb416c21310a0a7041c57339926b0c7bdc5a5b5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d197e', table='stances_reviewevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sourceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='65a281ad0a1cfe8308200a6d338dbef86ce3feff', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_67333', table='stances_sourceevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='speakerevent',
            index=models.Index(fields=['statement'], name='speaker_history_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='speakerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ff97b8c3748863cb72991aeea6f37e214ee7fb35', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_58319', table='stances_speakerevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c9b2796be3accd55411dcecb245e47c72860c84b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dbc60', table='stances_statementevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='statementmemberevent',
            index=models.Index(fields=['statement'], name='statementmember_history_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statementmemberevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='886bb052c2c828f693cdbb06a0b74ca5974e0ac1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_50d57', table='stances_statementmemberevent', when='BEFORE')),
        ),
        migrations.RunSQL(GUARDS),
        migrations.RunSQL(guards()),
    ]
