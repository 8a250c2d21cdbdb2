"""CFA 2014 s.71(7): notice that an assessment of a detained person is being considered. No limit; a bar of six months.

https://www.legislation.gov.uk/ukpga/2014/6/section/71

It repeats s.36(6) and (7) for detained persons. The duty does not arise where a plan is being kept, nor where the
person was assessed under s.71 or s.36 in the six months before the authority's determination (reading
`assessed-in-previous-six-months`).
"""

from dataclasses import replace

from sendrules.citation import section
from sendrules.law.cfa_2014 import section_36
from sendrules.law.model.actors import Actor
from sendrules.law.model.duty import Duty
from sendrules.law.model.life import DETAINED_PERSONS
from sendrules.law.shared.detention import DETAINED_STARTS, OVERTAKEN

(_AT_LIBERTY,) = section_36.DUTIES

DUTIES: tuple[Duty, ...] = (
    replace(
        _AT_LIBERTY,
        id="act-71-7-six-months",
        title="Notify that an assessment of a detained person is being considered",
        holder=Actor.HOME_AUTHORITY,
        owed_to=(Actor.APPROPRIATE_PERSON,),
        provision=section("71(7)"),
        trigger=tuple(
            replace(start, when=section_36.CONDITIONS, only_if=section_36.ONLY_IF) for start in DETAINED_STARTS
        ),
        in_force=DETAINED_PERSONS,
        overtaken_by=OVERTAKEN,
        detained=None,
    ),
)
