"""A contested question about the provision in a plan: from when five weeks mark that it should be there."""

from __future__ import annotations

from dataclasses import replace

from sendrules.law.conditions.plans import PLANS
from sendrules.law.model.anchors import Next
from sendrules.law.model.duty import Duty
from sendrules.law.model.limits import After
from sendrules.law.model.reading import Reading
from sendrules.time.periods import Counting, Weeks


def _from_the_plan(duty: Duty) -> Duty:
    return replace(duty, limit=After(Weeks(5, Counting.AFTER), of=Next(*PLANS)))


READINGS = (
    Reading(
        id="five-week-marker",
        question="From when do the five weeks run that mark when the bulk of the provision should be in place?",
        adopted="From the Tribunal's order. They are the weeks that reg 44(2)(e) allows for amending the plan, and are there to "
        "prepare what it orders. A plan made without an order has no marker: s.42 binds from its day. This is the earlier day.",
        authority="R (BA) v Nottinghamshire CC [2021] EWHC 1348 (Admin): its opening was seen, and reports that quote it "
        "(Sinclairslaw, IPSEA). Against: a passage that R (JSH) v Westmorland and Furness Council [2024] EWHC 3362 (Admin) quotes, its para 42, "
        "which cites para 37 of BA for five weeks from a plan's being finalised, whatever led to it; that passage was seen.",
        seen="The opening of the judgment, reports that quote it, and the passage of the later judgment that cites it.",
        duties=("case-ba-five-week-marker",),
        alternatives={"plan": _from_the_plan},
        described={"plan": "the five weeks run from the day on which the plan that the order led to is finalised"},
    ),
)
