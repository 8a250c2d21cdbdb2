"""Contested questions of the law: the adopted answer, and the other answers as edits of a duty.

The adopted answer is the better view in law. Where two views are equally good, it is the view that protects the child.
A result says which readings it rests on, and whether another answer would change it. The order of the readings matters
where one edit rests on another.
"""

from sendrules.law.model.reading import Reading
from sendrules.law.readings import (
    assessment,
    ceasing,
    commissioners,
    concessions,
    counting,
    detention,
    disagreement,
    discrimination,
    interruptions,
    onward,
    provision,
    receipt,
    reviews,
    telephone,
    transition,
    turning_25,
)

READINGS: tuple[Reading, ...] = (
    *assessment.READINGS,
    *reviews.READINGS,
    *interruptions.READINGS,
    *disagreement.READINGS,
    *concessions.READINGS,
    *commissioners.READINGS,
    *ceasing.READINGS,
    *discrimination.READINGS,
    *turning_25.READINGS,
    *transition.READINGS,
    *detention.READINGS,
    *provision.READINGS,
    *onward.READINGS,
    *telephone.READINGS,
    *counting.READINGS,  # these edit limits and limbs that another answer adds
    *receipt.READINGS,  # last: it edits limits that those before it add or wrap
)
