"""The target of 85%, the benchmark, the month by which the backlog should be gone, and what the inspection asked for."""

from datetime import date
from decimal import Decimal

import sendrules as sr
from sendrules_milton_keynes.sources import PART_TWO, aimed, reported, stated

_JOINTLY = "Milton Keynes City Council and the integrated care board, jointly"


def policy() -> sr.PerformancePolicy:
    """Give what is aimed at. The target says neither its cohort nor whether exceptions count: the source does not."""
    return sr.PerformancePolicy(
        id="milton-keynes-performance",
        title="85% within 20 weeks, and the backlog cleared by June 2025",
        provenance=stated("the statement as a whole"),
        measures=(
            sr.Measure(
                id="within-20-weeks",
                title="Assessments completed within the 20 weeks",
                cohort=sr.Cohort.NOT_STATED,
                statistic=sr.Statistic.SHARE,
                numerator="assessments completed within 20 weeks",
                denominator="assessments; the source does not say which",
                within=sr.Weeks(20),
                provenance=aimed(PART_TWO),
            ),
        ),
        targets=(
            sr.PerformanceTarget(
                id="85-percent",
                title="At least 85% within the 20 weeks",
                measure="within-20-weeks",
                at_least=Decimal("0.85"),
                benchmark=_england(),
                provenance=aimed(PART_TWO),
            ),
        ),
        benchmarks=(_england(),),
        outcomes=_outcomes(),
        milestones=(
            sr.Milestone(
                id="backlog-cleared",
                title="The backlog is cleared, and the team turns to new assessments",
                by=sr.DateWindow(earliest=date(2025, 6, 1), latest=date(2025, 6, 30), stated="by June 2025"),
                cohort="the backlog of assessments; its size is not given",
                contract="backlog",
                status="proposed",
                provenance=aimed("the paragraph on June 2025"),
            ),
        ),
    )


def _england() -> sr.Benchmark:
    return sr.Benchmark(area="England", period="2023", value=Decimal("0.503"), measure="within-20-weeks")


def _outcomes() -> tuple[sr.PlanOutcome, ...]:
    asked = (
        ("identify-sooner", "Less time until a child's needs are identified"),
        ("shorter-waits", "Shorter waits for mental health services and speech and language therapy"),
        ("plan-quality", "EHC plans of better quality, clear on health and care needs"),
        ("strategic-plan", "A strategic plan for the improvements is published"),
        ("one-pathway", "One pathway of neurodevelopmental assessment instead of two"),
        ("shared-data", "Better use of shared data"),
        ("post-16-places", "Post-16 places for young people with complex mental health needs"),
        ("oversight", "Stronger strategic evaluation and oversight"),
    )
    return tuple(
        sr.PlanOutcome(
            id=id,
            title=title,
            owner=_JOINTLY,
            note="no level, day or colour is given",
            provenance=reported("the list of what inspectors asked to be improved"),
        )
        for id, title in asked
    )
