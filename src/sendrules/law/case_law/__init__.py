"""Limits that follow from what the courts have held the provisions to mean: one module a case."""

from sendrules.law.case_law import cambridgeshire, devon, nottinghamshire
from sendrules.law.model.duty import Duty

DUTIES: tuple[Duty, ...] = (*cambridgeshire.DUTIES, *devon.DUTIES, *nottinghamshire.DUTIES)
