"""When the work is done: exact schedules of what a policy buys, forecasts of a backlog, and the governance gates on the way.

Its names load what they need when they are first used. The exact schedules and the gates need no extra; the rest needs
``sendrules[plan]``.
"""

from typing import TYPE_CHECKING

from sendrules.lazy_names import lazy_names

if TYPE_CHECKING:
    from sendrules.commissioning.exact.allocation import ALLOCATION_SCHEMA, Allocated, Allocation, allocate
    from sendrules.commissioning.exact.given import CaseToAllocate, MonthPlaces
    from sendrules.commissioning.exact.grouped import Lateness
    from sendrules.commissioning.exact.simple import SimpleOrder
    from sendrules.commissioning.forecast.answer import Forecast
    from sendrules.commissioning.forecast.draws import Draws
    from sendrules.commissioning.from_caseload.to_allocate import ToAllocate, cases_to_allocate
    from sendrules.commissioning.gates.all_gates import gates_of
    from sendrules.commissioning.gates.decisions import Taken
    from sendrules.commissioning.gates.gate import Gate, GateKind, Gates, GateState
    from sendrules.commissioning.inputs import PlanInputs, parse_inputs, read_inputs
    from sendrules.commissioning.projections.ages import AgeShares, stated_ages
    from sendrules.commissioning.projections.reform_plan import ReformPlan, reform_plan
    from sendrules.commissioning.projections.writing import write_reform_plan
    from sendrules.commissioning.schedule.answer import Reading, Schedule
    from sendrules.commissioning.schedule.building import schedule_of
    from sendrules.commissioning.schedule.flows import CapacityGap, capacity_gap, littles_law
    from sendrules.commissioning.schedule.given import Given, Rejected
    from sendrules.commissioning.schedule.handing_out import WhenFull
    from sendrules.commissioning.schedule.rows import About, DayRange, Range, Remark, Row
    from sendrules.commissioning.schedule.starts import FirstBatch, Start
    from sendrules.commissioning.what_if.comparing import Comparison, compare
    from sendrules.commissioning.what_if.extra import ExtraCapacity, extra_capacity
    from sendrules.commissioning.what_if.fairness import Fairness, GroupWaits, Spread, fairness
    from sendrules.commissioning.what_if.group_waits import GroupWait, group_waits
    from sendrules.commissioning.what_if.policies import PolicyComparison, PolicyOutcome, compare_policies
    from sendrules.commissioning.what_if.sensitivity import Moved, sensitivity

_HOMES = {
    "exact.allocation": "ALLOCATION_SCHEMA Allocated Allocation allocate",
    "exact.given": "CaseToAllocate MonthPlaces",
    "exact.grouped": "Lateness",
    "from_caseload.to_allocate": "ToAllocate cases_to_allocate",
    "exact.simple": "SimpleOrder",
    "forecast.answer": "Forecast",
    "forecast.draws": "Draws",
    "gates.all_gates": "gates_of",
    "gates.decisions": "Taken",
    "gates.gate": "Gate GateKind GateState Gates",
    "inputs": "PlanInputs parse_inputs read_inputs",
    "projections.ages": "AgeShares stated_ages",
    "projections.reform_plan": "ReformPlan reform_plan",
    "projections.writing": "write_reform_plan",
    "schedule.answer": "Reading Schedule",
    "schedule.building": "schedule_of",
    "schedule.flows": "CapacityGap capacity_gap littles_law",
    "schedule.given": "Given Rejected",
    "schedule.handing_out": "WhenFull",
    "schedule.rows": "About DayRange Range Remark Row",
    "schedule.starts": "FirstBatch Start",
    "what_if.comparing": "Comparison compare",
    "what_if.extra": "ExtraCapacity extra_capacity",
    "what_if.fairness": "Fairness GroupWaits Spread fairness",
    "what_if.group_waits": "GroupWait group_waits",
    "what_if.policies": "PolicyComparison PolicyOutcome compare_policies",
    "what_if.sensitivity": "Moved sensitivity",
}
"""By module of this package: its public names, with spaces between them. A function is not named as its folder is."""

__all__ = [
    "ALLOCATION_SCHEMA",
    "About",
    "AgeShares",
    "Allocated",
    "Allocation",
    "CapacityGap",
    "CaseToAllocate",
    "Comparison",
    "DayRange",
    "Draws",
    "ExtraCapacity",
    "Fairness",
    "FirstBatch",
    "Forecast",
    "Gate",
    "GateKind",
    "GateState",
    "Gates",
    "Given",
    "GroupWait",
    "GroupWaits",
    "Lateness",
    "MonthPlaces",
    "Moved",
    "PlanInputs",
    "PolicyComparison",
    "PolicyOutcome",
    "Range",
    "Reading",
    "ReformPlan",
    "Rejected",
    "Remark",
    "Row",
    "Schedule",
    "SimpleOrder",
    "Spread",
    "Start",
    "Taken",
    "ToAllocate",
    "WhenFull",
    "allocate",
    "capacity_gap",
    "cases_to_allocate",
    "compare",
    "compare_policies",
    "extra_capacity",
    "fairness",
    "gates_of",
    "group_waits",
    "littles_law",
    "parse_inputs",
    "read_inputs",
    "reform_plan",
    "schedule_of",
    "sensitivity",
    "stated_ages",
    "write_reform_plan",
]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name
    __getattr__, __dir__ = lazy_names(__name__, _HOMES, extra="plan", needs=("numpy", "pyarrow", "rich", "scipy"))
