"""``QualityPolicy``: the authority's checks on a report, and which of the core's checks on a plan it runs."""

from __future__ import annotations

from pydantic import Field, model_validator

from sendrules.case.refusals import refuse
from sendrules.local.declarations.base import Declaration, Declared, Sources
from sendrules.local.declarations.repeated import repeated_ids, repeated_ids_in
from sendrules.local.declarations.values import Id, Ratio, Text


class ReportCheck(Declared):
    """One thing that a report must have. The authority names it: there is none by default."""

    id: Id = Field(description="A name.")
    title: Text = Field(description="What must be there, in plain words.")
    field: Id = Field(description="The field of the report's record that shows it.")
    one_of: tuple[Text, ...] = Field(default=(), description="The values that pass; empty: any but none or no.")
    provenance: Sources = Field(description="Where it comes from.")


class PlanCheck(Declared):
    """One thing that a plan must have beyond reg 12, as the authority asks."""

    id: Id = Field(description="A name.")
    title: Text = Field(description="What must be there, in plain words.")
    section: Text | None = Field(default=None, description="The section that it looks at.")
    field: Id = Field(description="The field of the plan's record that shows it.")
    provenance: Sources = Field(description="Where it comes from.")


class Grade(Declared):
    """One grade of an audit, best first in the list."""

    id: Id = Field(description="A name.")
    title: Text = Field(description="The grade.")


class QualityPolicy(Declaration):
    """What is checked. The sections of a plan (reg 12) and duplicate health pathways are checked for every authority."""

    report_checks: tuple[ReportCheck, ...] = Field(default=(), description="Checks on a report; none by default.")
    plan_checks: tuple[PlanCheck, ...] = Field(default=(), description="Checks on a plan beyond reg 12.")
    grades: tuple[Grade, ...] = Field(default=(), description="Grades of an audit, best first.")
    aimed_share: Ratio | None = Field(
        default=None, description="The share of audits that should reach the aim, where stated."
    )
    template: Text | None = Field(default=None, description="The template of a report, where one is named.")

    @model_validator(mode="after")
    def _ids(self) -> QualityPolicy:
        names = ("report_checks", "plan_checks")
        refuse(
            *repeated_ids_in(((name, n, c.id) for name in names for n, c in enumerate(getattr(self, name))), "checks"),
            *repeated_ids("grades", self.grades, "grades"),
        )
        return self
