"""The Children and Families Act 2014, Part 3: one module a section. The tuple is explicit."""

from sendrules.law.cfa_2014 import section_36, section_38
from sendrules.law.model import Duty

DUTIES: tuple[Duty, ...] = (*section_36.DUTIES, *section_38.DUTIES)
