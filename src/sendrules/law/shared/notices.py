"""What a notice must contain, in this library's own words, where several provisions require the same items."""

from __future__ import annotations

APPEAL = (
    "the right to appeal",
    "the time limits for appealing",
    "the information about mediation in reg 32",
    "that disagreement resolution, and advice and information about special educational needs, are available",
)
"""Items (a) to (d), as in reg 5(3), which has no item (e)."""

APPEAL_AND_RECOMMENDATIONS = (
    *APPEAL,
    "from 3 April 2018: the First-tier Tribunal's power to make recommendations (SI 2017/1306)",
)
"""Items (a) to (e), as SI 2017/1306 added (e) to seven provisions, but not to reg 5(3)."""

DECISION_NOTICE = (
    "whether the authority proposes to continue, amend or cease to maintain the plan",
    *(f"if it does not propose to amend: {item}" for item in APPEAL_AND_RECOMMENDATIONS),
    "if it proposes to amend: the proposed amendments and their evidence (R (L, M & P) v Devon CC)",
)
"""Of reg 20(10) and (11), and in the same words of reg 21(9) and (10)."""
