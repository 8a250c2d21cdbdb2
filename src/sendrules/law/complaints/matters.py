"""Whose matter goes to which Ombudsman, and how a matter starts the time for it."""

from sendrules.case.kinds import EventKind, Role
from sendrules.law.conditions.matters import MatterOf
from sendrules.law.model.anchors import Stated
from sendrules.law.model.duty import Trigger
from sendrules.law.model.limits import After, FirstKnown
from sendrules.time.periods import Months

OF_COUNCILS = MatterOf(
    (Role.SOCIAL_CARE, Role.EDUCATIONAL_PSYCHOLOGIST, Role.ANOTHER_AUTHORITY, Role.YOUTH_OFFENDING_TEAM),
    "a council or one of its services",
    authority=True,
)
OF_HEALTH_BODIES = MatterOf(
    (Role.RESPONSIBLE_COMMISSIONING_BODY, Role.NHS_TRUST, Role.NHS_ENGLAND, Role.HEALTH_PROFESSIONAL),
    "an NHS body or a commissioning body",
)


def matter(whose: MatterOf) -> Trigger:
    """Give the start of a time that a matter of these bodies begins.

    Args:
        whose: whose matter it must be.
    """
    return Trigger(EventKind.MATTER_AROSE, when=whose, if_not_said=f"the matter is that of {whose.what}")


def from_notice(period: Months) -> FirstKnown:
    """Give a period from the day on which the family first had notice; where that is not recorded, from the matter itself.

    Args:
        period: the period.
    """
    return FirstKnown((After(period, of=Stated("aware")), After(period)))
