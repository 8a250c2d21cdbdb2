"""Upper Tribunal Rules r.22: asking for permission to be reconsidered at a hearing, within fourteen days.

https://www.legislation.gov.uk/uksi/2008/2698/article/22

The fourteen days run from the day on which the Upper Tribunal sent notice of a decision that it made without a hearing: to
refuse permission, not to admit a late application, or to give permission on some grounds or conditions alone (r.22(3) to (5),
which name the Health, Education and Social Care Chamber). Rule 12(3) leaves out August and 25 December to 1 January. Text of
SI 2008/2698 read (as of 27 June 2018).

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2026, 7, 24))                       # 7 in July, 7 in September
datetime.date(2026, 9, 7)
"""

from sendrules.case.kinds import EventKind
from sendrules.law.shared.tribunal_rights import UPPER, sent
from sendrules.time.periods import Counting, Days

DUTIES = (
    UPPER.right(
        "ut-22-5-reconsideration-14-days",
        "Ask the Upper Tribunal to reconsider permission at a hearing",
        "22(5)",
        (sent(EventKind.UPPER_TRIBUNAL_PERMISSION_REFUSED),),
        Days(14, Counting.AFTER),
        EventKind.RECONSIDERATION_SOUGHT,
    ),
)
