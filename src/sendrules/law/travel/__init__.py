"""Home to school travel: the appeals that statutory guidance recommends."""

from sendrules.law.model.duty import Duty
from sendrules.law.travel import appeals

DUTIES: tuple[Duty, ...] = appeals.DUTIES
