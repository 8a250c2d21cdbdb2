"""A contested question about the provision in a plan: from when five weeks mark that it should be there."""

from __future__ import annotations

from dataclasses import replace

from sendrules.law.conditions.plans import PLANS
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.reading import Reading


def _from_the_plan(duty: Duty) -> Duty:
    return replace(duty, trigger=tuple(Trigger(kind) for kind in PLANS))


READINGS = (
    Reading(
        id="five-week-marker",
        question="From when do the five weeks run that mark when the bulk of the provision should be in place?",
        adopted="From the Tribunal's order. They are the weeks that reg 44(2)(e) allows for amending the plan, and are there to "
        "prepare what it orders. A plan made without an order has no marker: s.42 binds from its day. This is the earlier day.",
        authority="R (BA) v Nottinghamshire CC [2021] EWHC 1348 (Admin): its opening was seen, and reports that quote it "
        "(Sinclairslaw, IPSEA). Against: R (JSH) v Westmorland and Furness Council [2024] EWHC 3362 (Admin), para 42, which cites para 37 of BA "
        "for five weeks from the plan's being finalised; that paragraph was seen.",
        duties=("case-ba-five-week-marker",),
        alternatives={"plan": _from_the_plan},
        described={"plan": "the five weeks run from the day on which a plan is finalised, whatever led to it"},
    ),
)
