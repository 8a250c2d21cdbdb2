"""Every duty of the instrument. The tuple is explicit, so that a missing module shows in a diff."""

from sendrules.law.model.duty import Duty
from sendrules.law.si_2014_2270 import art_05_06, art_07, art_12_17, art_18, art_21_24, art_27, art_34_35

DUTIES: tuple[Duty, ...] = (
    *art_05_06.DUTIES,
    *art_07.DUTIES,
    *art_12_17.DUTIES,
    *art_18.DUTIES,
    *art_21_24.DUTIES,
    *art_27.DUTIES,
    *art_34_35.DUTIES,
)
