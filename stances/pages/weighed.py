"""Statements that were weighed, counted in words by who made them: "2 by heads of government, 1 joint text"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from django.utils.translation import ngettext

from stances.codebook import Attribution, Rank
from stances.record.types import EvidenceItem, Statement

from .words import listed

GONE = "gone"
"""A statement of which no version is public any more."""

ORDER: tuple[str, ...] = (*Rank, *(a for a in Attribution if a != Attribution.ON_RECORD), Attribution.ON_RECORD, GONE)
"""Ranks from the top, then what no single official stands for."""


def counted(items: Iterable[EvidenceItem], statements: Mapping[str, Statement], member: str) -> str:
    """The statements of ``items``, counted by who made them, the highest first: a list in words.

    ``statements`` by key, as far as they are public; ``member`` is the code of whose officials count on a joint report.
    """
    counts = Counter(_by_whom(statements.get(item.statement), member) for item in items)
    return listed([_phrase(whom, counts[whom]) for whom in ORDER if counts[whom]])


def _by_whom(statement: Statement | None, member: str) -> str:
    """What was said on the record is its highest speaker's, by rank; everything else is of its own kind."""
    if statement is None:
        return GONE
    if statement.attribution != Attribution.ON_RECORD:
        return statement.attribution
    own = [s for s in statement.speakers if s.official.affiliation == member] or list(statement.speakers)
    ranks = [speaker.post.rank if speaker.post else Rank.OTHER for speaker in own]
    return min(ranks, key=ORDER.index, default=Attribution.ON_RECORD)


def _phrase(whom: str, n: int) -> str:
    phrases = {
        Rank.HEAD_OF_STATE: ngettext("%(n)d by a head of state", "%(n)d by heads of state", n),
        Rank.HEAD_OF_GOVERNMENT: ngettext("%(n)d by a head of government", "%(n)d by heads of government", n),
        Rank.FOREIGN_MINISTER: ngettext("%(n)d by a foreign minister", "%(n)d by foreign ministers", n),
        Rank.DEFENCE_MINISTER: ngettext("%(n)d by a defence minister", "%(n)d by defence ministers", n),
        Rank.MINISTER: ngettext("%(n)d by another minister", "%(n)d by other ministers", n),
        Rank.DEPUTY: ngettext("%(n)d by a deputy minister", "%(n)d by deputy ministers", n),
        Rank.ENVOY: ngettext("%(n)d by an ambassador or envoy", "%(n)d by ambassadors or envoys", n),
        Rank.SPOKESPERSON: ngettext("%(n)d by a spokesperson", "%(n)d by spokespersons", n),
        Rank.ADVISER: ngettext("%(n)d by an adviser", "%(n)d by advisers", n),
        Rank.PARLIAMENT: ngettext("%(n)d by a member of parliament", "%(n)d by members of parliament", n),
        Rank.OPPOSITION: ngettext("%(n)d from the opposition", "%(n)d from the opposition", n),
        Rank.ALLIANCE: ngettext("%(n)d by a NATO official", "%(n)d by NATO officials", n),
        Rank.OTHER: ngettext("%(n)d by another official", "%(n)d by other officials", n),
        Attribution.JOINT_STATEMENT: ngettext("%(n)d joint text", "%(n)d joint texts", n),
        Attribution.OFFICIAL_DOCUMENT: ngettext("%(n)d official document", "%(n)d official documents", n),
        Attribution.PARLIAMENT_VOTE: ngettext("%(n)d vote of a parliament", "%(n)d votes of a parliament", n),
        Attribution.ANONYMOUS_OFFICIAL: ngettext("%(n)d by an anonymous official", "%(n)d by anonymous officials", n),
        Attribution.MEDIA_REPORT: ngettext("%(n)d media report", "%(n)d media reports", n),
        Attribution.ON_RECORD: ngettext("%(n)d without a named official", "%(n)d without a named official", n),
        GONE: ngettext("%(n)d that is no longer public", "%(n)d that are no longer public", n),
    }
    return phrases[whom] % {"n": n}
