"""The Upper Tribunal Rules (SI 2008/2698): one module a rule. The tuple is explicit."""

from sendrules.law.model.duty import Duty
from sendrules.law.si_2008_2698 import rule_21, rule_22, rule_23, rule_24

DUTIES: tuple[Duty, ...] = (
    *rule_21.DUTIES,
    *rule_22.DUTIES,
    *rule_23.DUTIES,
    *rule_24.DUTIES,
)
