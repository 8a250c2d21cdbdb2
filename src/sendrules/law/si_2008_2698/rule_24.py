"""Upper Tribunal Rules r.24: the response to the appeal, within a month.

https://www.legislation.gov.uk/uksi/2008/2698/article/24

A respondent may respond (r.24(1A)). The month runs from the day on which it was sent notice that the Upper Tribunal gave
permission, where the application stands as the notice of appeal (r.24(2)(a)), else from the day on which it was sent a copy of
the notice of appeal (r.24(2)(b)). Rule 12(3) leaves out August and 25 December to 1 January (reading
`days-left-out-of-a-month`). Text of SI 2008/2698 read (as of 27 June 2018).

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2026, 1, 30))                       # the last day of February, a Saturday
datetime.date(2026, 3, 2)
"""

from sendrules.case.kinds import EventKind
from sendrules.law.shared.tribunal_rights import UPPER, sent
from sendrules.time.periods import Counting, Months

DUTIES = (
    UPPER.right(
        "ut-24-2-response-1-month",
        "Respond to the appeal in the Upper Tribunal",
        "24(2)",
        (sent(EventKind.UPPER_TRIBUNAL_PERMISSION_GRANTED), sent(EventKind.UPPER_TRIBUNAL_APPEAL)),
        Months(1, Counting.AFTER),
        EventKind.UPPER_TRIBUNAL_RESPONSE,
    ),
)
