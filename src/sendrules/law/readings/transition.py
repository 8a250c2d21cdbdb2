"""Contested questions about the move from statements to plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sendrules.law.model.duty import Duty
from sendrules.law.model.life import InForce, TestedOn
from sendrules.law.model.limits import After, Before, FirstKnown
from sendrules.law.model.reading import Reading
from sendrules.law.si_2014_2270.art_21_24 import FOURTEEN_WEEKS, FROM_NOTICE, SI_2015_1619
from sendrules.time.periods import Days

# fourteen weeks that begin with 25 December 2014 end on 1 April 2015: the first that still ran under the new text
_STILL_RUNNING = date(2014, 12, 25)


def _from_the_beginning(duty: Duty) -> Duty:
    """Count from the notice only the weeks that were over before the new text came."""
    over = replace(FROM_NOTICE, before=_STILL_RUNNING)
    return replace(duty, limit=FirstKnown((After(FOURTEEN_WEEKS, of=over), After(FOURTEEN_WEEKS))))


def _exceptions_before_september_2015(duty: Duty) -> Duty:
    """Keep the exceptions only for a limit that was over before the new paragraphs came."""
    last = SI_2015_1619 - timedelta(1)
    return replace(
        duty,
        unless=tuple(
            replace(limb, in_force=InForce(limb.in_force.first, last, TestedOn.LIMIT))
            for limb in duty.unless
            if limb.in_force.first <= last
        ),
    )


def _on_the_first_day(duty: Duty) -> Duty:
    """Let the first of the fourteen days do for the notice."""
    return replace(duty, limit=Before(Days(13)))


READINGS = (
    Reading(
        id="transfer-notice-two-weeks",
        question="Is notice of a transfer review in time on the first of the fourteen days that end with its beginning?",
        adopted="No: the period begins with the start of that day, so notice is due the day before, two weeks before the "
        "assessment begins.",
        authority="SI 2014/2270 arts 18(1) and 32(1): no later than the beginning of the period of two weeks ending with the "
        "day on which the assessment begins (text seen). For the other view: the law takes no account of parts of a day, so "
        "what is done on the first day is done at its beginning. Equal views; the adopted one gives the family the full two "
        "weeks. No case was found.",
        seen="The text of SI 2014/2270.",
        duties=("trans-2270-art18-1", "trans-2270-art32-1"),
        alternatives={"first-day": _on_the_first_day},
        described={"first-day": "notice on the first of the fourteen days is in time"},
    ),
    Reading(
        id="transfer-notice-before-april-2015",
        question="The notice of a transfer review was sent before 1 April 2015, and its fourteen weeks ended later: do they "
        "begin with the notice or with the beginning of the assessment?",
        adopted="With the notice: the duty was there under the old text, and the amendment does not take it away.",
        authority="SI 2015/505 art 5 put the beginning of the assessment in the place of the notice on 1 April 2015, "
        "without a saving (text seen). For the notice: Interpretation Act 1978 ss.16(1) and 23(1), under which an "
        "amendment leaves an obligation that has been incurred as it was. For the beginning: art 21(3) is applied when "
        "the authority decides to make a plan, and from 1 April 2015 it speaks of nothing else. No case was found.",
        seen="The text of SI 2015/505; the Interpretation Act 1978 from general knowledge.",
        duties=("trans-2270-art21-24/plan-2014",),
        alternatives={"from-the-beginning": _from_the_beginning},
        described={"from-the-beginning": "fourteen weeks that still ran on 1 April 2015 begin with the beginning"},
    ),
    Reading(
        id="earlier-fourteen-weeks-exceptions",
        question="Fourteen weeks of a review or re-assessment from before September 2015 ended later: do the exceptions of "
        "regs 13(3) and 27(3) still reach them?",
        adopted="Yes: the fourteen weeks go on as they were, with their exceptions.",
        authority="SI 2015/1619 arts 3, 5 and 6 (text seen): from 1 September 2015, arts 21(3A), 24(2A) and 34(3A) require the plan "
        "within the fourteen weeks themselves, and no longer say that a regulation applies as if it did. On those words "
        "nothing hitches an exception to them; art 22(3A), of the same day, keeps reg 10. For the exceptions: the "
        "explanatory note says that the fourteen weeks continue, and nobody meant to take the exceptions from those who "
        "have less time. No case was found.",
        seen="The text of SI 2015/1619 with its explanatory note.",
        duties=("trans-2270-art21-24/plan-2014", "trans-2270-art24-2A", "trans-2270-art34-3A"),
        alternatives={"none": _exceptions_before_september_2015},
        described={"none": "fourteen weeks that ended after August 2015 have no exceptions"},
    ),
)
