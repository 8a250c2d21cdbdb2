"""Every duty of the instrument. The tuple is explicit, so that a missing module shows in a diff."""

from sendrules.law.model.duty import Duty
from sendrules.law.si_2008_2699 import rule_05, rule_08, rule_10, rule_17, rule_20, rule_21, rule_45, rule_46, rule_48

DUTIES: tuple[Duty, ...] = (
    *rule_05.DUTIES,
    *rule_08.DUTIES,
    *rule_10.DUTIES,
    *rule_17.DUTIES,
    *rule_20.DUTIES,
    *rule_21.DUTIES,
    *rule_45.DUTIES,
    *rule_46.DUTIES,
    *rule_48.DUTIES,
)
