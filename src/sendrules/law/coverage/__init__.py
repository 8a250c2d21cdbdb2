"""Which row of the catalogue of the law is encoded, as what, or why not. Every one of its 225 rows is here.

A row that is not encoded says why: it gives no period and no act with a day, it only restates another row, or its text
could not be had. The limbs that the gloss of 2020 (reg 2A) put beside duties are named by their pattern, not one by one.
"""

from __future__ import annotations

from sendrules.law.coverage import assessment, counting, detained, disagreement, guidance, other, plan
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
}
"""By the row's id in the catalogue: what became of it."""
