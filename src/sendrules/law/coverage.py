"""Which row of the catalogue of the law is encoded, how, or why not. Every row of the assessment pathway is here.

The rows of the other pathways are added with the modules that encode them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """How a row of the catalogue is held."""

    DUTY = "duty"
    LIMB = "limb"
    TRIGGER = "trigger"
    CONDITION = "condition"
    NOT_ENCODED = "not encoded"


@dataclass(frozen=True, slots=True)
class Covered:
    """What became of one row.

    Attributes:
        how: as what it is encoded, or not.
        ids: the duties, limbs or kinds of event that hold it.
        reason: why it is not encoded, or what is particular.
    """

    how: How
    ids: tuple[str, ...] = ()
    reason: str = ""


def _duty(*ids: str, reason: str = "") -> Covered:
    return Covered(How.DUTY, ids, reason)


COVERAGE: dict[str, Covered] = {
    "act-24-responsible-trigger": Covered(
        How.TRIGGER, ("responsible",), "A second start for regs 3, 4, 5, 10 and 13; both starts are kept."
    ),
    "act-36-1-who-may-request": Covered(
        How.CONDITION, ("request",),
        "Recorded as `by` of the request; a request by anyone else gives a warning that it may be a start under s.24.",
    ),
    "act-36-6-7-considering-notice": _duty(
        "act-36-6-7-considering-notice", reason="The six months are a condition of its trigger."
    ),
    "reg-2-year-9": Covered(
        How.NOT_ENCODED, (), "It decides what a plan must contain from year 9, not a date; nothing encoded reads it yet."
    ),
    "reg-2-undefined-terms": Covered(
        How.CONDITION, ("WorkingCalendar",), "The better view of working day is the calendar's."
    ),
    "reg-3-consult-on-request": _duty("reg-3-consult-on-request"),
    "reg-4-1-not-necessary-determination": _duty("reg-4-1-not-necessary-determination"),
    "reg-5-1-decision-to-assess": _duty("reg-5-1-decision-to-assess"),
    "reg-5-2-copy-decision": _duty("reg-5-2-copy-decision"),
    **{
        f"reg-5-4-{x}-exception": Covered(How.LIMB, (f"reg-5-4-{x}-exception",)) for x in "abcd"
    },
    "reg-6-advice-to-seek": Covered(
        How.NOT_ENCODED, (),
        "No period: whom to ask. The persons are the roles of a request for advice; who must be asked is not checked.",
    ),
    "reg-6-4-existing-advice": Covered(
        How.NOT_ENCODED, (),
        "No period: three persons must be satisfied with existing advice. It is for a policy that would do without new "
        "advice.",
    ),
    "reg-8-1-cooperate-6-weeks": _duty(
        "reg-8-1-cooperate-6-weeks", reason="Limbs reg-8-2-a-exception to c, and d of 2020."
    ),
    "reg-9-support": Covered(How.NOT_ENCODED, (), "No period and no act with a day."),
    "reg-10-1-no-plan-decision": _duty("reg-10-1-no-plan-decision"),
    "reg-10-2-copy": _duty("reg-10-2-copy"),
    **{
        f"reg-10-4-{x}-exception": Covered(
            How.LIMB, (f"reg-10-4-{x}-exception", f"reg-13-3-{x}-exception"), "Also borrowed by reg 13(3)."
        )
        for x in "abcd"
    },
    "act-38-4-notice-period": _duty("act-38-4-notice-period"),
    "reg-13-1-a-draft-plan-15-days": _duty("reg-13-1-a-draft-plan-15-days"),
    "reg-13-2-final-plan-20-weeks": _duty("reg-13-2-final-plan-20-weeks"),
    "derived-latest-draft-date": _duty("derived-latest-draft-date", reason="Derived; not part of the floor."),
    "reg-14-1-form": Covered(How.NOT_ENCODED, (), "No period: what the finalised plan may differ in from the draft."),
}  # fmt: skip
