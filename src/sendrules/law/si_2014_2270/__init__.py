"""The Children and Families Act 2014 (Transitional and Saving Provisions) (No. 2) Order 2014 (SI 2014/2270).

The move from statements to plans, from 1 September 2014: one module for each group of articles that gives a period, as
SI 2015/505 and SI 2015/1619 left them. Every period of weeks begins with its day, while the periods in the Regulations
that they modify begin after their day.
"""

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
