"""Upper Tribunal Rules r.21: asking the Upper Tribunal itself for permission to appeal, within a month of the refusal.

https://www.legislation.gov.uk/uksi/2008/2698/article/21

The month runs from the day on which the First-tier Tribunal sent notice that it refuses permission, does not admit the
application, or gives permission on some grounds alone (r.21(3)(b), (8)). The Upper Tribunal must have received the application.
Rule 12(3) leaves out August and 25 December to 1 January for every act: how that counts in a month is the reading
`days-left-out-of-a-month`. Text of SI 2008/2698 read (as of 27 June 2018).

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2026, 3, 10))
datetime.date(2026, 4, 10)
>>> DUTIES[0].limit_for(date(2026, 7, 15))                       # 31 days: 16 in July, 15 in September
datetime.date(2026, 9, 15)
"""

from sendrules.case.kinds import EventKind
from sendrules.law.shared.tribunal_rights import FORM_UT4, UPPER, sent
from sendrules.time.periods import Counting, Months

DUTIES = (
    UPPER.right(
        "ut-21-3-permission-1-month",
        "Ask the Upper Tribunal for permission to appeal",
        "21(3)(b)",
        (sent(EventKind.PERMISSION_REFUSED),),
        Months(1, Counting.AFTER),
        EventKind.UPPER_TRIBUNAL_PERMISSION_SOUGHT,
        count=FORM_UT4,
    ),
)
