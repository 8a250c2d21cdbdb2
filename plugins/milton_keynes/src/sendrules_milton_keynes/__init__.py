"""``milton_keynes``: Milton Keynes City Council.

The source is the council's public statement on the backlog of EHC needs assessments (undated; written between the end
of November 2024 and 6 January 2025). It names three factors by which children are identified for an assessment. It
gives no order among them and no weights, so the order below is an assumption, flagged in every ranking, and a setting
changes it. It publishes no fast track.
"""

from datetime import date
from typing import Literal

from pydantic import Field, field_validator

import sendrules as sr

FactorName = Literal["wait", "vulnerability", "phase_transfer"]
_STATEMENT = "Statement on the EHC needs assessment backlog and recovery plan (undated, about December 2024)"
_FACTORS = "Part one, the list of factors by which children and young people are identified"


class Settings(sr.Declared):
    """What can be set: the order of the three factors, which the source leaves open."""

    order: tuple[FactorName, ...] = Field(
        default=("wait", "vulnerability", "phase_transfer"),
        description="Most important first; each of the three once.",
    )

    @field_validator("order")
    @classmethod
    def _all_three(cls, order: tuple[FactorName, ...]) -> tuple[FactorName, ...]:
        if sorted(order) != ["phase_transfer", "vulnerability", "wait"]:
            raise ValueError("give wait, vulnerability and phase_transfer, each once")
        return order


@sr.hookimpl
def sendrules_authority() -> sr.Authority:
    """Name the authority."""
    return sr.Authority(
        key="milton_keynes", name="Milton Keynes City Council", gss_code="E06000042", settings_model=Settings
    )


@sr.hookimpl
def sendrules_facts() -> tuple[sr.FactDefinition, ...]:
    """Define the two facts that the factors read; the wait is in the chronology."""
    return (
        sr.FactDefinition("milton_keynes.vulnerability_group", "Vulnerability group", _vulnerability_group),
        sr.FactDefinition("milton_keynes.phase_transfer_year", "Phase transfer year", _phase_transfer_year),
    )


@sr.hookimpl
def sendrules_prioritisation(settings: Settings) -> sr.Lexicographic:
    """Take the factors one after another, in the order of the settings."""
    stated = (sr.Provenance(document=_STATEMENT, place=_FACTORS, status=sr.Status.PUBLISHED),)
    return sr.Lexicographic(
        id="milton-keynes-three-factors",
        title="Length of wait, vulnerability group, phase transfer year",
        provenance=stated,
        factors=(
            sr.Factor(
                id="wait", title="Waiting for an assessment", kind=sr.FactorKind.WAIT, provenance=stated
            ),
            sr.Factor(
                id="vulnerability",
                title="Vulnerability group",
                kind=sr.FactorKind.GROUP,
                fact="milton_keynes.vulnerability_group",
                provenance=stated,
            ),
            sr.Factor(
                id="phase_transfer",
                title="Phase transfer year",
                kind=sr.FactorKind.FLAG,
                fact="milton_keynes.phase_transfer_year",
                provenance=stated,
            ),
        ),
        tiers=tuple((name,) for name in settings.order),
        mode_provenance=(
            sr.Provenance(
                document=_STATEMENT,
                place="the source lists the factors and gives neither an order among them nor weights",
                status=sr.Status.ASSUMPTION,
            ),
        ),
    )


def _vulnerability_group(case: sr.Case, _as_of: date) -> str | tuple[str, ...] | None:
    """Give the group or groups. A bare yes names no group: the source says that every such child could be vulnerable."""
    value = case.facts.get("vulnerability_group")
    if value is None or isinstance(value, str | tuple):
        return value
    raise ValueError(
        "facts.vulnerability_group must name the group, such as 'looked-after'; it cannot be yes or no"
    )


def _phase_transfer_year(case: sr.Case, _as_of: date) -> bool | None:
    """Give whether the child is in a phase-transfer year."""
    value = case.facts.get("phase_transfer_year")
    if value is None or isinstance(value, bool):
        return value
    raise ValueError("facts.phase_transfer_year must be true or false")
