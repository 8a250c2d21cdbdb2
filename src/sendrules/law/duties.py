"""Every duty under the adopted readings, by instrument. The tuple is explicit, so that a missing instrument shows."""

from sendrules.law import (
    case_law,
    cfa_2014,
    code_of_practice,
    complaints,
    cpr,
    cwsa_2026,
    ea_2010,
    si_2008_2698,
    si_2008_2699,
    si_2014_1530,
    si_2014_1652,
    si_2014_2270,
    si_2015_62,
    si_2017_1306,
    travel,
)
from sendrules.law.model.duty import Duty

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
