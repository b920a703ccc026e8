"""The starter dataset as a record, without a database: for charts that show the whole alliance through time."""

from __future__ import annotations

import datetime as dt
from functools import cache

from stances.record.record import Record
from stances.record.types import Counts, Edition
from tests.charts import from_dataset

UNTIL = dt.date(2026, 11, 21)


@cache
def record() -> Record:
    made = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    assessments = from_dataset.assessments()
    return Record(
        edition=Edition(1, made, "Starter", "First.", from_dataset.COMPLETE_TO),
        members=from_dataset.members().values(),
        assessments=assessments,
        milestones=from_dataset.milestones(),
        heard={},
        counts=Counts(32, 0, 0, 0, 0, 0, 0, len(assessments), 1),
    )
