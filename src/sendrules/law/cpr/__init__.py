"""The Civil Procedure Rules 1998: the time for judicial review."""

from sendrules.law.cpr import part_54
from sendrules.law.model.duty import Duty

DUTIES: tuple[Duty, ...] = part_54.DUTIES
