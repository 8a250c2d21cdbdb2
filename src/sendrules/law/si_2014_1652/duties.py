"""Every duty of the instrument. The tuple is explicit, so that a missing module shows in a diff."""

from sendrules.law.model.duty import Duty
from sendrules.law.si_2014_1652 import reg_11, reg_12

DUTIES: tuple[Duty, ...] = (*reg_11.DUTIES, *reg_12.DUTIES)
