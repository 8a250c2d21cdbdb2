"""Code of Practice chapter 9: answering a request for advice or a consultation, and lists of reviews. Guidance.

https://www.gov.uk/government/publications/send-code-of-practice-0-to-25

Para 9.41 asks everyone for advice within six weeks of the request, including schools and the authority's own services.
Reg 8 applies instead to a body under s.31, from the day the request reaches that body. Para 9.83 gives a school fifteen
days, not working days, from the day it is consulted; the authority may go on without an answer. Para 9.172 asks for a
list of the reviews of a term two weeks before it starts. That number, and the words of 9.41, could not be checked
against the Code.

A plan, or a decision after a review, may state an earlier day for the next review than the twelve months of s.44(1). No
provision of the Act or the Regulations gives that day force, or moves s.44(1) for it. Para 9.178 asks authorities to
consider a review every three to six months for a child under five, beside the yearly one, and perhaps with fewer people
(quoted in full by a council; seen there). So a stated day is shown as guidance.

>>> from datetime import date
>>> advice, answer, reviews, stated = DUTIES
>>> advice.limit_for(date(2025, 6, 2)), answer.limit_for(date(2025, 6, 2)), reviews.limit_for(date(2025, 9, 2))
(datetime.date(2025, 7, 14), datetime.date(2025, 6, 17), datetime.date(2025, 8, 18))
"""

from sendrules.case.conditions import Not
from sendrules.case.kinds import Dated, EventKind, Role
from sendrules.law.code_of_practice.paragraphs import SINCE_2015, para
from sendrules.law.conditions.own_dates import ReviewDayStated
from sendrules.law.conditions.own_fields import AskedOneOf
from sendrules.law.conditions.plans import PLANS
from sendrules.law.model.actors import Actor, Source
from sendrules.law.model.anchors import Stated
from sendrules.law.model.discharge import Answer, EarlierAnswer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.limits import After, Before, OnTheDay
from sendrules.law.shared.bodies import SECTION_31_BODIES
from sendrules.law.shared.reviews import BACK_ON_RELEASE, REVIEW_DECISIONS, YEAR_ENDS, while_maintained
from sendrules.time.periods import Counting, Days, Weeks

DUTIES = (
    Duty(
        id="code-9-41-schools-6-weeks",
        title="Answer a request for advice, where reg 8 does not apply",
        holder=Actor.ANYONE_ASKED,
        owed_to=(Actor.LOCAL_AUTHORITY,),
        provision=para("9.41"),
        source=Source.GUIDANCE,
        trigger=(
            Trigger(
                EventKind.ADVICE_REQUEST,
                by=Dated.SENT,
                when=Not(AskedOneOf(SECTION_31_BODIES, unclear=(Role.HEALTH_PROFESSIONAL, Role.OTHER))),
                only_if="if s.31 does not list the person or body that was asked",
            ),
        ),
        limit=After(Weeks(6, Counting.AFTER)),
        in_force=SINCE_2015,
        discharged_by=Answer(EventKind.ADVICE_RECEIVED),
    ),
    Duty(
        id="code-9-83-school-15-days",
        title="Answer a consultation on being named in the plan",
        holder=Actor.CONSULTED,
        owed_to=(Actor.LOCAL_AUTHORITY,),
        provision=para("9.83"),
        source=Source.GUIDANCE,
        trigger=(Trigger(EventKind.SCHOOL_CONSULTED, by=Dated.SENT),),
        limit=After(Days(15, Counting.AFTER)),
        in_force=SINCE_2015,
        discharged_by=Answer(EventKind.SCHOOL_ANSWER),
    ),
    Duty(
        id="code-9-172-termly-list",
        title="Send the list of the reviews that fall in a term",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.HEADS_AND_HEALTH,),
        provision=para("9.172"),
        source=Source.GUIDANCE,
        trigger=(Trigger(EventKind.TERM_STARTS),),
        limit=Before(Weeks(2, Counting.CLEAR)),
        in_force=SINCE_2015,
        discharged_by=EarlierAnswer(EventKind.REVIEW_LIST, by=Dated.SENT),
        detained=None,
    ),
    while_maintained(
        Duty(
            id="code-9-178-stated-review",
            title="Hold the review by the day that the plan, or the decision after a review, states",
            holder=Actor.LOCAL_AUTHORITY,
            owed_to=(Actor.CHILD_OR_YOUNG_PERSON,),
            provision=para("9.178"),
            source=Source.GUIDANCE,
            trigger=tuple(
                Trigger(kind, when=ReviewDayStated(), only_if="if it states the day of the next review")
                for kind in (*PLANS, EventKind.DECISION_TO_CONTINUE, EventKind.DECISION_TO_AMEND)
            ),
            limit=OnTheDay(of=Stated("review_by")),
            in_force=SINCE_2015,
            discharged_by=Answer(EventKind.REVIEW_MEETING, *REVIEW_DECISIONS),
            ends_with=YEAR_ENDS,
            revived_by=BACK_ON_RELEASE,
        ),
    ),
)
