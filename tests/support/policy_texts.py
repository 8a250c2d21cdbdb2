"""Policies as they stand in a file. All invented."""

from __future__ import annotations

HEAD = """
[authority]
key = "testshire"
name = "Testshire Council"

[source]
document = "Invented policy"
place = "p. 1"
status = "illustrative"
"""
FOUR = (
    HEAD
    + """
[[exceptions]]
id = "ep_shortage"

[fast_track]
title = "Fast track"
status = "to-be-published"

[[fast_track.targets]]
duty = "reg-13-2-final-plan-20-weeks"
within = "22 weeks"

[prioritisation]
title = "Order"
mode = "lexicographic"
mode_source = { place = "p. 2", status = "assumption" }
tiers = [["wait"], ["vulnerable"]]

[[prioritisation.factors]]
id = "wait"
title = "Wait"
kind = "wait"

[[prioritisation.factors]]
id = "vulnerable"
title = "Vulnerable"
kind = "flag"
fact = "testshire.vulnerable"

[[facts]]
name = "testshire.vulnerable"
title = "Vulnerable, in somebody's words"
type = "text"

[performance]
title = "Targets"

[[performance.targets]]
id = "in-time"
title = "Plans in 20 weeks"
cohort = "issued-in"
at_least = 0.85
"""
)

REVIEWS = (
    HEAD
    + """
[[facts]]
name = "testshire.year"
title = "Year group"
type = "group"
values = ["reception", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "post-16"]

[[facts]]
name = "testshire.in_care"
title = "In the council's care"
type = "flag"

[[facts]]
name = "testshire.last_year"
title = "In the last year of a course"
type = "flag"

[prioritisation]
title = "Whose review comes first"
mode = "lexicographic"
mode_source = { place = "p. 2", status = "assumption" }
tiers = [["years", "leaving", "two-years"], ["wait"]]

[[prioritisation.factors]]
id = "years"
title = "Year 1, 2, 6, 9 or 11"
kind = "group"
fact = "testshire.year"
values = ["1", "2", "6", "9", "11"]

[[prioritisation.factors]]
id = "leaving"
title = "Post-16, and the course ends"
kind = "group"
fact = "testshire.year"
values = ["post-16"]
when = { fact = "testshire.last_year", is = true }

[[prioritisation.factors]]
id = "two-years"
title = "Overdue for two years or more"
kind = "overdue"
at_least = "24 months"

[[prioritisation.factors]]
id = "wait"
title = "The wait"
kind = "wait"

[[prioritisation.guarantees]]
id = "care"
title = "Children in care are taken first"
when = { fact = "testshire.in_care", is = true }
max_share = 0.5
"""
)
"""An order whose factors and promises are for some: named years, a condition, a period that is reached."""

TEAMS = (
    HEAD
    + """
[[facts]]
name = "testshire.trial"
title = "In the trial of faster decisions"
type = "flag"

[prioritisation]
title = "A team for new assessments and one for those out of time"
mode = "lanes"
mode_source = "p. 3"

[[prioritisation.lanes]]
id = "late"
title = "Out of time"
overdue = true

[[prioritisation.lanes]]
id = "trial"
title = "The trial"
when = { fact = "testshire.trial", is = true }

[[prioritisation.lanes]]
id = "new"
title = "New assessments"
overdue = false

[prioritisation.orders.new]
mode = "date_order"
title = "By date of receipt"
tie_break = ["received", "reference"]

[fast_track]
title = "Faster decisions"
status = "in-force"
lane = "trial"
"""
)
"""Lanes of which no share is stated, the last the opposite of the first, and a fast track with a lane of its own."""


def line_of(text: str, words: str) -> int:
    """Give the number of the first line with these words."""
    return next(n for n, line in enumerate(text.splitlines(), start=1) if words in line)
