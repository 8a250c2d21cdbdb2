"""A contested question about concessions of early 2015: which text of reg 45 governs one that was on foot."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sendrules.law.model.duty import Duty
from sendrules.law.model.life import CONCESSIONS, InForce
from sendrules.law.model.reading import Reading
from sendrules.law.si_2014_1530.reg_45 import AS_MADE

_WEEKS_AS_MADE = {
    "reg-45-3-notify": 4,
    "reg-45-3A-a-no-plan": 4,
    "reg-45-3A-b-final": 4,
    "reg-45-4-amend": 4,
    "reg-45-5-a-school": 2,
    "reg-45-5-b-school-plus": 4,
}
"""By the id of a duty, the weeks that the text as made gave for the same concession."""


def _new_text_for_what_was_on_foot(duty: Duty) -> Duty:
    """Let the new text begin with the first concession whose weeks still ran on 23 March 2015."""
    first = CONCESSIONS.first - timedelta(weeks=_WEEKS_AS_MADE[duty.id])
    if duty.in_force == AS_MADE:
        return replace(duty, in_force=InForce(AS_MADE.first, first - timedelta(1)))
    return replace(duty, in_force=InForce(first))


READINGS = (
    Reading(
        id="concessions-of-march-2015",
        question="An appeal was conceded before 23 March 2015, and the weeks that reg 45 then gave ended later: which text "
        "governs?",
        adopted="The text as made: the obligation was there on the day of the concession.",
        authority="SI 2015/359 reg 8 put the new paragraphs in place on 23 March 2015, without a saving (text seen). For the "
        "text as made: Interpretation Act 1978 ss.16(1) and 23(1), under which an amendment leaves an obligation that has "
        "been incurred as it was. For the new text: from that day reg 45 speaks of nothing else. No case was found.",
        seen="The text of SI 2015/359; the Interpretation Act 1978 from general knowledge.",
        duties=tuple(_WEEKS_AS_MADE),
        alternatives={"new-text": _new_text_for_what_was_on_foot},
        described={"new-text": "the new text governs what was still running on 23 March 2015"},
    ),
)
