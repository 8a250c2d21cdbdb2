"""Every duty of the instrument. The tuple is explicit, so that a missing module shows in a diff."""

from sendrules.law.ea_2010 import schedule_17
from sendrules.law.model.duty import Duty

DUTIES: tuple[Duty, ...] = schedule_17.DUTIES
