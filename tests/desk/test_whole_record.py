"""The whole record, checked: a clean one has no findings, and each kind of damage is named by who guards it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections
from django.urls import reverse

from stances.desk import identities, searchable, workflow
from stances.desk.storing import Change
from stances.desk.whole_record import CHECKS, Found, check, store
from stances.models import Finding, Run
from tests import making
from tests.desk.damages import FORCE, IDLE, ROWS, SUMMARY
from tests.desk.damaging import SmallRecord, damage_for_good, record

__all__ = ["record"]

pytestmark = pytest.mark.django_db


def without_numbers(found: dict[str, set[str]], expected: dict[str, set[str]]) -> dict[str, set[str]]:
    """The findings, with ``post:7`` told as ``post:*`` where that is how it is expected."""
    told: dict[str, set[str]] = {}
    for subject, slugs in found.items():
        starts = [name for name in expected if name.endswith("*") and subject.startswith(name[:-1])]
        told.setdefault(starts[0] if starts else subject, set()).update(slugs)
    return told


def test_a_clean_record_has_no_findings(record: SmallRecord):
    assert record.findings() == {}


def test_what_may_happen_after_publication_is_no_finding(record: SmallRecord):
    making.withdraw(record.weighed)  # an assessment rested on it: that is for the list of those to look at again
    named = Change(making.source(), {"title": "Invite them"})
    identities.change([named], making.editor("manager"), "The page has a title.")
    workflow.submit(record.draft, record.draft.created_by)
    workflow.return_to_author(record.draft, making.editor("reviewer"), "Say more.")
    record.ask("SET CONSTRAINTS ALL IMMEDIATE")
    assert record.findings() == {}


@pytest.mark.parametrize("what", [*ROWS, *FORCE])
def test_damage_is_named_by_those_who_guard_it(record: SmallRecord, what: str):
    damage, expected = (ROWS | FORCE)[what]
    record.damage(*damage)
    assert without_numbers(record.findings(), expected) == expected


def test_every_check_finds_something():
    named = {slug for _damage, expected in (ROWS | FORCE).values() for slugs in expected.values() for slug in slugs}
    assert named == {one.slug for one in CHECKS}


def test_a_finding_says_what_is_wrong_by_which_rule_and_where_to_mend_it(record: SmallRecord):
    record.damage(ROWS["an assessment whose support is gone"][0][0])
    (broken,) = [one for one in check().found if one.check == "codebook-assessments"]
    assert broken.text == "No statement supports this stance. Tick at least one."
    assert "At least one statement in support is dated on or before the day of effect" in broken.rule
    assert broken.about == reverse("admin:stances_assessment_change", args=[record.first.pk])


def test_who_listens_does_so_over_a_connection_of_their_own(record: SmallRecord):
    told, here = [], connections["default"]
    check(lambda done, total: told.append((done, total, connections["default"] is here)))
    total = told[0][1]
    assert told == [(done, total, False) for done in range(1, total + 1)]


def test_who_listens_can_end_it(record: SmallRecord):
    class Enough(Exception):
        pass

    def listen(done: int, total: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        check(listen)


def test_it_says_how_much_it_asked(record: SmallRecord):
    words = check().words
    assert words.startswith("Checked 5 statements, 2 assessments, ")
    assert words.endswith(" rows: nothing found.")


def found(text: str, subject: str = "statement:one v1") -> Found:
    return Found("editions", subject, "", text, "A rule.")


def test_findings_stand_until_they_are_mended():
    first, later = (dt.datetime(2026, 11, day, 3, tzinfo=dt.UTC) for day in (1, 2))
    store([found("Wrong."), found("Also wrong."), found("Wrong.")], first)
    store([found("Wrong."), found("New.")], later)
    stand = Finding.objects.order_by("text").values_list("text", "first_found", "last_found", "rule")
    assert list(stand) == [("New.", later, later, "A rule."), ("Wrong.", first, later, "A rule.")]
    store([], later)
    assert not Finding.objects.exists()


def command(*words: str) -> tuple[int, str]:
    """The command's exit code and what it printed."""
    printed = StringIO()
    try:
        call_command("check_record", *words, stdout=printed)
    except SystemExit as ended:
        return int(str(ended.code)), printed.getvalue()
    return 0, printed.getvalue()


@pytest.mark.django_db(transaction=True)
def test_the_command_names_what_it_finds_and_puts_it_on_the_desk_until_it_is_mended():
    idle = making.statement("LT", key="idle-1")
    making.publish(idle)
    damage_for_good("UPDATE stances_statement SET summary = 'Never said.'")
    code, printed = command()
    assert code == 1
    assert f"{IDLE}: What it says is not what was approved." in printed
    assert "Editions follow one another: nothing found" in printed
    assert printed.rstrip().endswith("rows: 3 findings.")
    assert set(Finding.objects.values_list("check_name", "subject")) == {
        ("approved-content", IDLE),
        ("history-agrees", IDLE),
        ("search-words", IDLE),
    }
    damage_for_good(f"UPDATE stances_statement SET summary = '{idle.summary}'")
    searchable.write([idle.pk])
    assert command()[0] == 0
    assert not Finding.objects.exists()
    assert list(Run.objects.values_list("job__name", "end")) == [("check_record", "done")] * 2, "the desk knows of each"


def test_a_dry_run_leaves_the_desk_as_it_is(record: SmallRecord):
    record.damage(SUMMARY)
    assert command("--dry-run")[0] == 1
    assert not Finding.objects.exists()


def test_a_database_that_does_not_answer_is_told_in_a_sentence(db: None):
    before = connections["default"]
    nobody = connections.create_connection("default")
    nobody.settings_dict = before.settings_dict | {"HOST": "127.0.0.1", "PORT": "1"}
    connections["default"] = nobody
    try:
        with pytest.raises(CommandError, match=r"The database cannot be asked: .*\n.*check again"):
            command()
    finally:
        connections["default"] = before


def test_the_starter_dataset_has_no_findings(site_command: Callable[..., str]):
    assert "rows: nothing found." in site_command("check_record", "--dry-run")
