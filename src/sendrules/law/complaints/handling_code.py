"""The Ombudsman's Complaint Handling Code: two stages of a complaint to a council. Guidance.

https://www.lgo.org.uk/information-centre/information-for-organisations-we-investigate/complaint-handling-code

Paras 6.2 and 6.3 were seen on the Ombudsman's own page: acknowledge within five working days of receipt, and answer within
ten working days *of the acknowledgement*. Where no acknowledgement is recorded, the ten are counted from the last day for
it. The second stage was seen in summaries only (of lawyers in local government, and of councils): five working days to
acknowledge the request, then twenty from the acknowledgement. The Code lets a council extend stage one, by ten working
days at most without good reason (para 6.4): that is no date of the Code, and is not counted here. The Ombudsman uses the
Code in its investigations from 1 April 2026, as councils' pages say; so it is shown for complaints received from then.

>>> from datetime import date
>>> [duty.limit_for(date(2026, 5, 1)) for duty in DUTIES]        # 4 and 25 May are bank holidays
[datetime.date(2026, 5, 11), datetime.date(2026, 5, 26), datetime.date(2026, 5, 11), datetime.date(2026, 6, 9)]
>>> DUTIES[1].limit_for(date(2026, 5, 1), others={"complaint-acknowledged": date(2026, 5, 5)})
datetime.date(2026, 5, 19)
"""

from datetime import date

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import COMPLAINT_HANDLING_CODE, Provision
from sendrules.law.model.actors import Actor, Source
from sendrules.law.model.anchors import Next
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import InForce
from sendrules.law.model.limits import After, FirstKnown
from sendrules.time.periods import Counting, WorkingDays

APPLIED = InForce(date(2026, 4, 1))
_ACKNOWLEDGE = WorkingDays(5, Counting.AFTER)
_LATER = (EventKind.COMPLAINT_ESCALATED,)


def _after_acknowledgement(n: int) -> FirstKnown:
    """So many working days from the acknowledgement; where none is recorded, from the last day for it."""
    acknowledged = Next(EventKind.COMPLAINT_ACKNOWLEDGED, by=Dated.SENT, until=_LATER)
    both = WorkingDays(_ACKNOWLEDGE.n + n, Counting.AFTER)
    return FirstKnown((After(WorkingDays(n, Counting.AFTER), of=acknowledged), After(both)))


def _of_the_code(
    id: str, title: str, ref: str, kind: EventKind, limit: After | FirstKnown, done: EventKind, *, first: bool
) -> Duty:
    return Duty(
        id=id,
        title=title,
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=Provision(COMPLAINT_HANDLING_CODE, ref),
        source=Source.GUIDANCE,
        trigger=(Trigger(kind),),
        limit=limit,
        in_force=APPLIED,
        discharged_by=Answer(done, by=Dated.SENT),
        ends_with=Answer(*_LATER) if first else None,
        detained=None,
    )


_MADE, _ASKED = EventKind.COMPLAINT_MADE, EventKind.COMPLAINT_ESCALATED
_SAID, _ANSWERED = EventKind.COMPLAINT_ACKNOWLEDGED, EventKind.COMPLAINT_ANSWERED
DUTIES = (
    _of_the_code(
        "lgsco-code-6-2-acknowledge", "Acknowledge the complaint", "para 6.2", _MADE, After(_ACKNOWLEDGE), _SAID, first=True
    ),
    _of_the_code(
        "lgsco-code-6-3-answer", "Answer the complaint at stage one", "para 6.3", _MADE,
        _after_acknowledgement(10), _ANSWERED, first=True,
    ),
    _of_the_code(
        "lgsco-code-stage-2-acknowledge", "Acknowledge the request for stage two", "stage 2", _ASKED,
        After(_ACKNOWLEDGE), _SAID, first=False,
    ),
    _of_the_code(
        "lgsco-code-stage-2-answer", "Answer the complaint at stage two", "stage 2", _ASKED,
        _after_acknowledgement(20), _ANSWERED, first=False,
    ),
)  # fmt: skip
