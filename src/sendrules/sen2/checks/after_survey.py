"""Checks that a day does not lie after the survey day: the return tells of what had happened by then."""

from __future__ import annotations

import numpy as np

from sendrules.sen2.checks.asked import Asked
from sendrules.sen2.checks.check import Check, Example, Hits, Severity
from sendrules.sen2.returns import NO_DAY


def not_after_survey(code: str, module: str, item: str, says: str) -> Check:
    """Make a check that a day does not lie after the survey day.

    Args:
        code: its code.
        module: the module of the day.
        item: its item.
        says: what is wrong.
    """

    def finds(asked: Asked) -> Hits:
        days = asked.found[module].days(item)
        wrong = (days != NO_DAY) & (days > asked.survey_day)
        if asked.survey_day == NO_DAY:
            wrong = np.zeros(len(days), bool)
        return Hits(module, item, np.flatnonzero(wrong).astype(np.int32))

    name = f"{module}.{item}"
    return Check(
        code=code,
        severity=Severity.ERROR,
        says=says,
        fix="Check the year. What is only planned is not reported.",
        reads=((module, item),),
        finds=finds,
        examples=(
            Example(found=True, says={name: "2026-01-16"}, why="the day after the survey day"),
            Example(found=False, says={name: "2026-01-15"}, why="the survey day"),
            Example(found=False, says={name: ""}),
        ),
    )
