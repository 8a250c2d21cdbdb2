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


def line_of(text: str, words: str) -> int:
    """Give the number of the first line with these words."""
    return next(n for n, line in enumerate(text.splitlines(), start=1) if words in line)
