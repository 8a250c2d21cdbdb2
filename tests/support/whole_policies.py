"""Three whole policies, without a mistake: one of each table, and an order in each of three modes. All invented."""

from __future__ import annotations

_WHO = """[authority]
key = "anywhere"
name = "Anywhere Council"

[source]
document = "Board paper of May 2025"
place = "p. 2"
status = "published"

[[facts]]
name = "anywhere.in_care"
title = "In the council's care"
type = "flag"

[[facts]]
name = "anywhere.year"
title = "School year"
type = "group"
values = ["5", "6", "11"]

[[facts]]
name = "anywhere.age"
title = "Age"
type = "number"
"""
TIERS = (
    _WHO
    + """
[standards]
title = "What we hold ourselves to"
source = "p. 3"

[[standards.limits]]
id = "decide"
title = "We say within four weeks whether we assess"
duty = "reg-5-1-decision-to-assess"
within = "4 weeks"

[[standards.communication]]
id = "messages"
title = "We acknowledge within 3 working days and reply within 10"
acknowledge = "3 working days"
reply = "10 working days"
basis = "receipt"

[[standards.interim_support]]
id = "top-up"
title = "Top-up funding for the school"
kind = "funding"
starts = "past-the-limit"

[prioritisation]
mode = "lexicographic"
title = "Children in care, then the longest wait"
tiers = [["care", "change"], ["age"], ["wait"]]
mode_source = { place = "it gives no order", status = "assumption" }

[[prioritisation.factors]]
id = "care"
title = "In care"
kind = "flag"
fact = "anywhere.in_care"

[[prioritisation.factors]]
id = "change"
title = "About to change school"
kind = "group"
fact = "anywhere.year"
values = ["6", "11"]

[[prioritisation.factors]]
id = "age"
title = "Age"
kind = "band"
fact = "anywhere.age"
bands = [{ at_least = 0, counts = 1 }, { at_least = 16, counts = 2 }]

[[prioritisation.factors]]
id = "wait"
title = "Waiting"
kind = "wait"

[[prioritisation.guarantees]]
id = "overdue"
title = "Overdue by more than four weeks"
overdue_weeks = 4
when = { fact = "anywhere.in_care", is = true }

[fast_track]
title = "A fast track for children who are seriously ill"
status = "in-force"
published_at = "the Local Offer"

[[fast_track.targets]]
duty = "reg-13-2-final-plan-20-weeks"
within = "16 weeks"
kind = "aim"

[[fast_track.criteria]]
id = "ill"
title = "Seriously ill"
evidence = [{ id = "consultant", title = "A letter from a consultant" }]

[commissioning]
title = "Assessments that are bought in"

[[commissioning.providers]]
id = "agency"
title = "An agency, not named"
supply = "agency"

[[commissioning.contracts]]
id = "lot-1"
title = "A hundred assessments"
providers = ["agency"]
starts = "2025-09"
total = 100
value = { least = 50_000, most = 100_000 }

[commissioning.contracts.turnaround]
within = "6 weeks"
starts = "allocation"
source = "p. 8"

[performance]
title = "Plans in time"
source = { document = "Scorecard", url = "https://www.anywhere.example/scorecard", seen = 2025-06-02 }

[[performance.measures]]
id = "in-time"
title = "Plans issued within 20 weeks"
cohort = "issued-in"
statistic = "share"
numerator = "plans issued within 20 weeks"
denominator = "plans issued"

[[performance.reported]]
measure = "in-time"
on = "2025-04"
value = 0.29

[[performance.targets]]
id = "most"
title = "At least 85% in time"
measure = "in-time"

[performance.targets.trajectory]
cumulative = false
unit = "share"
points = [{ by = "2025-12", value = 0.5 }, { by = "2026-12", value = 0.85 }]

[[performance.outcomes]]
id = "backlog"
title = "Nobody waits beyond the limit"

[[performance.milestones]]
id = "half"
title = "Half of the backlog is gone"
by = "2025-12"
outcome = "backlog"
quantity = { value = 50, unit = "plans" }
cumulative = true

[[performance.milestones]]
id = "none"
title = "The backlog is gone"
by = "2026-06"
outcome = "backlog"
"""
)
POINTS = (
    _WHO
    + """
[prioritisation]
mode = "points"
title = "Points for care, and for every week of waiting"
weights = { care = 6, wait = 1 }
caps = { care = 6 }
mode_source = "p. 4"

[[prioritisation.factors]]
id = "care"
title = "In care"
kind = "flag"
fact = "anywhere.in_care"

[[prioritisation.factors]]
id = "wait"
title = "Waiting"
kind = "wait"
"""
)
LANES = (
    _WHO
    + """
[prioritisation]
mode = "lanes"
title = "New cases, and those that are late"
mode_source = "p. 4"

[[prioritisation.lanes]]
id = "late"
title = "Late"
overdue = true
share = 0.5

[[prioritisation.lanes]]
id = "new"
title = "New"
share = 0.5

[prioritisation.orders.new]
mode = "lexicographic"
title = "In care first"
tiers = [["care"]]
mode_source = "p. 5"

[[prioritisation.orders.new.factors]]
id = "care"
title = "In care"
kind = "flag"
fact = "anywhere.in_care"
"""
)
