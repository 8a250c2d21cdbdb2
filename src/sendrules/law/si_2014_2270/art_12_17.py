"""Transitional Order arts 12(2), 13(3), 14(3), 14(5) and 17(5): by when a statement has to become a plan, or not.

https://www.legislation.gov.uk/uksi/2014/2270/article/14

Each asks for an assessment that is carried out *and concluded*. It is concluded when the finalised plan is sent, or when
the family is notified that no plan is necessary (art 12(3) to (5)). "Before" a date ends on the day before.

- A transfer to a post-16 institution during 2015: before 31 May 2015 (art 12).
- Year 6 in the school year that began in 2015 or 2016, where the authority decided to assess in it: before the end of that
  school year (art 13(3)). A school year ends where the next begins, with the first term to begin after July (Education Act
  1996 s.579(1)), so the start of that term has to be recorded.
- In 2016 or 2017: before 31 March of the year of a transfer to a post-16 institution, before 15 February of the year of
  another transfer, or before year 10 begins; of several the earliest, and once (art 14(3), (4)).
- Everyone else: before 1 April 2018 (art 14(5)). That is a target: what was not concluded by then is still owed.
- A statement that comes under Part 5 only on 1 April 2018 or later: as soon as is reasonably practicable (art 17(5)). The
  same holds where it came under it too late to be in time, which nobody but the authority can say.

Arts 12 to 15 do not apply while exceptional personal circumstances make an assessment inappropriate (art 16(1)(a), a
limb here), nor while an appeal is pending (art 16(1)(b)): then nobody can say that a day was missed. The assessment is
owed as soon as is reasonably practicable after that (art 16(2), (3)).

>>> from datetime import date
>>> to_post_16, year_6, moves_on, others, later = DUTIES
>>> [duty.limit_for(date(2014, 9, 1)).isoformat() for duty in (to_post_16, others)]
['2015-05-30', '2018-03-31']
>>> moves_on.limit_for(date(2014, 9, 1), others={"post-16 transfer": date(2016, 9, 1)})
datetime.date(2016, 3, 30)
>>> year_6.limit_for(date(2015, 11, 2), others={"term-starts": date(2016, 9, 5)})
datetime.date(2016, 9, 4)
"""

from datetime import date
from functools import partial

from sendrules.case.conditions import AllOf, Not
from sendrules.case.kinds import Dated, EventKind
from sendrules.law.conditions.limbs import Exceptional
from sendrules.law.conditions.own_dates import Since
from sendrules.law.conditions.transition import (
    FirstTermAfterJuly,
    MovesOnIn2016Or2017,
    NoAppealPending,
    Post16TransferIn2015,
    TransferIn,
)
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Limb, Trigger
from sendrules.law.model.life import SINCE_2014, InForce
from sendrules.law.model.limits import Before, BeforeDate, EarliestOf
from sendrules.law.si_2014_2270.modified import art
from sendrules.time.periods import Days

_FROM_APRIL_2018 = date(2018, 4, 1)
_IN_TIME = Since(_FROM_APRIL_2018, earlier=True)
_YEARS = (2016, 2017)
_DAY_BEFORE = Days(1)
_CONCLUDED = Answer(
    EventKind.FINAL_PLAN,
    EventKind.REASSESSED_PLAN,
    EventKind.NO_PLAN_NOTICE,
    by=Dated.SENT,
    served=(EventKind.NO_PLAN_NOTICE,),
)


def _art_16(duty: str) -> tuple[Limb, ...]:
    return (
        Limb(
            id=f"{duty}-16-1-a-exception",
            title="exceptional personal circumstances of the child, parent or young person in the period",
            when=Exceptional(personal=True),
            provision=art("16(1)(a)"),
            in_force=SINCE_2014,
            residual="as soon as is reasonably practicable once an assessment is appropriate (art 16(2))",
        ),
    )


_concluding = partial(
    Duty,
    holder=Actor.LOCAL_AUTHORITY,
    owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
    discharged_by=_CONCLUDED,
    ends_with=Answer(EventKind.PLAN_CEASED),
    detained=None,
)

DUTIES = (
    _concluding(
        id="trans-2270-art12-2",
        title="Assess a child with a statement before the transfer to a post-16 institution in 2015",
        provision=art("12(2)"),
        trigger=(
            Trigger(
                EventKind.STATEMENT,
                when=AllOf((_IN_TIME, Post16TransferIn2015())),
                only_if="if a transfer to a post-16 institution is expected during 2015",
            ),
        ),
        limit=BeforeDate(5, 31, year=2015),
        in_force=SINCE_2014,
        unless=_art_16("trans-2270-art12-2"),
        doubt=NoAppealPending(),
    ),
    _concluding(
        id="trans-2270-art13-3",
        title="Assess a child with a statement before the end of year 6",
        provision=art("13(3)"),
        trigger=(Trigger(EventKind.YEAR_6_ASSESSMENT_DECIDED),),
        limit=Before(_DAY_BEFORE, of=FirstTermAfterJuly(EventKind.TERM_STARTS, not_before=date(2016, 8, 1))),
        in_force=SINCE_2014,
        unless=_art_16("trans-2270-art13-3"),
        doubt=NoAppealPending(),
    ),
    _concluding(
        id="trans-2270-art14-3",
        title="Assess a person with a statement before the next phase, or before year 10, in 2016 to 2018",
        provision=art("14(3)"),
        trigger=(
            Trigger(
                EventKind.STATEMENT,
                when=AllOf((_IN_TIME, Not(Post16TransferIn2015()), MovesOnIn2016Or2017())),
                only_if="if a transfer to another phase, or year 9, comes in 2016 or 2017",
            ),
        ),
        limit=EarliestOf(
            (
                BeforeDate(3, 31, of=TransferIn(_YEARS, post_16=True)),
                BeforeDate(2, 15, of=TransferIn(_YEARS, post_16=False)),
                Before(_DAY_BEFORE, of=FirstTermAfterJuly(EventKind.TERM_STARTS, since=EventKind.YEAR_9)),
            )
        ),
        in_force=SINCE_2014,
        unless=_art_16("trans-2270-art14-3"),
        doubt=NoAppealPending(),
    ),
    _concluding(
        id="trans-2270-art14-5",
        title="Assess a person with a statement before April 2018",
        provision=art("14(5)"),
        trigger=(
            Trigger(
                EventKind.STATEMENT,
                when=AllOf((_IN_TIME, Not(Post16TransferIn2015()), Not(MovesOnIn2016Or2017()))),
                only_if="if no transfer to another phase, and no year 9, comes in 2016 or 2017",
            ),
        ),
        limit=BeforeDate(4, 1, year=2018),
        in_force=SINCE_2014,
        unless=_art_16("trans-2270-art14-5"),
        doubt=NoAppealPending(),
    ),
    _concluding(
        id="trans-2270-art17-5",
        title="Assess a person whose statement came under the Order after March 2018",
        provision=art("17(5)"),
        trigger=(Trigger(EventKind.STATEMENT),),
        limit=None,
        residual="as soon as is reasonably practicable",
        in_force=InForce(_FROM_APRIL_2018),
    ),
)
