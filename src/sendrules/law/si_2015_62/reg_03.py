"""Detained Persons Regulations reg 3: consulting before deciding whether a plan may be necessary on release.

https://www.legislation.gov.uk/uksi/2015/62/regulation/3

"As soon as practicable" is the only limit. The person in charge of the accommodation is consulted too.
"""

from sendrules.case.kinds import Dated, EventKind
from sendrules.law.model.actors import Actor
from sendrules.law.model.discharge import Answer
from sendrules.law.model.duty import Duty
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.shared.detention import DETAINED_STARTS, OVERTAKEN, det

DUTIES = (
    Duty(
        id="det-3-consult",
        title="Consult before determining whether a plan may be necessary on release from detention",
        holder=Actor.HOME_AUTHORITY,
        owed_to=(Actor.APPROPRIATE_PERSON, Actor.PERSON_IN_CHARGE),
        provision=det("3"),
        trigger=DETAINED_STARTS,
        limit=None,
        residual="as soon as practicable",
        in_force=DETAINED_PERSONS,
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
        detained=None,
    ),
)
