"""Tables of a local reform plan: requests, assessments and plans by year and age, with ranges. It needs ``sendrules[plan]``."""
