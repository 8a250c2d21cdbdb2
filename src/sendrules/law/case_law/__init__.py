"""Limits that follow from what the courts have held the provisions to mean: one module a case."""

from sendrules.law.case_law import devon, nottinghamshire
from sendrules.law.model.duty import Duty

DUTIES: tuple[Duty, ...] = (*devon.DUTIES, *nottinghamshire.DUTIES)
