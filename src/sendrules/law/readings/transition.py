"""Contested questions about the move from statements to plans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sendrules.law.model.duty import Duty
from sendrules.law.model.limits import After, FirstKnown
from sendrules.law.model.reading import Reading
from sendrules.law.si_2014_2270.art_21_24 import FOURTEEN_WEEKS, FROM_NOTICE

# fourteen weeks that begin with 25 December 2014 end on 1 April 2015: the first that still ran under the new text
_STILL_RUNNING = date(2014, 12, 25)


def _from_the_beginning(duty: Duty) -> Duty:
    """Count from the notice only the weeks that were over before the new text came."""
    over = replace(FROM_NOTICE, before=_STILL_RUNNING)
    return replace(duty, limit=FirstKnown((After(FOURTEEN_WEEKS, of=over), After(FOURTEEN_WEEKS))))


READINGS = (
    Reading(
        id="transfer-notice-before-april-2015",
        question="The notice of a transfer review was sent before 1 April 2015, and its fourteen weeks ended later: do they "
        "begin with the notice or with the beginning of the assessment?",
        adopted="With the notice: the duty was there under the old text, and the amendment does not take it away.",
        authority="SI 2015/505 art 5 put the beginning of the assessment in the place of the notice on 1 April 2015, "
        "without a saving (text seen). For the notice: Interpretation Act 1978 ss.16(1) and 23(1), under which an "
        "amendment leaves an obligation that has been incurred as it was. For the beginning: art 21(3) is applied when "
        "the authority decides to make a plan, and from 1 April 2015 it speaks of nothing else. No case was found.",
        duties=("trans-2270-art21-24/plan-2014",),
        alternatives={"from-the-beginning": _from_the_beginning},
        described={"from-the-beginning": "fourteen weeks that still ran on 1 April 2015 begin with the beginning"},
    ),
)
