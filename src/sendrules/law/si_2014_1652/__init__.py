"""The Special Educational Needs (Personal Budgets) Regulations 2014 (SI 2014/1652): one module a regulation.

Only direct payments have a day, or an act to record: reviewing them (reg 11) and reducing them (reg 12).
"""

from sendrules.law.model.duty import Duty
from sendrules.law.si_2014_1652 import reg_11, reg_12

DUTIES: tuple[Duty, ...] = (*reg_11.DUTIES, *reg_12.DUTIES)
