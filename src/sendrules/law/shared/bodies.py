"""Bodies that were renamed, and the bodies that CFA 2014 s.31 lists.

On 1 July 2022 the Health and Care Act 2022 replaced clinical commissioning groups with integrated care boards. The
duties and limits did not change with the name.
"""

from __future__ import annotations

import re
from datetime import date

from sendrules.case.kinds import Role
from sendrules.law.model.actors import Actor
from sendrules.law.model.duty import Duty

INTEGRATED_CARE_BOARDS = date(2022, 7, 1)

_BODY = "commissioning bod(?:y|ies)"

COMMISSIONERS = frozenset(
    {
        Actor.RESPONSIBLE_COMMISSIONING_BODY,
        Actor.ORIGINAL_COMMISSIONING_BODY,
        Actor.NEW_COMMISSIONING_BODY,
        Actor.HOME_COMMISSIONING_BODY,
    }
)
"""Who commissions local health services, in the words of the Regulations."""

SECTION_31_BODIES = (
    Role.ANOTHER_AUTHORITY,
    Role.YOUTH_OFFENDING_TEAM,
    Role.YOUTH_ACCOMMODATION,
    Role.NHS_ENGLAND,
    Role.RESPONSIBLE_COMMISSIONING_BODY,
    Role.LOCAL_HEALTH_BOARD,
    Role.NHS_TRUST,
)
"""The bodies that have to co-operate under CFA 2014 s.31, as roles in a case."""


def local_commissioner(day: date) -> str:
    """Name the local commissioner of health services on a day.

    >>> local_commissioner(date(2022, 6, 30)), local_commissioner(date(2022, 7, 1))
    ('clinical commissioning group', 'integrated care board')
    """
    return "integrated care board" if day >= INTEGRATED_CARE_BOARDS else "clinical commissioning group"


def body_named(duty: Duty, day: date) -> str:
    """Give the local name, on a day, of the commissioning body in a duty; empty where the duty has none.

    >>> from sendrules.law.statute import statute
    >>> body_named(statute().duty("reg-16-2-rcb-change-notify"), date(2022, 6, 30))
    'clinical commissioning group'
    >>> body_named(statute().duty("reg-5-1-decision-to-assess"), date(2022, 6, 30))
    ''
    """
    named = duty.holder in COMMISSIONERS or re.search(_BODY, duty.title)
    return local_commissioner(day) if named else ""


def with_local_name(text: str, day: date) -> str:
    """Add its local name on a day to the first commissioning body in a text.

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

    return re.sub(_BODY, named, text, count=1)
