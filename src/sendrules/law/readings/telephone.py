"""A contested question: whether a decision that was told by telephone was notified."""

from __future__ import annotations

from dataclasses import replace

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.conditions.appealable import TOLD_BY_TELEPHONE
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty
from sendrules.law.model.reading import Reading
from sendrules.law.readings.edits import duties_where


def _notifies_a_decision(duty: Duty) -> bool:
    """Whether a duty is performed by the notice of a decision that can be appealed, on the day it reaches the person."""
    rule = duty.discharged_by
    told = any(kind in TOLD_BY_TELEPHONE and rule.dated(kind) is Dated.SERVED for kind in rule.kinds)
    return isinstance(rule, Answer) and told


def _only_in_writing(duty: Duty) -> Duty:
    rule = duty.discharged_by
    if not isinstance(rule, Answer) or not _notifies_a_decision(duty):
        return duty
    more = {name: getattr(rule, name) for name in rule.more} | {"in_writing": True}
    served = (*rule.served, EventKind.DECISION_SENT) if rule.served else ()
    return replace(
        duty, discharged_by=Answer(*rule.kinds, EventKind.DECISION_SENT, by=rule.by, **more | {"served": served})
    )


READINGS = (
    Reading(
        id="told-by-telephone",
        question="A decision that can be appealed is told by telephone: has the family been notified of it?",
        adopted="Yes, so the limit for the notice is kept. The time for appealing runs only from written notice.",
        authority="Reg 5(1) and the like say notify, and ask for no form. Against: the same notice has to give the right to "
        "appeal, the time limits and the information about mediation (regs 5(3), 32), and HESC Rules r.20(1)(c) and reg 33 "
        "speak of the written notice of the decision. The texts were seen; no decision on it was found.",
        seen="The text of regs 5, 32 and 33 and of rule 20.",
        duties=duties_where(_notifies_a_decision),
        alternatives={"in-writing": _only_in_writing},
        described={"in-writing": "only written notice notifies, so a decision told by telephone keeps no limit"},
    ),
)
