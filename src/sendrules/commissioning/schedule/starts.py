"""When the first batch of a contract can go out: each way to read its start is a reading of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sendrules.commissioning.schedule.terms import Terms
from sendrules.explanation import words
from sendrules.local.contracts.first_batches import First, FirstBatch, firsts_of
from sendrules.local.declarations.commissioning import BatchDay
from sendrules.time.calendar import WorkingCalendar

__all__ = ["FirstBatch", "Start", "starts_of"]


@dataclass(frozen=True, slots=True)
class Start:
    """One possible start of a contract's work.

    Attributes:
        contract: its id.
        on: the day or month of the start, as the source has it.
        first: from when its batches are counted.
        first_batch: whether the first goes out with the start.
        said: it in words.
    """

    contract: str
    on: date
    first: date
    first_batch: FirstBatch
    said: str


def starts_of(terms: Terms, rule: BatchDay, calendar: WorkingCalendar) -> tuple[Start, ...]:
    """Give every possible start, as ``firsts_of`` reads it.

    Args:
        terms: the terms of a contract that can be planned.
        rule: on which day of its week or month a batch goes out.
        calendar: the working days.
    """
    if terms.starts is None or terms.between is None:
        return ()
    found = firsts_of(terms.starts, terms.between, rule, calendar)
    return tuple(Start(terms.id, one.on, one.first, one.first_batch, _said(terms.id, one)) for one in found)


def _said(id: str, one: First) -> str:
    if one.whole_month:
        return f"{id} from {one.first:%B %Y}"
    said = f"{id} from {words(one.on)}"
    later = one.first_batch is FirstBatch.THE_MONTH_AFTER
    return f"{said}, its first batch in {one.first:%B %Y}" if later else said
