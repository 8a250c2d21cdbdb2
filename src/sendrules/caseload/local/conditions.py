"""Conditions of a policy for a whole table: tested once for each combination of values that occurs, by the code for one case."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from sendrules.case.conditions import Finding
from sendrules.case.facts import FactDefinition
from sendrules.caseload.columns.codes import Rows, Truth
from sendrules.caseload.local.facts import FactSheet, Read
from sendrules.local.answers.facts import on_facts
from sendrules.local.declarations.conditions import When

_HOLDS = {True: 1, False: 0, None: -1}


@dataclass(frozen=True, slots=True, eq=False)
class Tested:
    """A condition for every case of a table.

    Attributes:
        findings: the findings that occur.
        which: by case, its finding, as an index into ``findings``.
        holds: by case 1, 0, or -1 where a fact is not recorded.
    """

    findings: Sequence[Finding]
    which: Rows
    holds: Truth

    def of(self, case: int) -> Finding:
        """Give the finding for a case.

        Args:
            case: the case, by its number in the table.
        """
        return self.findings[int(self.which[case])]


def tested_for_all(when: When, facts: Sequence[FactDefinition], sheet: FactSheet) -> Tested:
    """Test a declared condition on every case of a table.

    Args:
        when: the condition.
        facts: the facts of the policy that declares it.
        sheet: the table and its facts.
    """
    known = {fact.name: fact for fact in facts}
    names, condition = when.facts, when.condition()
    which, combinations = _combined([sheet.every(known[name]) for name in names], sheet.table.cases)
    findings = []
    for values in combinations:
        recorded = {name: value for name, (value, _) in zip(names, values, strict=True) if value is not None}
        findings.append(on_facts(condition, recorded, sheet.as_of))
    holds = np.array([_HOLDS[finding.holds] for finding in findings], np.int8)
    return Tested(findings, which, holds[which] if len(which) else np.empty(0, np.int8))


def _combined(columns: Sequence[Sequence[Read]], cases: int) -> tuple[Rows, list[tuple[Read, ...]]]:
    """Give each combination of what is read once, and by case which it is."""
    codes: dict[Hashable, int] = {}
    found: list[tuple[Read, ...]] = []
    which = np.empty(cases, np.int64)
    for case, values in enumerate(zip(*columns, strict=True)):
        key = tuple((type(value), value) for value, _ in values)  # True, 1 and 1.0 are not the same value
        code = codes.setdefault(key, len(found))
        if code == len(found):
            found.append(values)
        which[case] = code
    return which, found
