"""How often things happen in synthetic cases: shares from the official statistics, and those that are made up.

Source of the first part: Department for Education, *Education, health and care plans*, releases of 2025 and 2026, England.
Contains public sector information licensed under the Open Government Licence v3.0. The second part is made up: no national
figure was found. It is only plausible, and nothing may be concluded from it.
"""

from __future__ import annotations

from collections.abc import Mapping

REQUESTS: Mapping[int, int] = {
    2016: 55_235, 2017: 64_555, 2018: 72_423, 2019: 82_329, 2020: 75_951, 2021: 93_302, 2022: 114_482, 2023: 138_242,
    2024: 154_489, 2025: 162_702,
}  # fmt: skip
"""Requests for an assessment by calendar year; 2025 as quoted second-hand from the release of 2026."""

IN_TWENTY_WEEKS: Mapping[int, float] = {
    2016: 0.586, 2017: 0.649, 2018: 0.601, 2019: 0.604, 2020: 0.580, 2021: 0.599, 2022: 0.492, 2023: 0.503, 2024: 0.464,
    2025: 0.461,
}  # fmt: skip
"""The share of plans issued within 20 weeks, exceptions left out, by the year of the plan; 2025 as quoted second-hand."""

OVER_A_YEAR = 0.073
"""The share of plans that took over a year, 2024."""

WITHDRAWN = 2_517 / 154_489
"""Requests withdrawn, of those received in 2024."""
REFUSED = 38_889 / (38_889 + 101_045)
"""Requests refused, of those decided, 2024."""
DECIDED_IN_SIX_WEEKS = 0.848
"""Requests decided within six weeks, of those decided, 2024."""
NO_PLAN = 6_404 / (6_404 + 98_547)
"""Assessments after which no plan was made, 2024."""
NO_PLAN_IN_TIME = 2_179 / (2_179 + 4_212)
"""Of these, told within sixteen weeks, 2024."""
EXCEPTIONS = (90_392 - 84_866) / 90_392
"""Plans for which an exception to the 20 weeks was recorded, 2024."""

MEDIATION_ON_REQUEST = 10_507 / 38_889
"""Mediation about a request, to each refusal, 2024."""
APPEAL_ON_REQUEST = 4_655 / 38_889
"""Appeals about a request, to each refusal, 2024."""
MEDIATION_ON_NO_PLAN = 2_124 / 6_404
APPEAL_ON_NO_PLAN = 1_445 / 6_404
MEDIATION_ON_PLAN = 1_862 / 98_547
"""Mediation about what a plan says, to each plan, 2024."""
APPEAL_ON_PLAN = 3_088 / 98_547

REVIEW_HELD = 453_761 / 524_654
"""Reviews for which a meeting was recorded, of those expected, 2024."""
REVIEW_DECIDED = (219_538 + 4_087 + 135_264) / 453_761
"""Meetings for which a decision was recorded, 2024."""
REVIEW_CEASES = 4_087 / (219_538 + 4_087 + 135_264)
REVIEW_AMENDS = 219_538 / (219_538 + 4_087 + 135_264)
"""Of the decisions after a review, those to cease and those to amend, 2024; the others continue the plan."""
REVIEW_DECIDED_IN_TIME = 0.444
"""Decisions within four weeks of the meeting, 2024."""

# What follows is made up.

BY_MONTH = (0.95, 1.0, 1.25, 0.85, 1.05, 1.25, 1.05, 0.45, 0.8, 1.05, 1.25, 1.05)
"""How many requests a month has, beside an even spread: fewer in August, when schools are closed."""
ON_A_WEEKEND = 0.1
"""How many requests a day of a weekend has, beside a weekday."""
YOUNG, UNDER_FIVE = 0.12, 0.10
"""Cases of young persons, and of children under five."""
REQUESTED_BY: Mapping[str, Mapping[str | None, float]] = {
    "child": {"parent": 0.54, "school": 0.4, None: 0.06},
    "young": {"young-person": 0.4, "parent": 0.25, "post-16-institution": 0.3, None: 0.05},
    "under five": {"parent": 0.95, None: 0.05},
}
"""Who made the request; None where the file does not say."""
FROM_A_PLAN = 0.12
"""Cases whose file begins with a plan that was made long ago."""
ADVICE_IN_TIME: Mapping[str, float] = {
    "educational-psychologist": 0.45, "nhs-trust": 0.62, "responsible-commissioning-body": 0.62, "social-care": 0.7,
    "head-teacher": 0.85, "principal": 0.8, "early-years-sen-lead": 0.8, "health-professional": 0.6,
}  # fmt: skip
"""Advice within six weeks, by whom it was asked of."""
AMENDED_IN_TIME, AMENDED_LATE, NOT_AMENDED = 0.55, 0.33, 0.04
"""What follows an amendment notice: a plan within eight weeks, a plan later, no amendment; else nothing is recorded."""
