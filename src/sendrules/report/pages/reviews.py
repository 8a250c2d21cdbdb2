"""Reviews that are due: how many have to be held by which month, and how many are overdue."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from sendrules.values import value

REVIEWS = (
    "act-44-1-a-first-review", "act-44-1-b-later-reviews", "reg-15-5-review-after-transfer",
    "reg-27-4-a-review-after-reassessment", "reg-27-4-b-subsequent",
)  # fmt: skip
"""The ids of the duties to hold a review by a day."""
MONTHS_AHEAD = 12


@value
class Reviews:
    """The reviews of a caseload.

    Attributes:
        overdue: how many are overdue, contested or not.
        overdue_contested: of how many of these another reading of the law would change the answer.
        undetermined: of how many a fact is missing.
        months: by month of the last day, how many are due, for the next twelve months.
        later: how many are due after that.
    """

    overdue: int
    overdue_contested: int
    undetermined: int
    months: tuple[tuple[str, int], ...]
    later: int

    @property
    def any(self) -> bool:
        """Whether there is any review."""
        return bool(self.overdue or self.undetermined or self.later or any(many for _, many in self.months))


def reviews(answers: pa.Table, as_of: date) -> Reviews:
    """Count the reviews of a caseload.

    Args:
        answers: the answers, in ``sendrules.caseload.SCHEMA``.
        as_of: the day of the question.
    """
    found = answers.filter(pc.is_in(answers["duty"].cast(pa.string()), pa.array(REVIEWS)))
    rows = found.select(["compliance", "limit", "contested"]).to_pylist()
    late = [row for row in rows if row["compliance"] == "overdue"]
    due = Counter(
        _month(row["limit"])
        for row in rows
        if row["compliance"] == "pending" and row["limit"] and row["limit"] >= as_of
    )
    months = [_after(as_of, n) for n in range(MONTHS_AHEAD)]
    return Reviews(
        len(late),
        sum(bool(row["contested"]) for row in late),
        sum(row["compliance"] == "unknown" for row in rows),
        tuple((f"{month:%B %Y}", due.pop(month, 0)) for month in months),
        due.total(),
    )


def _month(day: date) -> date:
    return day.replace(day=1)


def _after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)
