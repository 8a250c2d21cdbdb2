"""Reg 3: consulting the family before deciding whether a plan may be necessary.

https://www.legislation.gov.uk/uksi/2014/1530/regulation/3

"As soon as practicable" is the only limit. The consultation has to come before the determination under CFA 2014
s.36(3).
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.citation import reg
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty
from sendrules.law.model.life import SINCE_2014
from sendrules.law.shared.regimes import OVERTAKEN, REQUEST_OR_RESPONSIBLE

DUTIES = (
    Duty(
        id="reg-3-consult-on-request",
        title="Consult the parent or young person before determining whether a plan may be necessary",
        holder=Actor.LOCAL_AUTHORITY,
        owed_to=(Actor.FAMILY,),
        provision=reg("3"),
        trigger=REQUEST_OR_RESPONSIBLE,
        limit=None,
        residual="as soon as practicable",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.FAMILY_CONSULTED),
        ends_with=Answer(
            EventKind.CONSIDERING_NOTICE,
            EventKind.NOT_NECESSARY_NOTICE,
            EventKind.DECISION_TO_ASSESS,
            EventKind.REFUSAL_TO_ASSESS,
            EventKind.REQUEST_WITHDRAWN,
            by=Dated.SERVED,
        ),
        overtaken_by=OVERTAKEN,
    ),
)
