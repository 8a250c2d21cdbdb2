"""SI 2012/2089: a key decision of an authority's executive needs 28 clear days' published notice.

https://www.legislation.gov.uk/uksi/2012/2089/regulation/9

The notice is national law. It gives no sum that makes a decision key: reg 8 looks at the authority's own budget and at
effects on communities, and each authority sets its threshold. Regs 10 and 11 hold the only short cuts (general
exception, special urgency). No duty to a child or family follows from it, so it is no part of the statute here.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from sendrules.citation import Instrument, Provision
from sendrules.time.periods import Counting, Days

EXECUTIVE_ARRANGEMENTS: Final = Instrument(
    key="uksi/2012/2089",
    title="The Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations "
    "2012 (SI 2012/2089)",
    short="Executive Arrangements Regulations 2012",
    brief="SI 2012/2089",
)
PROVISION: Final = Provision(EXECUTIVE_ARRANGEMENTS, "reg 9")
NOTICE: Final = Days(28, Counting.CLEAR)


def first_day_for_decision(first_published: date) -> date:
    """Give the first day on which a key decision may be taken, from the day its notice was first published.

    Neither end counts: 28 whole days lie between.

    >>> first_day_for_decision(date(2020, 11, 3)), first_day_for_decision(date(2024, 3, 28))
    (datetime.date(2020, 12, 2), datetime.date(2024, 4, 26))
    """
    return NOTICE.last_day(first_published)
