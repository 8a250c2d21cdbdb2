"""A plan that is maintained for somebody who is 26 or older on the survey day."""

from datetime import date

import numpy as np

from sendrules.sen2.checks.asked import Asked
from sendrules.sen2.checks.by_request import by_request
from sendrules.sen2.checks.check import Example
from sendrules.sen2.items import ACTIVE_PLANS, PERSON
from sendrules.sen2.returns import NO_DAY, Flags

_BORN, _ACTIVE = (PERSON, "PersonBirthDate"), (ACTIVE_PLANS, "LastReview")
_EPOCH = date(1970, 1, 1).toordinal()


def _wrong(asked: Asked) -> Flags:
    survey, born = asked.found.header.survey_day, asked.day(*_BORN)
    if survey is None:
        return np.zeros(len(born), bool)
    latest = (survey.year - 26, survey.month, survey.day)
    last = (date(*latest) if latest[1:] != (2, 29) else date(latest[0], 2, 28)).toordinal() - _EPOCH
    found: Flags = (born != NO_DAY) & (born <= last) & asked.there(ACTIVE_PLANS)
    return found


CHECK = by_request(
    "SR305",
    _wrong,
    says="A plan is maintained for somebody who was 26 or older on the survey day.",
    fix="Check the date of birth. A plan lasts at most to the end of the academic year in which the person turns 25 (CFA 2014 s.46).",
    reads=(_BORN, _ACTIVE),
    points_at=_BORN,
    examples=(
        Example(found=True, says={"Person.PersonBirthDate": "2000-01-15"}, why="26 on the survey day"),
        Example(found=False, says={"Person.PersonBirthDate": "2000-01-16"}),
        Example(found=False, says={"Person.PersonBirthDate": "2000-01-15", "ActivePlans": ""}),
    ),
)
