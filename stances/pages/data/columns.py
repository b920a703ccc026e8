"""The tables of the public data and their columns, in order, with their meaning: a promise to whoever reads them.

Everything that names a column takes it from here: CSV, JSON, ``datapackage.json`` and the page. In
``docs/data-schema.json`` are the columns of every version of the schema; a test compares it, and looks for the version
in CHANGELOG.md. A new table, a column added at a table's end, and one announced as going (``going.py``), makes the next
minor version (1.1); anything else that changes makes the next major one (2.0). No column goes that an earlier version
did not announce.
"""

from __future__ import annotations

from stances.codebook import (
    SIGNALS,
    Attribution,
    Condition,
    Confidence,
    DatePrecision,
    MilestoneKind,
    OutletKind,
    Rank,
    SpeaksFor,
    Stance,
)

from .kinds import Column, Table, day, number, several, text, word

SCHEMA = "1.1"
"""The version of the columns. It goes into every JSON file and into the package."""


_MEMBER = text("member", "the member, as its ISO 3166-1 alpha-2 code")
_VERSION = number("version", "which version of the key this is, from 1; a correction makes the next")
_PUBLISHED = number("published_in", "the edition that published this version")
_STANCE = word("stance", Stance, "the stance; empty where no position was found or assessed", always=False)
_CONDITIONS = several("conditions", "conditions named, in the codebook's words", tuple(Condition))
_CONFIDENCE = word("confidence", Confidence, "how sure the judgement is; empty without a stance", always=False)
_SINCE = day("since", "the first day of the unbroken run of the same stance; empty without one", always=False)
_HELD = text("assessment", "the assessment that holds, as a key of the table assessments", always=False)

