"""Every duty of the instrument. The tuple is explicit, so that a missing module shows in a diff."""

from sendrules.law.model.duty import Duty
from sendrules.law.si_2008_2698 import rule_21, rule_22, rule_23, rule_24

DUTIES: tuple[Duty, ...] = (
    *rule_21.DUTIES,
    *rule_22.DUTIES,
    *rule_23.DUTIES,
    *rule_24.DUTIES,
)
