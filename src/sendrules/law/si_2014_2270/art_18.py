"""Transitional Order arts 18(1) and 32(1): the notice of a transfer review, two weeks before the assessment begins.

https://www.legislation.gov.uk/uksi/2014/2270/article/18

Notice is due "no later than the beginning of the period of two weeks ending with the day on which the assessment
begins". That period has fourteen days with the day of the beginning, so it begins with the start of the thirteenth day
before. The last day to give notice is the day before that, two weeks before the assessment begins (reading
`transfer-notice-two-weeks`). Record the day of the notice as `sent` of the transfer review. Art 32(1) says the same for
a detained person, since 1 April 2015.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2014, 10, 6))
datetime.date(2014, 9, 22)
"""

from dataclasses import replace

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.conditions.own_dates import NoticeRecorded
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import EarlierAnswer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import DETAINED_PERSONS, SINCE_2014
from sendrules.law.model.limits import Before
from sendrules.law.si_2014_2270.modified import art
from sendrules.time.periods import Counting, Weeks

_NOTICE = Duty(
    id="trans-2270-art18-1",
    title="Give notice of the transfer review",
    holder=Actor.LOCAL_AUTHORITY,
    owed_to=(Actor.FAMILY, Actor.INSTITUTION_ATTENDED),
    provision=art("18(1)"),
    trigger=(Trigger(EventKind.TRANSFER_REVIEW),),
    limit=Before(Weeks(2, Counting.AFTER)),
    in_force=SINCE_2014,
    discharged_by=EarlierAnswer(EventKind.TRANSFER_REVIEW, by=Dated.SENT, own=True),
    doubt=NoticeRecorded(),
)

DUTIES = (
    _NOTICE,
    replace(
        _NOTICE,
        id="trans-2270-art32-1",
        title="Give notice of the transfer review of a detained person",
        holder=Actor.HOME_AUTHORITY,
        owed_to=(
            Actor.APPROPRIATE_PERSON,
            Actor.PERSON_IN_CHARGE,
            Actor.HOME_COMMISSIONING_BODY,
            Actor.DETAINED_HEALTH_COMMISSIONER,
            Actor.YOUTH_OFFENDING_TEAM,
        ),
        provision=art("32(1)"),
        in_force=DETAINED_PERSONS,
        detained=True,
    ),
)
