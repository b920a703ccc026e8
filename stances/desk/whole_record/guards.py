"""Whether the triggers that guard the record stand as the migrations made them: present, on, and doing the same."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .asking import rows
from .constraints import OURS
from .found import Found, Part
from .made import in_plain_words, made_functions, made_triggers

SLUG = "guards"

TRIGGERS = f"""SELECT t.relname, g.tgname, pg_get_triggerdef(g.oid, true), g.tgenabled IN ('O', 'A')
    FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE NOT g.tgisinternal AND {OURS} ORDER BY 1, 2"""  # noqa: S608 (words of our own)

FOREIGN_KEYS_OFF = f"""SELECT DISTINCT t.relname, c.conname
    FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid JOIN pg_namespace n ON n.oid = t.relnamespace
        JOIN pg_constraint c ON c.oid = g.tgconstraint
    WHERE g.tgisinternal AND g.tgenabled NOT IN ('O', 'A') AND {OURS} ORDER BY 1, 2"""  # noqa: S608

FUNCTIONS = "SELECT proname, prosrc FROM pg_proc WHERE pg_function_is_visible(oid) AND proname = ANY(%s)"


def parts() -> Iterator[Part]:
    yield _triggers
    yield _foreign_keys
    yield _functions


def _found(name: str, text: str) -> Found:
    return Found(SLUG, f"guard:{name}", "", text, _("What must never break is guarded by triggers (DESIGN §3)."))


def _triggers() -> Iterator[Found]:
    made = made_triggers()
    there = {(table, name): (words, on) for table, name, words, on in rows(TRIGGERS)}
    for table, name in sorted(made.keys() | there.keys()):
        label = f"{table}.{name}"
        if (table, name) not in there:
            yield _found(label, _("The trigger is gone. The migrations made it."))
            continue
        words, on = there[table, name]
        if not on:
            yield _found(label, _("The trigger is switched off."))
        if (table, name) not in made:
            yield _found(label, _("No migration made this trigger."))
        elif in_plain_words(words) != made[table, name]:
            yield _found(label, _("The trigger is not what the migrations made."))


def _foreign_keys() -> Iterator[Found]:
    for table, name in rows(FOREIGN_KEYS_OFF):
        yield _found(f"{table}.{name}", _("What keeps this reference whole is switched off."))


def _functions() -> Iterator[Found]:
    made = made_functions()
    there = dict(rows(FUNCTIONS, [list(made)]))
    for name, body in sorted(made.items()):
        if name not in there:
            yield _found(name, _("The function is gone. The migrations made it."))
        elif there[name] != body:
            yield _found(name, _("The function is not what the migrations made."))
