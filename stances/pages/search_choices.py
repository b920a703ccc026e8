"""Choosing among the statements: what the address chooses, in words; the lists to choose from, with counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from stances.codebook import ATTRIBUTION_WORDS, CONDITION_WORDS, OUTLET_KIND_WORDS, SIGNALS
from stances.record.naming import order_of
from stances.record.query import Query
from stances.record.record import Record
from stances.record.search import AROUND, Search

from . import languages, problem_search
from .choosing import Choice, Filter
from .naming_members import find
from .reading import Reading
from .search_types import ChoiceGroup, ChoiceList, SignalChoice
from .words import day_words, language_name, stance_words

FIELDS = {"member": "of_member"}
"""The field of ``Reading`` of a parameter, where it has another name."""

CHOSEN = (
    "member", "official", "speaks_for", "signal", "condition", "attribution", "year", "event", "outlet", "kind",
    "language",
)  # fmt: skip
"""The parameters that choose among the statements, in the order of the page."""


def chosen(record: Record, reading: Reading) -> dict[str, str]:
    """What the address chooses, by parameter, as the record holds it. Raises ``Impossible`` for what is not there."""
    asked = {name: getattr(reading, FIELDS.get(name, name)) for name in CHOSEN}
    found = {name: str(value) for name, value in asked.items() if value is not None}
    if "member" in found:
        without = (_("Statements on all members"), reading.search(of_member=None))
        found["member"] = find(
            record, found["member"], "member", lambda m: (m.name, reading.search(of_member=m.code.lower())), [without]
        ).code
    for name in ("official", "outlet", "event", "language"):
        if name in found and found[name] not in (names := _names(record, name)):
            without = (_("The same search without it"), reading.search(**{name: None}))
            raise problem_search.unknown_key(name, found[name], names, [without])
    return found


def _names(record: Record, name: str) -> dict[str, str]:
    """What a parameter may say in this edition, with what it stands for."""
    if name == "event":
        return {one.key: one.name for one in record.milestones}
    labels = labelled(record, name)
    return {value: labels(value) for value in record.places.sets[name]}


def labelled(record: Record, name: str) -> Callable[[str], str]:
    """From a value of a parameter to words."""
    speaks = {"member": _("A member"), "nato": _("NATO"), "ukraine": _("Ukraine")}
    events = {one.key: f"{one.name} ({one.date.year})" for one in record.milestones}
    names = record.places.names
    return {
        "member": lambda value: record.member(value).name,
        "official": lambda value: names["official"].get(value, value),
        "outlet": lambda value: names["outlet"].get(value, value),
        "speaks_for": lambda value: speaks[value],
        "signal": lambda value: stance_words(value).label,
        "condition": lambda value: str(CONDITION_WORDS[value][0]),
        "attribution": lambda value: str(ATTRIBUTION_WORDS[value]),
        "kind": lambda value: str(OUTLET_KIND_WORDS[value]),
        "language": lambda value: _("Quoted in: %(language)s") % {"language": language_name(value)},
        "event": lambda value: events[value],
        "year": lambda value: value,
    }[name]


def filters_on(record: Record, reading: Reading, search: Search) -> tuple[Filter, ...]:
    """Each choice in words, with the page without it and how many statements that has; the day of ``on`` last."""
    found = [
        Filter(
            labelled(record, name)(value),
            reading.search(**{FIELDS.get(name, name): None}),
            search.without(name).bit_count(),
        )
        for name, value in search.chosen.items()
    ]
    if reading.on:
        label = _("Up to %(day)s") % {"day": day_words(reading.on)}
        found.append(Filter(label, reading.search(on=None), search.without("on").bit_count()))
    return tuple(found)


def drops(reading: Reading, search: Search, filters: Iterable[Filter]) -> tuple[Filter, ...]:
    """What to leave out so that something is found: a choice or a word, else all of them; what gives most comes first.

    The labels say it: "Without “Hungary”".
    """
    query = search.query
    terms = [(term, "") for term in query.terms] + [(term, "−") for term in query.without]
    words = [
        Filter(f"{minus}{term.text}", reading.search(q=typed(query.but(term))), search.without_term(term).bit_count())
        for term, minus in terms
    ]
    one_less = [
        Filter(_("Without “%(choice)s”") % {"choice": one.label}, one.href, one.without) for one in (*filters, *words)
    ]
    nothing = dict.fromkeys((FIELDS.get(name, name) for name in CHOSEN), None)
    all_less = [
        Filter(_("Without any word"), reading.search(q=""), search.without("q").bit_count()),
        Filter(_("Without any choice"), reading.search(**nothing), search.without(*CHOSEN).bit_count()),
    ]
    found = [one for one in one_less if one.without] or [one for one in all_less if one.without]
    return tuple(sorted(found, key=lambda one: -one.without))


def typed(query: Query) -> str:
    """A query as it is typed."""
    asked = [("", term) for term in query.terms] + [("-", term) for term in query.without]
    return " ".join(f'{minus}"{t.text}"' if t.whole or " " in t.text else f"{minus}{t.text}" for minus, t in asked)


def signals(record: Record, search: Search) -> tuple[SignalChoice, ...]:
    """The signals in the order of the scale, after the choice of all."""
    everyone, *others = _choices(record, search, "signal", _("All signals"), SIGNALS)
    return (SignalChoice(everyone, None), *(SignalChoice(one, stance_words(one.value)) for one in others))


def groups(record: Record, search: Search) -> tuple[ChoiceGroup, ...]:
    """The lists beside the statements."""

    def a_list(name: str, label: str, every: str, order: Iterable[str] = (), note: str = "") -> ChoiceList:
        return ChoiceList(name, label, _choices(record, search, name, every, order), note)

    events = [one.key for one in reversed(record.milestones)]
    around = _("Statements from %(days)d days before it to %(days)d days after.") % {"days": AROUND.days}
    return (
        ChoiceGroup(
            _("Who"),
            (
                a_list("member", _("Member"), _("All members")),
                a_list("official", _("Official"), _("All officials")),
                a_list("speaks_for", _("Speaks for"), _("Anybody"), ("member", "nato", "ukraine")),
            ),
        ),
        ChoiceGroup(
            _("What"),
            (
                a_list("condition", _("Condition"), _("Any or none"), CONDITION_WORDS),
                a_list("attribution", _("Attribution"), _("Any"), ATTRIBUTION_WORDS),
            ),
        ),
        ChoiceGroup(
            _("When"),
            (
                a_list("year", _("Year"), _("All years"), [str(year) for year in search.places.years()]),
                a_list("event", _("Around an event"), _("Any time"), events, around),
            ),
        ),
        ChoiceGroup(
            _("Published"),
            (
                a_list("outlet", _("Outlet"), _("All outlets")),
                a_list("kind", _("Kind of outlet"), _("All kinds"), OUTLET_KIND_WORDS),
                a_list("language", _("Language of the quote"), _("All languages")),
            ),
        ),
    )


def _choices(record: Record, search: Search, name: str, every: str, order: Iterable[str]) -> tuple[Choice, ...]:
    """The values that would give something, and the one that is chosen; in ``order``, else by what they are called."""
    on = search.chosen.get(name)
    counts = search.counts(name)
    values = {*counts, *([on] if on else [])}
    label, by_alphabet = labelled(record, name), order_of(languages.current())
    known = [value for value in order if value in values] or sorted(values, key=lambda value: by_alphabet(label(value)))
    first = Choice("", every, selected=on is None, count=search.without(name).bit_count())
    return (
        first,
        *(
            Choice(value.lower() if name == "member" else value, label(value), value == on, counts.get(value, 0))
            for value in known
        ),
    )