TABLES: tuple[Table, ...] = (
    Table(
        "statements",
        "Who said what, when; one row a statement, oldest first.",
        (
            text("key", "the statement's lasting name"),
            _VERSION,
            day("date", "when it was said; the first of the month where only the month is known"),
            word("precision", DatePrecision, "whether the date is that of a day or stands for a month"),
            several("members", "whose position it bears on, as ISO 3166-1 alpha-2 codes; none for context"),
            word("speaks_for", SpeaksFor, "for whom it speaks; of NATO and Ukraine it is context alone"),
            several("officials", "who spoke, as keys of the table officials"),
            text("speakers", "who spoke, by name, with the post held on the day", always=False),
            text("attributed_to", "who spoke, in words, where nobody is named", always=False),
            word("attribution", Attribution, "how it is attributed"),
            text("venue", "where it was said", always=False),
            text("quote", "letter for letter as the source prints it; the rights are its publisher's", always=False),
            text("quote_language", "the quote's language, as a BCP 47 code", always=False),
            text("quote_translation", "our translation of the quote into English", always=False),
            text("summary", "what was said, in our own words"),
            word("signal", SIGNALS, "the stance that this statement alone would meet, or unclear"),
            _CONDITIONS,
            Column("would_block", "boolean", "it says that its member would block an invitation or accession"),
            several("sources", "the addresses of the pages it rests on; more of them in the table sources"),
            _PUBLISHED,
            text("page", "its page on this site, in this edition"),
        ),
        ("key",),
    ),
    Table(
        "assessments",
        "Dated judgements of a member's stance, each with its evidence; oldest first.",
        (
            text("key", "the assessment's lasting name"),
            _VERSION,
            _MEMBER,
            day("effective", "the day from which it holds, until the member's next"),
            _STANCE,
            _CONFIDENCE,
            _CONDITIONS,
            text("rationale", "why, in our own words"),
            several("supports", "the statements it rests on, as keys of the table statements or corrections"),
            several("contrary", "the statements that point the other way and were weighed"),
            Column("evidence_corrected", "boolean", "some of its evidence was corrected or withdrawn since"),
            Column("under_review", "boolean", "the last statement that supported it is gone"),
            _PUBLISHED,
        ),
        ("key",),
        (("member", "members", "code"),),
    ),
    Table(
        "positions",
        "Where each member stood on every day: one row for each stretch of days on which the same assessment holds.",
        (
            _MEMBER,
            day("first_day", "the first day of the stretch; at the earliest 1 January 2008 or the accession"),
            day("last_day", "its last day; empty where it goes on", always=False),
            _STANCE,
            _SINCE,
            _CONFIDENCE,
            _CONDITIONS,
            _HELD,
        ),
        ("member", "first_day"),
        (("member", "members", "code"),),
        takes=("on",),
    ),
    Table(
        "positions_by_day",
        "Where each member stood, day by day: one row for each member and day from 1 January 2008 or its accession on.",
        (day("day", "the day"), _MEMBER, _STANCE, _SINCE, _CONFIDENCE, _HELD),
        ("day", "member"),
        (("member", "members", "code"),),
        takes=("since", "on"),
        grows=True,
    ),
    Table(
        "shifts",
        "Changes from one stance to another; oldest first.",
        (
            _MEMBER,
            day("day", "the first day of the new stance"),
            word("before", Stance, "the stance on the day before"),
            word("after", Stance, "the stance on the day"),
            word("direction", ("toward", "away"), "toward an invitation on the scale, or away from one"),
            text("assessment", "the assessment that says so, as a key of the table assessments"),
            _PUBLISHED,
        ),
        ("member", "day"),
        (("member", "members", "code"), ("assessment", "assessments", "key")),
    ),
    Table(
        "members",
        "The members of the alliance, by name.",
        (
            text("code", "ISO 3166-1 alpha-2"),
            text("iso3", "ISO 3166-1 alpha-3"),
            text("name", "its English name"),
            day("acceded", "the first day on which it is a member"),
            text("wikidata", "its Wikidata item", always=False),
            text("page", "its page on this site, in this edition"),
        ),
        ("code",),
    ),
    Table(
        "officials",
        "Who is named in a statement, by key.",
        (
            text("key", "the official's lasting name"),
            text("name", "the name"),
            text("affiliation", "a member's ISO 3166-1 alpha-2 code, NATO, or UA"),
            text("other_names", "other spellings and scripts, separated by a semicolon", always=False),
            number("statements", "in how many statements of this edition"),
            text("page", "the official's page on this site, in this edition"),
        ),
        ("key",),
    ),
    Table(
        "posts",
        "The posts that these officials held, oldest first.",
        (
            text("official", "who held it, as a key of the table officials"),
            text("title", "its title"),
            word("rank", Rank, "its rank; the first four are a minister or above"),
            day("since", "the first day in office; empty where it is not known", always=False),
            day("until", "the last day in office; empty where it is not known, or still held", always=False),
        ),
        (),
        (("official", "officials", "key"),),
    ),
    Table(
        "sources",
        "The pages that statements rest on: one row for each page of each statement.",
        (
            text("statement", "which statement, as a key of the table statements"),
            text("url", "the page's address"),
            text("title", "its title, as the page shows it", always=False),
            day("published_on", "when it was published, where the page says so", always=False),
            text("language", "its language, as a BCP 47 code", always=False),
            text("relays", "whom it reports from; empty where it is first-hand", always=False),
            text("outlet", "who published it"),
            text("domain", "the outlet's domain"),
            word("outlet_kind", OutletKind, "what kind of outlet it is"),
            text("outlet_note", "why to read the outlet with care", always=False),
        ),
        ("statement", "url"),
        (("statement", "statements", "key"),),
    ),
    Table(
        "milestones",
        "Summits, accessions and other events of the question, oldest first.",
        (
            text("key", "the milestone's lasting name"),
            day("date", "its first day"),
            day("end_date", "its last day, where it has several", always=False),
            word("kind", MilestoneKind, "what kind it is"),
            text("name", "its name"),
            text("place", "where it was", always=False),
            text("summary", "what happened, in our own words", always=False),
            text("url", "a page about it", always=False),
            text("page", "its page on this site, in this edition"),
        ),
        ("key",),
    ),
    Table(
        "editions",
        "The numbered states of the record up to this edition, oldest first.",
        (
            number("number", "its number, without gaps from 1"),
            Column("made_at", "datetime", "when it was made, in UTC"),
            day("complete_to", "the day up to which it was searched for statements"),
            text("note", "what it changed, in the editors' words", always=False),
        ),
        ("number",),
    ),
    Table(
        "corrections",
        "What was corrected or withdrawn up to this edition, and why; oldest first.",
        (
            number("edition", "the edition that did it"),
            day("day", "the day of that edition, in Brussels"),
            word("kind", ("statement", "assessment"), "what it was"),
            text("key", "the key of the statement or assessment"),
            number("old_version", "the version that is gone"),
            number("new_version", "the version in its place; empty where it was withdrawn", always=False),
            text("reason", "why"),
        ),
        ("kind", "key", "old_version"),
        (("edition", "editions", "number"),),
    ),
)  # fmt: skip

BY_NAME = {table.name: table for table in TABLES}

IN_THE_ZIP = tuple(table for table in TABLES if not table.grows)
"""The others would make an edition's zip several times as large, and say nothing that these do not."""
