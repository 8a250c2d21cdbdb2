"""Detained Persons Regulations reg 15: completing an assessment that release or detention interrupted.

https://www.legislation.gov.uk/uksi/2015/62/regulation/15

No period starts afresh. After release, the weeks run from the day the person came to attention (reg 15(1)). The
paragraph does not name a request under s.71(2); the adopted reading is that a request brings the person to attention
too (reading `release-after-request`). After detention begins, the weeks run from the day the authority became
responsible (reg 15(4)), and release does not end them, since nothing would replace them. So a second detention does not
start weeks that still run from the first. Where the assessment began in the first detention, release had replaced it
with reg 15(1), and the weeks go on from the same day.

Of several beginnings, the first unfinished one counts: a second request does not delay what was owed on the first. An
act under one regime counts under the other (reg 15(2), (5)). Reg 15 does not bind another authority than the one that
began the assessment (reg 15(3)), so release to another area ends the limits of reg 15(1). Only reg 2A relaxed these
limits, in 2020.

>>> from datetime import date
>>> plan, no_plan, decision = DUTIES[:3]
>>> plan.limit_for(date(2025, 5, 21)), no_plan.limit_for(date(2025, 5, 21)), decision.limit_for(date(2025, 5, 21))
(datetime.date(2025, 10, 8), datetime.date(2025, 9, 10), datetime.date(2025, 7, 2))
"""

from typing import NamedTuple

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.conditions.assessments import Unfinished
from sendrules.law.model.actors import Actor
from sendrules.law.model.anchors import Begun
from sendrules.law.model.discharge import Answer, Reversal
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.model.limits import After
from sendrules.law.model.overtaken import Overtaken
from sendrules.law.shared.detention import DETAINED_BEGINNINGS, SETTLED, det
from sendrules.law.shared.regimes import OVERTAKEN
from sendrules.law.si_2020_471 import gloss
from sendrules.time.periods import Counting, Weeks

_REFUSED = (EventKind.REFUSAL_TO_ASSESS, EventKind.NOT_NECESSARY_NOTICE)
_PLANNED = (EventKind.PLAN_DECISION, EventKind.DRAFT_PLAN)


class _Paragraph(NamedTuple):
    """How reg 15(1) and (4) differ."""

    number: str
    when: str
    holder: Actor
    owed_to: Actor
    start: EventKind
    began: tuple[EventKind, ...]
    ended_by: tuple[EventKind, ...]
    overtaken_by: Overtaken


def _duty(
    of: _Paragraph,
    letter: str,
    stage: str,
    title: str,
    weeks: int,
    *,
    done: tuple[EventKind, ...],
    ended: tuple[EventKind, ...],
    resumed: tuple[EventKind, ...] = (),
    contingent_on: str | None = None,
) -> Duty:
    """Give one limit of a paragraph. It starts only where no earlier act performed or ended the duty."""
    unfinished = Unfinished(
        began=of.began,
        finished_by=(*ended, *of.ended_by),
        title="an assessment had begun and was not finished",
        resumed_by=resumed,
        overtaken_by=(*SETTLED.kinds, *done),
        in_detention=DETAINED_BEGINNINGS,
    )
    duty = Duty(
        id=f"det-15-{of.number}/{stage}",
        title=f"{title}, {of.when}",
        holder=of.holder,
        owed_to=(of.owed_to,),
        provision=det(f"15({of.number})({letter})"),
        trigger=(Trigger(of.start, when=unfinished, only_if="if an assessment had begun and is not finished"),),
        limit=After(Weeks(weeks, Counting.AFTER), of=Begun(*of.began)),
        in_force=DETAINED_PERSONS,
        discharged_by=Answer(*done, by=Dated.SENT),
        ends_with=Answer(*ended, *of.ended_by, by=Dated.SERVED),
        revived_by=Reversal(*resumed, *done) if resumed else None,
        contingent_on=contingent_on,
        overtaken_by=of.overtaken_by,
        detained=None,
    )
    return gloss(duty, det("2A(3)(a)"))


def _three(of: _Paragraph) -> tuple[Duty, ...]:
    return (
        _duty(
            of,
            "a",
            "plan",
            "Finalise the plan",
            20,
            done=(EventKind.FINAL_PLAN,),
            ended=(*_REFUSED, EventKind.NO_PLAN_NOTICE),
            resumed=(EventKind.DECISION_TO_ASSESS, *_PLANNED),
        ),
        _duty(
            of,
            "b",
            "no-plan",
            "Finalise a decision not to make a plan",
            16,
            done=(EventKind.NO_PLAN_NOTICE,),
            ended=(*_REFUSED, *_PLANNED, EventKind.FINAL_PLAN),
            resumed=(EventKind.DECISION_TO_ASSESS,),
            contingent_on="the authority decides, after the assessment, not to make a plan",
        ),
        _duty(
            of,
            "c",
            "decision",
            "Decide whether to assess",
            6,
            done=(EventKind.DECISION_TO_ASSESS, *_REFUSED),
            ended=(*_PLANNED, EventKind.NO_PLAN_NOTICE, EventKind.FINAL_PLAN),
        ),
    )


DUTIES = (
    *_three(
        _Paragraph(
            number="1",
            when="where release interrupted an assessment",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=Actor.FAMILY,
            start=EventKind.RELEASED,
            began=DETAINED_BEGINNINGS,
            ended_by=(EventKind.RELEASE_KNOWN,),
            overtaken_by=OVERTAKEN,
        )
    ),
    *_three(
        _Paragraph(
            number="4",
            when="where detention interrupted an assessment",
            holder=Actor.HOME_AUTHORITY,
            owed_to=Actor.APPROPRIATE_PERSON,
            start=EventKind.DETAINED,
            began=(EventKind.REQUEST, EventKind.RESPONSIBLE, *DETAINED_BEGINNINGS),
            ended_by=(),
            overtaken_by=SETTLED,
        )
    ),
)
