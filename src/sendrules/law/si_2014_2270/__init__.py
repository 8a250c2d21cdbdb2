"""The Children and Families Act 2014 (Transitional and Saving Provisions) (No. 2) Order 2014 (SI 2014/2270).

The move from statements to plans, from 1 September 2014: one module for each group of articles that gives a period, as
SI 2015/505 and SI 2015/1619 left them. Every period of weeks begins with its day, while the periods in the Regulations
that they modify begin after their day.
"""
