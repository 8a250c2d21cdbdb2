"""From a case, the law and a day to outcomes, in three pure steps: match events, compute the limit, settle."""
