"""Contested questions about detention: exceptions after an interruption, and appeals in the summer of 2015."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar

from sendrules.case.kinds import Dated, EventKind
from sendrules.case.looks_at import LooksAt
from sendrules.citation import rule
from sendrules.law.model.anchors import Found, Occurrence
from sendrules.law.model.duty import Duty
from sendrules.law.model.life import InForce
from sendrules.law.model.limits import After, FirstKnown, Moved
from sendrules.law.model.looks_at import DETENTION
from sendrules.law.model.reading import Reading
from sendrules.law.shared.appeals import TWO_MONTHS_ID
from sendrules.law.shared.tribunal_time import start_of_proceedings
from sendrules.law.si_2015_62 import reg_05, reg_10, reg_13
from sendrules.time.periods import Counting, Days
from sendrules.values import value

_LENT = {
    "det-15-4/plan": reg_13.LIMBS,
    "det-15-4/no-plan": reg_10.LIMBS,
    "det-15-4/decision": reg_05.LIMBS,
}


def _with_the_exceptions_named(duty: Duty) -> Duty:
    """Lend the grounds of the regulation whose weeks reg 15(4) names; those of 2020 it has in reg 2A."""
    lasting = [limb for limb in _LENT[duty.id] if limb.in_force.last is None]
    own = (replace(x, id=f"{duty.id}-{x.id.removesuffix('-exception')[-1]}-exception", via=x.id) for x in lasting)
    return replace(duty, unless=(*duty.unless, *own))


ABOUT_AN_ASSESSMENT = (EventKind.NOT_NECESSARY_NOTICE, EventKind.REFUSAL_TO_ASSESS, EventKind.NO_PLAN_NOTICE)
"""The decisions about a detained person's assessment."""
NOT_NAMED = InForce(date(2015, 4, 1), date(2015, 8, 20))
"""While the definition of a case about special educational needs did not name a detained person's assessment."""


@value
class AssessmentRefusedInDetention:
    """The notice of a decision about a detained person's assessment, sent from 1 April to 20 August 2015."""

    by: ClassVar[Dated] = Dated.SENT

    @property
    def names(self) -> tuple[str, ...]:
        """The name by which its day may be given."""
        return ("notice in detention",)

    @property
    def looks_at(self) -> LooksAt:
        """Whether the person was detained on the day, and the kind of decision."""
        return DETENTION

    def find(self, at: Occurrence) -> Found | None:
        """Read the start."""
        day, event = at.day, at.event
        within = day is not None and NOT_NAMED.contains(day)
        about = event.kind in ABOUT_AN_ASSESSMENT
        return Found(day, event) if about and within and at.view.detained_on(event.on) else None


def _twenty_eight_days(duty: Duty) -> Duty:
    """Give the time of any other case for such a decision, and leave every other as it is."""
    if duty.limit is None:
        return duty
    other = After(Days(28, Counting.AFTER), of=AssessmentRefusedInDetention())
    return replace(duty, limit=FirstKnown((Moved(other, start_of_proceedings, rule("12")), duty.limit)))


READINGS = (
    Reading(
        id="interrupted-by-detention-exceptions",
        question="Detention interrupted an assessment: do the exceptions of SI 2015/62 regs 5(4), 10(4) and 13(3) reach the "
        "weeks of reg 15(4)?",
        adopted="No: reg 15(4) asks the authority to ensure the result within the weeks, and names no exception.",
        authority="SI 2015/62 reg 15(4) (text seen): within the 20, 16 or 6 weeks specified in regs 13(2), 10(1) and 5(1). "
        "For the exceptions: weeks that are those specified there may come with what is said of them there. Against: "
        "regs 5(4), 10(4) and 13(3) lift the limit in their own regulation, and reg 15(4) runs from another day. Equal views; "
        "the adopted one protects the young person. No case was found.",
        seen="The text of SI 2015/62.",
        duties=tuple(_LENT),
        alternatives={"with-them": _with_the_exceptions_named},
        described={"with-them": "the exceptions of regs 5(4), 10(4) and 13(3) apply to the weeks of reg 15(4) too"},
    ),
    Reading(
        id="detained-appeals-of-2015",
        question="How long had a detained person to appeal about an assessment from 1 April to 20 August 2015?",
        adopted="Two months, as in every other case about special educational needs.",
        authority="The definition of such a case in HESC r.1(3) has named a detained person's assessment only since 21 August "
        "2015 (SI 2015/1510 r.9(b), text seen). Until then, on the words, r.20(1)(e) gave 28 days for any other case (text "
        "seen as it stands). For two months: SI 2015/62 reg 19 gave two months from the same notice to contact the mediation "
        "adviser, without whom no appeal is made, and the definition was put right and not changed. The safe day for a family "
        "was the 28th. No case was found.",
        seen="The text of SI 2015/1510, and of rule 20 as it stands.",
        duties=(TWO_MONTHS_ID,),
        alternatives={"other-case": _twenty_eight_days},
        described={"other-case": "28 days from the notice, as in a case about nothing that the rule lists"},
    ),
)
