"""Every duty under the adopted readings, by instrument. The tuple is explicit, so that a missing instrument shows."""

from sendrules.law.case_law import duties as case_law
from sendrules.law.cfa_2014 import duties as cfa_2014
from sendrules.law.code_of_practice import duties as code_of_practice
from sendrules.law.complaints import duties as complaints
from sendrules.law.cpr import duties as cpr
from sendrules.law.cwsa_2026 import duties as cwsa_2026
from sendrules.law.ea_2010 import duties as ea_2010
from sendrules.law.model.duty import Duty
from sendrules.law.si_2008_2698 import duties as si_2008_2698
from sendrules.law.si_2008_2699 import duties as si_2008_2699
from sendrules.law.si_2014_1530 import duties as si_2014_1530
from sendrules.law.si_2014_1652 import duties as si_2014_1652
from sendrules.law.si_2014_2270 import duties as si_2014_2270
from sendrules.law.si_2015_62 import duties as si_2015_62
from sendrules.law.si_2017_1306 import duties as si_2017_1306
from sendrules.law.travel import duties as travel

DUTIES: tuple[Duty, ...] = (
    *cfa_2014.DUTIES,
    *si_2014_1530.DUTIES,
    *case_law.DUTIES,
    *si_2008_2699.DUTIES,
    *si_2008_2698.DUTIES,
    *si_2014_1652.DUTIES,
    *si_2014_2270.DUTIES,
    *si_2015_62.DUTIES,
    *si_2017_1306.DUTIES,
    *code_of_practice.DUTIES,
    *complaints.DUTIES,
    *cpr.DUTIES,
    *ea_2010.DUTIES,
    *travel.DUTIES,
    *cwsa_2026.DUTIES,
)
