"""Every duty of the instrument. The tuple is explicit, so that a missing module shows in a diff."""

from sendrules.law.model.duty import Duty
from sendrules.law.travel import appeals

DUTIES: tuple[Duty, ...] = appeals.DUTIES
