"""Every duty of the instrument. The tuple is explicit, so that a missing module shows in a diff."""

from sendrules.law.model.duty import Duty
from sendrules.law.si_2015_62 import (
    reg_03,
    reg_04,
    reg_05,
    reg_08,
    reg_10,
    reg_13,
    reg_15,
    reg_16,
    reg_17,
    reg_19,
    reg_20,
    reg_21,
    reg_22,
    reg_24,
    reg_27,
    reg_29,
    reg_30,
)

DUTIES: tuple[Duty, ...] = (
    *reg_03.DUTIES,
    *reg_04.DUTIES,
    *reg_05.DUTIES,
    *reg_08.DUTIES,
    *reg_10.DUTIES,
    *reg_13.DUTIES,
    *reg_15.DUTIES,
    *reg_16.DUTIES,
    *reg_17.DUTIES,
    *reg_19.DUTIES,
    *reg_20.DUTIES,
    *reg_21.DUTIES,
    *reg_22.DUTIES,
    *reg_24.DUTIES,
    *reg_27.DUTIES,
    *reg_29.DUTIES,
    *reg_30.DUTIES,
)
