"""What became of each row of the catalogue of the law: what encodes the row, or why nothing does. All rows are
here.

A row that is not encoded says why: the row gives no period and no act with a day, it only restates another row, or its
text was not available. The limbs that reg 2A added to duties in 2020 are named by their pattern, not one by one.
"""

from __future__ import annotations

from sendrules.law.coverage import assessment, counting, detained, disagreement, guidance, next_steps, other, plan
from sendrules.law.coverage.rows import Covered, How

__all__ = ["COVERAGE", "Covered", "How"]

COVERAGE: dict[str, Covered] = {
    **assessment.ROWS,
    **plan.ROWS,
    **disagreement.ROWS,
    **detained.ROWS,
    **other.ROWS,
    **counting.ROWS,
    **guidance.ROWS,
    **next_steps.ROWS,
}
"""By the id of the row in the catalogue: what became of the row."""
