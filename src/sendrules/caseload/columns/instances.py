"""``Instances``: the answers of a duty for many cases, one occurrence a row."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from sendrules.caseload.columns.codes import Days, Flags, Rows, places
from sendrules.caseload.columns.event_table import Codes
from sendrules.statutory.judge import RULES
from sendrules.statutory.outcome import Compliance
from sendrules.values import quick

RULE_CODE = {rule.id: n for n, rule in enumerate(RULES)}
COMPLIANCE_CODE = {compliance: n for n, compliance in enumerate(Compliance)}
COMPLIANCE_OF = np.array([COMPLIANCE_CODE[rule.compliance] for rule in RULES], np.int8)
"""By the code of a rule the code of its compliance."""
_IS_OPEN = np.array(
    [rule.compliance in (Compliance.PENDING, Compliance.OVERDUE, Compliance.UNKNOWN) for rule in RULES], bool
)
OUTCOMES = tuple(dict.fromkeys(rule.outcome.name for rule in RULES))
"""The names of the outcomes that an occurrence can have, by code."""
OUTCOME_OF = np.array([OUTCOMES.index(rule.outcome.name) for rule in RULES], np.int8)
"""By the code of a rule the code of its outcome."""


@quick(eq=False, kw_only=True)
class Instances:
    """What ``Instance`` says of each occurrence, in order of case, day that it runs from, and version.

    A row is -1 and a day ``NO_DAY`` where there is none. What is not told of an occurrence that is not known to have started
    (``reckoned`` is False) is absent here too.

    Attributes:
        case: the case.
        row: the row of the event that started it.
        version: which version of the duty answers, by index.
        started: the day it runs from.
        rule: the code of the rule that decided: it gives the outcome and the compliance.
        limit: the day the limit falls on, whatever became of it.
        done: the row of what performed it.
        done_day: the day on which that counts.
        ended: the row of what ended it, where the outcome is that it ended.
        ended_day: the day on which that counts.
        revived: the row of what undid an ending.
        in_transit: the row of what will perform it once it is served.
        set_by: the row of the direction or agreement that set the limit, where one did.
        limbs: where its exceptions bear on the answer, those that are available and were determined, bit by bit in the order of
            the limbs of its version; of a limit that counts from a lifted limit, those of that limit's version, with
            ``lifted_by`` that duty.
        lifted_by: which duty's limbs these are: 0 its own, else an index from 1 into the law's ``ids``.
        arose: whether what a contingent duty depends on was decided, and before any ending.
        doubt: whether a missing fact leaves the answer open.
        reckoned: whether what was done to it is told.
        has_exceptions: whether its exceptions bear on the answer.
    """

    case: Codes
    row: Rows
    version: NDArray[np.int8]
    started: Days
    rule: NDArray[np.int8]
    limit: Days
    done: Rows
    done_day: Days
    ended: Rows
    ended_day: Days
    revived: Rows
    in_transit: Rows
    set_by: Rows
    limbs: Codes
    lifted_by: Codes
    arose: Flags
    doubt: Flags
    reckoned: Flags
    has_exceptions: Flags

    def __len__(self) -> int:
        return len(self.case)

    @property
    def outcome(self) -> NDArray[np.int8]:
        """The code of each outcome, an index into ``OUTCOMES``."""
        return OUTCOME_OF.take(self.rule.astype(np.intp), mode="wrap")

    @property
    def compliance(self) -> NDArray[np.int8]:
        """The code of each compliance."""
        return COMPLIANCE_OF.take(self.rule.astype(np.intp), mode="wrap")

    @property
    def is_open(self) -> Flags:
        """Whether something is still to be done or to be found out."""
        found: Flags = _IS_OPEN[self.rule]
        return found

    def pick(self, which: Rows | Flags) -> Self:
        """Give these rows alone."""
        rows: NDArray[Any] = which
        if rows.dtype == bool:
            rows = places(rows)  # places are taken faster than flags are looked at, column after column
        return type(self)(**{each.name: getattr(self, each.name)[rows] for each in fields(self)})

    @classmethod
    def joined(cls, parts: list[Self]) -> Self:
        """Give the rows of several, one after the other."""
        if len(parts) == 1:
            return parts[0]
        return cls(**{f.name: np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(cls)})
