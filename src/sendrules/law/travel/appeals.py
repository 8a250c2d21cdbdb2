"""DfE statutory guidance on home to school travel: a review and an appeal of a decision on travel. Guidance.

https://www.gov.uk/government/publications/home-to-school-travel-and-transport-guidance

The guidance recommends it for children of compulsory school age. Its own words were not seen; its contents list names the
two stages, and the pages of several councils that follow it (Stockton's at most length) agree on the numbers. A parent has
twenty working days from receipt of the decision to ask for a review; a senior officer reviews it within twenty of receipt;
the parent has twenty from receipt of that to ask for an appeal; and an independent panel considers it within forty of
receipt. Stockton's page adds five working days to tell the parent of the panel's decision: it was seen there alone, and is
not encoded. A council may keep times of its own, so after a parent's twenty days a request may still be taken.

>>> from datetime import date
>>> [duty.limit_for(date(2026, 1, 5)) for duty in DUTIES]
[datetime.date(2026, 2, 2), datetime.date(2026, 2, 2), datetime.date(2026, 2, 2), datetime.date(2026, 3, 2)]
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import TRAVEL_GUIDANCE, Provision
from sendrules.law.model.actors import Actor, Source
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.time.periods import Counting, WorkingDays


def _step(id: str, title: str, stage: int, kind: EventKind, n: int, done: EventKind, *, right: bool) -> Duty:
    return Duty(
        id=id,
        title=title,
        holder=Actor.FAMILY if right else Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.LOCAL_AUTHORITY if right else Actor.FAMILY,),
        provision=Provision(TRAVEL_GUIDANCE, f"stage {stage}"),
        source=Source.GUIDANCE,
        trigger=(Trigger(kind, by=Dated.SERVED if right else Dated.ON),),
        limit=After(WorkingDays(n, Counting.AFTER)),
        in_force=SINCE_2014,
        discharged_by=Answer(done) if right else Answer(done, by=Dated.SENT),
        right=right,
        detained=None,
    )


_K = EventKind
DUTIES = (
    _step(
        "travel-1-ask-20wd", "Ask for a review of the decision on travel", 1,
        _K.TRAVEL_DECISION, 20, _K.TRAVEL_REVIEW_REQUEST, right=True,
    ),
    _step(
        "travel-1-review-20wd", "Review the decision on travel", 1,
        _K.TRAVEL_REVIEW_REQUEST, 20, _K.TRAVEL_REVIEWED, right=False,
    ),
    _step(
        "travel-2-ask-20wd", "Appeal to the travel panel", 2,
        _K.TRAVEL_REVIEWED, 20, _K.TRAVEL_APPEAL, right=True,
    ),
    _step(
        "travel-2-panel-40wd", "Have an independent panel consider the travel appeal", 2,
        _K.TRAVEL_APPEAL, 40, _K.TRAVEL_APPEAL_DECIDED, right=False,
    ),
)  # fmt: skip
