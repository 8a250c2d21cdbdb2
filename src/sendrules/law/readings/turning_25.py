"""A contested question about an assessment that the twenty-fifth birthday interrupts."""

from __future__ import annotations

from dataclasses import replace

from sendrules.case.kinds import EventKind
from sendrules.law.model.duty import Duty
from sendrules.law.model.reading import Reading
from sendrules.law.readings.edits import duties_where


def _ends_at_25(duty: Duty) -> bool:
    return duty.overtaken_by is not None and EventKind.TURNS_25 in duty.overtaken_by.kinds


def _runs_on(duty: Duty) -> Duty:
    rule = duty.overtaken_by
    if rule is None:
        return duty
    return replace(
        duty, overtaken_by=replace(rule, kinds=tuple(kind for kind in rule.kinds if kind is not EventKind.TURNS_25))
    )


READINGS = (
    Reading(
        id="weeks-across-25",
        question="A person turns 25 while the weeks of an assessment run: are they over?",
        adopted="Yes: from the birthday there is no young person to decide about. What was missed before stays missed.",
        authority="CFA 2014 s.83(2): a young person is under 25 (text seen). Against that: the request was made for a young "
        "person and has to be answered, and s.46 lets a plan go on for some months after the birthday, though only a plan "
        "that is maintained by then. No case was found.",
        seen="The text of CFA 2014 ss.46 and 83.",
        duties=duties_where(_ends_at_25),
        alternatives={"run-on": _runs_on},
        described={"run-on": "the weeks run on after the twenty-fifth birthday"},
    ),
)
