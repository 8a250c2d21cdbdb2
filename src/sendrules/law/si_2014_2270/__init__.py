"""The Children and Families Act 2014 (Transitional and Saving Provisions) (No. 2) Order 2014 (SI 2014/2270).

The move from statements to plans, from 1 September 2014 to 31 March 2018: one module for each group of articles that
gives a period. Every period begins with its day, while the periods in the Regulations that they modify begin after
their day.
"""

from sendrules.law.model.duty import Duty
from sendrules.law.si_2014_2270 import art_05_06, art_07, art_21_24

DUTIES: tuple[Duty, ...] = (*art_05_06.DUTIES, *art_07.DUTIES, *art_21_24.DUTIES)
