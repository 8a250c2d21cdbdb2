"""Every duty of the instrument. The tuple is explicit, so that a missing module shows in a diff."""

from sendrules.law.model.duty import Duty
from sendrules.law.si_2017_1306 import reg_06, reg_07

DUTIES: tuple[Duty, ...] = (*reg_06.DUTIES, *reg_07.DUTIES)
