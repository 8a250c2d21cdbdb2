"""The Special Educational Needs and Disability Regulations 2014 (SI 2014/1530): one module a regulation.

The tuple is explicit, so that a regulation that is missing shows in a diff.
"""

from sendrules.law.model import Duty
from sendrules.law.si_2014_1530 import reg_03, reg_04, reg_05, reg_08, reg_10, reg_13

DUTIES: tuple[Duty, ...] = (
    *reg_03.DUTIES,
    *reg_04.DUTIES,
    *reg_05.DUTIES,
    *reg_08.DUTIES,
    *reg_10.DUTIES,
    *reg_13.DUTIES,
)
