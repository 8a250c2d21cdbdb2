"""Every duty of the instrument. The tuple is explicit, so that a missing module shows in a diff."""

from sendrules.law.case_law import cambridgeshire, devon, nottinghamshire
from sendrules.law.model.duty import Duty

DUTIES: tuple[Duty, ...] = (*cambridgeshire.DUTIES, *devon.DUTIES, *nottinghamshire.DUTIES)
