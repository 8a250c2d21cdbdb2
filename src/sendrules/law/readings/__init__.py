"""Contested questions of the law: the answer adopted, and the others as edits of a duty.

The adopted answer is the better view in law and, between equals, the one that protects the child (architecture,
"error asymmetry"). A result says which readings it rests on and whether another answer would change it. The order
matters where one edit rests on another.
"""

from sendrules.law.model.reading import Reading
from sendrules.law.readings import assessment, counting, disagreement, reviews

READINGS: tuple[Reading, ...] = (
    *assessment.READINGS,
    *reviews.READINGS,
    *disagreement.READINGS,
    *counting.READINGS,  # last: they edit limits and limbs that another answer lends
)
