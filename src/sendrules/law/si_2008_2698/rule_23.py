"""Upper Tribunal Rules r.23: the notice of appeal, within a month of the permission of the First-tier Tribunal.

https://www.legislation.gov.uk/uksi/2008/2698/article/23

The month runs from the day on which the First-tier Tribunal sent notice of the permission (r.23(2)(a)). Where the Upper
Tribunal gave permission, the application stands as the notice of appeal, unless it directs otherwise (r.22(2)(b)). Rule 12(3)
leaves out August and 25 December to 1 January (reading `days-left-out-of-a-month`). Text of SI 2008/2698 read (as of
27 June 2018).

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 12, 10))                      # 31 days: 14 in December, 17 in January, a Sunday
datetime.date(2026, 1, 19)
"""

from sendrules.case.kinds import EventKind
from sendrules.law.shared.tribunal_rights import FORM_UT4, UPPER, sent
from sendrules.time.periods import Counting, Months

DUTIES = (
    UPPER.right(
        "ut-23-2-appeal-1-month",
        "Send the notice of appeal to the Upper Tribunal",
        "23(2)(a)",
        (sent(EventKind.PERMISSION_GRANTED),),
        Months(1, Counting.AFTER),
        EventKind.UPPER_TRIBUNAL_APPEAL,
        count=FORM_UT4,
    ),
)
