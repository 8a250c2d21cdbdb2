"""What notices must contain, in our own words, where several provisions ask for the same."""

from __future__ import annotations

APPEAL = (
    "the right to appeal",
    "the time limits for appealing",
    "the information about mediation in reg 32",
    "that there are disagreement resolution, and advice and information about special educational needs",
)
"""Items (a) to (d); reg 5(3) stops here."""

APPEAL_AND_RECOMMENDATIONS = (
    *APPEAL,
    "from 3 April 2018: the First-tier Tribunal's power to make recommendations (SI 2017/1306)",
)
"""Items (a) to (e), as SI 2017/1306 added (e) to seven provisions, but not to reg 5(3)."""
