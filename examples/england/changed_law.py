"""What two named edits of the law change for one child, by the library's own amendments of the law."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import sendrules as sr

AMENDMENTS = Path(__file__).parents[1] / "amendments"
PLAN = "reg-13-2-final-plan-20-weeks"
FIRST_REVIEW, LATER_REVIEWS = "act-44-1-a-first-review", "act-44-1-b-later-reviews"
KEY_STAGES_END_AFTER_YEAR = (2, 6, 9, 11)
"""The school years after which the key stages of the Education Act 2002 s.82 end."""


def weeks_for_a_plan(amendment: sr.Amendment) -> tuple[float, float]:
    """Give the weeks from a request to the finalised plan, in law and under the amendment, for a request on its first day."""
    day = amendment.in_force_from
    laws = (sr.statute(), sr.statute().amended(amendment))
    law, changed = ((law.duty(PLAN).limit_for(day) - day).days / 7 for law in laws)
    return law, changed


def reviews_of_a_child(amendment: sr.Amendment, *, changed: bool) -> list[date]:
    """Give the reviews of a plan that is finalised just before Year 1, to the end of Year 11, each as late as the law allows.

    Args:
        amendment: the amendment.
        changed: whether it applies; otherwise the law as it is.
    """
    first = amendment.in_force_from.year + 1
    ends = [date(first + year, 7, 20) for year in KEY_STAGES_END_AFTER_YEAR]
    stages = [sr.Event(kind="key-stage-ends", on=end) for end in ends]
    plan = date(first, 8, 15)
    acts = [sr.Event(kind="request", on=plan - timedelta(weeks=20)), sr.Event(kind="final-plan", on=plan)]
    reviews: list[date] = []
    while True:
        case = sr.Case(reference="one-child", events=[*acts, *stages])
        answer = sr.evaluate(case, as_of=acts[-1].on, what_if=amendment)
        duty = (answer.what_if if changed else answer)[LATER_REVIEWS if reviews else FIRST_REVIEW]
        if duty.due is None or duty.due > ends[-1]:
            return reviews
        reviews.append(duty.due)
        acts += [sr.Event(kind=kind, on=duty.due) for kind in ("review-meeting", "decision-to-continue")]
