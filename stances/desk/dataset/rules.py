"""What must hold between the rows of a dataset. Source: ``stances/data/dataset/README.md``."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from stances.codebook import RECORD_STARTS, WOULD_BLOCK_WITH, Attribution, DatePrecision, Rank, SpeaksFor

from .dataset import Dataset, Violation
from .rows import AssessmentRow, StatementRow


def broken_rules(dataset: Dataset, today: dt.date, whole: bool) -> list[Violation]:
    """Every broken rule. References are judged only in a ``whole`` dataset: else a bad row would be blamed twice."""
    found = [*_repeated(dataset), *_dates(dataset, today)]
    for row in dataset.statements:
        found += _of_statement(row)
    if whole:
        found += [*_references(dataset), *_sources_that_differ(dataset), *_of_assessments(dataset)]
    return found


def _repeated(dataset: Dataset) -> Iterator[Violation]:
    unique = {
        "members": ("iso2", "iso3", "name", "wikidata"),
        "officials": ("key",),
        "outlets": ("key", "domain"),
        "statements": ("key",),
        "assessments": ("key",),
        "events": ("key",),
    }
    for name, fields in unique.items():
        for field in fields:
            for value, count in Counter(getattr(row, field) for row in getattr(dataset, name)).items():
                if count > 1:
                    yield Violation(f"{name}.json", value, field, f"stands {count} times", "each is used once")
    for (member, day), count in Counter((a.member, a.effective) for a in dataset.assessments).items():
        if count > 1:
            yield Violation(
                "assessments.json", member, "effective", f"{count} assessments take effect on {day}", "one a day"
            )


def _dates(dataset: Dataset, today: dt.date) -> Iterator[Violation]:
    span = f"a day from {RECORD_STARTS} to today, {today}"
    dated = [("statements.json", r.key, "date", r.date) for r in dataset.statements]
    dated += [("assessments.json", r.key, "effective", r.effective) for r in dataset.assessments]
    dated += [("events.json", r.key, "date", r.date) for r in dataset.events]
    dated += [("about.json", "–", "complete_to", dataset.about.complete_to)]
    for file, key, field, day in dated:
        if not RECORD_STARTS <= day <= today:
            yield Violation(file, key, field, f"{day}", span)
    for row in dataset.statements:
        if row.date_precision == DatePrecision.MONTH and row.date.day != 1:
            yield Violation("statements.json", row.key, "date", f"{row.date}", "the first of the month it stands for")
        for source in row.sources:
            if source.published_on and source.published_on > today:
                yield Violation(
                    "statements.json", row.key, "sources", f"{source.published_on}", f"no later than {today}"
                )
    for event in dataset.events:
        if event.end_date and event.end_date <= event.date:
            yield Violation(
                "events.json", event.key, "end_date", f"{event.end_date}", f"later than {event.date}, or null"
            )
    for official in dataset.officials:
        for post in official.posts:
            if post.since and post.until and post.until < post.since:
                yield Violation(
                    "officials.json", official.key, "posts.until", f"{post.until}", f"no earlier than {post.since}"
                )


def _of_statement(row: StatementRow) -> Iterator[Violation]:
    def wrong(field: str, what: str, right: str) -> Violation:
        return Violation("statements.json", row.key, field, what, right)

    if row.speaks_for == SpeaksFor.MEMBER and not row.members:
        yield wrong("members", "empty", "at least one member where speaks_for is “member”")
    if row.speaks_for != SpeaksFor.MEMBER and row.members:
        yield wrong(
            "members", f"{row.members}", f"empty where speaks_for is “{row.speaks_for}”: such words are context"
        )
    if not row.officials and not row.attributed_to:
        yield wrong("attributed_to", "null", "says who in words where no official is named")
    if row.quote and not row.quote_language:
        yield wrong("quote_language", "null", "the language of the quote")
    if not row.quote and (row.quote_language or row.quote_translation):
        yield wrong("quote", "null", "the words that are translated, or null for language and translation too")
    if row.quote and row.quote_language not in (None, "en") and not row.quote_translation:
        yield wrong("quote_translation", "null", "our translation into English of a quote in another language")
    if row.quote_language == "en" and row.quote_translation:
        yield wrong("quote_translation", "a translation of an English quote", "null")
    if row.would_block and (row.speaks_for != SpeaksFor.MEMBER or row.signal not in WOULD_BLOCK_WITH):
        right = "false, or a member's words whose signal is “not_now” or “oppose”: who would block resists"
        yield wrong("would_block", "true", right)
    for name in ("members", "officials", "conditions"):
        if len(set(getattr(row, name))) < len(getattr(row, name)):
            yield wrong(name, "something stands twice", "each once")
    if len({source.url for source in row.sources}) < len(row.sources):
        yield wrong("sources", "a page stands twice", "each page once")


def _references(dataset: Dataset) -> Iterator[Violation]:
    codes = {m.iso2 for m in dataset.members}
    officials = {o.key for o in dataset.officials}
    outlets = {o.key for o in dataset.outlets}

    def unknown(file: str, key: str, field: str, value: str, where: str) -> Violation:
        return Violation(file, key, field, f"“{value}” is not known", f"a key that stands in {where}")

    for official in dataset.officials:
        if official.affiliation not in codes | {"NATO", "UA"}:
            yield unknown(
                "officials.json", official.key, "affiliation", official.affiliation, "members.json, NATO or UA"
            )
    for row in dataset.statements:
        for code in sorted(set(row.members) - codes):
            yield unknown("statements.json", row.key, "members", code, "members.json")
        for key in sorted(set(row.officials) - officials):
            yield unknown("statements.json", row.key, "officials", key, "officials.json")
        for key in sorted({source.outlet for source in row.sources} - outlets):
            yield unknown("statements.json", row.key, "sources.outlet", key, "outlets.json")
    for assessment in dataset.assessments:
        if assessment.member not in codes:
            yield unknown("assessments.json", assessment.key, "member", assessment.member, "members.json")


def _sources_that_differ(dataset: Dataset) -> Iterator[Violation]:
    """A page is one thing: its title, outlet, date and language are the same wherever it is cited."""
    first: dict[str, tuple[str, tuple[object, ...]]] = {}
    for row in dataset.statements:
        for source in row.sources:
            page = (source.title, source.outlet, source.published_on, source.language)
            key, known = first.setdefault(source.url, (row.key, page))
            if known != page:
                yield Violation(
                    "statements.json", row.key, "sources", f"{source.url} differs", f"as it is cited in {key}"
                )


def _of_assessments(dataset: Dataset) -> Iterator[Violation]:
    statements = {row.key: row for row in dataset.statements}
    ranks = {o.key: {post.rank for post in o.posts} for o in dataset.officials}
    for row in dataset.assessments:
        weighed = row.evidence + row.contrary
        for key in weighed:
            if key not in statements:
                yield _wrong(row, "evidence", f"“{key}” is not known", "a key that stands in statements.json")
            elif row.member not in statements[key].members:
                yield _wrong(row, "evidence", f"“{key}” does not bear on {row.member}", "a statement that does")
        if len(set(weighed)) < len(weighed):
            yield _wrong(row, "evidence", "a statement is weighed twice", "each once, as evidence or as contrary")
        if (row.stance is None) != (row.confidence is None):
            yield _wrong(row, "confidence", f"{row.confidence}", "set with a stance, null without one")
        if row.stance is not None:
            yield from _of_support(row, [statements[key] for key in row.evidence if key in statements], ranks)


def _of_support(row: AssessmentRow, support: list[StatementRow], ranks: dict[str, set[Rank]]) -> Iterator[Violation]:
    if not support:
        yield _wrong(row, "evidence", "empty", "at least one statement in support of a stance")
    elif all(statement.date > row.effective for statement in support):
        yield _wrong(row, "effective", f"{row.effective}", "at least one statement in support on or before that day")
    elif all(_never_counts_alone(statement, ranks) for statement in support):
        yield _wrong(row, "evidence", "only a parliament or an opposition", "they alone never change an assessment")


def _never_counts_alone(statement: StatementRow, ranks: dict[str, set[Rank]]) -> bool:
    aside = {Rank.PARLIAMENT, Rank.OPPOSITION}
    if statement.attribution == Attribution.PARLIAMENT_VOTE:
        return True
    return bool(statement.officials) and all(ranks.get(key) and ranks[key] <= aside for key in statement.officials)


def _wrong(row: AssessmentRow, field: str, what: str, right: str) -> Violation:
    return Violation("assessments.json", row.key, field, what, right)
