"""Every duty of the instrument. The tuple is explicit, so that a missing module shows in a diff."""

from sendrules.law.cwsa_2026 import section_37, section_38
from sendrules.law.model.duty import Duty

DUTIES: tuple[Duty, ...] = (*section_37.DUTIES, *section_38.DUTIES)
