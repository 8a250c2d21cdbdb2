"""Bodies that the Act called otherwise at another time. Their duties and limits did not change with the name.

The Health and Care Act 2022 put integrated care boards in the place of clinical commissioning groups on 1 July 2022.
"""

from __future__ import annotations

import re
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


def with_local_name(text: str, day: date) -> str:
    """Add to the first commissioning body that a text names what such a body was locally on a day.

    >>> with_local_name("Tell the new commissioning body of the move", date(2025, 3, 3))
    'Tell the new commissioning body (locally, an integrated care board) of the move'
    >>> with_local_name("Tell the commissioning bodies", date(2020, 3, 2))
    'Tell the commissioning bodies (locally, clinical commissioning groups)'
    """
    name = local_commissioner(day)
    article = "an" if name.startswith("i") else "a"

    def named(found: re.Match[str]) -> str:
        local = f"{article} {name}" if found[0].endswith("y") else f"{name}s"
        return f"{found[0]} (locally, {local})"

    return re.sub("commissioning bod(?:y|ies)", named, text, count=1)
