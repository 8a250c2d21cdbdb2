"""A contested question about a re-assessment that a commissioning body asks for."""

from __future__ import annotations

from dataclasses import replace

from sendrules.law.model.duty import Duty
from sendrules.law.model.reading import Reading


def _whoever_asks(duty: Duty) -> Duty:
    return replace(duty, trigger=tuple(replace(t, when=None, only_if="") for t in duty.trigger))


READINGS = (
    Reading(
        id="reassessment-for-a-commissioning-body",
        question="Does the authority have to tell the family within fifteen days that it re-assesses at the request of the "
        "commissioning body?",
        adopted="No: reg 25(1) is for a decision whether a re-assessment is necessary, and reg 23 leaves none to take.",
        authority="Reg 23 says that the authority must secure the re-assessment, and reg 24 lets it decline only a request "
        "under s.44(2). Against that: reg 25(1) counts from receiving the request to re-assess, and does not say from whom "
        "(texts seen). No case was found.",
        seen="The text of regs 23 to 25.",
        duties=("reg-25-1-15-days",),
        alternatives={"fifteen-days": _whoever_asks},
        described={"fifteen-days": "the fifteen days of reg 25(1) run from every request"},
    ),
)
