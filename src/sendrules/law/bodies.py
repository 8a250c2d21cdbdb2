"""Bodies that the Act called otherwise at another time. Their duties and limits did not change with the name.

The Health and Care Act 2022 put integrated care boards in the place of clinical commissioning groups on 1 July 2022.
"""

from __future__ import annotations

from datetime import date

from sendrules.law.model import Actor

INTEGRATED_CARE_BOARDS = date(2022, 7, 1)

COMMISSIONERS = frozenset(
    {
        Actor.RESPONSIBLE_COMMISSIONING_BODY,
        Actor.ORIGINAL_COMMISSIONING_BODY,
        Actor.NEW_COMMISSIONING_BODY,
        Actor.HOME_COMMISSIONING_BODY,
    }
)
"""Who commissions local health services, in the words of the Regulations."""


def local_commissioner(day: date) -> str:
    """Give what a local commissioner of health services was on a day.

    >>> local_commissioner(date(2022, 6, 30)), local_commissioner(date(2022, 7, 1))
    ('clinical commissioning group', 'integrated care board')
    """
    return "integrated care board" if day >= INTEGRATED_CARE_BOARDS else "clinical commissioning group"
