"""A contested question about ceasing to maintain a plan: when the time allowed for an appeal is over."""

from __future__ import annotations

from dataclasses import replace

from sendrules.law.model.duty import Duty
from sendrules.law.model.limits import Moved
from sendrules.law.model.reading import Reading


def _as_the_rules_give_it_at_first(duty: Duty) -> Duty:
    """Take the two months, or the month of a certificate, as they end, and not as rule 12 moves their end."""
    return replace(duty, limit=duty.limit.limit) if isinstance(duty.limit, Moved) else duty


READINGS = (
    Reading(
        id="period-allowed-for-an-appeal",
        question="The two months for an appeal against ceasing end in August, at Christmas or on no working day, and rule 12 "
        "takes a later appeal as in time: is the plan kept until then?",
        adopted="Yes: the plan is kept for as long as an appeal can still be brought in time.",
        authority="CFA 2014 s.45(4)(a) keeps the plan until after the end of the period allowed for bringing an appeal. HESC "
        "Rules r.12(2) and (3)(a) treat what is done on a later day as done in time. For the other answer: that "
        "forgives a late act, and the period that rule 20 allows stays what it is. No case was found. The adopted answer "
        "protects the child.",
        seen="The text of CFA 2014 s.45; rule 12 in a consolidation on another site.",
        duties=("act-45-4-no-cease-before-appeal-period",),
        alternatives={"not-moved": _as_the_rules_give_it_at_first},
        described={"not-moved": "the plan is kept for the two months, or the month of a certificate, alone"},
    ),
)
