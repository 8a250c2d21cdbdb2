"""The twins of the conditions on a named fact: each is tested once for each value that a case records, by its own code."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

import numpy as np

from sendrules.case.case import Case
from sendrules.case.conditions import AtLeast, AtMost, Is, Occasion, OneOf
from sendrules.case.view import View
from sendrules.caseload.columns.batch import Batch
from sendrules.caseload.columns.codes import Rows
from sendrules.caseload.columns.occasions import Findings, Occasions
from sendrules.caseload.columns.twins import tests

_NOTHING_ELSE = Case(reference="the facts alone")
_ANY_DAY = date(2026, 1, 5)
_HOLDS = {True: 1, False: 0, None: -1}


@tests(Is, OneOf, AtLeast, AtMost)
def of_a_fact(condition: Is | OneOf | AtLeast | AtMost, at: Occasions) -> Findings:
    """What the condition gives for the value of the case; not known where the case records none."""
    which, values = _values(at.batch, condition.fact)
    told = []
    for value in values:
        facts = {} if value is None else {condition.fact: value}
        view = View(_NOTHING_ELSE.model_copy(update={"facts": facts}), _ANY_DAY)
        told.append(_HOLDS[condition.test(Occasion(view)).holds])
    return Findings(np.array(told, np.int8)[which[at.case]])


def _values(batch: Batch, name: str) -> tuple[Rows, list[object]]:
    """Give by case the place of what it records by a name among the values that are recorded; each value once."""
    key = ("values of a fact", name)
    if key not in batch.memo:
        recorded = batch.table.facts.get(name)
        codes: dict[Hashable, int] = {(type(None), None): 0}
        values: list[object] = [None]
        which = np.zeros(batch.cases, np.int64)
        for case, value in enumerate(recorded or ()):
            code = codes.setdefault((type(value), value), len(values))  # True, 1 and 1.0 are not the same value
            if code == len(values):
                values.append(value)
            which[case] = code
        batch.memo[key] = which, values
    found: tuple[Rows, list[object]] = batch.memo[key]
    return found
