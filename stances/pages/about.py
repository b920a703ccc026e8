"""The codebook and the data, explained to the public."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stances.codebook import (
    ATTRIBUTION_WORDS,
    CONDITION_WORDS,
    CONFIDENCE_WORDS,
    OUTLET_KIND_WORDS,
    QUESTION,
    RANK_WORDS,
    STANCES,
)
from stances.record.record import Record
from stances.record.types import Counts

from . import citing
from .data import going
from .data.types import Download, Whole
from .parts import CountLine
from .reading import Reading
from .rules import RULES
from .types import DataPage, MethodologyPage, WordLine
from .words import condition_words, confidence_words, stance_words

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


def methodology_page(record: Record, reading: Reading, site: str = "") -> MethodologyPage:
    """The codebook: the same words that editors judge by. ``site`` is the site's own address for the citation."""
    heading = _("How positions are judged")
    return MethodologyPage(
        heading=heading,
        question=str(QUESTION),
        stances=tuple(stance_words(code) for code in STANCES),
        not_assessed=stance_words(None),
        confidences=tuple(words for code in CONFIDENCE_WORDS if (words := confidence_words(code))),
        conditions=condition_words(CONDITION_WORDS),
        attributions=_labels(ATTRIBUTION_WORDS),
        ranks=_labels(RANK_WORDS),
        outlet_kinds=_labels(OUTLET_KIND_WORDS),
        rules=tuple(WordLine(str(about), str(rule)) for about, rule in RULES),
        citing=citing.this_page_undated(record, reading, heading, site),
    )


def _labels(words: Mapping[str, StrPromise]) -> tuple[WordLine, ...]:
    return tuple(WordLine(str(label), "") for label in words.values())


def data_page(
    record: Record, reading: Reading, contact: str, downloads: Sequence[Download], whole: Whole, site: str = ""
) -> DataPage:
    """What the edition holds, as which files, under which licence, and how to cite it.

    ``contact`` is where mistakes are reported; ``site`` the site's own address for the citation.
    """
    edition = record.edition
    complete = min(reading.day, edition.complete_to)
    pinned = citing.pinned(record, dataclasses.replace(reading, on=complete))
    figures = (pinned.tally_figure(), pinned.map_figure(), pinned.figure(record.members[0].slug))
    return DataPage(
        heading=_("The data"),
        provenance=provenance(record),
        counts=count_lines(record.counts),
        complete_to=edition.complete_to,
        licence=(
            _(
                "Our own words, judgements and data are under the Creative Commons Attribution 4.0 International"
                " licence (CC BY 4.0): use them, and say where they come from."
            ),
            _("Quotes belong to those who published them, and are cited here with their sources."),
        ),
        licence_url=LICENCE_URL,
        citing=citing.whole(record, citing.in_its_edition(record, reading).here(), site),
        api_example=f"{reverse('api:positions')}?on={complete}&edition={edition.number}",
        figures=figures,
        figure_line=f'figure = plotly.io.from_json(urllib.request.urlopen("{site}{figures[0]}").read().decode())',
        contact=contact,
        downloads=tuple(downloads),
        whole=whole,
        announced=going.GOING[::-1],
    )


def provenance(record: Record) -> str:
    """That the record began with the starter dataset, as long as anything of it stands; else nothing."""
    if not any(assessment.imported for assessment in record.assessments):
        return ""
    return _(
        "Imported, starter dataset: statements and assessments marked so came with the site, collected from public"
        " pages. Every statement names the pages it rests on."
    )


def count_lines(counts: Counts) -> tuple[CountLine, ...]:
    """What an edition holds, a line for each kind, with ready words."""
    of_them = _("of them %(joint)d joint texts and %(context)d for context, NATO’s and Ukraine’s own words")
    return (
        CountLine(counts.members, ngettext("member", "members", counts.members), ""),
        CountLine(counts.assessments, ngettext("assessment", "assessments", counts.assessments), ""),
        CountLine(
            counts.statements,
            ngettext("statement", "statements", counts.statements),
            of_them % {"joint": counts.joint, "context": counts.context},
        ),
        CountLine(counts.officials, ngettext("official", "officials", counts.officials), ""),
        CountLine(counts.sources, ngettext("source page", "source pages", counts.sources), ""),
        CountLine(counts.outlets, ngettext("outlet", "outlets", counts.outlets), ""),
        CountLine(counts.milestones, ngettext("milestone", "milestones", counts.milestones), ""),
    )
