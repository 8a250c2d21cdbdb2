"""``AnswerRows``: the rows of the answers as codes and days, before they become an Arrow table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
from numpy.typing import NDArray

from sendrules.caseload.columns.codes import NO_DAY, Days, Flags, Rows, Truth
from sendrules.caseload.columns.event_table import Codes

NOTHING = -1
"""The code of a text that is not there; and of the rule of an occurrence that the answers taken do not start."""
BY_COLUMNS, BY_ONE_CASE = 0, 1
ANSWERED_BY = ("columns", "one-case")
"""Who answered, by code."""
NOT_STARTED = 0
"""The number of an occurrence that only another answer to a contested question starts."""


SIZES: Mapping[str, type[np.signedinteger]] = {
    "case": np.int32, "occurrence": np.int32, "trigger_on": np.int32, "started": np.int32, "limit": np.int32,
    "done_on": np.int32, "days_late": np.int32, "set_by_on": np.int32, "practical": np.int32, "version": np.int16,
    "trigger": np.int16, "lifted_by": np.int16, "set_by": np.int16, "contested_by": np.int16, "rule": np.int8,
    "was_missed": np.int8, "contested": np.int8, "answered_by": np.int8,
}  # fmt: skip
"""By the name of a field of ``AnswerRows`` what its numbers are kept as."""


class Words:
    """Codes for texts that are made as rows are made, such as the ids of several exceptions in one."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._codes: dict[str, int] = {}

    def code(self, ids: tuple[str, ...]) -> int:
        """Give the code of some ids as one text; ``NOTHING`` for none.

        Args:
            ids: the ids, in order.
        """
        if not ids:
            return NOTHING
        code = self._codes.setdefault(" ".join(ids), len(self.texts))
        if code == len(self.texts):
            self.texts.append(" ".join(ids))
        return code


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class AnswerRows:
    """Answers, an occurrence a row. A day is ``NO_DAY`` and a code ``NOTHING`` where there is none.

    Attributes:
        case: the case, as an index into the references of the table.
        version: the number of the version of the duty, in ``LawTables``.
        occurrence: which occurrence of the duty in the case, from 1; ``NOT_STARTED`` for one that is none.
        trigger: the code of the kind of event that starts it.
        trigger_on: the day of that event.
        started: the day it runs from.
        rule: the code of the rule that decided, which gives the outcome and the compliance.
        limit: the day the limit falls on.
        done_on: the day on which what performed it counts.
        days_late: the days past the limit; ``NO_DAY`` where it was not passed.
        was_missed: 1 for yes, 0 for no, -1 where a missing fact leaves it open.
        lifted_by: the exceptions that lift the limit, as a code of ``Words``.
        set_by: the code of the kind of event that set the day.
        set_by_on: the day of that event.
        practical: the last working day before a day that is none.
        contested: 1 for yes, 0 for no, -1 where it was not asked.
        contested_by: the contested questions, as a code of ``Words``.
        answered_by: who answered.
    """

    case: Codes
    version: NDArray[np.int16]
    occurrence: Codes
    trigger: NDArray[np.int16]
    trigger_on: Days
    started: Days
    rule: NDArray[np.int8]
    limit: Days
    done_on: Days
    days_late: Days
    was_missed: Truth
    lifted_by: NDArray[np.int16]
    set_by: NDArray[np.int16]
    set_by_on: Days
    practical: Days
    contested: Truth
    contested_by: NDArray[np.int16]
    answered_by: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.case)

    def pick(self, which: Rows | Flags | slice) -> Self:
        """Give these rows alone.

        Args:
            which: the rows.
        """
        return type(self)(**{each.name: getattr(self, each.name)[which] for each in fields(self)})

    @classmethod
    def none(cls) -> Self:
        """Give no rows."""
        return cls(**{each.name: np.empty(0, SIZES[each.name]) for each in fields(cls)})

    @classmethod
    def joined(cls, parts: list[Self]) -> Self:
        """Give the rows of several, one after the other.

        Args:
            parts: the rows.
        """
        parts = [part for part in parts if len(part)] or [cls.none()]
        if len(parts) == 1:
            return parts[0]
        return cls(**{f.name: np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(cls)})

    def in_order(self, duty: NDArray[np.int16]) -> Self:
        """Give the rows in order of case, duty and occurrence, whoever answered them.

        The rows of one duty of one case have to be in order already, and from one who answered.

        Args:
            duty: by the number of a version the place of its duty in the law.
        """
        duties = duty[self.version]
        order: Rows = np.argsort(_small(self.case), kind="stable")
        if np.any(duties[1:] < duties[:-1]):  # else they are in order of the law
            by_duty = np.argsort(duties, kind="stable")
            order = by_duty[np.argsort(_small(self.case)[by_duty], kind="stable")]
        return self.pick(order)


def _small(case: Codes) -> NDArray[np.uint16] | Codes:
    """The same numbers in two bytes where they fit: numpy sorts those in linear time."""
    return case.astype(np.uint16) if len(case) and case.max() < 2**16 else case


def nothing(rows: int) -> Days:
    """Give so many days that are none.

    Args:
        rows: how many.
    """
    return np.full(rows, NO_DAY, np.int32)
