"""Every duty of the instrument. The tuple is explicit, so that a missing module shows in a diff."""

from sendrules.law.cpr import part_54
from sendrules.law.model.duty import Duty

DUTIES: tuple[Duty, ...] = part_54.DUTIES
