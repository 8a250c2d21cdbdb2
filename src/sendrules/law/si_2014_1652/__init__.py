"""The Special Educational Needs (Personal Budgets) Regulations 2014 (SI 2014/1652): one module a regulation.

Only direct payments have a day, or an act to record: reviewing them (reg 11) and reducing them (reg 12).
"""
