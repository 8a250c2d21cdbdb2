"""CFA 2014 s.83(2): a young person is over compulsory school age and under 25; what a case tells of that.

https://www.legislation.gov.uk/ukpga/2014/6/section/83

Compulsory school age ends on the last Friday in June of the school year in which a child turns 16 (Education Act 1996
s.8).
A case has no day of birth. It may have the day on which the person turns 25, a move between phases, and who asked: a
parent asks for a child; a young person, or an alternative person in that young person's place, asks for nobody else.

>>> from datetime import date
>>> leaving_day(date(2025, 9, 1)), leaving_day(date(2025, 8, 31))
(datetime.date(2026, 6, 26), datetime.date(2025, 6, 27))
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from sendrules.case.kinds import EventKind, Role
from sendrules.case.looks_at import LooksAt

if TYPE_CHECKING:  # the models load pydantic, which a timetable does without
    from sendrules.case.view import View

ASKED = (EventKind.REQUEST, EventKind.DETAINED_REQUEST, EventKind.REASSESSMENT_REQUEST)
OF_A_YOUNG_PERSON = (Role.YOUNG_PERSON, Role.ALTERNATIVE_PERSON)
OF_EITHER = (Role.POST_16_INSTITUTION, Role.PRINCIPAL)
MOVES = (EventKind.PHASE_TRANSFER, EventKind.POST_16_MOVE)

YOUNG_PERSON_LOOKS_AT = LooksAt.at(EventKind.TURNS_25, *ASKED, *MOVES)
"""What ``young_person`` reads."""


def leaving_day(birthday: date) -> date:
    """Give the last day of compulsory school age for a person who turns 16 on the day."""
    end = date(birthday.year + ((birthday.month, birthday.day) > (8, 31)), 6, 30)
    return end - timedelta((end.weekday() - 4) % 7)


def last_of_school_age(turned_25: date) -> date:
    """Give the last day of compulsory school age for a person who turns 25 on the day.

    >>> last_of_school_age(date(2028, 2, 29))
    datetime.date(2019, 6, 28)
    """
    day = min(turned_25.day, 28) if turned_25.month == 2 else turned_25.day
    return leaving_day(date(turned_25.year - 9, turned_25.month, day))


def young_person(view: View, day: date) -> bool | None:
    """Say whether the person was a young person on a day; None where the case leaves it open.

    Where the case shows neither, a child is assumed. A person for whom a post-16 institution asks is usually over
    compulsory school age, but need not be.
    """
    for twenty_fifth in view.events(EventKind.TURNS_25):
        return day > last_of_school_age(twenty_fifth.on)
    asked = [e for e in view.events(*ASKED) if e.on <= day]
    if any(e.by in OF_A_YOUNG_PERSON for e in asked):
        return True
    moves = view.events(*MOVES)
    left = [e for e in moves if e.kind is EventKind.POST_16_MOVE or e.to is Role.POST_16_INSTITUTION]
    if any(e.on <= day for e in left):
        return True
    last = asked[-1].by if asked else None
    return None if last in OF_EITHER or any(e.kind is EventKind.POST_16_MOVE for e in left) else False
