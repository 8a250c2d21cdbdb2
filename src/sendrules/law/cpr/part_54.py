"""CPR r.54.5(1): a claim for judicial review is filed promptly, and in any event within three months.

https://www.justice.gov.uk/courts/procedure-rules/civil/rules/part54

The words of r.54.5(1) were seen as [2025] EWHC 3014 (Admin), para 60, quotes them. The three months run from when the
grounds *first* arose, and being prompt may need less. The parties may not extend them by agreement; the court may. For a
limit that was missed, the grounds arise no earlier than its last day passed. Whether the time runs anew for as long as a
failure goes on is for the court; so no answer says that it has passed until the case says that the failure is over. The
rule is older than Part 3 of the 2014 Act; here it begins with that Part.

>>> from datetime import date
>>> DUTIES[0].limit_for(date(2025, 11, 30))
datetime.date(2026, 2, 28)
"""

from sendrules.case.kinds import EventKind
from sendrules.citation import CIVIL_PROCEDURE_RULES, Provision
from sendrules.law.conditions.matters import OverByThen
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty, Trigger
from sendrules.law.model.life import SINCE_2014
from sendrules.law.model.limits import After
from sendrules.time.periods import Counting, Months

DUTIES = (
    Duty(
        id="cpr-54-5-judicial-review",
        title="Ask the High Court for judicial review",
        holder=Actor.FAMILY,
        owed_to=(Actor.HIGH_COURT,),
        provision=Provision(CIVIL_PROCEDURE_RULES, "r.54.5(1)"),
        trigger=(Trigger(EventKind.MATTER_AROSE),),
        limit=After(Months(3, Counting.AFTER)),
        residual="promptly, which may be sooner",
        in_force=SINCE_2014,
        discharged_by=Answer(EventKind.CLAIM_FILED),
        right=True,
        unsure=OverByThen((EventKind.CLAIM_FILED,)),
        detained=None,
    ),
)
