"""How each case of a table waits for what a queue is for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sendrules.caseload.local.facts import FactSheet
from sendrules.caseload.local.rows import Row
from sendrules.law.statute import Statute
from sendrules.statutory.result import some_answers
from sendrules.statutory.waited_for import WaitingFor
from sendrules.statutory.waiting import Waiting, waiting_of
from sendrules.time.calendar import WorkingCalendar


@dataclass(slots=True)
class Told:
    """Who told how cases wait: columns, or the engine for one case, and why it had to.

    Attributes:
        by_columns: how many cases columns answered.
        one_by_one: by the reason, how many cases the engine for one case answered.
    """

    by_columns: int = 0
    one_by_one: Counter[str] = field(default_factory=Counter)


def waits_of(
    sheet: FactSheet, waits_for: WaitingFor, law: Statute, calendar: WorkingCalendar, told: Told
) -> Iterator[Waiting]:
    """Say how each case of a table waits, in the order of the table.

    Args:
        sheet: the table and its facts.
        waits_for: what is waited for.
        law: the statute.
        calendar: the working days.
        told: counts who told it.
    """
    table = sheet.table
    for case in range(table.cases):
        found = waiting_of(some_answers(table.case_of(case), law, sheet.as_of, calendar), waits_for)
        told.one_by_one["columns do not tell it yet"] += 1
        yield replace(found, case=Row(sheet, case))
