"""``milton_keynes``: Milton Keynes City Council.

The sources are the council's public statement on the backlog of EHC needs assessments (undated; written between the end
of November 2024 and 6 January 2025) and a news report of 20 May 2024 on the area's inspection. The statement names three
factors by which children are identified for an assessment. It gives no order among them and no weights: the mode is an
assumption, flagged in every ranking, and settings change it. It publishes no fast track and no quality checks.
"""

import sendrules as sr
from sendrules_milton_keynes import commissioning, performance, prioritisation, standards
from sendrules_milton_keynes.settings import Settings


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(
        key="milton_keynes", name="Milton Keynes City Council", gss_code="E06000042", settings_model=Settings
    )


@sr.hookimpl
def sendrules_facts(settings: Settings) -> tuple[sr.FactDefinition, ...]:
    """Define what the factors and the interim support read; the wait is in the chronology."""
    return (*prioritisation.facts(settings), *standards.facts())


@sr.hookimpl
def sendrules_prioritisation(settings: Settings) -> sr.Lexicographic | sr.Points:
    """Order by the three factors: tier by tier, or by points where the settings give them."""
    return prioritisation.policy(settings)


@sr.hookimpl
def sendrules_standards() -> sr.StandardsPolicy:
    """Declare what is offered while the backlog is cleared."""
    return standards.policy()


@sr.hookimpl
def sendrules_commissioning() -> sr.CommissioningPolicy:
    """Declare the two parts of the plan."""
    return commissioning.policy()


@sr.hookimpl
def sendrules_performance() -> sr.PerformancePolicy:
    """Declare the target of 85%, the month by which the backlog should be gone, and what the inspection asked for."""
    return performance.policy()
