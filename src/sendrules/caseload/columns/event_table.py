"""``EventTable``: the events of many cases as columns, with what is known around them.

It holds what the law reads of a case, and enough to make each ``Case`` again for the engine that answers one case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sendrules.case.case import Case
from sendrules.case.kinds import EventKind
from sendrules.caseload.columns.codes import Days, Rows

Codes = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Grounds:
    """Circumstances and determinations, each a row, in order of their case.

    Attributes:
        case: the case of each circumstance.
        kind: its kind, as an index into ``CIRCUMSTANCES``.
        role: the code of its ``setting``, ``who`` or ``affects``; 0 for none.
        name: the code of its ``institution`` or ``about``, in the table's names; 0 for none.
        first: its ``first_day_closed``, ``first_day`` or ``on``.
        last: its ``reopens`` or ``last_day``; ``NO_DAY`` for none.
        personal: whether it is personal: 0 not recorded, 1 no, 2 yes.
        kinds: the kinds of event that may be missing in a gap of the record, as an index into ``kind_sets``; 0 for any kind, and
            for every other circumstance.
        determined_case: the case of each determination.
        limb: the id of its limb, as an index into ``limbs``.
        determined_on: its day.
        trigger: the row of the event that it names; -1 where it names none.
        limbs: the ids of the limbs.
        kind_sets: the sets of kinds; the first is empty.
    """

    case: Rows
    kind: Codes
    role: Codes
    name: Codes
    first: Days
    last: Days
    personal: Codes
    kinds: Codes
    determined_case: Rows
    limb: Codes
    determined_on: Days
    trigger: Rows
    limbs: tuple[str, ...]
    kind_sets: tuple[frozenset[EventKind], ...]


CIRCUMSTANCES = (
    "closure", "absence", "exceptional-circumstances", "missed-appointment", "coronavirus", "record-gap",
)  # fmt: skip
"""The kinds of circumstance, in the order of their codes."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class EventTable:
    """The events of many cases, one a row, in order of case, day and id: the order in which a ``View`` has them.

    Attributes:
        references: the reference of each case, as in its ``Case``.
        case: the case of each event, as an index into ``references``.
        kind: the code of its kind.
        on: its day.
        days: the columns of ``DAY_FIELDS`` in which any event has a day.
        codes: the columns of the closed lists, flags (``NO``, ``YES``) and names in which any event says something; and
            ``planned``, 1 where it is.
        names: the names of ``about``, of institutions and of duties by their code; 0 is None. Two names that are the same but
            for capitals and spaces have one code, save that the id of a duty is compared exactly.
        first: by case the row of its first event, and at the end the number of events.
        grounds: circumstances and determinations.
        facts: named facts, a list of values by case for each name; None where a case has none.
        case_of: makes the ``Case`` of an index: what the columns leave, the engine for one case answers.
        id_of: gives the id of the event of a row, as its ``Case`` has it.
    """

    references: Sequence[str]
    case: Codes
    kind: Codes
    on: Days
    days: Mapping[str, Days]
    codes: Mapping[str, Codes]
    names: Sequence[str | None]
    first: Rows
    grounds: Grounds
    case_of: Callable[[int], Case]
    id_of: Callable[[int], str]
    facts: Mapping[str, Sequence[object]] = field(default_factory=dict)

    @property
    def cases(self) -> int:
        """How many cases there are."""
        return len(self.references)

    def __len__(self) -> int:
        return len(self.case)


def first_rows(case: Codes, cases: int) -> Rows:
    """Give by case the row of its first event, and at the end the number of events.

    Args:
        case: the case of each event, in order.
        cases: how many cases there are.
    """
    return np.concatenate(([0], np.cumsum(np.bincount(case, minlength=cases)))).astype(np.int64)
